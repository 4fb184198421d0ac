"""A blank form of one organisation: for the chat and for the command line."""

import re
import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path

from core.form import FormMark, edition_of
from core.report import Report
from papers.form_writing import BlankForm, write_form


def blank_form(report: Report, mark: str, department: str, made_at: datetime) -> BlankForm:
    """The form of one organisation, with what it has answered so far."""
    attached = Counter(f"{piece.key.task}.{piece.key.question}" for piece in report.evidence)
    made = FormMark(mark, report.decision.id, edition_of(report.decision), report.organisation.id, made_at)
    return BlankForm(
        made,
        report.decision,
        report.organisation.name,
        department,
        report.deadline,
        report.answers,
        dict(attached),
    )


def file_name(report: Report) -> str:
    """«Форма МБДОУ № 7 Ласточка.xlsx»: what any system takes for a name."""
    name = re.sub(r"[^\w№ .-]+", "", report.organisation.name).strip(" .")[:80]
    return f"Форма {name}.xlsx"


def form_bytes(form: BlankForm) -> bytes:
    """The workbook; its scratch files stand in a folder of our own."""
    with tempfile.TemporaryDirectory(prefix="form-") as folder:
        path = Path(folder) / "form.xlsx"
        write_form(form, path)
        return path.read_bytes()
