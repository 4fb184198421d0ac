"""People who press what stands on their screens: the fake town behind the real table of buttons."""

from dataclasses import dataclass, field

from core.answers import Answers, Attached, EvidenceKind, QuestionKey, Value
from core.changes.report import NewEvidence
from core.together import adds_only
from core.usecases import home, joining, overview, privacy, sent_files, typing
from core.views import Note, QuestionScreen, View, WhichAnswer
from handlers import (
    acquaintance,
    broadcast,
    by_word,
    checklist,
    decisions,
    directory,
    experience,
    inquiry,
    ladder,
    meeting,
    menu,
    papers,
    people,
    proceedings,
    review,
    terms,
    wording,
)
from handlers import joining as joining_taps
from handlers.taps import TapTable
from screens.callbacks.checklist import TakeOut
from screens.callbacks.time import PlanDone
from screens.render import render
from screens.screen import Screen
from tests.core.fake_town import Case, FakeTown, shown_to
from tests.screens.rules import follows_the_rules

NOWHERE = QuestionKey("", "")
EXPLICIT = (f"{TakeOut.prefix}:", f"{PlanDone.prefix}:")  # buttons that name what they put aside


def all_taps() -> TapTable:
    """Every button's handler, as ``handlers.routing`` joins them (without aiogram, which takes seconds)."""
    table = TapTable()
    parts = (
        joining_taps,
        checklist,
        menu,
        review,
        terms,
        people,
        directory,
        ladder,
        by_word,
        papers,
        broadcast,
        inquiry,
        wording,
        decisions,
        acquaintance,
        meeting,
        proceedings,
        experience,
    )
    for part in (one.table for one in parts):
        table.take(part)
    return table


TAPS = all_taps()


@dataclass
class Walker:
    """Somebody with a phone. Each action keeps the rules that hold always, and returns what is shown."""

    town: FakeTown
    user_id: int
    view: View | None = None
    screen: Screen = field(default_factory=lambda: Screen("…"))
    ever: list[str] = field(default_factory=list)  # the data of each button that was ever shown
    shown: dict[tuple[int, QuestionKey], Value] = field(default_factory=dict)  # answers, as seen last

    def start(self, code: str = "") -> View:
        """``/start``, with a code or without."""
        return self._act(lambda r, c: joining.start(r, c, code) if code else typing.resume(r, c))

    def say(self, text: str) -> View:
        """A text."""
        return self._act(lambda r, c: typing.said(r, c, text))

    def send(self, name: str, size: int | None = 100, caption: str = "") -> View:
        """A file."""
        piece = NewEvidence(NOWHERE, EvidenceKind.DOCUMENT, caption, "file", "unique", name, "", size)
        return self._act(lambda r, c: sent_files.add(r, c, piece))

    def sticker(self) -> View:
        """Something that is no answer."""
        return self._act(lambda r, c: typing.aside(r, c, Note.STICKER))

    def command(self, name: str) -> View:
        """One of the commands that change nothing."""
        cases: dict[str, Case] = {"menu": home.home, "help": home.help_screen, "mydata": privacy.my_data}
        return self._act(cases.get(name, overview.summary))

    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [button.text for row in self.screen.rows for button in row]

    def press(self, label: str) -> View:
        """The button with that label, or with it in its label."""
        buttons = [button for row in self.screen.rows for button in row]
        exact = [b for b in buttons if b.text == label] or [b for b in buttons if label in b.text]
        assert exact, f"no «{label}» among {self.labels()}\n{self.screen.text}"
        return self.tap(exact[0].data)

    def tap(self, data: str) -> View:
        """Callback data as it is."""
        case = TAPS.case_of(data) or (lambda r, c: home.home(r, c, Note.OLD_BUTTON))
        return self._act(case, says_what_it_takes=data.startswith(EXPLICIT))

    def _act(self, case: Case, says_what_it_takes: bool = False) -> View:
        earlier = {number: report.answers for number, report in self.town.reports.items()}
        mine = {card.report_id for card in self.town.cards(self.user_id)}
        before = self._values()
        attached = self.attached()
        result = self.town.run(self.user_id, case)
        for show in result.shows:
            follows_the_rules(render(show.view))
        if not result.shows and result.toast is Note.NOTHING_NEW and self.view is not None:
            assert not result.changes
            return self.view  # «Без изменений»: the screen stays as it is, and a word says so
        self.view = shown_to(self.user_id, result)  # at least one screen for whoever acted
        self.screen = render(self.view)
        self.ever += [button.data for row in self.screen.rows for button in row]
        if not says_what_it_takes:
            self._nothing_unseen_is_gone(earlier)
        self._look(self.view)
        if mine != {card.report_id for card in self.town.cards(self.user_id)}:
            return self.view  # joined an organisation just now: its answers aren't of this action
        after = self._values()
        touched = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        assert len(touched) <= 1, f"one action changes one answer, not {touched}"
        assert len(self.attached() ^ attached) <= 1
        return self.view

    def _look(self, view: View) -> None:
        """What stands on the screen now."""
        if isinstance(view, QuestionScreen):
            place = view.report.id, QuestionKey(view.task.id, view.question.id)
            self.shown.pop(place, None)
            if view.value is not None:
                self.shown[place] = view.value
        if isinstance(view, WhichAnswer):
            self.shown[view.report.id, QuestionKey(view.task.id, view.question.id)] = view.theirs

    def _nothing_unseen_is_gone(self, earlier: dict[int, Answers]) -> None:
        """What another person answered is overwritten only by somebody who has seen it."""
        me = self.town.people.get(self.user_id)
        for number, answers in earlier.items():
            now = self.town.reports[number].answers
            for key, before in answers.items():
                after = now.get(key)
                is_own = before.by_user == self.user_id or (me is not None and before.by == me.id)
                if after == before or is_own:  # a specialist's word is theirs, too
                    continue
                if isinstance(before.value, Attached) or (after and adds_only(before.value, after.value)):
                    continue
                assert self.shown.get((number, key)) == before.value, f"{key} was overwritten unseen"

    def answers(self) -> Answers:
        """The answers of this person's reports; keys of several reports don't meet in these tests."""
        found: Answers = {}
        for card in self.town.cards(self.user_id):
            found |= self.town.reports[card.report_id].answers
        return found

    def _values(self) -> dict[QuestionKey, Value]:
        """What was answered; «Всё верно» makes many answers one's own, and changes none."""
        return {key: answer.value for key, answer in self.answers().items()}

    def attached(self) -> set[int]:
        """The ids of everything attached."""
        reports = [self.town.reports[card.report_id] for card in self.town.cards(self.user_id)]
        return {piece.id for report in reports for piece in report.evidence}


def registered(town: FakeTown | None = None, user_id: int = 5, code: str = "first") -> Walker:
    """A head at the menu."""
    walker = Walker(town or FakeTown(), user_id)
    walker.town.register(user_id, code)
    walker.start()
    return walker
