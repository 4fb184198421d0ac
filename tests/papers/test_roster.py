"""The roster is read as departments keep it; what can't be read is told with its row and why."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from core.people import RosterRow
from papers import roster_line, roster_read, roster_xlsx
from papers.phones import PhoneError, normalise_phones
from papers.roster import Roster, RosterError, name_key, read_roster

SMALL = 'name,head,phone,district\nСад № 1,Иванова А. А.,89101234567,Центр\n"Сад № 2, корпус 1",,,\n'
GOOD = (
    RosterRow("Сад № 1", "Иванова А. А.", "+7 910 123-45-67", "Центр"),
    RosterRow("Сад № 2, корпус 1"),
)


def csv_file(folder: Path, text: str, encoding: str = "utf-8", name: str = "roster.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def book(folder: Path, *rows: tuple[Any, ...], change: Callable[[Workbook], object] | None = None) -> Path:
    workbook = Workbook()
    assert workbook.active is not None
    for row in rows:
        workbook.active.append(row)
    if change:
        change(workbook)
    workbook.save(folder / "roster.xlsx")
    return folder / "roster.xlsx"


def told(roster: Roster) -> list[str]:
    return [str(problem) for problem in roster.problems]


# ---- text files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_any_usual_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    assert read_roster(csv_file(tmp_path, SMALL, encoding)).rows == GOOD


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_usual_separator_and_line_end_reads_the_same(
    tmp_path: Path, delimiter: str, line_end: str
) -> None:
    text = SMALL.replace(",", delimiter).replace("\n", line_end)
    text = text.replace(f"2{delimiter} корпус", "2, корпус")
    assert read_roster(csv_file(tmp_path, text)).rows == GOOD


def test_russian_titles_in_any_order_case_and_spacing_are_understood(tmp_path: Path) -> None:
    text = (
        "№ п/п;РАЙОН; E-mail ;Заведующий (Ф.И.О.);Контактный  телефон:;Наименование организации\n"
        "1;Центр;sad1@kaluga.ru;Иванова А. А.;8 (4842) 55-12-34;Сад № 1\n"
    )
    roster = read_roster(csv_file(tmp_path, text))
    assert roster.rows == (
        RosterRow("Сад № 1", "Иванова А. А.", "+7 4842 55-12-34", "Центр", "sad1@kaluga.ru"),
    )
    assert roster.ignored_columns == ()


def test_unknown_columns_are_mentioned_once_and_left_out(tmp_path: Path) -> None:
    text = "№;name;ИНН;phone;Мобильный телефон\n1;Сад;4027;;\n2;Сад 2;4028;;\n"
    roster = read_roster(csv_file(tmp_path, text))
    assert roster.ignored_columns == ("ИНН", "Мобильный телефон")
    assert [row.name for row in roster.rows] == ["Сад", "Сад 2"]


def test_a_list_of_names_alone_keeps_its_commas(tmp_path: Path) -> None:
    roster = read_roster(csv_file(tmp_path, "Наименование\nСад № 5, корпус 2\n"))
    assert roster.rows == (RosterRow("Сад № 5, корпус 2"),)


def test_letterheads_column_numbers_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    text = "Управление образования;;\n;;\nСписок ДОУ;;\n№;Наименование;Телефон\n1;2;3\n\n;;\n1;Сад;\n2;;\n"
    roster = read_roster(csv_file(tmp_path, text))
    assert roster.rows == (RosterRow("Сад"),)
    assert roster.problems == ()


def test_a_bad_row_is_told_with_its_number_and_everything_wrong_with_it(tmp_path: Path) -> None:
    text = (
        "name;head;phone;district;email\n"
        "Сад № 1;;;;\n"
        ";Петрова;;;\n"
        "Сад № 3;;12;;почта\n"
        f"{'Ы' * 201};;;;\n"
        "Итого: 57;;;;\n"
        "«»;;;;\n"
        "#Н/Д;;;;\n"
        "Сад № 8;;;;\n"
    )
    roster = read_roster(csv_file(tmp_path, text))
    assert [row.name for row in roster.rows] == ["Сад № 1", "Сад № 8"]
    assert told(roster) == [
        "строка 3: нет наименования",
        "строка 4: непонятный телефон «12»; непонятная почта «почта»",
        "строка 5: наименование: длиннее 200 знаков",
        "строка 6: похоже на итоговую строку: «Итого: 57»",
        "строка 7: нет наименования",
        "строка 8: наименование: в ячейке ошибка Excel «#Н/Д»",
    ]


def test_the_same_name_twice_is_told_with_the_row_it_repeats(tmp_path: Path) -> None:
    text = 'name;phone\nСад «Ёлочка»;12\nСАД "Елочка";\nсад  елочка ;\n'
    roster = read_roster(csv_file(tmp_path, text))
    assert roster.rows == (RosterRow('САД "Елочка"'),)
    assert told(roster) == [
        "строка 2: непонятный телефон «12»",
        "строка 4: повторяет строку 3: «сад елочка»",
    ]


def test_dashes_and_vacancies_mean_nothing_is_known(tmp_path: Path) -> None:
    roster = read_roster(csv_file(tmp_path, "name;head;phone;district;email\nСад;Вакансия;-;н/д;нет\n"))
    assert roster.rows == (RosterRow("Сад"),)


def test_control_and_invisible_characters_are_stripped(tmp_path: Path) -> None:
    roster = read_roster(csv_file(tmp_path, "name\nСад\u200b\x07\u202e №\u00a01\u00ad Ручеи\u0306\n"))
    assert roster.rows == (RosterRow("Сад № 1 Ручей"),)


def test_a_quote_left_open_does_not_swallow_the_rest_in_silence(tmp_path: Path) -> None:
    text = 'name,phone\nСад 1,\n"Сад 2,\nСад 3,\nСад 4,\n'
    roster = read_roster(csv_file(tmp_path, text))
    assert roster.rows == (RosterRow("Сад 1"),)
    assert told(roster) == ["строка 3: не закрыта кавычка, поэтому строки ниже не прочитаны"]


def test_a_quote_closed_rows_later_is_told_and_later_rows_keep_their_numbers(tmp_path: Path) -> None:
    text = 'name,phone\n"Сад 2,\nСад 3,\nСад 4",\nСад 5,1\n'
    roster = read_roster(csv_file(tmp_path, text))
    assert [problem.row for problem in roster.problems] == [2, 5]
    assert "слились" in roster.problems[0].why


def test_a_cell_of_two_lines_is_one_name_and_two_phones(tmp_path: Path) -> None:
    text = 'name;phone\n"Сад\n№ 1";"55-12-34\n89101234567"\nСад 2;1\n'
    roster = read_roster(csv_file(tmp_path, text))
    assert roster.rows == (RosterRow("Сад № 1", phone="55-12-34, +7 910 123-45-67"),)
    assert roster.problems[0].row == 5


def test_a_few_broken_bytes_spoil_their_row_only(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes("name\nДетский сад\n".encode() + b"\xd0\n" + "Ясли\n".encode())
    roster = read_roster(path)
    assert [row.name for row in roster.rows] == ["Детский сад", "Ясли"]
    assert told(roster) == ["строка 3: есть испорченные знаки: сохраните файл заново в кодировке UTF-8"]


# ---- Excel books


def test_a_book_reads_like_text_and_phones_kept_as_numbers_are_phones(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Наименование", "Руководитель", "Телефон", "Район"),
        ("Сад № 1", "Иванова А. А.", 89101234567.0, "Центр"),
        (None, None, None, None),
        ("Сад № 2", None, 9101234568, datetime(2020, 9, 1)),
        (None, "Без сада", None, None),
    )
    roster = read_roster(path)
    assert roster.rows == (
        RosterRow("Сад № 1", "Иванова А. А.", "+7 910 123-45-67", "Центр"),
        RosterRow("Сад № 2", "", "+7 910 123-45-68", "01.09.2020"),
    )
    assert told(roster) == ["строка 5: нет наименования"]


def test_a_book_from_excel_with_shared_strings_reads_the_same(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "roster.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(2, 1, ("Организация", "Телефон", "ИНН"))
        sheet.write_row(4, 1, ("Сад", 4842551234, 4027))
    roster = read_roster(tmp_path / "roster.xlsx")
    assert roster.rows == (RosterRow("Сад", phone="+7 4842 55-12-34"),)
    assert roster.ignored_columns == ("ИНН",)


def test_the_sheet_with_the_header_is_found_and_hidden_ones_come_last(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        workbook.worksheets[0].append(("Примечания",))
        draft, real = workbook.create_sheet("Черновик"), workbook.create_sheet("ДОУ")
        draft.append(("name",))
        draft.append(("Старый сад",))
        draft.sheet_state = "hidden"
        real.append(("Список садов",))
        real.append(())
        real.append(("name", "phone"))
        real.append(("Сад", "12"))
        real.merge_cells("A1:B1")

    roster = read_roster(book(tmp_path, change=change))
    assert told(roster) == ["строка 4: непонятный телефон «12»"]


def repacked(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The same book with one part changed, as no decent program would write it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_book_that_declares_entities_is_refused(tmp_path: Path, encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    path = book(tmp_path, ("name",), ("Сад",))
    repacked(path, "xl/worksheets/sheet1.xml", lambda _: bomb.encode(encoding))
    with pytest.raises(RosterError, match="DTD"):
        read_roster(path)


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = book(tmp_path, ("name",), ("Сад",))
    repacked(path, "xl/theme/theme1.xml", lambda old: old + b" " * (101 * 1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    started = time.monotonic()
    with pytest.raises(RosterError, match="слишком велика"):
        read_roster(path)
    assert time.monotonic() - started < 1


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet[: len(sheet) // 2],
        lambda sheet: sheet.replace(b'"inlineStr"><is><t>name</t></is>', b'"s"><v>77</v>'),
        lambda sheet: sheet.replace(b'r="A1"', b'r="1A"'),
        lambda _: b"",
    ],
)
def test_a_damaged_book_is_told_in_one_line(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    path = repacked(book(tmp_path, ("name",), ("Сад",)), "xl/worksheets/sheet1.xml", change)
    with pytest.raises(RosterError, match="повреждён"):
        read_roster(path)


def test_a_row_number_in_the_billions_is_not_counted_up_to(tmp_path: Path) -> None:
    path = book(tmp_path, ("name",), ("Сад",), ("Ясли",))
    repacked(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="3"', b'r="4000000000"'))
    assert [row.name for row in read_roster(path).rows] == ["Сад"]


def test_a_sheet_formatted_to_its_last_row_and_column_reads_at_once(tmp_path: Path) -> None:
    path = book(tmp_path, ("name",), ("Сад",))
    repacked(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"A1:A2", b"A1:XFD1048576"))
    started = time.monotonic()
    assert read_roster(path).rows == (RosterRow("Сад"),)
    assert time.monotonic() - started < 2


# ---- files that are no roster


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return file.getvalue()


OLE = bytes.fromhex("D0CF11E0A1B11AE1")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", b"", "файл пуст"),
        ("a.csv", b"\xef\xbb\xbf", "не найден заголовок"),
        ("a.csv", b" \n\n", "файл пуст"),
        ("a.csv", b"name\n", "ни одной строки"),
        ("a.csv", b"\x00\x01\x02", "не текстовый"),
        ("a.csv", b'name\n"' + b"x" * 200_000, "слишком длинная"),
        ("a.pdf", b"%PDF-1.7", "не .csv и не .xlsx"),
        ("a.xlsx", b"name\n", "не .csv и не .xlsx"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "старый вид Excel"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        ("a.xlsx", zipped("word/document.xml"), "не книга Excel"),
        ("a.xlsb", zipped("xl/workbook.bin"), "xlsb"),
        ("a.xlsx", zipped("xl/workbook.xml"), "повреждён"),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 100, "повреждён"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_in_one_line(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RosterError, match=why) as refused:
        read_roster(path)
    assert "\n" not in str(refused.value)
    assert name in str(refused.value)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="нет такого файла"):
        read_roster(tmp_path / "нет.csv")
    with pytest.raises(RosterError, match="это папка"):
        read_roster(tmp_path)


def test_without_a_header_it_says_what_was_expected_and_what_was_found(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "\nСад № 1;Иванова\nСад № 2;Петрова\n")
    with pytest.raises(RosterError, match=r"Наименование.*name.*в строке 2 стоит «Сад № 1»"):
        read_roster(path)


def test_more_rows_than_there_are_kindergartens_are_refused(
    tmp_path: Path,
) -> None:
    text = "name\n" + "".join(f"Сад {number}\n" for number in range(roster_line.MAX_ROWS))
    path = csv_file(tmp_path, text)
    assert len(read_roster(path).rows) == roster_line.MAX_ROWS
    path.write_text(f"{text}Лишний\n", encoding="utf-8")
    with pytest.raises(RosterError, match="больше 100000 строк"):
        read_roster(path)


def test_a_book_of_too_many_rows_and_a_file_too_big_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster_xlsx, "MAX_ROWS", 20)
    path = book(tmp_path, ("name",), *((f"Сад {number}",) for number in range(40)))
    with pytest.raises(RosterError, match="больше 20 строк"):
        read_roster(path)
    monkeypatch.setattr(roster_read, "MAX_FILE", 1024)
    with pytest.raises(RosterError, match="файл больше"):
        read_roster(path)


def test_an_empty_book_and_a_pipe_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="ни одной заполненной строки"):
        read_roster(book(tmp_path))
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(RosterError, match="это не файл"):
        read_roster(tmp_path / "pipe.csv")


def test_a_text_beside_numbers_makes_a_row_worth_telling(tmp_path: Path) -> None:
    path = book(tmp_path, ("№", "name"), (1, "Сад"), ("Ленинский округ", None), (2, None), (0.5, None))
    assert told(read_roster(path)) == ["строка 3: нет наименования"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet='name;,\t"\n\r Сад', max_size=60).map(str.encode))
def test_no_bytes_whatever_bring_a_traceback(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.csv"
    for data in (content, b"name;phone\n" + content, b"PK\x03\x04" + content):
        path.write_bytes(data)
        with suppress(RosterError):  # and nothing else
            assert all(name_key(row.name) for row in read_roster(path).rows)


# ---- phones


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("89101234567", "+7 910 123-45-67"),
        ("+7 (910) 123-45-67", "+7 910 123-45-67"),
        ("9101234567", "+7 910 123-45-67"),
        ("8 (4842) 55-12-34", "+7 4842 55-12-34"),
        ("4842551234", "+7 4842 55-12-34"),
        ("8-48434-2-15-20", "+7 48434 2-15-20"),
        ("8 495 123 45 67", "+7 495 123-45-67"),
        ("55-12-34", "55-12-34"),
        ("2 15 20", "2-15-20"),
        ("8 (4842) 55-12-34, 55-12-35", "+7 4842 55-12-34, 55-12-35"),
        ("55-12-34/89101234567", "55-12-34, +7 910 123-45-67"),
        ("89101234567 89107654321", "+7 910 123-45-67, +7 910 765-43-21"),
        ("тел. 8 (4842) 55-12-34, доб. 3", "+7 4842 55-12-34 доб. 3"),
        ("раб.: 55-12-34 и моб. 89101234567", "55-12-34, +7 910 123-45-67"),
        ("+375 29 123-45-67", "+375 29 123 45 67"),
        ("", ""),
    ],
)
def test_phones_come_to_one_form_and_stay_so(written: str, kept: str) -> None:
    assert normalise_phones(written) == kept
    assert normalise_phones(kept) == kept


@pytest.mark.parametrize(
    "written", ["12", "8910123456", "8,91012E+10", "позвонить", "Иванова 55-12-34", "+", "٨٩١٠١٢٣٤٥٦٧"]
)
def test_what_is_no_phone_is_refused(written: str) -> None:
    with pytest.raises(PhoneError):
        normalise_phones(written)


@given(
    st.from_regex(r"(\+7|8)[ -]?\(?[3489][0-9]{2}\)?[ -]?[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{2}", fullmatch=True)
)
def test_a_russian_phone_keeps_its_digits(written: str) -> None:
    kept = normalise_phones(written)
    assert kept.startswith("+7 ")
    assert [c for c in kept if c.isdigit()][1:] == [c for c in written if c.isdigit()][1:]
