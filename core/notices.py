"""When the department is told of what went wrong: soon, and never so often that nobody reads it any more."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.people import CutOff
from core.working_days import WorkingDays

OFFICE_FROM, OFFICE_UNTIL = time(9, 0), time(18, 0)  # nobody at the department is called out of bed
QUIET = timedelta(minutes=15)  # after the last one: a round of reminders finds several within minutes
LONGEST_WAIT = timedelta(hours=1)  # after the first one, if it never gets quiet


@dataclass(frozen=True, slots=True)
class Mishaps:
    """What no administrator has heard of yet: updates in quarantine and posts that were refused, by id."""

    updates: tuple[int, ...] = ()
    posts: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.updates or self.posts)


@dataclass(frozen=True, slots=True)
class Untold:
    """All that the department might be told of now, when it was told last, and whom it could be told."""

    mishaps: Mishaps = Mishaps()
    mishaps_told_at: datetime | None = None
    cut_off: tuple[CutOff, ...] = ()
    cut_off_told_on: date | None = None
    listeners: tuple[int, ...] = ()


def is_time_for_mishaps(told_at: datetime | None, now: datetime, every: timedelta) -> bool:
    """The first one is told at once; what comes within ``every`` after it is counted together. Real time."""
    return (
        told_at is None or not timedelta(0) <= now - told_at < every
    )  # a clock that was wrong stops nothing


def is_time_for_cut_off(
    people: tuple[CutOff, ...], told_on: date | None, now: datetime, days: WorkingDays
) -> bool:
    """Once a day at most, in office hours, when the batch seems complete. ``now`` is local time."""
    if not people or told_on == now.date() or not days.is_working(now.date()):
        return False
    if not OFFICE_FROM <= now.time() < OFFICE_UNTIL:
        return False
    moments = [person.since for person in people]
    return now - max(moments) >= QUIET or now - min(moments) >= LONGEST_WAIT
