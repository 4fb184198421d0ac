"""What organisations answered to a meeting's practical task, grouped for a paper."""

from datetime import datetime

from core.meeting import PublishedMeeting
from core.practical import PracticalResults, grouped
from storage.reads import SqlReads


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
