"""The receipt as a .docx: what a phone opens, a school's computer edits margins of, and any printer prints.

Words from people go in as text runs, where nothing is a field, a link or markup.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx.shared import Mm, Pt

from core.receipt import PaperPiece, PaperTask, ReceiptPaper
from papers.harmless import printable
from papers.office_paper import CENTRE, line, new_paper

NOTE = (
    "Ответы подтверждены в боте. Это не собственноручная подпись. Контрольная сумма (SHA-256) доказывает, "
    "что файл с тех пор не менялся."
)


def receipt_docx(paper: ReceiptPaper) -> bytes:
    """The file's bytes; the same facts give the same words."""
    document = new_paper("Квитанция", paper.made_at, size=12)
    document.styles["Normal"].paragraph_format.space_after = Pt(2)
    line(document, printable(paper.department), align=CENTRE)
    line(document, f"КВИТАНЦИЯ № {paper.number}", bold=True, align=CENTRE)
    line(document, "о приёме отчёта об исполнении решения", align=CENTRE)
    late = " (позже срока)" if paper.is_late else ""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    _row(table, "Организация", paper.organisation)
    _row(table, "Решение", paper.decision)
    _row(table, "Принято", _moment(paper.sent_at) + late)
    _row(table, "Ответы указаны", f"на {_moment(paper.made_at)}")
    for task in paper.tasks:
        _task(document, task)
    line(document, "")
    line(document, NOTE, size=10)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _task(document: Any, task: PaperTask) -> None:
    heading = line(document, printable(f"{task.number}. {task.title}"), bold=True)
    heading.paragraph_format.space_before = Pt(8)
    heading.paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for question, words in task.answers:
        _row(table, question, words)
    for number, piece in enumerate(task.attached, 1):
        _row(table, f"Приложено {number}", _about(piece))
    for piece in task.removed:
        _row(table, "Убрано", _about(piece))


def _about(piece: PaperPiece) -> str:
    parts = [piece.words, f"{_moment(piece.at)}, {piece.by}" if piece.by else _moment(piece.at)]
    if piece.size is not None:
        parts.append(f"{piece.size} байт")
    if piece.sha256:
        parts.append(f"SHA-256 {piece.sha256}")
    if piece.is_lost:
        parts.append("файл не сохранился")
    if piece.removed_at is not None:
        parts.append(
            f"убрано {_moment(piece.removed_at)}" + (f", {piece.removed_by}" * bool(piece.removed_by))
        )
    return "\n".join(parts)


def _row(table: Any, name: str, words: str) -> None:
    cells = table.add_row().cells
    for cell, text, width in ((cells[0], name, 50), (cells[1], words, 115)):
        cell.width = Mm(width)
        cell.paragraphs[0].add_run(printable(text))


def _moment(at: datetime) -> str:
    return f"{at:%d.%m.%Y} в {at:%H:%M}"
