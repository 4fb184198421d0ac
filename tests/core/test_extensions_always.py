"""The ladder with extensions, snoozes and plans, whatever happens, beside a slow and obvious model.

The real side is rows as the database keeps them, decided by ``decide`` each hour. The model keeps none: it
looks at each hour at the whole history and says who may be written to at all.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from core.decision import Ladder
from core.extension import fitting
from core.follow_up import FollowUp, rung
from core.ladder import Rung, asked_for, at_hour, effective_deadline, place, schedule
from core.people import Role
from core.recipients import Recipient
from core.reminder_round import DueReport, decide
from core.report import ReportCard, ReportState
from core.working_days import WorkingDays
from tests.core.fake_town import DECISION

MOSCOW = ZoneInfo("Europe/Moscow")
DAYS = WorkingDays()
LADDER = Ladder()
START = datetime(2020, 7, 31, 9, 0, tzinfo=MOSCOW)
FIRST = effective_deadline(date(2020, 9, 1), DAYS)
ACTS = DECISION.tasks[0]
ENDS = ("sent", "missed", "cancelled")


@dataclass
class Row:
    """A row of ``reminders``."""

    rung: Rung
    deadline: date
    state: str = "planned"
    why: str = ""


@dataclass
class Life:
    """One organisation from the publication on, an hour at a time."""

    now: datetime = START
    deadline: date = FIRST
    finished: bool = False
    registered: bool = True
    active: datetime | None = None
    plan: date | None = None
    reminded_on: date | None = None
    rows: list[Row] = field(default_factory=list)
    letters: list[tuple[datetime, date, tuple[str, ...]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._arm(schedule(LADDER, FIRST, START, MOSCOW, DAYS), FIRST)

    def act(self, what: str, days: int) -> None:
        """What people do, as the appliers write it down."""
        match what:
            case "wait":
                for _ in range(days * 7):  # not whole days: people are active at any hour
                    self.hour()
            case "sleep":  # the program is down
                self.now += timedelta(hours=days * 7)
                self.hour()
            case "snooze":
                self.snooze()
            case "extend":
                self._extend(self.deadline + timedelta(days=days))
            case "plan" if not self.finished:
                self.plan, self.active = self.now.date() + timedelta(days=days), self.now
                wanted = rung(ACTS.id, self.plan, LADDER, MOSCOW, DAYS)
                self._give_up_plans(wanted.id)
                self._arm([wanted], self.plan)
            case "vanish":  # an answer that changed without its row
                self.plan = None
            case "done" if not self.finished:
                self.plan, self.active = None, self.now
                self._give_up_plans("")
            case "send":
                self.finished, self.active = True, self.now
            case "return" if self.finished:
                self.finished = False
            case "leave":
                self.registered = not self.registered

    def snooze(self) -> None:
        """«Напомнить завтра»."""
        day = DAYS.next_working(self.now.date() + timedelta(days=1))
        self._arm([asked_for("snooze", day, LADDER, MOSCOW, DAYS)], day)

    def hour(self) -> None:
        """One tick."""
        self.now += timedelta(hours=1)
        standing = [(n, row) for n, row in enumerate(self.rows) if row.state == "planned"]
        if not any(row.rung.at <= self.now for _, row in standing):
            return
        card = ReportCard(1, 1, "№ 7", "ВСОКО", self.deadline, ReportState.BEGUN, 1, 6)
        head = Recipient(1, 10, "", Role.HEAD, reminded_on=self.reminded_on, cards=(card,))
        plans = (FollowUp(1, "№ 7", ACTS, self.plan),) if self.plan else ()
        due = DueReport(
            1,
            self.finished,
            LADDER,
            tuple((n, row.rung) for n, row in standing),
            (head,) if self.registered else (),
            self.active,
            () if self.finished else plans,
        )
        made = decide((due,), self.now, MOSCOW, DAYS)
        for verdict in made.verdicts:
            row = self.rows[verdict.reminder_id]
            assert row.state == "planned", "decided twice"
            row.state, row.why = verdict.state, verdict.why
            if verdict.due_at is not None:
                row.rung = replace(row.rung, at=verdict.due_at)
        for letter in made.letters:
            for n in letter.reminder_ids:
                assert self.rows[n].state == "planned", "decided twice"
                self.rows[n].state = "sent"
            names = tuple(self.rows[n].rung.id for n in letter.reminder_ids)
            self.letters.append((self.now, self.deadline, names))
            self.reminded_on = self.now.date()
            self.model_allows(names)
            self.climbs_upwards()

    def model_allows(self, names: tuple[str, ...]) -> None:
        """The obvious rules, by looking at everything again."""
        today = self.now.date()
        assert not self.finished, "somebody who owes nothing"
        assert self.registered
        assert [at.date() for at, *_ in self.letters].count(today) == 1, "twice a day"
        assert DAYS.is_working(today)
        for name in names:
            row = next(r for r in reversed(self.rows) if r.rung.id == name and r.state == "sent")
            if name.startswith("plan-"):
                assert self.plan is not None, "asked after nothing"
            elif not name.startswith("snooze-"):
                assert row.deadline == self.deadline, "a reminder of a deadline that has moved"
                days_left = (self.deadline - today).days
                assert not name.startswith("overdue") or days_left < 0
                assert not name.startswith("before") or days_left >= 0 or row.why

    def climbs_upwards(self) -> None:
        """«14 days left» never follows «7» towards the same deadline."""
        mine = [names for _, deadline, names in self.letters if deadline == self.deadline]
        places = [here for names in mine for name in names if (here := place(Rung(name, self.now)))]
        assert places == sorted(places)

    def _extend(self, wanted: date) -> None:
        real = fitting(wanted, self.deadline, self.now.date(), DAYS)
        if real is None:
            return
        assert DAYS.is_working(real)
        self.deadline = real
        for row in self.rows:
            asked_for = row.rung.id.startswith(("snooze", "plan", "return"))
            if row.state == "planned" and row.deadline != real and not asked_for:
                row.state, row.why = "cancelled", "deadline_moved"
        self._arm(schedule(LADDER, real, self.now, MOSCOW, DAYS), real)

    def _give_up_plans(self, but: str) -> None:
        for row in self.rows:
            if row.state == "planned" and row.rung.id.startswith("plan-") and row.rung.id != but:
                row.state, row.why = "cancelled", "plan_changed"

    def _arm(self, rungs: object, deadline: date) -> None:
        assert isinstance(rungs, list | tuple)
        for one in rungs:
            known = [row for row in self.rows if (row.rung.id, row.deadline) == (one.id, deadline)]
            if not known:
                self.rows.append(Row(one, deadline))
            elif known[0].why in ("deadline_moved", "plan_changed") and known[0].state == "cancelled":
                known[0].state, known[0].why, known[0].rung = "planned", "", one


acts = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(1, 40)),
        st.tuples(st.just("wait"), st.integers(1, 40)),
        st.tuples(st.just("sleep"), st.integers(1, 60)),
        st.tuples(st.sampled_from(["extend", "plan", "plan"]), st.integers(1, 20)),
        st.tuples(st.sampled_from(["done", "send", "return", "leave", "snooze", "vanish"]), st.just(0)),
    ),
    max_size=25,
)
quick = settings(max_examples=60, deadline=None)


def lived(steps: list[tuple[str, int]]) -> Life:
    life = Life()
    for what, days in steps:
        life.act(what, days)
    return life


@quick
@given(acts)
def test_nobody_who_owes_nothing_is_reminded_and_nobody_twice_a_day(steps: list[tuple[str, int]]) -> None:
    lived(steps)  # each letter is held against the model when it goes out


@quick
@given(acts)
def test_no_rung_is_silently_gone(steps: list[tuple[str, int]]) -> None:
    life = lived(steps)
    life.registered = True
    for _ in range(60 * 24):  # and then nothing hinders any more
        life.hour()
    for row in life.rows:
        if row.rung.at <= life.now:
            assert row.state in ENDS, row
            assert row.state == "sent" or row.why, row
    if life.finished:
        return
    expected = {one.id for one in schedule(LADDER, life.deadline, START, MOSCOW, DAYS)}
    passed = {row.rung.id for row in life.rows if row.deadline == life.deadline}
    assert {name for name in passed if not name.startswith(("plan-", "snooze-"))} <= expected


@quick
@given(st.integers(1, 60), st.integers(0, 30))
def test_after_an_extension_the_ladder_is_that_of_the_new_deadline(days: int, when: int) -> None:
    life = Life()
    for _ in range(when * 24):
        life.hour()
    before = len(life.letters)
    life.act("extend", days)
    granted_at, deadline = life.now, life.deadline
    for _ in range((days + 70) * 24):
        life.hour()
    sent = {name for _, _, names in life.letters[before:] for name in names}
    if deadline == FIRST:
        return
    to_come = {one.id for one in schedule(LADDER, deadline, granted_at, MOSCOW, DAYS)}
    assert sent == to_come
    assert {at_hour(at.date(), LADDER.at, MOSCOW) for at, *_ in life.letters[before:]} == {
        one.at for one in schedule(LADDER, deadline, granted_at, MOSCOW, DAYS)
    }


def test_a_question_of_the_morning_and_a_reminder_held_back_until_noon_don_t_meet_on_one_day() -> None:
    life = Life(now=datetime(2020, 8, 20, 12, 0, tzinfo=MOSCOW))
    for row in life.rows:  # those of earlier days are over
        if row.rung.at <= life.now:
            row.state, row.why = "missed", "superseded"
    life.act("plan", 1)  # for the 21st, the day of before-7, and active at noon of the 20th
    for _ in range(5 * 24):
        life.hour()
    assert [(at.day, names) for at, _, names in life.letters] == [
        (21, ("plan-acts-2020-08-21",)),
        (24, ("before-7",)),
    ]
