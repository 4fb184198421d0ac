"""The evidence files as .zip, a folder for each organisation, and «Опись.csv» of all pieces within.

Files go from disk to disk in small steps. Where a limit is given, the archive goes on in further parts, each
a whole .zip with its own index; an organisation is parted only where it is larger than a part by itself.
"""

import csv
import hashlib
import io
import mimetypes
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from core.evidence_archive import EvidenceFolder
from core.table import EvidenceRow
from papers.harmless import for_csv
from papers.safe_names import Names, safe_name
from papers.whole_file import ExportError, whole_file

INDEX = "Опись.csv"
STEP = 1 << 20  # bytes read at once
ENTRY = 1_000  # bytes that an entry takes beside its file: its names and its line of the index
HEADING = (
    *("№", "Организация", "Пункт", "Задача", "Вид", "Реквизиты или ссылка"),
    *("Файл в архиве", "Тип", "Размер, байт", "SHA-256", "Когда", "Кто", "Примечание"),
)
GONE, CHANGED = "файла нет на диске", "файл на диске изменён: SHA-256 не совпадает"
Told = Callable[[int], None]  # how many organisations are done
Kept = Callable[[str], Path]  # where the bytes with that SHA-256 lie


@dataclass(frozen=True, slots=True)
class Archived:
    """What was written: the parts in order, and how much is in them."""

    parts: tuple[Path, ...]
    organisations: int
    files: int
    missing: int  # pieces that are files, and whose bytes aren't in the archive


def write_archive(
    folders: Iterable[EvidenceFolder],
    kept: Kept,
    path: Path,
    limit: int | None = None,
    told: Told = lambda done: None,
) -> Archived:
    """Write ``path``, and «…, часть 2.zip» beside it where one doesn't hold everything.

    ExportError with one plain line.
    """
    if path.suffix.lower() != ".zip":
        raise ExportError(f"{path.name}: имя архива должно кончаться на .zip")
    with ExitStack() as stack:  # no part takes its place before all are written
        writing = _Writing(stack, kept, path, limit)
        for done, folder in enumerate(folders, start=1):
            writing.put(folder)
            told(done)
        writing.end()
    return Archived(tuple(writing.parts), writing.organisations, writing.files, writing.missing)


class _Writing:
    def __init__(self, stack: ExitStack, kept: Kept, path: Path, limit: int | None) -> None:
        self._stack, self._kept, self._path, self._limit = stack, kept, path, limit
        self._folders = Names()
        self.parts: list[Path] = []
        self.organisations = self.files = self.missing = 0
        self._next_part()

    def put(self, folder: EvidenceFolder) -> None:
        """An organisation; in a part of its own where this one has no room for the whole of it."""
        if not folder.pieces:
            return
        self.organisations += 1
        if self._size and not self._has_room(sum(self._weight(piece) for piece in folder.pieces)):
            self._next_part()
        number = f"{folder.number:03}" if folder.number is not None else "без номера"
        named = self._folders.new(f"{number} {safe_name(folder.organisation, 'организация', 60)}")
        names = Names()
        for piece in folder.pieces:
            if self._size and not self._has_room(self._weight(piece)):
                self._next_part()
            self._size += self._weight(piece)
            self._piece(piece, named, names)

    def end(self) -> None:
        """The index of the last part."""
        self._index.seek(0)
        info = _info(INDEX, None)
        self._zip.writestr(info, b"\xef\xbb\xbf" + self._index.getvalue().encode())
        self._zip.close()

    def _piece(self, piece: EvidenceRow, folder: str, names: Names) -> None:
        name, note = "", ""
        if piece.sha256:
            name = f"{folder}/{names.new(_file_name(piece))}"
            note = self._copy(piece, name)
            if note == GONE:
                name = ""
        elif piece.state:  # a file that isn't here, or not yet
            note = piece.state
        self.files += bool(name)
        self.missing += bool(note) and not name
        at = f"{piece.sent_at:%d.%m.%Y %H:%M}" if piece.sent_at else ""
        number = str(piece.number) if piece.number is not None else ""
        size = str(piece.size) if piece.size is not None else ""
        what = (number, piece.organisation, str(piece.task_number), piece.task, piece.kind, piece.text)
        cells = (*what, name, piece.mime, size, piece.sha256, at, piece.who, note)
        self._rows.writerow([for_csv(cell) for cell in cells])

    def _copy(self, piece: EvidenceRow, name: str) -> str:
        """Into the archive; what is wrong with it, if anything."""
        digest = hashlib.sha256()
        try:
            with (
                self._kept(piece.sha256).open("rb") as source,
                self._zip.open(_info(name, piece.sent_at), "w") as target,
            ):
                while step := source.read(STEP):
                    digest.update(step)
                    target.write(step)
        except FileNotFoundError:
            return GONE
        return "" if digest.hexdigest() == piece.sha256 else CHANGED

    def _next_part(self) -> None:
        if self.parts:
            self.end()
        number = len(self.parts) + 1
        path = self._path if number == 1 else self._path.with_stem(f"{self._path.stem}, часть {number}")
        self.parts.append(path)
        draft = self._stack.enter_context(whole_file(path))
        self._zip = self._stack.enter_context(ZipFile(draft, "w", ZIP_STORED))  # photos and .pdf are packed
        self._index = io.StringIO(newline="")
        self._rows = csv.writer(self._index, delimiter=";", lineterminator="\r\n")
        self._rows.writerow(HEADING)
        self._size = 0

    def _has_room(self, more: int) -> bool:
        return self._limit is None or self._size + more <= self._limit

    def _weight(self, piece: EvidenceRow) -> int:
        return ENTRY + len(piece.text) * 2 + (piece.size or 0 if piece.sha256 else 0)


def _file_name(piece: EvidenceRow) -> str:
    ending = mimetypes.guess_extension(piece.mime) or ""
    fallback = "фото.jpg" if piece.kind == "фото" else f"файл{ending}"
    return f"{piece.task_number}. {safe_name(piece.file_name, fallback)}"


def _info(name: str, at: datetime | None) -> ZipInfo:
    info = ZipInfo(name, (at.timetuple()[:6] if at and at.year >= 1980 else (1980, 1, 1, 0, 0, 0)))
    info.external_attr = 0o600 << 16
    return info
