"""An Excel book that came from outside, opened with care: it may not be what it says."""

import io
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from openpyxl import load_workbook

from papers.doctype import declares_doctype

# What openpyxl and zipfile raise on damaged books, seen by feeding them such.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,  # an encrypted part; NotImplementedError: an unknown compression
    SyntaxError,  # ill-formed XML
    TypeError,
    ValueError,
)


class BookError(Exception):
    """The book can't be read; the message is one plain line."""


@contextmanager
def foreign_book(data: bytes, most_unpacked: int, *, values: bool) -> Iterator[Any]:
    """The book, for reading only. With ``values`` cells are what formulas gave last, else the formulas.

    Raises BookError, also for what goes wrong while its cells are read within.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_danger(archive, most_unpacked)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # «extension is not supported»: of no interest to us
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=values)
            try:
                yield book
            finally:
                book.close()
    except DAMAGED as error:
        raise BookError("файл Excel повреждён: откройте его в Excel и сохраните заново") from error


def _refuse_danger(archive: zipfile.ZipFile, most_unpacked: int) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > most_unpacked:  # zipfile unpacks no more than was declared
        raise BookError("книга Excel слишком велика: оставьте в ней один лист со списком")
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        raise BookError("это .xlsb: сохраните книгу как .xlsx")
    if not any(name.endswith("workbook.xml") for name in names):
        raise BookError("это не книга Excel: сохраните список как .xlsx или .csv")
    for part in parts:
        with archive.open(part) as stream:
            if declares_doctype(stream):
                raise BookError("в книге Excel посторонние объявления (DTD): файл небезопасен")
