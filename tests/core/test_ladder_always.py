"""A ladder that is changed on the way, whatever else happens, beside a slow and obvious model.

The real side is rows as the database keeps them, changed by the rules that the use cases run and decided by
``decide`` as they fall due. The model keeps no rows: of each letter it asks, from the whole history and a
calendar that it counts through day by day, whether it may go out; at the end, what should have and has not.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.decision import Ladder
from core.extension import fitting
from core.ladder import Rung, effective_deadline, height, schedule, to_come
from core.people import Organisation, Role
from core.proof import LoggedRung, Reminded
from core.rearming import preview, rearmed
from core.recipients import Recipient
from core.reminder_round import DueReport, decide
from core.report import ReportCard, ReportState
from core.working_days import WorkingDays

MOSCOW = ZoneInfo("Europe/Moscow")
DAYS = WorkingDays()
START = datetime(2020, 7, 31, 9, 0, tzinfo=MOSCOW)
FIRST = effective_deadline(date(2020, 9, 1), DAYS)
SEVEN = Organisation(1, 1, "МБДОУ № 7", 7)
FILE = Ladder(before=(14, 7, 3, 1))
COME_BACK = ("deadline_moved", "ladder_changed")
DAY = timedelta(days=1)

ladders = st.builds(
    Ladder,
    at=st.sampled_from([time(10), time(11, 30), time(15)]),
    monthly_over=st.sampled_from([None, 5, 60]),
    before=st.sets(st.integers(1, 25), max_size=5).map(lambda found: tuple(sorted(found, reverse=True))),
    on_the_day=st.booleans(),
    overdue=st.sets(st.integers(1, 15), max_size=4).map(lambda found: tuple(sorted(found))),
    quiet_hours=st.just(0),
)


@dataclass
class Row:
    """A row of ``reminders``."""

    rung: str
    deadline: date
    planned_at: datetime
    due_at: datetime
    state: str = "planned"
    why: str = ""
    decided_at: datetime | None = None

    def logged(self) -> LoggedRung:
        return LoggedRung(
            self.rung, self.deadline, self.planned_at, self.due_at, self.state, self.why, self.decided_at
        )


@dataclass
class Letter:
    """What went out, and what was true then."""

    at: datetime
    deadline: date
    rung: str
    ladder: Ladder
    owed: bool


@dataclass
class Books:
    """The rows, as the appliers write them."""

    rows: list[Row] = field(default_factory=list)

    def plan(self, rungs: tuple[Rung, ...], deadline: date, again: tuple[str, ...]) -> None:
        """``storage.reminder_rows.plan_rungs``."""
        for rung in rungs:
            towards = rung.at.date() if rung.id.startswith("return-") else deadline
            known = next((r for r in self.rows if (r.rung, r.deadline) == (rung.id, towards)), None)
            if known is None:
                self.rows.append(Row(rung.id, towards, rung.at, rung.at))
            elif known.state == "cancelled" and known.why in again:
                known.state, known.why, known.planned_at, known.due_at = "planned", "", rung.at, rung.at

    def cancel(self, why: str, chosen: list[Row]) -> None:
        for row in chosen:
            if row.state == "planned":
                row.state, row.why = "cancelled", why


class AnyLadder(RuleBasedStateMachine):
    """One organisation, from the publication until all is over."""

    @initialize()
    def publish(self) -> None:
        self.now, self.ladder, self.deadline = START, FILE, FIRST
        self.state, self.reminded_on = ReportState.BEGUN, None
        self.blocked = False
        self.books, self.letters = Books(), list[Letter]()
        self.books.plan(schedule(FILE, FIRST, START, MOSCOW, DAYS), FIRST, COME_BACK)

    # What happens

    @rule(days=st.integers(1, 12))
    def wait(self, days: int) -> None:
        self.live_until(self.now + days * DAY)

    @rule(hours=st.integers(1, 30))
    def wait_a_little(self, hours: int) -> None:
        self.live_until(self.now + timedelta(hours=hours))

    @rule(days=st.integers(1, 12))
    def the_program_is_down(self, days: int) -> None:
        self.now += days * DAY
        self.look()

    @rule(ladder=ladders)
    def an_administrator_changes_the_ladder(self, ladder: Ladder) -> None:
        self.change_ladder(ladder)

    @rule()
    def back_to_the_file(self) -> None:
        self.change_ladder(FILE)

    @rule(number=st.integers(1, 25))
    def one_rung_goes(self, number: int) -> None:
        before = tuple(n for n in self.ladder.before if n != number)
        self.change_ladder(replace(self.ladder, before=before))

    @rule()
    def the_report_is_sent(self) -> None:
        if not self.state.finished:
            self.state = ReportState.SENT

    @rule()
    def the_report_is_returned(self) -> None:
        if not self.state.finished:
            return
        self.state = ReportState.RETURNED
        rungs = to_come(self.ladder, self.deadline, self.now, MOSCOW, DAYS, returned=True)
        self.books.cancel("finished", [row for row in self.books.rows if row.rung.startswith("return-")])
        rungs = tuple(rung for rung in rungs if rung.at > self.now)
        self.books.plan(rungs, self.deadline, (*COME_BACK, "finished"))
        self.reminded_on = self.now.date()

    @rule(days=st.integers(1, 30))
    def more_time(self, days: int) -> None:
        real = fitting(self.deadline + days * DAY, FIRST, self.now.date(), DAYS)
        if real is not None and real != self.deadline:
            self.move_deadline(real)

    @rule()
    def the_extension_is_taken_back(self) -> None:
        if self.deadline != FIRST:
            self.move_deadline(FIRST)

    @rule()
    def the_phone_is_lost_or_found(self) -> None:
        self.blocked = not self.blocked

    # How it is written down

    def change_ladder(self, ladder: Ladder) -> None:
        before = [(row.rung, row.deadline, row.state, row.due_at) for row in self.books.rows]
        one = Reminded(SEVEN, self.state, self.deadline, 1, 1, tuple(row.logged() for row in self.books.rows))
        made = rearmed(one, ladder, START, self.now, MOSCOW, DAYS)
        shown = preview([made], MOSCOW)
        mine = {row.rung: row for row in self.books.rows if row.deadline == self.deadline}
        self.books.cancel("ladder_changed", [mine[gone.id] for gone in made.dropped])
        for kept in made.kept:
            if kept.is_moved:
                assert mine[kept.id].state == "planned"
                mine[kept.id].planned_at, mine[kept.id].due_at = kept.at, kept.due_at
        self.books.plan(made.new, self.deadline, (*COME_BACK, "finished"))
        self.ladder = ladder
        self.the_preview_told_the_truth(shown.coming, shown.dropped, before)

    def the_preview_told_the_truth(self, coming: object, dropped: object, before: object) -> None:
        assert isinstance(coming, tuple)
        assert isinstance(dropped, tuple)
        assert isinstance(before, list)
        if self.state.finished:
            assert (coming, dropped) == ((), ())
            return
        planned = sorted(
            row.due_at
            for row in self.books.rows
            if row.state == "planned" and row.deadline == self.deadline and height(row.rung)
        )
        assert [outing.at for outing in coming for _ in outing.organisations] == planned
        was = {(rung, deadline) for rung, deadline, state, _ in before if state == "planned"}
        gone = [row for row in self.books.rows if (row.rung, row.deadline) in was and row.state != "planned"]
        assert sum(len(outing.organisations) for outing in dropped) == len(gone)

    def move_deadline(self, deadline: date) -> None:
        """As ``storage.apply_terms`` follows another deadline."""
        self.deadline = deadline
        rows = self.books.rows
        elsewhere = [row for row in rows if row.deadline != deadline and height(row.rung)]
        after = [row for row in rows if row.rung.startswith("return-")]
        self.books.cancel("deadline_moved", [*elsewhere, *after])
        returned = self.state is ReportState.RETURNED
        rungs = to_come(self.ladder, deadline, self.now, MOSCOW, DAYS, returned=returned)
        self.books.plan(rungs, deadline, COME_BACK)

    def live_until(self, moment: datetime) -> None:
        """The program runs: each rung is looked at when it is due."""
        while due := [r.due_at for r in self.books.rows if r.state == "planned" and r.due_at <= moment]:
            self.now = max(self.now, min(due))
            self.look()
        self.now = moment

    def look(self) -> None:
        """One tick."""
        standing = [(n, row) for n, row in enumerate(self.books.rows) if row.state == "planned"]
        if not any(row.due_at <= self.now for _, row in standing):
            return
        card = ReportCard(1, 1, SEVEN.name, "ВСОКО", self.deadline, self.state, 1, 6)
        head = Recipient(1, 10, "", Role.HEAD, not self.blocked, reminded_on=self.reminded_on, cards=(card,))
        due = DueReport(
            1,
            self.state.finished,
            self.ladder,
            tuple((n, Rung(row.rung, row.due_at)) for n, row in standing),
            (head,),
        )
        made = decide((due,), self.now, MOSCOW, DAYS)
        for verdict in made.verdicts:
            row = self.books.rows[verdict.reminder_id]
            assert row.state == "planned", "decided twice"
            row.state, row.why, row.decided_at = verdict.state, verdict.why, self.now
            row.due_at = verdict.due_at or row.due_at
        for letter in made.letters:
            assert len(letter.reminder_ids) == 1, "one reminder stands for one rung"
            row = self.books.rows[letter.reminder_ids[0]]
            assert row.state == "planned", "decided twice"
            row.state, row.decided_at = "sent", self.now
            owed = not self.state.finished
            self.letters.append(Letter(self.now, self.deadline, row.rung, self.ladder, owed))
            self.reminded_on = self.now.date()
            self.model_allows(self.letters[-1])

    # The model

    def model_allows(self, letter: Letter) -> None:
        """Looked at by whoever knows nothing of rows."""
        today = letter.at.date()
        assert letter.owed, "somebody who owes nothing"
        assert not self.blocked
        assert today.weekday() < 5
        assert [one.at.date() for one in self.letters].count(today) == 1, "twice a day"
        same = [one for one in self.letters if (one.rung, one.deadline) == (letter.rung, letter.deadline)]
        if letter.rung.startswith("return-"):
            assert self.state is ReportState.RETURNED
            assert len([one for one in self.letters if one.rung == letter.rung]) == 1
            return
        assert len(same) == 1, "twice"
        day = slow_day(letter.rung, letter.deadline, letter.ladder)
        assert day is not None, f"{letter.rung} isn't in the ladder that counts"
        assert day <= today, "before its day"
        if day < today:  # late only where it was held back, never planned for a day that had passed
            row = next(r for r in self.books.rows if (r.rung, r.deadline) == (letter.rung, letter.deadline))
            assert row.planned_at <= letter.at

    @invariant()
    def no_rung_of_a_past_day_is_waiting_unseen(self) -> None:
        for row in getattr(self, "books", Books()).rows:
            if row.state == "planned":
                assert row.due_at > self.now or self.now == START
            if row.state in ("missed", "cancelled"):
                assert row.why

    @invariant()
    def what_waits_belongs_to_the_present_ladder(self) -> None:
        for row in getattr(self, "books", Books()).rows:
            if row.state == "planned" and height(row.rung) is not None:
                assert row.deadline == self.deadline
                if not self.state.finished:
                    assert slow_day(row.rung, self.deadline, self.ladder) is not None

    def teardown(self) -> None:
        """And then nothing hinders any more: what the present ladder promises goes out."""
        if not hasattr(self, "books") or self.state.finished:
            return
        self.blocked = False
        begun, sent_before = self.now, len(self.letters)
        known = [row for row in self.books.rows if row.state != "cancelled"]
        highest = max(
            (h for row in known if row.state != "planned" and row.deadline == self.deadline
             if (h := height(row.rung))),
            default=(-1, 0),
        )  # fmt: skip
        promised = {
            name: day
            for name, day in slow_ladder(self.deadline, self.ladder).items()
            if day > begun.date() and (height(name) or highest) > highest
        }
        self.live_until(begun + 300 * DAY)
        sent = {letter.rung for letter in self.letters[sent_before:]}
        decided = {
            row.rung for row in self.books.rows if row.deadline == self.deadline and row.state != "planned"
        }
        assert promised.keys() <= decided, "a rung is silently gone"
        last = max(promised, key=lambda name: promised[name], default=None)
        assert last is None or last in sent, "the last rung always comes: nothing overtakes it"


@cache
def slow_ladder(deadline: date, ladder: Ladder) -> dict[str, date]:
    """The days of a ladder, found by walking through the calendar one day at a time; one rung a day."""
    found: dict[date, str] = {}
    for kind, numbers, step in (("overdue", ladder.overdue, DAY), ("before", ladder.before, -DAY)):
        day, count = deadline, 0
        while count < max(numbers, default=0):
            day += step
            count += DAYS.is_working(day)
            if DAYS.is_working(day) and count in numbers:
                found[day] = f"{kind}-{count}"
    if ladder.on_the_day:
        found[deadline] = "day"
    if ladder.monthly_over is not None:
        day, left = deadline, 0
        while day > START.date():
            day -= DAY
            earlier = range(1, day.day)
            is_first = DAYS.is_working(day) and not any(DAYS.is_working(day.replace(day=n)) for n in earlier)
            left += DAYS.is_working(day + DAY)
            if left > ladder.monthly_over and is_first and day not in found:
                found[day] = f"monthly-{day:%Y-%m}"
    return {name: day for day, name in found.items()}


def slow_day(rung: str, deadline: date, ladder: Ladder) -> date | None:
    return slow_ladder(deadline, ladder).get(rung)


AnyLadder.TestCase.settings = settings(max_examples=60, stateful_step_count=15, deadline=None)
TestAnyLadder = AnyLadder.TestCase


def test_the_slow_calendar_and_the_rule_agree() -> None:
    for ladder in (FILE, Ladder(), Ladder(monthly_over=5, before=(20, 2), on_the_day=False, overdue=(9,))):
        for deadline in (FIRST, date(2020, 11, 3), date(2020, 12, 31)):
            quick = {r.id: r.at.date() for r in schedule(ladder, deadline, START, MOSCOW, DAYS)}
            slow = {name: day for name, day in slow_ladder(deadline, ladder).items() if day > START.date()}
            assert {name: day for name, day in quick.items() if day > START.date()} == slow
