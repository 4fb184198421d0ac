"""The archive of evidence: each file under its organisation, whatever names people gave, and nothing lost."""

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evidence_archive import EvidenceFolder
from core.table import EvidenceRow
from papers.archive import CHANGED, GONE, INDEX, Archived, write_archive
from papers.safe_names import LONGEST, Names, safe_name
from papers.whole_file import ExportError

SENT = datetime(2020, 8, 14, 11, 20)
SCHOOL = "МБДОУ № 5 «Звёздочка»"


class Kept:
    """The folder of evidence, with files under their hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir()

    def keep(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        (self._folder / sha256).write_bytes(content)
        return sha256

    def __call__(self, sha256: str) -> Path:
        return self._folder / sha256


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "kept")


def piece(sha256: str, name: str, size: int = 0, **other: str) -> EvidenceRow:
    return EvidenceRow(
        5, SCHOOL, 1, "Перечень актов", other.get("kind", "файл"), "", name, "application/pdf", size, sha256,
        other.get("state", "сохранён"), SENT, "Иванова А. П.",
    )  # fmt: skip


def index_of(path: Path) -> list[dict[str, str]]:
    with ZipFile(path) as archive:
        text = archive.read(INDEX).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_each_file_comes_back_byte_by_byte(kept: Kept, tmp_path: Path) -> None:
    order, photo = kept.keep(b"order" * 1000), kept.keep(b"photo")
    pieces = (
        piece(order, "приказ.pdf", 5000),
        piece(photo, "", 5, kind="фото"),
        EvidenceRow(5, SCHOOL, 2, "Рабочая группа", "приказ", "=№ 132/02-05", sent_at=SENT),
    )
    folders = [EvidenceFolder(5, SCHOOL, pieces), EvidenceFolder(6, "Пустая", ())]
    path, heard = tmp_path / "файлы.zip", list[int]()
    assert write_archive(folders, kept, path, told=heard.append) == Archived((path,), 1, 2, 0)
    assert heard == [1, 2]
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            f"005 {SCHOOL}/1. приказ.pdf", f"005 {SCHOOL}/1. фото.jpg", INDEX,
        ]  # fmt: skip
        assert archive.read(f"005 {SCHOOL}/1. приказ.pdf") == b"order" * 1000
        assert archive.getinfo(f"005 {SCHOOL}/1. фото.jpg").date_time == (2020, 8, 14, 11, 20, 0)
    first, second, third = index_of(path)
    assert first["SHA-256"] == order
    assert (first["Файл в архиве"], first["Кто"]) == (f"005 {SCHOOL}/1. приказ.pdf", "Иванова А. П.")
    assert second["Файл в архиве"] == f"005 {SCHOOL}/1. фото.jpg"
    assert (third["Файл в архиве"], third["Реквизиты или ссылка"]) == ("", "'=№ 132/02-05")


def test_files_of_one_name_are_numbered_and_so_are_organisations(kept: Kept, tmp_path: Path) -> None:
    one, other = kept.keep(b"1"), kept.keep(b"2")
    pieces = (piece(one, "Приказ.pdf", 1), piece(other, "приказ.PDF", 1))
    path = tmp_path / "a.zip"
    write_archive([EvidenceFolder(5, "Сад", pieces), EvidenceFolder(5, "сад", pieces)], kept, path)
    with ZipFile(path) as archive:
        assert archive.namelist()[:-1] == [
            "005 Сад/1. Приказ.pdf", "005 Сад/1. приказ (2).PDF",
            "005 сад (2)/1. Приказ.pdf", "005 сад (2)/1. приказ (2).PDF",
        ]  # fmt: skip


def test_what_is_not_on_the_disk_or_was_changed_there_is_told(kept: Kept, tmp_path: Path) -> None:
    changed = kept.keep(b"as it was")
    kept(changed).write_bytes(b"something else")
    pieces = (
        piece("ab" * 32, "нет.pdf", 1),
        piece(changed, "другой.pdf", 9),
        piece("", "ждёт.pdf", state="ещё не получен"),
    )
    path = tmp_path / "a.zip"
    assert write_archive([EvidenceFolder(5, "Сад", pieces)], kept, path) == Archived((path,), 1, 1, 2)
    notes = [(row["Файл в архиве"], row["Примечание"]) for row in index_of(path)]
    assert notes == [("", GONE), ("005 Сад/1. другой.pdf", CHANGED), ("", "ещё не получен")]


def test_a_large_archive_goes_on_in_further_parts(kept: Kept, tmp_path: Path) -> None:
    content = [bytes([number]) * 40_000 for number in range(6)]
    hashes = [kept.keep(one) for one in content]
    folders = [
        EvidenceFolder(number, f"Сад {number}", (piece(one, "а.pdf", 40_000), piece(two, "б.pdf", 40_000)))
        for number, (one, two) in enumerate(zip(hashes[::2], hashes[1::2], strict=True), start=1)
    ]
    done = write_archive(folders, kept, tmp_path / "файлы.zip", limit=100_000)
    assert [part.name for part in done.parts] == ["файлы.zip", "файлы, часть 2.zip", "файлы, часть 3.zip"]
    assert (done.organisations, done.files) == (3, 6)
    for number, part in enumerate(done.parts, start=1):
        assert part.stat().st_size <= 100_000
        assert [row["№"] for row in index_of(part)] == ["5", "5"]
        with ZipFile(part) as archive:
            assert archive.namelist()[0].startswith(f"00{number} Сад {number}/")


def test_an_organisation_larger_than_a_part_is_parted(kept: Kept, tmp_path: Path) -> None:
    pieces = tuple(piece(kept.keep(bytes([n]) * 40_000), f"{n}.pdf", 40_000) for n in range(4))
    done = write_archive([EvidenceFolder(5, "Сад", pieces)], kept, tmp_path / "a.zip", limit=100_000)
    assert len(done.parts) == 2
    names = [name for part in done.parts for name in ZipFile(part).namelist() if name != INDEX]
    assert names == [f"005 Сад/1. {n}.pdf" for n in range(4)]


def test_an_archive_that_breaks_off_leaves_nothing(kept: Kept, tmp_path: Path) -> None:
    def broken() -> Callable[[], None]:
        yield EvidenceFolder(5, "Сад", (piece(kept.keep(b"1"), "а.pdf", 1),))
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError, match="went away"):
        write_archive(broken(), kept, tmp_path / "a.zip")
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept"]
    with pytest.raises(ExportError, match=r"\.zip"):
        write_archive([], kept, tmp_path / "a.rar")


hostile = st.sampled_from(
    ["../../etc/passwd", "..", ".", "/", "C:\\x", "a\\b", "con", "CON.txt", "nul", "a\x00b", "\u202egnp.exe",
     " . ", "…", "a" * 300, "а" * 300 + ".pdf", "x:y", "<>|?*", "\n", ".hidden", "a. ", "COM1"]
)  # fmt: skip


@given(st.text() | hostile | st.tuples(hostile, st.text(max_size=4), hostile).map("".join))
def test_no_name_leads_out_of_its_folder(text: str) -> None:
    name = safe_name(text, "файл")
    assert name
    assert len(name) <= LONGEST + 1
    assert not set(name) & set('/\\:*?"<>|\0\n\r\t')
    assert name == name.strip(" ").rstrip(".")
    assert name.partition(".")[0].casefold() not in ("con", "prn", "aux", "nul", "com1", "lpt1")
    assert name not in (".", "..")


@given(st.lists(hostile | st.text(max_size=3), max_size=20))
def test_no_name_is_given_twice(texts: list[str]) -> None:
    names = Names()
    given = [names.new(safe_name(text, "файл")).casefold() for text in texts]
    assert len(set(given)) == len(given)
