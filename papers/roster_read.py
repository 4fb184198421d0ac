"""A roster file, whatever its kind, as numbered lines of text."""

from pathlib import Path

from papers.roster_csv import read_csv
from papers.roster_line import Line, RosterError
from papers.roster_xlsx import read_xlsx

MAX_FILE = 50 * 1024 * 1024

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # Office's container before .xlsx, and around a password
_TEXT_SUFFIXES = frozenset((".csv", ".txt", ".tsv"))


def read_lines(path: Path) -> list[Line]:
    """Every line of the file; what it is, its first bytes say, since names of files lie."""
    try:
        return _read(path)
    except OSError as error:
        why = "нет прав на чтение" if isinstance(error, PermissionError) else error.strerror or "ошибка диска"
        raise RosterError(f"{path}: не читается: {why}") from error
    except RosterError as error:
        raise RosterError(f"{path}: {error}") from error


def _read(path: Path) -> list[Line]:
    if not path.exists():
        raise RosterError("нет такого файла")
    if path.is_dir():
        raise RosterError("это папка, а нужен файл .csv или .xlsx")
    if not path.is_file():
        raise RosterError("это не файл")  # a device or a pipe might never end
    if path.stat().st_size > MAX_FILE:
        raise RosterError(f"файл больше {MAX_FILE // 2**20} МБ")
    data = path.read_bytes()
    if not data.strip():
        raise RosterError("файл пуст")
    if data.startswith(_ZIP):
        return read_xlsx(data)
    if data.startswith(_OLE):
        raise RosterError(_about_ole(data))
    if path.suffix.lower() in _TEXT_SUFFIXES:
        return read_csv(data)
    raise RosterError("это не .csv и не .xlsx: сохраните список в одном из этих видов")


def _about_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "книга закрыта паролем: снимите пароль и сохраните её заново"
    return "это старый вид Excel (.xls): сохраните книгу как .xlsx"
