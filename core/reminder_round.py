"""One look at what is due: facts of the organisations in, letters to people and verdicts on rungs out."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.decision import Ladder
from core.follow_up import FollowUp, task_of
from core.ladder import Rung, asked_day
from core.people import Author
from core.recipients import Recipient, is_away, recipients, within_reach
from core.reminders import Standing, plan
from core.report import ReportCard
from core.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report with at least one due rung; ``rungs`` are all its undecided ones, by row id."""

    report_id: int
    finished: bool
    ladder: Ladder
    rungs: tuple[tuple[int, Rung], ...]
    people: tuple[Recipient, ...]
    last_action: datetime | None = None
    plans: tuple[FollowUp, ...] = ()  # tasks «в работе» with a planned date, as they stand now
    is_sent: bool = False  # though nobody has confirmed to know the decision, so it isn't ``finished``


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one rung: ``state`` is queued, missed, cancelled, or planned with a new ``due_at``."""

    reminder_id: int
    state: str
    why: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one person, and the rungs that it stands for.

    ``asks`` are the plans that it asks after; ``cards`` are empty where it does nothing else.
    """

    person_id: int
    chat_id: int
    name: str
    cards: tuple[ReportCard, ...]
    reminder_ids: tuple[int, ...]
    asks: tuple[FollowUp, ...] = ()
    of_several: bool = False
    unreached: Author | None = None  # it goes to somebody on leave, whose substitute can't be reached


@dataclass(frozen=True, slots=True)
class Round:
    """The outcome of one look."""

    day: date
    letters: tuple[Letter, ...] = ()
    verdicts: tuple[Verdict, ...] = field(default=())


def decide(due: tuple[DueReport, ...], now: datetime, tz: ZoneInfo, days: WorkingDays) -> Round:
    """Decide every due rung; people with several organisations get one letter over all of them."""
    today = now.astimezone(tz).date()
    verdicts: list[Verdict] = []
    rungs_of: dict[int, list[int]] = defaultdict(list)
    asks_of: dict[int, list[FollowUp]] = defaultdict(list)
    whom: dict[int, Recipient] = {}
    reminded: set[int] = set()  # people whose letter is a reminder, and not questions only
    for report in due:
        chosen = recipients(report.people, today)
        outcome = plan(
            [rung for _, rung in report.rungs], _standing(report, chosen, today), now, report.ladder, tz, days
        )
        row_of = {rung.id: row for row, rung in report.rungs}
        verdicts += [Verdict(row_of[rung.id], "missed", why.value) for rung, why in outcome.missed]
        verdicts += [Verdict(row_of[rung.id], "cancelled", why.value) for rung, why in outcome.cancelled]
        verdicts += [Verdict(row_of[r.id], "planned", why.value, at) for r, at, why in outcome.moved]
        going = (*((outcome.send,) if outcome.send else ()), *outcome.asks)
        if not going:
            continue
        asked = {task_of(rung.id) for rung in outcome.asks}
        for person in chosen:
            known = whom.get(person.person_id)
            whom[person.person_id] = person if known is None or person.unreached else known
            rungs_of[person.person_id] += [row_of[rung.id] for rung in going]
            asks_of[person.person_id] += [ask for ask in report.plans if ask.task.id in asked]
            if outcome.send is not None:
                reminded.add(person.person_id)
    letters = tuple(
        Letter(
            person.person_id,
            person.chat_id,
            person.name,
            person.cards if person_id in reminded else (),
            tuple(rungs_of[person_id]),
            tuple(asks_of[person_id]),
            person.of_several,
            person.unreached,
        )
        for person_id, person in sorted(whom.items())
    )
    return Round(today, letters, tuple(verdicts))


def _standing(report: DueReport, chosen: tuple[Recipient, ...], today: date) -> Standing:
    absent = [p.absent_until for p in report.people if p.reachable and p.absent_until and is_away(p, today)]
    snoozes = [until for _, rung in report.rungs if (until := asked_day(rung)) is not None]
    reminded = [person.reminded_on for person in chosen if person.reminded_on]
    return Standing(
        finished=report.finished,
        has_people=bool(report.people),
        reachable=within_reach(report.people, today),
        last_activity=report.last_action,
        snoozed_until=min(snoozes, default=None),
        absent_until=min(absent) + timedelta(days=1) if absent and not chosen else None,
        reminded_on=max(reminded) if reminded else None,
        planned_tasks=frozenset(ask.task.id for ask in report.plans),
        is_sent=report.is_sent,
    )
