"""A meeting for the department: who comes, by sitting. Other rooms add rows to ``ROWS``."""

from collections.abc import Callable

from core.meeting import SeatState, sitting, taken
from core.views import MeetingDesk
from screens.meeting import HOME, about
from screens.notes import above
from screens.screen import Rows, Screen, esc

ROWS: tuple[Callable[[MeetingDesk], Rows], ...] = ()


def desk(view: MeetingDesk) -> Screen:
    """The counts, and what can be done."""
    lines = [about(view.meeting), counts(view)]
    rows = [row for part in ROWS for row in part(view)]
    return Screen(above(view.note) + "\n\n".join(lines), (*rows, HOME))


def counts(view: MeetingDesk) -> str:
    """By sitting; then who won't come, and who hasn't said anything."""
    lines = []
    for one in view.meeting.plan.meeting.subgroups:
        of = f" из {one.capacity}" if one.capacity is not None else ""
        lines.append(f"{esc(sitting(one))}: {taken(view.seats, one.number)}{of}")
    declined = sum(one.state is SeatState.DECLINED for one in view.seats)
    silent = sum(one.state is SeatState.INVITED for one in view.seats)
    lines += [f"Не придут: {declined}", f"Не ответили: {silent} из {len(view.seats)}"]
    return "\n".join(lines)
