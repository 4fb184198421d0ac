"""A .docx as lines: paragraphs, tables, lists with their numbers; opened with care, it comes from outside."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document as open_docx

from core.drafting.lines import RawLine
from papers.doctype import declares_doctype
from papers.draft_numbering import Numbering
from papers.draft_source import MAX_LINES, Document, DocumentError
from papers.foreign_book import DAMAGED

MAX_UNPACKED = 60 * 1024 * 1024  # pictures are most of it
MAX_TEXT_PART = 12 * 1024 * 1024  # the XML of one part: lxml takes ten times as much
MAX_DEPTH = 10
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    (f"{_W}txbxContent", f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", _FALLBACK, f"{_W}pPr", f"{_W}rPr")
)
_INSIDE = frozenset(
    (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag")
)
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "\u00ad",
}


def read_docx(data: bytes) -> Document:
    """The lines of a Word document, its header's first."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_danger(archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document = open_docx(io.BytesIO(data))
            body = document.element.body
            numbering = Numbering.of(document)
            lines = [*_headers(document), *_Reader(numbering).blocks(body)]
            return Document(tuple(lines), tuple(_notices(document.element)))
    except DocumentError:
        raise
    except (*DAMAGED, RecursionError) as error:
        raise DocumentError("документ Word повреждён: откройте его в Word и сохраните заново") from error
    except Exception as error:  # python-docx and lxml have many of their own; a document is never our mistake
        raise DocumentError("документ Word не читается: откройте его в Word и сохраните заново") from error


def _refuse_danger(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > 5_000 or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise DocumentError("документ слишком велик: оставьте в нём только решение и повестку, без картинок")
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("документ закрыт паролем: снимите пароль и сохраните его заново")
    if "word/document.xml" not in names:
        kind = (
            "это .odt: сохраните его как .docx"
            if "content.xml" in names
            else "это не документ Word: нужен .docx или .txt"
        )
        raise DocumentError(kind)
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        if part.file_size > MAX_TEXT_PART:
            raise DocumentError("документ слишком велик для решения совещания")
        with archive.open(part) as stream:
            if declares_doctype(stream):
                raise DocumentError("в документе посторонние объявления (DTD): файл небезопасен")


class _Reader:
    """Walks the body in order, counting paragraphs and tables as a person would."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: Any, depth: int = 0) -> Iterator[RawLine]:
        """The lines of all paragraphs and tables in an element."""
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in _INSIDE and depth < MAX_DEPTH:
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, element: Any) -> Iterator[RawLine]:
        text = text_of(element)
        if text.strip():
            self._paragraphs += 1
        if self._paragraphs > MAX_LINES:
            raise DocumentError("документ слишком велик для решения совещания")
        marker = self._numbering.marker(element) if text.strip() else ""
        for row in text.split("\n"):
            yield RawLine(row, f"абзац {self._paragraphs}", marker, whole=True)
            marker = "" if row.strip() else marker

    def _table(self, element: Any) -> Iterator[RawLine]:
        self._tables += 1
        rows = list(element.iter(f"{_W}tr"))
        for number, row in enumerate(rows, 1):
            where = f"таблица {self._tables}, строка {number}"
            cells = [self._cell(cell) for cell in row.iter(f"{_W}tc")]
            if len(cells) > 1:
                yield RawLine(" ".join(cells), where, cells=tuple(cells), whole=True)
            else:  # a table of one column is a frame around ordinary lines
                for line in cells[0].split("\n") if cells else ():
                    yield RawLine(line, where, whole=True)

    def _cell(self, element: Any) -> str:
        rows = []
        for paragraph in element.iter(f"{_W}p"):
            text = text_of(paragraph)
            marker = self._numbering.marker(paragraph) if text.strip() else ""
            rows.append(f"{marker} {text}".strip())
        return "\n".join(row for row in rows if row)


def text_of(element: Any) -> str:
    """The visible text of a paragraph: insertions with it, deletions and text boxes without."""
    parts: list[str] = []
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        else:
            waiting.extend(reversed(child))
    return "".join(parts)


def _headers(document: Any) -> Iterator[RawLine]:
    """Each line of the running headers once, before the document."""
    seen: set[str] = set()
    for section in list(document.sections)[:20]:
        for header in (section.first_page_header, section.header):
            if header.is_linked_to_previous:
                continue
            for element in header._element.iter(f"{_W}p"):  # python-docx hides tables and controls here
                text = text_of(element).strip()
                if text and text not in seen and not text.isdigit():
                    seen.add(text)
                    yield RawLine(text, "верхний колонтитул", whole=True)


def _notices(root: Any) -> Iterator[str]:
    boxes = sum(
        1
        for box in root.iter(f"{_W}txbxContent")
        if not any(up.tag == _FALLBACK for up in box.iterancestors())
    )
    if boxes:
        yield f"В документе есть надписи в рамках ({boxes}): их бот не читает, проверьте, нет ли там нужного."
    if next(root.iter(f"{_W}ins", f"{_W}del"), None) is not None:
        yield "В документе есть правки (рецензирование): прочитано так, будто все они приняты."
    if next(root.iter(f"{_W}footnoteReference"), None) is not None:
        yield "В документе есть сноски: их бот не читает."
