"""The sheets that are signed: read back, line by line."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from core.people import Role
from core.people_list import ListedPerson, ListKind, PeopleList
from core.people_list_rows import CONFIRMED, NOBODY, about, acquainted, invited
from papers.people_list import NOTE, write_people_list
from papers.whole_file import ExportError
from tests.core.fake_town import DECISION, DEPARTMENT, MOSCOW

NOW = datetime(2020, 9, 2, 11, 0, tzinfo=MOSCOW)
KNOWN = datetime(2020, 8, 4, 10, 5, tzinfo=MOSCOW)
PEOPLE = (
    acquainted("МБДОУ № 7", "Иванова Мария Петровна", Role.HEAD, KNOWN, 1, MOSCOW),
    acquainted("МБДОУ № 7", "Смирнова \x07<w:t>", Role.DEPUTY, None, 0, MOSCOW),
    acquainted("МБДОУ № 12", "Петрова Анна", None, None, 0, MOSCOW),
)
ACQUAINTANCE = PeopleList(
    ListKind.ACQUAINTANCE, DEPARTMENT, about(DECISION, ListKind.ACQUAINTANCE), NOW, PEOPLE
)
REGISTRATION = replace(
    ACQUAINTANCE,
    kind=ListKind.REGISTRATION,
    about=about(DECISION, ListKind.REGISTRATION),
    rows=[invited("МБДОУ № 7", "Иванова Мария Петровна", Role.HEAD)],
)


def lines(path: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in Document(str(path)).tables[0].rows]


def words(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_who_has_seen_the_decision_and_when(tmp_path: Path) -> None:
    path = tmp_path / "лист.docx"
    assert write_people_list(ACQUAINTANCE, path) == 3
    assert lines(path) == [
        ["№", "Фамилия, имя, отчество", "Должность", "Организация", "Дата и время", "Отметка"],
        ["1", "Иванова Мария Петровна", "заведующий", "МБДОУ № 7", "04.08.2020 10:05", CONFIRMED],
        [
            *("2", "Смирнова <w:t>", "старший воспитатель или заместитель"),
            *("МБДОУ № 7", "", ""),
        ],
        ["3", "Петрова Анна", "заведующий", "МБДОУ № 12", "", NOBODY],
    ]
    assert NOTE in words(path)
    assert "ЛИСТ ОЗНАКОМЛЕНИЯ" in words(path)


def test_before_the_meeting_the_marks_are_left_for_the_pen(tmp_path: Path) -> None:
    path = tmp_path / "лист.docx"
    write_people_list(REGISTRATION, path)
    heading, row = lines(path)
    assert heading[4:] == ["Подгруппа", "Дата и время", "Отметка"]
    assert row[4:] == ["", "", ""]
    assert NOTE not in words(path)


def test_attendance_fills_the_same_paper(tmp_path: Path) -> None:
    path = tmp_path / "лист.docx"
    there = ListedPerson("Иванова", "заведующий", "МБДОУ № 7", KNOWN, "присутствует", "1, 9:00")
    write_people_list(replace(REGISTRATION, rows=(one for one in [there])), path)
    assert lines(path)[1][4:] == ["1, 9:00", "04.08.2020 10:05", "присутствует"]
    assert NOTE in words(path)


@pytest.mark.parametrize("name", ["лист.doc", "лист"])
def test_another_ending_is_refused(tmp_path: Path, name: Any) -> None:
    with pytest.raises(ExportError, match=r"\.docx"):
        write_people_list(ACQUAINTANCE, tmp_path / name)
