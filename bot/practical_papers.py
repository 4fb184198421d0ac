"""The practical task's file for a chat, made when it is sent."""

import tempfile
from pathlib import Path

from core.practical import PracticalResults
from scheduler.enclosing import Content

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def practical_file(results: PracticalResults, kind: str) -> Content:
    """The bytes: only who asks pays for the import of the libraries."""
    from papers.practical import write_practical_docx, write_practical_xlsx

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"practical.{kind}"
        (write_practical_xlsx if kind == "xlsx" else write_practical_docx)(results, path)
        return Content(f"Практическое задание, {results.meeting}.{kind}", KINDS[kind], path.read_bytes())
