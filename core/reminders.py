"""What becomes of each rung: sent, missed, cancelled or moved, and why. Pure; the clock is a parameter.

The caller applies the plan to its rows and asks again on the next tick. Asking twice does no harm: after
a plan has been applied, the same moment yields an empty one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.decision import Ladder
from core.follow_up import task_of
from core.ladder import Rung, at_hour, into_window, local, place
from core.working_days import WorkingDays


class Why(StrEnum):
    """The reason written beside a rung. The codes stand in the database: add, never rename."""

    FINISHED = "finished"
    NOBODY_REGISTERED = "nobody_registered"
    UNREACHABLE = "unreachable"
    SUPERSEDED = "superseded"
    ABSENT = "absent"
    SNOOZED = "snoozed"
    ALREADY_TODAY = "already_today"
    RECENT_ACTIVITY = "recent_activity"
    OUTSIDE_WINDOW = "outside_window"
    PLAN_CHANGED = "plan_changed"  # the task is done by now, or planned for another day
    LADDER_CHANGED = "ladder_changed"  # an administrator has taken the rung out of the ladder


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an organisation when its rungs are decided.

    ``snoozed_until`` and ``absent_until`` are the first day on which a reminder is welcome again.
    ``reminded_on`` is the local day of the last reminder to the person, whatever organisation it was about.
    """

    finished: bool = False  # the report was sent or accepted, and the decision is known to be known
    has_people: bool = True
    reachable: bool = True
    last_activity: datetime | None = None
    snoozed_until: date | None = None
    absent_until: date | None = None  # the only person is on leave
    reminded_on: date | None = None
    planned_tasks: frozenset[str] = frozenset()  # «в работе» with a date: those that may be asked after
    is_sent: bool = False  # only «Ознакомлен(а)» is awaited: plans are asked after no more


@dataclass(frozen=True, slots=True)
class Plan:
    """The verdicts, each in time order. A rung stands in one place at most; future ones mostly in none.

    ``asks`` are rungs that ask after a planned date: they go into the same message as ``send``, or alone.
    """

    send: Rung | None = None
    asks: tuple[Rung, ...] = ()
    missed: tuple[tuple[Rung, Why], ...] = ()
    cancelled: tuple[tuple[Rung, Why], ...] = ()
    moved: tuple[tuple[Rung, datetime, Why], ...] = ()  # the rung as it was, and its new time


def plan(
    planned: Sequence[Rung],
    standing: Standing,
    now: datetime,
    ladder: Ladder,
    tz: ZoneInfo,
    days: WorkingDays,
) -> Plan:
    """Decide every rung that is due (``at`` ≤ now), and drop those that a later rung has overtaken.

    ``planned`` are the undecided rungs of one organisation for one deadline. Naive moments are refused with
    a TypeError or a ValueError.
    """
    rungs = sorted(planned, key=_in_time)
    if standing.finished:
        return Plan(cancelled=tuple((rung, Why.FINISHED) for rung in rungs))
    due = [rung for rung in rungs if rung.at <= now]
    if not due:
        return Plan()
    why_gone = Why.FINISHED if standing.is_sent else Why.PLAN_CHANGED
    gone = tuple((rung, why_gone) for rung in due if _is_gone(rung, standing))
    due = [rung for rung in due if not _is_gone(rung, standing)]
    if not due:
        return Plan(cancelled=gone)
    overtaken = _overtaken(rungs, due)
    left_behind = tuple((rung, Why.SUPERSEDED) for rung in overtaken if rung not in due)
    if not (standing.has_people and standing.reachable):
        why = Why.UNREACHABLE if standing.has_people else Why.NOBODY_REGISTERED
        return Plan(missed=tuple((rung, why) for rung in due) + left_behind, cancelled=gone)
    asks, reminders = [rung for rung in due if task_of(rung.id)], [r for r in due if not task_of(r.id)]
    latest = [rung for rung in reminders if rung not in overtaken][-1:]
    missed = tuple((rung, Why.SUPERSEDED) for rung in reminders if rung not in latest) + left_behind
    # A day that somebody named is asked after on that day, however busy they were the day before.
    calm = replace(standing, last_activity=None)
    moment, wait = _earliest(calm, now, ladder, tz, days)
    ask_now = tuple(asks) if wait is None else ()
    moved = tuple((rung, moment, wait) for rung in asks if wait is not None)
    if latest:
        moment, wait = _earliest(standing, now, ladder, tz, days)
        if wait is None:
            return Plan(latest[0], ask_now, missed, gone, moved)
        moved += ((latest[0], moment, wait),)
    return Plan(None, ask_now, missed, gone, moved)


def _is_gone(rung: Rung, standing: Standing) -> bool:
    task = task_of(rung.id)
    return task is not None and task not in standing.planned_tasks


def _in_time(rung: Rung) -> tuple[datetime, tuple[int, int], str]:
    """Time order; at the same moment the ladder's own rungs come after those asked for."""
    return rung.at.astimezone(UTC), place(rung) or (-1, 0), rung.id


def _overtaken(rungs: Sequence[Rung], due: Sequence[Rung]) -> list[Rung]:
    """Rungs below the highest due one, those moved into the future too: «14 days left» never follows «7»."""
    highest = max((place(rung) or (-1, 0) for rung in due), default=(-1, 0))
    return [rung for rung in rungs if (here := place(rung)) is not None and here < highest]


def _earliest(
    standing: Standing, now: datetime, ladder: Ladder, tz: ZoneInfo, days: WorkingDays
) -> tuple[datetime, Why | None]:
    """The first moment, now or later, at which nothing forbids a message, and what forbids it now."""
    bounds: list[tuple[datetime, Why]] = []  # of equal ones the first named is told
    if standing.absent_until is not None:
        bounds.append((_morning(standing.absent_until, ladder, tz, days), Why.ABSENT))
    asked = None
    if standing.snoozed_until is not None:
        asked = _morning(standing.snoozed_until, ladder, tz, days)
        bounds.append((asked, Why.SNOOZED))
    if standing.reminded_on is not None and standing.reminded_on >= local(now, tz).date():
        bounds.append((_morning(days.shift(standing.reminded_on, 1), ladder, tz, days), Why.ALREADY_TODAY))
    if standing.last_activity is not None:
        active = local(standing.last_activity, tz).astimezone(UTC)
        quiet = active + timedelta(hours=ladder.quiet_hours)
        if asked is not None and active < asked:
            quiet = min(quiet, asked)  # pressing «Напомнить завтра» at noon must not delay its ten o'clock
        bounds.append((quiet, Why.RECENT_ACTIVITY))
    waits = [(bound, why) for bound, why in bounds if bound > now]
    if waits:
        bound, why = max(waits, key=lambda wait: wait[0])
        return into_window(bound, ladder, tz, days), why
    moment = into_window(now, ladder, tz, days)
    return moment, None if moment == now else Why.OUTSIDE_WINDOW


def _morning(day: date, ladder: Ladder, tz: ZoneInfo, days: WorkingDays) -> datetime:
    return at_hour(days.next_working(day), ladder.at, tz)


class Tone(StrEnum):
    """Which wording a reminder takes."""

    NOT_OPENED = "not_opened"
    BEGUN = "begun"
    RETURNED = "returned"
    OVERDUE = "overdue"


def wording(*, opened: bool, returned: bool, today: date, deadline: date) -> Tone:
    """The tone for a report that is still owed. One sent and returned is never «overdue»."""
    if returned:
        return Tone.RETURNED
    if today > deadline:
        return Tone.OVERDUE
    return Tone.BEGUN if opened else Tone.NOT_OPENED
