"""The department's table says what was answered, value by value, and harms nobody who opens it."""

import csv
import errno
import io
import os
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from core.summary import NO_DATA
from core.table import AnswerRow, EvidenceRow, ReminderRow, ReportTable, SummaryLine, TablePiece, TableRow
from papers.harmless import CUT, MAX_CELL, begins_formula, for_csv, for_xlsx
from papers.invites import Invite, write_invites_csv
from papers.safe_book import open_book
from papers.table import ExportError, Written, write_table
from papers.table_parts import ANSWERS as ANSWERS_PART
from papers.table_sheets import Running
from papers.whole_file import whole_file

MOSCOW = timezone(timedelta(hours=3))
ROWS = (
    TableRow(
        number=5,
        organisation="МБДОУ № 5 «Звёздочка»",
        head="Иванова Анна Петровна",
        statuses=("Сделано", "В работе", ""),
        date="25.08.2020",
        evidence="приказ № 132/02-05 от 25.08.2020; https://sad5.ru/vsoko",
        planned="01.10.2020",
        difficulties="нет людей или времени",
        note="позже срока",
        state="сдан",
    ),
    TableRow(number=None, organisation="Антошка", head="", statuses=("Не начинали", "", "")),
)
ANSWERS = (
    AnswerRow(
        "МБДОУ № 5", 1, "Перечень актов", "Какие акты?", "положение\nциклограмма",
        datetime(2020, 8, 14, 11, 20, 5, tzinfo=MOSCOW), "Иванова А. П.",
    ),
    AnswerRow("Антошка", 2, "Группа", "Сколько?", "=1+1"),
)  # fmt: skip
TABLE = ReportTable(
    decision_title="О реализации проекта «ВСОКО»",
    department="Управление образования города Калуги",
    made_at=datetime(2020, 9, 2, 9, 5, tzinfo=MOSCOW),
    deadline=date(2020, 9, 1),
    task_titles=("Перечень актов", "Рабочая группа", "Структура"),
    pieces=(TablePiece(ROWS[0], ANSWERS[:1]), TablePiece(ROWS[1], ANSWERS[1:])),
    summary=(
        SummaryLine("Сдали", 1, 2),
        SummaryLine("1. Перечень актов"),
        SummaryLine("Нужна консультация", 3),
        SummaryLine("Из возвращённых", 0, 0),
    ),
    total=2,
)
SENT = datetime(2020, 8, 14, 11, 20, tzinfo=MOSCOW)
EVIDENCE = (
    EvidenceRow(
        5, "МБДОУ № 5", 1, "Перечень актов", "файл", "", "приказ.pdf", "application/pdf", 1234, "ab" * 32,
        "сохранён", SENT, "Иванова А. П.",
    ),
    EvidenceRow(5, "МБДОУ № 5", 1, "Перечень актов", "приказ", "=№ 132"),
)  # fmt: skip
REMINDERS = (
    ReminderRow(None, "Антошка", "за 14 рабочих дней", date(2020, 9, 1), SENT, SENT, "Петрова", "отправлено"),
    ReminderRow(None, "Антошка", "по просьбе", None, SENT, None, "", "отменено: отпуск"),
)
WHOLE = replace(
    TABLE,
    pieces=(
        TablePiece(ROWS[0], ANSWERS[:1], EVIDENCE),
        TablePiece(ROWS[1], ANSWERS[1:], reminders=REMINDERS),
    ),
    has_evidence=True,
    has_reminders=True,
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("table") / "таблица.xlsx"
    assert write_table(TABLE, path) == Written(organisations=2, answers=2)
    return load_workbook(path)


def values(book: Workbook, sheet: str) -> list[list[Any]]:
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


# ---- what it says


def test_the_table_comes_back_value_by_value(written: Workbook) -> None:
    assert values(written, "По организациям") == [
        [
            "№", "Организация", "Руководитель",
            "1. Перечень актов", "2. Рабочая группа", "3. Структура",
            "Дата", "Реквизиты или ссылка", "Плановая дата", "Трудности", "Примечание", "Состояние отчёта",
        ],
        [
            5, "МБДОУ № 5 «Звёздочка»", "Иванова Анна Петровна", "Сделано", "В работе", NO_DATA,
            "25.08.2020", "приказ № 132/02-05 от 25.08.2020; https://sad5.ru/vsoko", "01.10.2020",
            "нет людей или времени", "позже срока", "сдан",
        ],
        [None, "Антошка", None, "Не начинали", NO_DATA, NO_DATA, None, None, None, None, None, None],
    ]  # fmt: skip


def test_the_summary_gives_every_share_with_its_counts(written: Workbook) -> None:
    assert values(written, "Сводка") == [
        ["О реализации проекта «ВСОКО»", None, None, None],
        ["Управление образования города Калуги", None, None, None],
        ["Срок исполнения: 01.09.2020", None, None, None],
        ["По состоянию на 02.09.2020 09:05", None, None, None],
        [None, None, None, None],
        ["Показатель", "Число", "Всего", "Доля"],
        ["Сдали", 1, 2, "1 из 2 (50 %)"],
        ["1. Перечень актов", None, None, None],
        ["Нужна консультация", 3, None, None],
        ["Из возвращённых", NO_DATA, None, NO_DATA],
    ]


def test_the_answers_come_as_given_with_times_that_sort(written: Workbook) -> None:
    assert written.sheetnames == ["Сводка", "По организациям", "Ответы"]
    assert values(written, "Ответы")[1:] == [
        [
            "МБДОУ № 5", 1, "Перечень актов", "Какие акты?", "положение\nциклограмма",
            datetime(2020, 8, 14, 11, 20, 5), "Иванова А. П.",
        ],
        ["Антошка", 2, "Группа", "Сколько?", "=1+1", None, None],
    ]  # fmt: skip


def test_evidence_and_reminders_come_value_by_value(tmp_path: Path) -> None:
    path, heard = tmp_path / "a.xlsx", []
    written = write_table(WHOLE, path, lambda done, whole: heard.append((done, whole)))
    assert written == Written(2, 2, 2, 2)
    assert heard == [(1, 2), (2, 2)]
    book = load_workbook(path)
    assert book.sheetnames == ["Сводка", "По организациям", "Ответы", "Доказательства", "Напоминания"]
    sent = datetime(2020, 8, 14, 11, 20)
    assert values(book, "Доказательства")[1:] == [
        [
            5, "МБДОУ № 5", 1, "Перечень актов", "файл", None, "приказ.pdf", "application/pdf", 1234,
            "ab" * 32, "сохранён", sent, "Иванова А. П.",
        ],
        [5, "МБДОУ № 5", 1, "Перечень актов", "приказ", "=№ 132", *[None] * 7],
    ]  # fmt: skip
    assert book["Доказательства"]["F3"].quotePrefix
    assert values(book, "Напоминания")[1:] == [
        [None, "Антошка", "за 14 рабочих дней", "01.09.2020", sent, sent, "Петрова", "отправлено"],
        [None, "Антошка", "по просьбе", None, sent, None, None, "отменено: отпуск"],
    ]
    for name in ("Доказательства", "Напоминания"):
        sheet = book[name]
        assert sheet.freeze_panes == "C2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).coordinate[:-1]}3"


def test_a_status_shows_in_word_sign_and_colour(written: Workbook) -> None:
    cells = [written["По организациям"][place] for place in ("D2", "E2", "F2", "D3")]
    assert [cell.number_format[1] for cell in cells] == ["✓", "◐", "—", "○"]
    assert len({cell.fill.fgColor.rgb for cell in cells}) == 4


def test_it_prints_on_a4_landscape_with_the_header_on_every_page(written: Workbook) -> None:
    sheet = written["По организациям"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:L3"
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.right.text == "Страница &P из &N"
    assert sheet["B2"].alignment.wrap_text


def test_a_full_sheet_of_answers_goes_on_to_the_next(tmp_path: Path) -> None:
    answers = [AnswerRow(f"Сад {number}", 1, "т", "в", "о") for number in range(1, 6)]
    with open_book(tmp_path / "a.xlsx") as book:
        table = ReportTable("", "", TABLE.made_at, TABLE.deadline, (), ())
        sheet = Running(book, table, ANSWERS_PART, per_sheet=2)
        for cells in ANSWERS_PART.rows(TablePiece(ROWS[1], tuple(answers))):
            sheet.put(cells)
        sheet.end()
        assert sheet.total == 5
    read = load_workbook(tmp_path / "a.xlsx")
    assert read.sheetnames == ["Ответы", "Ответы 2", "Ответы 3"]
    names = [row[0] for sheet in read.sheetnames for row in values(read, sheet)[1:]]
    assert names == [answer.organisation for answer in answers]
    assert [sheet.auto_filter.ref for sheet in read.worksheets] == ["A1:G3", "A1:G3", "A1:G2"]


def test_a_table_of_nothing_is_still_a_table(tmp_path: Path) -> None:
    table = ReportTable("", "", TABLE.made_at, TABLE.deadline, (), ())
    assert write_table(table, tmp_path / "a.xlsx") == Written(0, 0)
    assert len(values(load_workbook(tmp_path / "a.xlsx"), "Ответы")) == 1


def test_statuses_that_do_not_match_the_tasks_are_an_error() -> None:
    with pytest.raises(ValueError, match="Антошка"):
        list(ReportTable("", "", TABLE.made_at, TABLE.deadline, ("одна",), [TablePiece(ROWS[1])]).each())


# ---- text from people


def as_excel_reads(text: object) -> str:
    """openpyxl doesn't undo the format's escapes in inline strings; Excel does."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), str(text or ""))


nasty = st.sampled_from(
    ["=1+1", "+7 910 123-45-67", "-", "@SUM(A1)", "\t=1", " =1", "{=1}", "http://a.ru", "mailto:a@b.ru",
     "<r><t>x</t></r>", "<r></c>", "_x0041_", "_x0041_x0042_", "_x005F_", "x005F_", "]]>", "&amp;", "00123",
     "1e5", "\x00\x1f\ufffe", "\ud800", "\r\n", "😀", "\u202e", " x ", "TRUE", "#N/A"]
)  # fmt: skip
texts = st.text(max_size=40) | nasty | st.tuples(nasty, st.text(max_size=5)).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.lists(texts, min_size=9, max_size=9))
def test_any_text_survives_and_none_becomes_a_formula(tmp_path: Path, given_texts: list[str]) -> None:
    name, head, status, day, evidence, planned, difficulties, note, state = given_texts
    row = TableRow(1, name, head, (status,), day, evidence, planned, difficulties, note, state)
    answer = AnswerRow(name, 1, head, evidence, note, None, state)
    piece = TablePiece(row, (answer,))
    table = ReportTable(name, head, TABLE.made_at, TABLE.deadline, (note,), (piece,))
    write_table(table, tmp_path / "any.xlsx")
    book = load_workbook(tmp_path / "any.xlsx")
    cells = list(book["По организациям"][2])
    assert [as_excel_reads(cell.value) for cell in cells[1:]] == [
        for_xlsx(text) for text in (name, head, status or NO_DATA, *given_texts[3:])
    ]
    assert as_excel_reads(book["Ответы"]["E2"].value) == for_xlsx(note)
    for sheet in book.worksheets:
        for cell in (cell for line in sheet.iter_rows() for cell in line):
            if isinstance(cell.value, str) and begins_formula(as_excel_reads(cell.value)):
                assert cell.quotePrefix
    assert b"<f>" not in sheets_xml(tmp_path / "any.xlsx")


def sheets_xml(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist() if "/sheet" in name)


@given(st.text())
def test_only_what_no_cell_can_hold_is_taken_from_a_text(text: str) -> None:
    kept = for_xlsx(text)
    assert kept == for_xlsx(kept)
    kept.encode()  # no half of a character is left, which no file could hold
    if text.isprintable():
        assert kept == text


def test_a_text_beyond_the_limit_is_cut_and_says_so() -> None:
    assert for_xlsx("я" * MAX_CELL) == "я" * MAX_CELL
    for text in ("я" * (MAX_CELL + 1), "😀" * MAX_CELL, "я" + "😀" * MAX_CELL):
        cut = for_xlsx(text)
        assert cut.endswith(CUT)
        assert MAX_CELL - 1 <= len(cut.encode("utf-16-le")) // 2 <= MAX_CELL
        assert text.startswith(cut.removesuffix(CUT))


# ---- the file


def test_a_broken_off_export_leaves_the_older_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"older")

    def broken() -> Iterator[TablePiece]:
        yield from TABLE.pieces
        raise RuntimeError("the database went away")

    table = replace(TABLE, pieces=broken())
    with pytest.raises(RuntimeError, match="went away"):
        write_table(table, path)
    assert path.read_bytes() == b"older"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_finished_export_replaces_the_older_file_with_usual_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"older")
    write_table(TABLE, path)
    assert path.read_bytes().startswith(b"PK")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("нет/такой.xlsx", "нет папки"),
        ("папка.xlsx", "это папка"),
        ("a.xls", "должно кончаться на .xlsx"),
        (f"{'ы' * 200}.xlsx", "слишком длинное имя"),
        ("файл.txt/a.xlsx", "нет папки"),
    ],
)
def test_where_it_cannot_be_written_one_line_says_why(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "папка.xlsx").mkdir()
    (tmp_path / "файл.txt").touch()
    with pytest.raises(ExportError, match=why) as refused:
        write_table(TABLE, tmp_path / name)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "на диске нет места"),
        (PermissionError(errno.EACCES, "Permission denied"), "нет прав на запись или файл открыт"),
        (OSError(errno.EROFS, "Read-only file system"), "только для чтения"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_what_the_disk_refuses_is_told_in_one_line(tmp_path: Path, error: OSError, why: str) -> None:
    path = tmp_path / "a.xlsx"
    with pytest.raises(ExportError, match=why), whole_file(path):
        raise error
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_met_while_closing_the_book_stays_a_refusal_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(IsADirectoryError), open_book(tmp_path / "a.xlsx") as book:
        book.sheet("a")


# ---- invitations


def test_invitations_come_as_three_columns_and_run_nothing() -> None:
    out = io.StringIO(newline="")
    link = "https://t.me/vsoko_bot?start=abc"
    rows = [
        Invite("МБДОУ № 5 «Звёздочка», корпус 2", link, "новое"),
        Invite('=HYPERLINK("http://a.ru")', link, "использовано"),
        Invite("@a\rb", link, "+отозвано"),
    ]
    write_invites_csv(iter(rows), out)
    assert out.getvalue().startswith("kindergarten,link,status\n")
    assert list(csv.reader(io.StringIO(out.getvalue(), newline="")))[1:] == [
        ["МБДОУ № 5 «Звёздочка», корпус 2", link, "новое"],
        ['\'=HYPERLINK("http://a.ru")', link, "использовано"],
        ["'@a\nb", link, "'+отозвано"],
    ]


@given(texts)
def test_no_csv_cell_begins_like_a_formula(text: str) -> None:
    safe = for_csv(text)
    assert not begins_formula(safe)
    assert safe.removeprefix("'") == for_csv(safe).removeprefix("'")
