"""What a head finds on the page of the meeting, beside who comes."""

from core.meeting import PublishedMeeting, Seat
from core.ports import Call, Reads
from core.proceedings import StepKind, is_handed_out, open_until, taken_step
from core.views.meeting import ProceedingRows


def rows_of(reads: Reads, call: Call, meeting: PublishedMeeting, seat: Seat) -> ProceedingRows:
    """Only what is there for this organisation now."""
    steps = reads.steps(meeting.id, call.department_id)
    if not steps:
        return ProceedingRows()
    has_task = meeting.plan.practical_task is not None
    began = any(one.kind is StepKind.PRACTICAL for one in steps)
    here = seat.organisation.id
    is_open = has_task and open_until(steps, seat, call.now) is not None
    answered = began and has_task and bool(reads.practical_answers(meeting.id, call.department_id, here))
    items = {one.item for one in reads.materials(meeting.id, call.department_id)}
    return ProceedingRows(
        is_open or answered,
        any(is_handed_out(steps, seat, item) for item in items),
        meeting.plan.decision is not None and taken_step(steps, StepKind.DRAFT) is not None,
    )
