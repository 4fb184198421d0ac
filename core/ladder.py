"""The rungs of reminding: on which days, at what time, and when a message may go out at all."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.decision import Ladder
from core.working_days import WorkingDays

AFTER_RETURN = (1, 3, 5)  # working days after a return, where the ladder has nothing more to say


@dataclass(frozen=True, slots=True)
class Rung:
    """One reminder that is to come. ``at`` may move; the id stays for good, since rows are unique by it.

    Ids: ``monthly-2020-03``, ``before-14``, ``day``, ``overdue-5`` of the ladder (counted in working days);
    ``snooze-2020-08-13`` asked for by a person; ``return-2020-08-20`` after a return;
    ``plan-acts-2020-08-19`` asks after a planned date.
    """

    id: str
    at: datetime


def effective_deadline(deadline: date, days: WorkingDays) -> date:
    """The working day on which the deadline really falls: one on a day off moves earlier."""
    return days.previous_working(deadline)


def schedule(
    ladder: Ladder, deadline: date, published_at: datetime, tz: ZoneInfo, days: WorkingDays
) -> tuple[Rung, ...]:
    """The ladder's rungs at or after the publication, in time order, one a day at most.

    The publication itself is announced by other means. A month without a working day has no rung.
    """
    last = effective_deadline(deadline, days)
    by_day: dict[date, str] = {}  # the more specific are written later and win
    if ladder.monthly_over is not None:
        until = days.shift(last, -ladder.monthly_over)
        by_day |= _monthly(local(published_at, tz).date(), until, days)
    for n in sorted(ladder.before, reverse=True):
        by_day[days.shift(last, -n)] = f"before-{n}"
    for n in ladder.overdue:
        by_day[days.shift(last, n)] = f"overdue-{n}"
    if ladder.on_the_day:
        by_day[last] = "day"
    rungs = (Rung(name, at_hour(day, ladder.at, tz)) for day, name in sorted(by_day.items()))
    return tuple(rung for rung in rungs if rung.at >= published_at)


def _monthly(since: date, until: date, days: WorkingDays) -> dict[date, str]:
    """First working days of months, from the month of ``since`` to the day before ``until``."""
    found: dict[date, str] = {}
    month = since.replace(day=1)
    while month < until:
        day = days.next_working(month)
        if day < until and day.month == month.month:
            found[day] = f"monthly-{month:%Y-%m}"
        month = (month + timedelta(days=31)).replace(day=1)
    return found


def asked_for(kind: str, day: date, ladder: Ladder, tz: ZoneInfo, days: WorkingDays) -> Rung:
    """A rung that a person's own act sets up: ``kind`` is ``snooze`` or ``return``, on that day or the next
    working one."""
    return Rung(f"{kind}-{day.isoformat()}", at_hour(days.next_working(day), ladder.at, tz))


def to_come(
    ladder: Ladder, deadline: date, now: datetime, tz: ZoneInfo, days: WorkingDays, *, returned: bool = False
) -> tuple[Rung, ...]:
    """What is to come for a report that is owed: the ladder's rungs, and nothing of days that have passed.

    A returned report is asked after also where the ladder has ended: ``AFTER_RETURN`` working days later.
    """
    rungs = schedule(ladder, deadline, now, tz, days)
    if not returned:
        return rungs
    today = local(now, tz).date()
    last = max((local(rung.at, tz).date() for rung in rungs), default=today)
    after = (asked_for("return", days.shift(today, n), ladder, tz, days) for n in AFTER_RETURN)
    return (*rungs, *(rung for rung in after if local(rung.at, tz).date() > last))


def asked_day(rung: Rung) -> date | None:
    """The day that «Напомнить завтра» asked for, wherever the rung was moved to since; None for others."""
    kind, _, day = rung.id.partition("-")
    return date.fromisoformat(day) if kind == "snooze" else None


def place(rung: Rung) -> tuple[int, int] | None:
    """How far up the ladder the rung stands, whatever its time now; None for one that a person asked for."""
    return height(rung.id)


def height(rung_id: str) -> tuple[int, int] | None:
    """The same of an id."""
    kind, _, rest = rung_id.partition("-")
    match kind:
        case "monthly":
            return 0, int(rest.replace("-", ""))
        case "before":
            return 1, -int(rest)
        case "day":
            return 2, 0
        case "overdue":
            return 3, int(rest)
    return None


def into_window(moment: datetime, ladder: Ladder, tz: ZoneInfo, days: WorkingDays) -> datetime:
    """The moment itself when a message may go out then, else the next opening of the window (local).

    The window is closed at both ends: the last moment of it is still inside. Raises ValueError for
    a ladder whose window never opens; a short day on which it would close before it opens is passed over.
    """
    opens, closes = ladder.window
    if opens > closes:
        raise ValueError(f"the window closes at {closes:%H:%M}, before it opens at {opens:%H:%M}")
    here = local(moment, tz)
    day = here.date()
    while True:
        until = min(closes, ladder.short_day_until) if days.is_short(day) else closes
        if days.is_working(day) and opens <= until:
            if day > here.date() or here.time() < opens:
                return at_hour(day, opens, tz)
            if here.time() <= until:
                return moment
        day += timedelta(days=1)


def at_hour(day: date, hour: time, tz: ZoneInfo) -> datetime:
    """That hour of the day on the clocks of the department."""
    return datetime.combine(day, hour, tzinfo=tz)


def local(moment: datetime, tz: ZoneInfo) -> datetime:
    """The moment on the clocks of the department. Raises ValueError for a naive one.

    Through UTC, so that arithmetic and comparison never mix up the two hours of a turned-back clock.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).astimezone(tz)
