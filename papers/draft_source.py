"""A department's own document, whatever its kind, as lines that know where they stand."""

from dataclasses import dataclass
from pathlib import Path

from core.drafting.lines import RawLine

MAX_FILE = 10 * 1024 * 1024
MAX_LINES = 5_000
MAX_LINE = 4_000  # characters: beyond, rules that look back over a line would take seconds for each
MAX_TEXT = 300_000

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # Office's container before .docx, and around a password
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


class DocumentError(Exception):
    """The document can't be read; the message is one plain line."""


@dataclass(frozen=True, slots=True)
class Document:
    """The lines, and what a person must know about how they were read."""

    lines: tuple[RawLine, ...]
    notices: tuple[str, ...] = ()


def read_document_file(path: Path) -> Document:
    """The lines of a .docx or a .txt; what it is, its first bytes say, since names of files lie.

    Raises:
        DocumentError: it is neither, or can't be read.
    """
    try:
        return _read(path)
    except OSError as error:
        why = "нет прав на чтение" if isinstance(error, PermissionError) else error.strerror or "ошибка диска"
        raise DocumentError(f"{path}: не читается: {why}") from error
    except ValueError as error:  # a NUL in the path
        raise DocumentError("такого имени файла быть не может") from error
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from error


def read_document_bytes(data: bytes) -> Document:
    """The same of a file that came otherwise: out of the chat."""
    if not data.strip():
        raise DocumentError("файл пуст")
    if data.startswith(_ZIP):
        from papers.draft_docx import read_docx  # python-docx takes a while to load

        document = read_docx(data)
    else:
        _refuse_others(data)
        from papers.draft_text import read_text

        document = read_text(data)
    longest = max((len(line.text) for line in document.lines), default=0)
    if longest > MAX_LINE:
        raise DocumentError(f"в документе есть строка длиннее {MAX_LINE} знаков: разделите её на абзацы")
    if len(document.lines) > MAX_LINES or sum(len(line.text) for line in document.lines) > MAX_TEXT:
        raise DocumentError(
            "документ слишком велик для решения совещания: оставьте в нём только решение и повестку"
        )
    if not any(line.text.strip() for line in document.lines):
        raise DocumentError("в документе нет текста; если это скан, наберите его или распознайте")
    return document


def _read(path: Path) -> Document:
    if not path.exists():
        raise DocumentError("нет такого файла")
    if path.is_dir():
        raise DocumentError("это папка, а нужен файл .docx или .txt")
    if not path.is_file():
        raise DocumentError("это не файл")  # a device or a pipe might never end
    if path.stat().st_size > MAX_FILE:
        raise DocumentError(f"файл больше {MAX_FILE // 2**20} МБ")
    return read_document_bytes(path.read_bytes())


def _refuse_others(data: bytes) -> None:
    head = data.lstrip()[:200]
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentError("документ закрыт паролем: снимите пароль и сохраните его заново")
        raise DocumentError("это старый вид Word (.doc): откройте его и сохраните как .docx")
    if head.startswith(b"%PDF"):
        raise DocumentError("это PDF: откройте исходный документ и сохраните его как .docx или .txt")
    if head.startswith(b"{\\rtf"):
        raise DocumentError("это RTF: откройте его в Word и сохраните как .docx")
    if head.lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise DocumentError("это веб-страница или XML: откройте её в Word и сохраните как .docx")
    if data.startswith(_PICTURES):
        raise DocumentError("это картинка: наберите текст или распознайте его")
