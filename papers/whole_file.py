"""A file appears whole or not at all: it is made beside its place and moved there at the end."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class ExportError(Exception):
    """A file couldn't be written; the message is one plain line for whoever asked for it."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a temporary path to write to; on success it replaces ``path``, on failure nothing is left.

    The folder around it belongs to us alone (mode 0700) and also takes the scratch files of whoever
    writes: answers of people don't pass through a shared /tmp.
    """
    path = Path(os.path.realpath(path))  # through a link, to what it names
    try:
        if not path.parent.is_dir():
            raise ExportError(f"нет папки {path.parent}: создайте её или назовите другую")
        if path.is_dir():
            raise ExportError(f"{path} — это папка, а нужно имя файла")
        with tempfile.TemporaryDirectory(prefix=".export-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            yield draft
            draft.replace(path)
    except OSError as error:
        raise ExportError(f"не удалось записать {path}: {_why(error)}") from error


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "нет прав на запись или файл открыт в другой программе"
    if error.errno == errno.ENOSPC:
        return "на диске нет места"
    if error.errno == errno.EROFS:
        return "диск только для чтения"
    if error.errno == errno.ENAMETOOLONG:
        return "слишком длинное имя файла"
    return error.strerror or type(error).__name__
