"""The department's news: on which days, at what hour, and what stands in it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.inquiry import office_until
from core.ladder import at_hour, local, schedule
from core.people import Organisation
from core.ports import PublishedDecision
from core.report import ReportState
from core.summary import OrganisationState, by_number
from core.working_days import WorkingDays

AT = time(9, 30)  # before the day's reminders, which go out at 10:00
NEAR = timedelta(days=7)
FARTHEST = 366  # days looked ahead: a calendar without a working day has no digest
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """What decides on the next digest: the day decided on last, and the open decisions."""

    last: date | None
    decisions: tuple[PublishedDecision, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A report changed its state; ``at`` orders them."""

    organisation: Organisation
    state: ReportState
    at: datetime


@dataclass(frozen=True, slots=True)
class DecisionNews:
    """What there is to tell of one decision. Organisations stand by number."""

    decision_id: int
    title: str
    total: int
    finished: int
    sent: tuple[Organisation, ...] = ()
    begun: tuple[Organisation, ...] = ()
    returned: tuple[Organisation, ...] = ()
    accepted: tuple[Organisation, ...] = ()
    near: tuple[Organisation, ...] = ()  # whose deadline is within a week, and who still owes
    overdue: tuple[Organisation, ...] = ()
    helps: tuple[Organisation, ...] = ()  # who asks for help, until the report is accepted

    def __bool__(self) -> bool:
        """Whether there is anything."""
        changed = self.sent or self.begun or self.returned or self.accepted
        return bool(changed or self.near or self.overdue or self.helps)


@dataclass(frozen=True, slots=True)
class News:
    """The whole digest; ``since`` is the day of the one before."""

    decisions: tuple[DecisionNews, ...]
    extensions: int = 0  # requests that wait for a decision
    inquiries: int = 0  # questions without an answer
    since: date | None = None

    def __bool__(self) -> bool:
        """Whether anything is to be said at all."""
        return bool(self.decisions) and bool(any(self.decisions) or self.extensions or self.inquiries)


def next_digest(facts: DigestFacts, after: datetime, tz: ZoneInfo, days: WorkingDays) -> datetime | None:
    """The first moment at or after ``after`` at which a digest is due; None without an open decision.

    A day's digest is sent until the office closes; days missed altogether are made up for by one.
    The day of the publication has none: the department has published it itself.
    """
    if not facts.decisions:
        return None
    begun = min(local(one.published_at, tz).date() for one in facts.decisions)
    last = max(begun, facts.last or begun)
    ladder = _ladder_days(facts.decisions, tz, days)
    start = max(local(after, tz).date(), last + _DAY)
    owed = any(is_digest_day(day, ladder, days) for day in _span(last + _DAY, start))
    for day in _span(start, start + FARTHEST * _DAY):
        owed = owed or is_digest_day(day, ladder, days)
        if owed and days.is_working(day):
            moment = max(at_hour(day, AT, tz), after)
            if moment < at_hour(day, office_until(day, days), tz):
                return moment
    return None


def is_digest_day(day: date, ladder: frozenset[date], days: WorkingDays) -> bool:
    """Monday, or the first working day of a week whose Monday is off; and the days of the ladder."""
    if not days.is_working(day):
        return False
    return day in ladder or not any(map(days.is_working, _span(day - day.weekday() * _DAY, day)))


def news_of(
    published: PublishedDecision,
    states: Iterable[OrganisationState],
    moves: Iterable[Move],
    today: date,
) -> DecisionNews:
    """One decision's news. Of several changes of one report the last counts."""
    last: dict[int, Move] = {}
    for move in sorted(moves, key=lambda one: one.at):
        last[move.organisation.id] = move
    ordered = sorted(states, key=lambda state: by_number(state.organisation))
    owing = [state for state in ordered if not state.report_state.finished]

    def deadline(state: OrganisationState) -> date:
        return state.extended_to or published.deadline

    def moved(to: ReportState) -> tuple[Organisation, ...]:
        found = (one.organisation for one in last.values() if one.state is to)
        return tuple(sorted(found, key=by_number))

    return DecisionNews(
        published.id,
        published.decision.short_title,
        len(ordered),
        len(ordered) - len(owing),
        moved(ReportState.SENT),
        moved(ReportState.BEGUN),
        moved(ReportState.RETURNED),
        moved(ReportState.ACCEPTED),
        tuple(one.organisation for one in owing if today <= deadline(one) <= today + NEAR),
        tuple(one.organisation for one in owing if deadline(one) < today),
        tuple(
            one.organisation for one in ordered if one.helps and one.report_state is not ReportState.ACCEPTED
        ),
    )


def _ladder_days(decisions: Iterable[PublishedDecision], tz: ZoneInfo, days: WorkingDays) -> frozenset[date]:
    return frozenset(
        local(rung.at, tz).date()
        for one in decisions
        for rung in schedule(one.decision.ladder, one.deadline, one.published_at, tz, days)
    )


def _span(first: date, until: date) -> Iterable[date]:
    """Days from the first to the one before ``until``."""
    return (first + n * _DAY for n in range((until - first).days))
