"""The practical task's file for a chat, made when it is sent."""

import tempfile
from datetime import datetime
from pathlib import Path

from core.meeting import PublishedMeeting
from core.practical import PracticalResults, grouped
from scheduler.enclosing import Content
from storage.reads import SqlReads

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def results_of(
    reads: SqlReads, meeting: PublishedMeeting, department: str, now: datetime
) -> PracticalResults | None:
    """Everything that was answered; None where the meeting's file has no practical task."""
    task = meeting.plan.practical_task
    if task is None:
        return None
    answers = reads.practical_answers(meeting.id, meeting.department_id)
    organisations = [one.organisation for one in reads.seats(meeting.id, meeting.department_id)]
    return PracticalResults(
        department,
        meeting.name,
        meeting.plan.meeting.topic,
        now,
        grouped(task, answers, organisations),
        len(organisations),
        len({one.organisation_id for one in answers if not one.skipped}),
    )


def practical_file(results: PracticalResults, kind: str) -> Content:
    """The bytes: only who asks pays for the import of the libraries."""
    from papers.practical import write_practical_docx, write_practical_xlsx

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"practical.{kind}"
        (write_practical_xlsx if kind == "xlsx" else write_practical_docx)(results, path)
        return Content(f"Практическое задание, {results.meeting}.{kind}", KINDS[kind], path.read_bytes())
