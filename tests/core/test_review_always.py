"""Whatever a head, a deputy and a specialist do, in whatever order: the report's states keep their rules.

Beside the real rules runs a slow and obvious model: what each side may do in each state, and nothing more.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core import checklist
from core.answers import Answer, Attached, Chosen, QuestionKey, Source, Value
from core.report import Report, ReportState
from core.views import Home, QuestionScreen, ReviewNotice, WhichAnswer, WordNotice
from tests.core.fake_rungs import Rungs
from tests.core.fake_town import ADMINISTRATOR, FakeTown
from tests.core.test_usecases_always import counts_agree
from tests.core.walking import Walker, registered

HEAD, DEPUTY = 5, 6
S = ReportState
HEADS_MAY = {(S.NOT_OPENED, S.BEGUN), (S.BEGUN, S.SENT), (S.RETURNED, S.SENT)}
DEPARTMENT_MAY = {(S.SENT, S.ACCEPTED), (S.SENT, S.RETURNED), (S.ACCEPTED, S.RETURNED)}
STATUSES = ("done", "in_progress", "not_started")
WORDS = ("25.08.2020", "Своё слово", "№ 5", "Дополните, пожалуйста", "я" * 700, "<b>&", "завтра")
TAKEN_BACK = {(S.RETURNED, S.SENT), (S.RETURNED, S.ACCEPTED)}
person = st.sampled_from([HEAD, HEAD, DEPUTY, ADMINISTRATOR, ADMINISTRATOR])
task = st.integers(0, 5)


class Reviewing(RuleBasedStateMachine):
    """One report, three people, one clock."""

    @initialize()
    def begin(self) -> None:
        self.town = FakeTown()
        self.rungs = Rungs(self.town)
        head, deputy = registered(self.town), Walker(self.town, DEPUTY)
        deputy.start("first")
        for label in ("Да, попросить доступ", "Согласен"):
            deputy.press(label)
        head.tap(f"jd:1:{DEPUTY}:1")
        specialist = Walker(self.town, ADMINISTRATOR)
        specialist.start()
        self.people = {HEAD: head, DEPUTY: deputy, ADMINISTRATOR: specialist}
        for walker in self.people.values():
            walker.start()
        self.accepted: set[str] = set()  # by the model: what was told to be accepted
        self.reviews = 0
        self.seen: dict[QuestionKey, Value | None] = {}  # the answers as the specialist last saw them

    @rule(who=person, which=st.integers(0, 30))
    def presses(self, who: int, which: int) -> None:
        """A button of the screen."""
        walker = self.people[who]
        buttons = [button.data for row in walker.screen.rows for button in row]
        data = buttons[which % len(buttons)]
        self._act(who, lambda: walker.tap(data))

    @rule(who=person, which=st.integers(0, 400))
    def presses_an_old_one(self, who: int, which: int) -> None:
        """A button of any screen that somebody ever saw: also somebody else's."""
        ever = [data for walker in self.people.values() for data in walker.ever]
        data = ever[which % len(ever)]
        before = self.town.reports[1]
        self._act(who, lambda: self.people[who].tap(data))
        if data.startswith(("RA:", "RB:")) and int(data.split(":")[2]) != before.version:
            assert self.town.reports[1] == before, "nothing is decided on what has changed since"

    @rule(who=person)
    def forges(self, who: int) -> None:
        """«Принять» for the report as it is, offered or not."""
        version = self.town.reports[1].version
        self._act(who, lambda: self.people[who].tap(f"RA:1:{version}"))

    @rule(who=person, what=st.sampled_from(WORDS))
    def says(self, who: int, what: str) -> None:
        """Some words."""
        self._act(who, lambda: self.people[who].say(what))

    @rule(place=st.integers(0, 5), first=st.sampled_from(STATUSES), second=st.sampled_from(STATUSES))
    def both_answer_at_once(self, place: int, first: str, second: str) -> None:
        """The head and the deputy look at the same question; then both answer it."""
        each = self.town.reports[1].decision.tasks[place]
        status = each.questions[0]
        for who in (HEAD, DEPUTY):
            self._act(who, lambda who=who: self.people[who].tap(f"q:1:{each.id}:{status.id}"))  # type: ignore[misc]
        if not all(isinstance(self.people[who].view, QuestionScreen) for who in (HEAD, DEPUTY)):
            return  # the task is closed by now
        key = QuestionKey(each.id, status.id)
        shown = self.town.reports[1].answers.get(key)
        for who, option in ((HEAD, first), (DEPUTY, second)):
            data = f"o:1:{each.id}:{status.id}:{option}"
            self._act(who, lambda who=who, data=data: self.people[who].tap(data))  # type: ignore[misc]
        answers, deputy = self.town.reports[1].answers, self.people[DEPUTY]
        if shown is not None and shown.value == Chosen((first,)):  # nothing that the deputy hadn't seen
            assert answers[key].value == Chosen((second,))
            return
        assert answers[key].value == Chosen((first,)), "the later one sees it first"
        if first != second and answers[key].by == self.town.people[HEAD].id:
            assert isinstance(deputy.view, WhichAnswer)
            self._act(DEPUTY, lambda: deputy.press("Заменить своим"))
            assert self.town.reports[1].answers[key].value == Chosen((second,))

    @rule(who=person)
    def starts(self, who: int) -> None:
        """``/start``."""
        self._act(who, self.people[who].start)

    @rule(who=person)
    def fills_everything_and_sends(self, who: int) -> None:
        """The quick way to a report that is in, as far as it is open."""
        walker, report = self.people[who], self.town.reports[1]
        for each in report.decision.tasks:
            for _ in range(30):
                question = checklist.first_open(each, self.town.reports[1].answers)
                if question is None or self._is_closed(self.town.reports[1], each.id):
                    break
                first = question.kind.value == "status"
                data = f"o:1:{each.id}:{question.id}:not_started" if first else f"s:1:{each.id}:{question.id}"
                self._act(who, lambda data=data: walker.tap(data))  # type: ignore[misc]
        self._act(who, lambda: walker.tap("y:1"))

    @rule()
    def accepts(self) -> None:
        """The specialist opens the report and accepts it, where that is offered."""
        self._at_the_report("Принять")

    @rule(which=st.sets(task, min_size=1))
    def returns(self, which: set[int]) -> None:
        """The specialist returns these tasks."""
        if not self._at_the_report("Вернуть"):
            return
        specialist = self.people[ADMINISTRATOR]
        for place in sorted(which):
            self._act(ADMINISTRATOR, lambda place=place: specialist.press(f"{place + 1}. "))  # type: ignore[misc]
        self._act(ADMINISTRATOR, lambda: specialist.press("Дальше"))
        self._act(ADMINISTRATOR, lambda: specialist.say("Дополните"))
        self._act(ADMINISTRATOR, lambda: specialist.press("Вернуть отчёт"))
        assert self.town.reports[1].state is S.RETURNED
        waiting = {each.id for each in self.town.reports[1].to_fix}
        assert waiting == {self.town.decision.tasks[place].id for place in which}

    @rule(hours=st.integers(1, 24 * 9))
    def time_passes(self, hours: int) -> None:
        """The clock goes on, and the reminders with it."""
        self.rungs.pass_to(self.town.now + timedelta(hours=hours))

    def _at_the_report(self, label: str) -> bool:
        specialist = self.people[ADMINISTRATOR]
        self._act(ADMINISTRATOR, lambda: specialist.tap("RF:1"))
        if label not in specialist.labels():
            return False
        self._act(ADMINISTRATOR, lambda: specialist.press(label))
        return True

    def _act(self, who: int, action: Callable[[], object]) -> None:
        """Do it, and hold what became of it against the model."""
        before, notices = self.town.reports[1], len(self.town.notices)
        other = self.town.reports[2]
        action()
        after = self.town.reports[1]
        reviews = [show for show in self.town.notices[notices:] if isinstance(show.view, ReviewNotice)]
        touched = _touched(before.answers, after.answers)
        assert not any(self._is_closed(before, key.task) for key in touched), "what is closed stays"
        if before.state is not after.state:
            by_department = HEADS_MAY | DEPARTMENT_MAY | TAKEN_BACK
            allowed = by_department if who == ADMINISTRATOR else HEADS_MAY
            assert (before.state, after.state) in allowed
        if who == ADMINISTRATOR:
            self._is_marked_as_word(before, after)
            became = (before.state, after.state)
            by_word = became in HEADS_MAY and self.town.history(1)[-1].is_by_word
            decided = before.state is not after.state and not by_word
            told = sorted(show.chat_id for show in reviews)
            assert told == ([HEAD, DEPUTY] if decided else []), "one message to each"
            if decided:
                self.reviews += 1
                notice = reviews[0].view
                assert isinstance(notice, ReviewNotice)
                assert notice.withdrawn is ((before.state, after.state) in TAKEN_BACK)
                if notice.withdrawn:  # as if it had never been returned
                    assert (after.state, after.answers, after.evidence) == self.as_it_was[:3]
                    self.accepted = set(self.as_it_was[3])
                else:
                    self.as_it_was = (before.state, before.answers, before.evidence, frozenset(self.accepted))
                    self.accepted = {t.id for t in after.decision.tasks} - {t.id for t in notice.returned}
        else:
            assert not reviews
            assert not any(isinstance(show.view, WordNotice) for show in self.town.notices[notices:])
            assert all(after.answers[key].source is Source.OWN for key in touched if key in after.answers)
            sent = before.state is not S.SENT and after.state is S.SENT
            # What was accepted blocks nothing, even where the head changed it before it was looked at.
            assert not sent or checklist.is_complete(after.decision, after.answers, after.accepted)
            assert not sent or after.sent_at == self.town.now
        assert before.number in (None, after.number), "the number stays for good"
        assert after.first_sent_at == (before.first_sent_at or after.sent_at)
        assert after.accepted == self.accepted
        assert self.town.reports[2] == other, "another organisation's report"
        self.rungs.follow_the_returns()

    def _is_marked_as_word(self, before: Report, after: Report) -> None:
        """What a specialist has given is marked, and replaces the head's own only once that was seen."""
        for key in before.answers.keys() | after.answers.keys():
            old, new = before.answers.get(key), after.answers.get(key)
            if old == new:
                continue
            assert new is None or (new.source, new.by_user) == (Source.BY_WORD, ADMINISTRATOR)
            if old is not None and old.source is Source.OWN and old.value != Attached():
                assert self.seen.get(key) == old.value, "replaced unseen"
        view = self.people[ADMINISTRATOR].view
        if isinstance(view, QuestionScreen) and view.report.id == 1:
            self.seen[QuestionKey(view.task.id, view.question.id)] = view.value

    def _is_closed(self, report: Report, task_id: str) -> bool:
        """By the model: accepted, or sent and the deadline is over."""
        late = self.town.now.date() > report.deadline
        return report.state is S.ACCEPTED or (report.state is S.SENT and late) or task_id in self.accepted

    @invariant()
    def no_answer_is_lost(self) -> None:
        """The answers are what was answered last."""
        counts_agree(self.town, HEAD)

    @invariant()
    def the_history_has_no_gap(self) -> None:
        """From what to what, without a jump."""
        state = S.NOT_OPENED
        for change in self.town.history(1):
            assert change.was is state
            state = change.state
        assert state is self.town.reports[1].state
        decisions = [
            change for change in self.town.history(1) if change.by_department and not change.is_by_word
        ]
        assert len(decisions) == self.reviews

    @invariant()
    def nobody_is_reminded_who_owes_nothing(self) -> None:
        """At most once a day, and never while the report is in."""
        assert not any(state.finished for _, _, state in self.rungs.letters)
        days = Counter((who, moment.date()) for moment, who, _ in self.rungs.letters)
        assert max(days.values(), default=0) <= 1

    @invariant()
    def what_is_owed_has_its_rungs(self) -> None:
        """None that is still to come is gone while something is owed; none that lies behind is undecided."""
        is_plain = not self.town.ladder_log and not self.town.extensions  # else: test_ladder_always
        if is_plain and not self.town.reports[1].state.finished:
            gone = [r for r in self.rungs.rows if r.planned_at > self.town.now and r.state == "cancelled"]
            assert not [row for row in gone if not row.rung.id.startswith("return-")]
        assert not [row for row in self.rungs.rows if row.rung.at < self.town.now and row.state == "planned"]

    def teardown(self) -> None:
        """From wherever they stand, ``/start`` leads home, at once or by a button more; two by word."""
        for walker in getattr(self, "people", {}).values():
            walker.start()
            if isinstance(walker.view, Home):
                continue
            if "Закончить" in walker.labels():
                walker.press("Закончить")
                walker.press("← Назад")
            way = next(label for label in walker.labels() if label in ("Позже", "В меню"))
            assert isinstance(walker.press(way), Home)


def _touched(before: dict[QuestionKey, Answer], after: dict[QuestionKey, Answer]) -> set[QuestionKey]:
    """Whose value has changed: confirming leaves it."""
    values = [{key: answer.value for key, answer in given.items()} for given in (before, after)]
    return {key for key in before.keys() | after.keys() if values[0].get(key) != values[1].get(key)}


TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(
    max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
