"""«Напомнить завтра» under a reminder."""

from datetime import datetime, timedelta

from core.changes.time import Snoozed
from core.ports import Call, Reads
from core.usecases import home as home_case
from core.views import Note, Result, Show


def snooze(reads: Reads, call: Call) -> Result:
    """«Напомнить завтра»: one more rung at the usual hour of the next working day."""
    owed = [card for card in reads.cards(call.user_id) if not card.state.finished or not card.acquainted]
    if not owed:
        return home_case.home(reads, call)
    ladders = {p.id: p.decision.ladder for p in reads.decisions(call.department_id)}
    day = call.days.next_working(call.today + timedelta(days=1))
    hour = ladders[owed[0].decision_id].at if owed[0].decision_id in ladders else None
    due = datetime.combine(day, hour, call.now.tzinfo) if hour else call.now + timedelta(days=1)
    change = Snoozed(tuple(card.report_id for card in owed), f"snooze-{day.isoformat()}", due, call.now)
    view = home_case.home_view(reads, call, Note.SNOOZED, until=day)
    return Result((Show(call.chat_id, view),), (change,))
