"""Documents as they come: Word's lists and tables, old encodings; and what is none, in one plain line."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls

from bot.drafting import drafted
from bot.errors import Refusal
from core.decision import Decision
from papers.decision_file import parse_decision
from papers.draft_source import MAX_FILE, read_document_bytes
from tests.papers.draft_docx_made import with_lists, with_tables, zipped
from tests.papers.draft_manners import FOLDER

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
DTD = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
EMPTY = f'<?xml version="1.0"?><w:document {nsdecls("w")}><w:body/></w:document>'.encode()


def same(_: str, data: bytes) -> bytes:
    return data


def instead(part: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: part if name == "word/document.xml" else data


NOT_DOCUMENTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "an old .doc": (lambda: OLE + bytes(600), "это старый вид Word \\(.doc\\)"),
    "a locked one": (lambda: OLE + bytes(40) + "EncryptedPackage".encode("utf-16-le"), "закрыт паролем"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3", "это PDF"),
    "an RTF": (lambda: b"{\\rtf1\\ansi text}", "это RTF"),
    "a web page": (lambda: b"<!DOCTYPE html><html>", "веб-страница"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "это картинка"),
    "nothing": (lambda: b"", "файл пуст"),
    "only spaces": (lambda: b" \r\n\t\n", "файл пуст"),
    "bytes": (lambda: bytes(range(256)) * 4, "кодировку|не текст"),
    "a NUL in a text": (lambda: "Решение\0".encode(), "не текст"),
    "a torn archive": (lambda: with_lists()[:900], "повреждён"),
    "an archive of something": (lambda: with_lists()[:30] + b"xx", "повреждён"),
    "a bomb": (lambda: zipped(same, {"word/more.xml": b" " * (70 * 2**20)}), "слишком велик"),
    "a part too big": (lambda: zipped(instead(b"<a>" + b" " * (13 * 2**20))), "слишком велик"),
    "a DTD": (lambda: zipped(instead(DTD)), "DTD"),
    "an entity in a header": (lambda: zipped(same, {"word/header9.xml": DTD}), "DTD"),
    "XML that is none": (lambda: zipped(instead(b"<w:document>")), "не читается|повреждён"),
    "no text": (lambda: zipped(instead(EMPTY)), "нет текста"),
    "a line without an end": (lambda: "провести ".encode() * 600, "строка длиннее 4000 знаков"),
    "a book": (lambda: ("провести " * 40 + "\n").encode() * 1000, "слишком велик"),
    "too many lines": (lambda: b"\n".join([b"a"] * 6000), "слишком велик"),
}


@pytest.mark.parametrize("what", NOT_DOCUMENTS)
def test_what_is_no_document_is_told_in_one_line(tmp_path: Path, what: str) -> None:
    make, words = NOT_DOCUMENTS[what]
    file = tmp_path / "решение.docx"
    file.write_bytes(make())
    with pytest.raises(Refusal, match=words) as refusal:
        drafted(file, None, None)
    assert str(refusal.value).startswith(f"{file}: ")
    assert "\n" not in str(refusal.value)
    assert refusal.value.exit_code == 1


@pytest.mark.parametrize("suffix", ["xlsx", "odt"])
def test_another_archive_of_an_office_is_named(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"решение.{suffix}"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml" if suffix == "odt" else "xl/workbook.xml", "<a/>")
    with pytest.raises(Refusal, match=r"это \.odt|это не документ Word"):
        drafted(file, None, None)


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="нет такого файла"):
        drafted(tmp_path / "нет.docx", None, None)
    with pytest.raises(Refusal, match="это папка"):
        drafted(tmp_path, None, None)
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(Refusal, match="файл больше 10 МБ"):
        drafted(big, None, None)


def made(data: bytes, tmp_path: Path, name: str = "решение.docx") -> tuple[Decision, str, str]:
    (tmp_path / name).write_bytes(data)
    draft = drafted(tmp_path / name, None, None)
    return parse_decision(draft.written.text, name), draft.written.text, " ".join(draft.written.unplaced)


def test_numbers_that_word_counts_itself_are_worked_out(tmp_path: Path) -> None:
    decision, text, _ = made(with_lists(), tmp_path)
    assert (decision.point, str(decision.deadline), decision.title) == (
        "2",
        "2023-11-01",
        "О подготовке к зиме",
    )
    assert [task.text for task in decision.tasks][:2] == ["Проверить отопление.", "Утеплить окна: в группах."]
    assert [(own.number, own.text) for own in decision.own_tasks] == [
        ("1.1", "Собрать сведения о готовности.")
    ]
    assert decision.meeting is not None
    assert decision.meeting.place == "зал отдела образования"
    assert "# абзац 9: 2.1. Проверить отопление." in text


def test_a_text_box_is_not_read_but_told_and_a_header_is_read(tmp_path: Path) -> None:
    _, text, unplaced = made(with_lists(), tmp_path)
    assert "надписи в рамках (1)" in text
    assert "Секретная надпись" not in text
    assert "верхний колонтитул: Отдел образования города" in unplaced


def test_tables_are_read_by_the_names_of_their_columns(tmp_path: Path) -> None:
    decision, text, unplaced = made(with_tables(), tmp_path)
    assert (str(decision.day), str(decision.deadline)) == ("2024-02-12", "2024-04-15")
    assert [task.text for task in decision.tasks] == [
        "Назначить ответственных за пропуска.",
        "Проверить ограждения.",
    ]
    assert [(own.text, str(own.deadline), own.owner) for own in decision.own_tasks] == [
        ("Провести выездные проверки.", "2024-05-01", "Отдел образования")
    ]
    assert decision.meeting is not None
    assert (decision.meeting.topic, decision.meeting.place) == ("О безопасности детей", "МБДОУ № 5")
    assert [(item.title, item.speaker, item.position, item.minutes) for item in decision.meeting.agenda] == [
        ("Об охране", "Крылова Е. С.", "методист", 15),
        ("О пропусках", "Лебедев Олег Иванович", "", 10),
    ]
    assert "таблица 3, строка 2" in text
    assert "правки (рецензирование)" in text
    assert "оставляю за собой" in unplaced


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_a_text_is_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = (FOLDER / "noyear.txt").read_text(encoding="utf-8").replace("•", "-")
    expected, *_ = made(text.encode(), tmp_path, "a.txt")
    assert made(text.encode(encoding), tmp_path, "b.txt")[0] == expected


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_an_old_encoding_is_known_by_its_letters_not_by_their_case(
    encoding: str, change: Callable[[str], str]
) -> None:
    whole = change((FOLDER / "seed.txt").read_text(encoding="utf-8").replace("·", "-"))
    for length in (300, 5000):
        rows = read_document_bytes(whole[:length].encode(encoding, "replace")).lines
        assert rows[0].text.strip() == whole.split("\n")[0].strip()


def test_line_ends_of_every_system_count_alike() -> None:
    for end in ("\n", "\r\n", "\r"):
        rows = read_document_bytes(f"Решение{end}{end}Тема".encode()).lines
        assert [(row.text, row.where) for row in rows if row.text] == [
            ("Решение", "строка 1"),
            ("Тема", "строка 3"),
        ]


def test_a_text_with_a_few_broken_bytes_is_read_and_that_is_told(tmp_path: Path) -> None:
    data = (FOLDER / "noyear.txt").read_bytes().replace("раздел".encode(), "раз".encode() + b"\xff", 1)
    decision, text, _ = made(data, tmp_path, "a.txt")
    assert len(decision.tasks) == 2
    assert "испорченные знаки" in text
