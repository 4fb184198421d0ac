"""People who press what stands on their screens: the fake town behind the real table of buttons."""

from dataclasses import dataclass, field

from core.answers import Answers, EvidenceKind, QuestionKey
from core.changes import NewEvidence
from core.usecases import forms, home, joining, overview, typing
from core.views import Note, View
from handlers import by_word, checklist, ladder, menu, review, terms
from handlers import joining as joining_taps
from handlers.taps import TapTable
from screens.render import render
from screens.screen import Screen
from tests.core.fake_town import Case, FakeTown, shown_to
from tests.screens.rules import follows_the_rules

NOWHERE = QuestionKey("", "")


def all_taps() -> TapTable:
    """Every button's handler, as ``handlers.routing`` joins them (without aiogram, which takes seconds)."""
    table = TapTable()
    parts = (joining_taps, checklist, menu, review, terms, ladder, by_word)
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

    def start(self, code: str = "") -> View:
        """``/start``, with a code or without."""
        return self._act(lambda r, c: joining.start(r, c, code) if code else typing.resume(r, c))

    def say(self, text: str) -> View:
        """A text."""
        return self._act(lambda r, c: typing.said(r, c, text))

    def send(self, name: str, size: int | None = 100, caption: str = "") -> View:
        """A file."""
        piece = NewEvidence(NOWHERE, EvidenceKind.DOCUMENT, caption, "file", "unique", name, "", size)
        return self._act(lambda r, c: forms.add_document(r, c, piece))

    def sticker(self) -> View:
        """Something that is no answer."""
        return self._act(lambda r, c: typing.aside(r, c, Note.STICKER))

    def command(self, name: str) -> View:
        """One of the commands that change nothing."""
        cases: dict[str, Case] = {"menu": home.home, "help": home.help_screen, "mydata": home.my_data}
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
        return self._act(TAPS.case_of(data) or (lambda r, c: home.home(r, c, Note.OLD_BUTTON)))

    def _act(self, case: Case) -> View:
        mine = {card.report_id for card in self.town.cards(self.user_id)}
        before = self.answers()
        attached = self.attached()
        result = self.town.run(self.user_id, case)
        for show in result.shows:
            follows_the_rules(render(show.view))
        self.view = shown_to(self.user_id, result)  # at least one screen for whoever acted
        self.screen = render(self.view)
        self.ever += [button.data for row in self.screen.rows for button in row]
        if mine != {card.report_id for card in self.town.cards(self.user_id)}:
            return self.view  # joined an organisation just now: its answers aren't of this action
        after = self.answers()
        touched = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        assert len(touched) <= 1, f"one action changes one answer, not {touched}"
        assert len(self.attached() ^ attached) <= 1
        return self.view

    def answers(self) -> Answers:
        """The answers of this person's reports; keys of several reports don't meet in these tests."""
        found: Answers = {}
        for card in self.town.cards(self.user_id):
            found |= self.town.reports[card.report_id].answers
        return found

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
