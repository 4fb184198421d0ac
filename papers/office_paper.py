"""How an office paper looks: Times New Roman 14, margins 30/15/20/20 mm, A4; shared by all documents."""

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
MARGINS = {"left_margin": 30, "right_margin": 15, "top_margin": 20, "bottom_margin": 20}  # mm
CENTRE, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


def new_paper(title: str, made_at: datetime | None = None, size: int = 14) -> Any:
    """An empty document with the office's font and margins; its properties name nobody."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, millimetres in MARGINS.items():
        setattr(section, name, Mm(millimetres))
    about = document.core_properties  # python-docx's own template names its author
    about.author, about.title, about.comments = "", title, ""
    if made_at is not None:
        about.created = about.modified = made_at.replace(tzinfo=None)
    return document


def line(
    document: Any,
    text: str,
    *,
    bold: bool = False,
    size: int | None = None,
    align: Any = None,
    indent: int = 0,
) -> Any:
    """A paragraph; ``indent`` of its first line in mm."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold
    if size is not None:
        run.font.size = Pt(size)
    paragraph.alignment = align
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(indent)
    return paragraph


def table(document: Any, columns: tuple[tuple[str, int], ...], size: int = 12) -> Any:
    """A framed table with a heading that each page repeats; columns are titles and widths in mm."""
    made = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    made.autofit = False
    for column, (_, width) in zip(made.columns, columns, strict=True):
        column.width = Mm(width)  # of the grid; Word goes by the cells, LibreOffice by this
    fill(made.rows[0], [title for title, _ in columns], columns, size, bold=True)
    _mark(made.rows[0], "w:tblHeader")
    return made


def fill(
    row: Any, texts: list[str], columns: tuple[tuple[str, int], ...], size: int = 12, *, bold: bool = False
) -> None:
    """The cells of a row, which no end of a page parts."""
    _mark(row, "w:cantSplit")
    for cell, text, (_, width) in zip(row.cells, texts, columns, strict=True):
        cell.width = Mm(width)
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.size = bold, Pt(size)


def _mark(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
