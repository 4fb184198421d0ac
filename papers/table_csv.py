"""The department's data as CSV files, for whatever program comes after: UTF-8 with BOM, «;», row by row."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from core.table import ReportTable
from papers.harmless import for_csv
from papers.table import Told, Written, nobody, written_of
from papers.table_parts import PARTS, Cell, Part
from papers.whole_file import ExportError, whole_file


def write_csv(table: ReportTable, folder: Path, told: Told = nobody) -> Written:
    """Write every part into the folder, made if need be. ExportError with one plain line."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(f"не удалось создать папку {folder}: {error.strerror}") from None
    with ExitStack() as stack:
        running = [
            (part, stack.enter_context(_file(folder / part.file, part, table)))
            for part in PARTS
            if part.is_wanted(table)
        ]
        for done, piece in enumerate(table.each(), start=1):
            for part, file in running:
                for cells in part.rows(piece):
                    file.put(cells)
            told(done, table.total)
        for part, file in running:
            for cells in part.whole(table):
                file.put(cells)
        return written_of({part: file.total for part, file in running})


class _Running:
    """A file being written; ``total`` of its rows, the heading left out."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self.total = 0

    def put(self, cells: Sequence[Cell]) -> None:
        """One more row."""
        self._writer.writerow([for_csv(_words(cell)) for cell in cells])
        self.total += 1


@contextmanager
def _file(path: Path, part: Part, table: ReportTable) -> Iterator[_Running]:
    with whole_file(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")  # as Excel writes them
        writer.writerow([for_csv(column.title) for column in part.columns(table)])
        yield _Running(writer)


def _words(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%d.%m.%Y %H:%M}"
    return str(cell)
