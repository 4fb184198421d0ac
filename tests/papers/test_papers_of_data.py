"""The raw data as CSV and the sheet of invitations: read back, value by value."""

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from docx import Document

from core.table import TablePiece
from papers.invites import Invite
from papers.invites_docx import write_invites_docx
from papers.table import Written
from papers.table_csv import write_csv
from papers.whole_file import ExportError
from tests.core.fake_town import DEPARTMENT
from tests.papers.test_table import ANSWERS, ROWS, TABLE, WHOLE


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_csv_says_the_same_as_the_table(tmp_path: Path) -> None:
    folder = tmp_path / "данные"
    assert write_csv(TABLE, folder) == Written(len(ROWS), len(ANSWERS))
    assert (folder / "organisations.csv").read_bytes().startswith("\ufeff№;".encode())
    heading, first, second = read(folder / "organisations.csv")
    assert heading[3:6] == ["1. Перечень актов", "2. Рабочая группа", "3. Структура"]
    assert first[:3] == ["5", "МБДОУ № 5 «Звёздочка»", "Иванова Анна Петровна"]
    assert first[3:6] == ["Сделано", "В работе", "нет данных"]
    assert first[-1] == "сдан"
    assert second[:3] == ["", "Антошка", ""]
    answers = read(folder / "answers.csv")[1:]
    assert answers[0][4:] == ["положение\nциклограмма", "14.08.2020 11:20", "Иванова А. П."]
    assert answers[1][4] == "'=1+1"  # an apostrophe, so that nobody's program counts it


def test_csv_has_evidence_and_reminders_where_there_are_some(tmp_path: Path) -> None:
    assert write_csv(WHOLE, tmp_path) == Written(2, 2, 2, 2)
    assert read(tmp_path / "evidence.csv")[1][6:] == [
        "приказ.pdf", "application/pdf", "1234", "ab" * 32, "сохранён", "14.08.2020 11:20", "Иванова А. П.",
    ]  # fmt: skip
    assert read(tmp_path / "evidence.csv")[2][5] == "'=№ 132"
    assert read(tmp_path / "reminders.csv")[2][2:] == [
        "по просьбе", "", "14.08.2020 11:20", "", "", "отменено: отпуск",
    ]  # fmt: skip


def test_a_second_writing_replaces_the_first(tmp_path: Path) -> None:
    write_csv(TABLE, tmp_path)
    write_csv(replace(TABLE, pieces=[TablePiece(ROWS[0])]), tmp_path)
    assert len(read(tmp_path / "organisations.csv")) == 2
    assert len(read(tmp_path / "answers.csv")) == 1


def test_no_folder_is_made_where_none_can_be(tmp_path: Path) -> None:
    (tmp_path / "файл").write_text("")
    with pytest.raises(ExportError, match="не удалось"):
        write_csv(TABLE, tmp_path / "файл" / "данные")


INVITES = [
    Invite(f"МБДОУ № {n} «Ласточка» <b>&", f"https://t.me/bot?start=code{n:03}", "used" if n == 2 else "new")
    for n in range(1, 12)
]


def test_each_kindergarten_has_a_card_with_its_code(tmp_path: Path) -> None:
    path = tmp_path / "приглашения.docx"
    assert write_invites_docx(INVITES, DEPARTMENT, path) == 11
    cards = [table.rows[0].cells[1].text for table in Document(str(path)).tables]
    assert len(cards) == 11
    for card, invite in zip(cards, INVITES, strict=True):
        assert invite.kindergarten in card
        assert invite.link in card
        assert ("Уже зарегистрированы" in card) == (invite.status == "used")
    with zipfile.ZipFile(path) as parts:
        pictures = [parts.read(name) for name in parts.namelist() if name.startswith("word/media/")]
    assert set(pictures) == {code_of(invite.link) for invite in INVITES}


def code_of(link: str) -> bytes:
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=8, border=2)
    return out.getvalue()
