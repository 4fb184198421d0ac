"""Whatever happens in whatever order, the counts that are kept up equal a full scan."""

import asyncio
import contextlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import Connection
from sqlalchemy.exc import NoResultFound

from core import checklist
from core.answers import Chosen, QuestionKey
from core.changes import Change
from core.changes.joining import JoinAsked, JoinDecided, JoinedByInvitation
from core.changes.organisations import (
    DecisionPlan,
    OrganisationAdded,
    OrganisationClosed,
    OrganisationReopened,
    OrganisationsMerged,
)
from core.changes.people import HandoverOffered, TookOver, Unbound
from core.changes.report import QuestionOpened, ReportChanged, ReportReviewed
from core.changes.time import DeadlineSet, ExtensionAsked, ExtensionDecided
from core.decision import Purpose, Question, Status, Task
from core.districts import district_key
from core.official import punctual_of
from core.people import Role, RosterRow
from core.report import Report, ReportState
from core.summary import (
    EVERYBODY,
    Mention,
    OrganisationState,
    Summary,
    Which,
    by_number,
    summarise,
)
from core.tally import tally_of
from core.timeliness import Timeliness, day_of, timeliness
from storage import departments, publishing, tallies
from storage.applying import apply
from storage.counting import count_changed
from storage.database import open_database
from storage.guards import Stale
from storage.migrate import upgrade
from storage.reads import SqlReads
from storage.shelf import Shelf
from tests.storage.conftest import SQLITE
from tests.storage.office import DEADLINE, DECISION, MOSCOW, NOW, Office, answering, furnish

T = TypeVar("T")
BOSS = 900
DISTRICTS = ("", "Ленинский", "ленинский ", "Октябрьский")
PLACES = st.integers(0, 9)
DAYS = st.integers(-3, 40)
PEOPLE = st.integers(1, 4)
SAYING = [
    (task, question)
    for task, question in DECISION.questions()
    if question.purpose in (Purpose.DIFFICULTY, Purpose.HELP)
]
OWN = ("Нет людей", "нет  людей.", "НЕТ ЛЮДЕЙ", "Ёлка: дорого", "елка: дорого", "!", "Long " * 150)
ACTS = DECISION.tasks[0].id
WHICH = (
    EVERYBODY,
    Which(missing=True),
    Which(task=ACTS, status=Status.NOT_STARTED),
    Which(task=ACTS, status=Status.DONE),
    Which(task=ACTS),
)


@dataclass(repr=False)  # asyncio's runner asks for its words, and throws them away: a third of the time
class Everything:
    """One look at both ways of counting."""

    kept_up: tuple[object, ...]
    scanned: tuple[object, ...]
    to_mend: tallies.Miscounted


@cache
def furnished() -> tuple[bytes, Office, Office]:
    """A database with two departments, made once: to make it takes longer than all that happens in it."""

    async def make(folder: Path) -> tuple[Office, Office]:
        database = open_database(SQLITE.format(folder=folder))
        await database.write(upgrade)
        made = await furnish(database), await furnish(database, "Другое управление")
        await database.close()
        return made

    with tempfile.TemporaryDirectory() as folder:
        ours, others = asyncio.run(make(Path(folder)))
        return (Path(folder) / "contract.db").read_bytes(), ours, others


class CountsAreKeptUp(RuleBasedStateMachine):
    """Rules pick organisations, people and reports by number; what a guard refuses changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        content, ours, others = furnished()
        (Path(self.folder.name) / "contract.db").write_bytes(content)
        self.database = open_database(SQLITE.format(folder=self.folder.name))
        # A shelf of its own: it keeps versions by id, and another example's version has other words.
        made = (replace(one, database=self.database, shelf=Shelf()) for one in (ours, others))
        self.office, self.other = made
        self.deadline, self.named, self.zone, self.looks = DEADLINE, 100, MOSCOW, 0

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()
        self.folder.cleanup()

    def write(self, work: Callable[[Connection], object]) -> None:
        with contextlib.suppress(Stale):  # decided on something that isn't so any more
            self.runner.run(self.database.write(work))

    def do(self, *changes: Change) -> None:
        def work(connection: Connection) -> None:
            for change in changes:
                apply(connection, change)

        self.write(work)

    def look(self, at: Callable[[SqlReads], T]) -> T:
        return self.runner.run(self.database.read(lambda c: at(SqlReads(c, self.office.shelf))))

    def organisation(self, place: int) -> int:
        found = self.look(lambda reads: reads.directory(self.office.department_id))
        return found[place % len(found)].organisation.id

    def report(self, place: int) -> Report | None:
        here = self.office.department_id
        states = self.look(lambda reads: reads.states(self.office.decision.id, here))
        if not states:
            return None
        return self.look(lambda reads: reads.department_report(states[place % len(states)].report_id, here))

    @rule(place=PLACES, person=PEOPLE, role=st.sampled_from([Role.HEAD, Role.DEPUTY]))
    def somebody_joins(self, place: int, person: int, role: Role) -> None:
        organisation = self.organisation(place)
        self.write(lambda c: departments.ensure_invitations(c, self.office.department_id, NOW))
        with contextlib.suppress(NoResultFound):  # closed, it has no link of its own
            newest = self.runner.run(self.office.invitation(organisation))
            self.do(JoinedByInvitation(newest, person, person, role, NOW))

    @rule(place=PLACES, person=PEOPLE, granted=st.booleans())
    def somebody_asks_to_join(self, place: int, person: int, granted: bool) -> None:
        where = self.office.department_id, self.organisation(place)
        self.do(
            JoinAsked(*where, person, person, NOW),
            JoinDecided(*where, person, person, granted, BOSS, NOW),
        )

    @rule(place=PLACES, person=PEOPLE)
    def a_new_head_takes_over(self, place: int, person: int) -> None:
        organisation, code = self.organisation(place), f"handover-{self.named}"
        self.named += 1
        self.do(HandoverOffered(self.office.department_id, organisation, code, BOSS, NOW))

        def take(connection: Connection) -> None:
            reads = SqlReads(connection, self.office.shelf)
            invitation = reads.invitation(code)
            if invitation is not None:
                here = tuple(member.person.id for member in reads.members(organisation))
                change = TookOver(invitation.id, person, person, Role.HEAD, here, NOW)
                apply(connection, change)

        self.write(take)

    @rule(place=PLACES)
    def somebody_is_unbound(self, place: int) -> None:
        organisation = self.organisation(place)

        def unbind(connection: Connection) -> None:
            file = SqlReads(connection, self.office.shelf).organisation_file(
                organisation, self.office.department_id
            )
            for person in file.people[:1] if file else ():
                apply(connection, Unbound(self.office.department_id, person.member_id, BOSS, NOW))

        self.write(unbind)

    @rule(place=PLACES)
    def a_question_is_opened(self, place: int) -> None:
        if report := self.report(place):
            self.do(QuestionOpened(report.id, QuestionKey("acts", "status"), NOW))

    @rule(place=PLACES, task=st.sampled_from(DECISION.tasks), said=st.sampled_from([*Status, None]))
    def a_task_is_answered(self, place: int, task: Task, said: Status | None) -> None:
        report = self.report(place)
        if report is None:
            return
        key = checklist.key_of(task, task.questions[0])
        if said is not None:
            self.do(answering(report, {key: Chosen((said.value,))}, _going_on(report)))
            return
        marks = answering(report, {}).marks
        cleared = tuple(
            mark if mark.task != key.task else type(mark)(mark.task, None, False) for mark in marks
        )
        self.do(
            ReportChanged(report.id, report.version, None, NOW, _going_on(report), 0, cleared, cleared=(key,))
        )

    @rule(
        place=PLACES,
        asked=st.sampled_from(SAYING),
        picked=st.lists(st.integers(0, 5), max_size=2),
        own=st.lists(st.sampled_from(OWN), max_size=2),
        said=st.sampled_from([Status.NOT_STARTED, Status.NOT_STARTED, Status.DONE]),
    )
    def a_head_says_what_hinders_or_would_help(
        self, place: int, asked: tuple[Task, Question], picked: list[int], own: list[str], said: Status
    ) -> None:
        report, (task, question) = self.report(place), asked
        if report is None:
            return
        options = dict.fromkeys(question.options[at % len(question.options)].id for at in picked)
        status = checklist.key_of(task, task.questions[0])
        words = Chosen(tuple(options), tuple(own))
        given = {status: Chosen((said.value,)), checklist.key_of(task, question): words}
        self.do(answering(report, given, _going_on(report)))

    @rule()
    def the_tick_counts(self) -> None:
        self.write(count_changed)

    @rule(place=PLACES, day=DAYS, hour=st.integers(0, 23))
    def a_report_is_sent(self, place: int, day: int, hour: int) -> None:
        report = self.report(place)
        if report is None or report.state.finished:
            return
        at = NOW + timedelta(days=day, hours=hour)
        number = report.number or self.look(lambda reads: reads.next_number(self.office.decision.id))
        self.do(
            ReportChanged(
                report.id,
                report.version,
                None,
                at,
                ReportState.SENT,
                0,
                number=number,
                sent_at=at,
                was=report.state,
                deadline=report.deadline,
            )
        )

    @rule(place=PLACES, accepted=st.booleans())
    def the_department_decides(self, place: int, accepted: bool) -> None:
        report = self.report(place)
        if report is None or not report.state.finished:
            return
        state = ReportState.ACCEPTED if accepted else ReportState.RETURNED
        self.do(
            ReportReviewed(
                report.id, report.version, BOSS, NOW, report.state, state, report.deadline, ("acts",)
            )
        )

    @rule(place=PLACES, days=st.none() | DAYS)
    def a_deadline_of_its_own(self, place: int, days: int | None) -> None:
        report = self.report(place)
        if report is None:
            return
        until = self.deadline + timedelta(days=days) if days is not None else None
        number = self.look(lambda reads: reads.next_extension())
        self.do(
            DeadlineSet(
                number,
                self.office.department_id,
                report.id,
                report.version,
                until,
                until or self.deadline,
                BOSS,
                NOW,
            )
        )

    @rule(place=PLACES, days=DAYS, granted=st.booleans())
    def an_extension(self, place: int, days: int, granted: bool) -> None:
        report = self.report(place)
        if report is None:
            return
        until = self.deadline + timedelta(days=days)
        number = self.look(lambda reads: reads.next_extension())
        self.do(ExtensionAsked(number, self.office.department_id, report.id, 1, until, "", NOW))
        self.do(ExtensionDecided(number, until if granted else None, "", BOSS, NOW))

    @rule(district=st.sampled_from(DISTRICTS))
    def an_organisation_is_added(self, district: str) -> None:
        self.named += 1
        number = self.look(lambda reads: reads.next_organisation())
        self.do(
            OrganisationAdded(
                number,
                self.office.department_id,
                f"Детский сад № {self.named}",
                "",
                district,
                f"code-{self.named}",
                BOSS,
                NOW,
                (DecisionPlan(self.office.decision.id, self.deadline, ()),),
            )
        )

    @rule(place=PLACES)
    def an_organisation_is_closed(self, place: int) -> None:
        self.do(OrganisationClosed(self.office.department_id, self.organisation(place), BOSS, NOW))

    @rule(place=PLACES)
    def an_organisation_is_opened_again(self, place: int) -> None:
        plan = DecisionPlan(self.office.decision.id, self.deadline, ())
        here = self.office.department_id
        self.do(OrganisationReopened(here, self.organisation(place), BOSS, NOW, (plan,)))

    @rule(gone=PLACES, into=PLACES)
    def two_are_merged(self, gone: int, into: int) -> None:
        one, other = self.organisation(gone), self.organisation(into)
        if one != other:
            self.do(OrganisationsMerged(self.office.department_id, one, other, BOSS, NOW))

    @rule(place=PLACES, district=st.sampled_from(DISTRICTS))
    def the_roster_moves_it_to_another_district(self, place: int, district: str) -> None:
        directory = self.look(lambda reads: reads.directory(self.office.department_id))
        row = RosterRow(directory[place % len(directory)].organisation.name, district=district)
        self.write(lambda c: departments.import_roster(c, self.office.department_id, (row,)))

    @rule(district=st.sampled_from(DISTRICTS), days=DAYS)
    def an_amendment_and_a_longer_roster(self, district: str, days: int) -> None:
        self.named += 1
        self.deadline = DEADLINE + timedelta(days=days)
        row = RosterRow(f"Детский сад № {self.named}", district=district)

        def work(connection: Connection) -> None:
            here = self.office.department_id
            departments.import_roster(connection, here, (row,))
            changed = type(DECISION)(
                **{name: getattr(DECISION, name) for name in DECISION.__dataclass_fields__}
                | {"short_title": f"Решение {self.named}", "tasks": reworded(self.named)}
            )
            publishing.publish(connection, here, changed, "source", self.deadline, NOW)
            (decision,) = publishing.open_decisions(connection, here)
            publishing.open_reports(connection, here, decision, lambda day: (), NOW)

        self.write(work)

    @rule(zone=st.sampled_from(["Europe/Moscow", "Asia/Vladivostok"]))
    def the_department_moves_its_clocks(self, zone: str) -> None:
        self.zone = type(MOSCOW)(zone)
        self.write(lambda c: departments.ensure_department(c, "Управление образования", zone))

    @invariant()
    def the_counts_equal_a_full_scan(self) -> None:
        found = self.runner.run(self.database.read(self.both))
        assert found.kept_up == found.scanned
        assert not found.to_mend

    def both(self, connection: Connection) -> Everything:
        reads = SqlReads(connection, self.office.shelf)
        of = self.office.decision.id, self.office.department_id
        states = reads.states(*of)
        kept, scanned = [], []
        districts = ("", *sorted({district_key(one.organisation.district) for one in states} - {""}))
        self.looks += 1  # lists take longest: everybody's and a district's by turns, at every third look
        listed = districts[self.looks % 2 % len(districts)] if self.looks % 3 == 0 else None
        for district in districts:
            some = [
                one for one in states if not district or district_key(one.organisation.district) == district
            ]
            tally, slow = reads.tally(*of, district), summarise(DECISION, some)
            assert tally_of(states, self.zone, district).coverage() == slow.coverage
            kept += [tally.coverage(), tally.tasks(DECISION), len(tally.districts)]
            scanned += [slow.coverage, slow.tasks, len(districts) - 1]
            if district == listed:
                kept += self.named_page_by_page(reads, district)
                scanned += named_in(some, slow)
            for days in (-5, 0, 10, 60):
                today = self.deadline + timedelta(days=days)
                kept.append(tally.punctual(self.deadline, today))
                scanned.append(punctual_of(self.stands(some, today)))
        assert reads.mentions(of[0], self.other.department_id, "", Purpose.HELP, 0, 9) == ((), 0)
        of_others = self.other.decision.id, self.other.department_id
        kept += [reads.tally(*of_others).total, reads.tally(of[0], of_others[1]).total]
        return Everything(tuple(kept), (*scanned, 2, 0), tallies.miscounted(connection))

    def named_page_by_page(self, reads: SqlReads, district: str) -> list[object]:
        """Everything that the summary's lists name, read in pages of three."""
        of = self.office.decision.id, self.office.department_id, district
        found: list[object] = []
        for purpose in (Purpose.DIFFICULTY, Purpose.HELP):
            pages = pages_of(partial(mentioned, reads, *of, purpose))
            found += [tuple(pages), reads.mentions(*of, purpose, 0, 1)[1]]
        for which in WHICH:
            pages = pages_of(lambda offset, limit, which=which: reads.states_page(*of, offset, limit, which))
            found.append([state.organisation.id for state in pages])
        return found

    def stands(
        self, states: list[OrganisationState], today: date
    ) -> list[tuple[ReportState, Timeliness | None]]:
        return [
            (
                one.report_state,
                timeliness(one.extended_to or self.deadline, day_of(one.first_sent_at, self.zone), today),
            )
            for one in states
        ]


def mentioned(
    reads: SqlReads, decision: int, department: int, district: str, purpose: Purpose, offset: int, limit: int
) -> tuple[Mention, ...]:
    """A page of them, without how many there are."""
    return reads.mentions(decision, department, district, purpose, offset, limit)[0]


def pages_of(page: Callable[[int, int], Sequence[T]]) -> list[T]:
    """Page after page up to the first empty one."""
    found: list[T] = []
    while some := page(len(found), 3):
        assert len(found) < 1000, "the pages never end"
        found += some
    return found


def named_in(states: list[OrganisationState], slow: Summary) -> list[object]:
    """The same from the full scan."""
    found: list[object] = []
    for said in (slow.difficulties, slow.helps):
        found += [tuple(one.shortened() for one in said), len(said)]
    ordered = sorted(states, key=lambda one: by_number(one.organisation))
    return [*found, *([one.organisation.id for one in ordered if which.holds(one)] for which in WHICH)]


def reworded(number: int) -> tuple[Task, ...]:
    """The tasks with other words for what may hinder."""
    return tuple(
        replace(
            task,
            questions=tuple(
                replace(
                    question,
                    options=tuple(
                        replace(option, text=f"{option.text} {number % 2}") for option in question.options
                    ),
                )
                if question.purpose is Purpose.DIFFICULTY
                else question
                for question in task.questions
            ),
        )
        for task in DECISION.tasks
    )


def _going_on(report: Report) -> ReportState:
    return ReportState.BEGUN if report.state is ReportState.NOT_OPENED else report.state


TestCountsAreKeptUp = CountsAreKeptUp.TestCase
TestCountsAreKeptUp.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
