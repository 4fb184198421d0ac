"""The agenda as the chair goes through it: the current item, and the minutes left of it. Pure."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.decision import AgendaItem
from core.meeting import MeetingPlan

FIVE = 5
NEAR = 5  # minutes before the end of an item from which on each of them is told


@dataclass(frozen=True, slots=True)
class AgendaRun:
    """One sitting's agenda, going on or ended. ``item`` counts from 0, ``extra`` are minutes added to it.

    ``album`` names the message in ``chat_id`` that shows it; empty while nobody watches. ``told`` are the
    minutes that stand in it.
    """

    meeting_id: int
    subgroup: int
    item: int
    since: datetime
    chat_id: int
    album: str
    extra: int = 0
    told: int = 0
    ended_at: datetime | None = None
    version: int = 0

    def current(self, plan: MeetingPlan) -> AgendaItem | None:
        """The item that is being dealt with."""
        agenda = plan.meeting.agenda
        return agenda[self.item] if self.ended_at is None and self.item < len(agenda) else None

    def upcoming(self, plan: MeetingPlan) -> AgendaItem | None:
        """The one after it."""
        agenda = plan.meeting.agenda
        return agenda[self.item + 1] if self.item + 1 < len(agenda) else None

    def until(self, plan: MeetingPlan) -> datetime | None:
        """When the item's time is over; None where the file gives it none."""
        item = self.current(plan)
        if item is None or item.minutes is None:
            return None
        return self.since + timedelta(minutes=item.minutes + self.extra)

    def left(self, plan: MeetingPlan, now: datetime) -> int:
        """Whole minutes left, begun ones counted; negative once it runs over."""
        until = self.until(plan)
        return math.ceil((until - now).total_seconds() / 60) if until is not None else 0


def is_news(run: AgendaRun, plan: MeetingPlan, now: datetime) -> bool:
    """Whether the message should tell the time anew: seldom while there is much of it."""
    if run.until(plan) is None or not run.album:
        return False
    left = run.left(plan, now)
    if 0 <= left <= NEAR:
        return left != run.told
    return run.told - left >= FIVE or left > run.told
