"""Somebody of a department in a real database, behind the real tables of buttons and screens; no network."""

from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from bot.effect import known
from bot.opening import Installation
from core.answers import EvidenceKind, QuestionKey
from core.changes.report import NewEvidence, Prompted
from core.ports import Call
from core.usecases import finding, home, joining, overview, privacy, sent_files, typing
from handlers.desk import Case, Reply, reply_to
from handlers.routing import case_of_tap, taps
from screens.menus import load_menu
from screens.screen import Screen, load_screen
from storage.applying import apply
from storage.reads import SqlReads

TAPS = taps()


@dataclass
class Phone:
    """One person. What is decided is applied in the transaction that is given."""

    here: Installation
    user_id: int
    name: str
    screen: Screen = field(default_factory=lambda: Screen("…"))
    ever: set[str] = field(default_factory=set)  # the data of each button that was shown

    def call(self) -> Call:
        """In their private chat."""
        return Call(
            self.user_id,
            self.user_id,
            self.here.local_now(),
            self.here.department_id,
            self.here.settings.department_name,
            self.here.days,
            fresh_code=f"fresh-{self.user_id}-{len(self.ever)}",
            bot_name="vsoko_test_bot",
            telegram_name=self.name,
        )

    def act(self, connection: Connection, case: Case) -> Reply:
        """Decide and apply; the last screen in the own chat stays."""
        reply = reply_to(case, SqlReads(connection, self.here.shelf), known(connection, self.call()))
        for change in reply.changes:
            apply(connection, change)
        for post in reply.posts:
            if post.chat_id == self.user_id and load_menu(post.screen) is None:
                self.screen = load_screen(post.screen)
                self.ever |= {button.data for row in self.screen.rows for button in row}
        return reply

    def tap(self, connection: Connection, data: str) -> Reply:
        """Callback data as it is."""
        return self.act(connection, case_of_tap(TAPS, data))

    def press(self, connection: Connection, label: str) -> Reply:
        """The button with that label in its label."""
        buttons = [button for row in self.screen.rows for button in row if label in button.text]
        assert buttons, f"no «{label}» on {self.screen}"
        return self.tap(connection, buttons[0].data)

    def say(self, connection: Connection, text: str) -> Reply:
        """A text, or a command with what follows it."""
        command, _, rest = text.partition(" ")
        match command:
            case "/start" if rest:
                return self.act(connection, lambda r, c: joining.start(r, c, rest))
            case "/start":
                return self.act(connection, typing.resume)
            case "/menu":
                return self.act(connection, home.home)
            case "/mydata":
                return self.act(connection, privacy.my_data)
            case "/help":
                return self.act(connection, home.help_screen)
            case "/summary" if rest:
                return self.act(connection, lambda r, c: finding.find(r, c, rest))
            case "/summary":
                return self.act(connection, overview.summary)
        return self.act(connection, lambda r, c: typing.said(r, c, text))

    def send(self, connection: Connection, file_name: str, caption: str) -> Reply:
        """A document."""
        nowhere = QuestionKey("", "")
        piece = NewEvidence(
            nowhere, EvidenceKind.DOCUMENT, caption, "file", "unique", file_name, "application/pdf", 100
        )
        return self.act(connection, lambda r, c: sent_files.add(r, c, piece))

    def others(self, here: Installation) -> "Phone":
        """The same person before another department's bot."""
        return replace(self, here=here, ever=set())


def is_serious(reply: Reply) -> bool:
    """Whether it changed more than what the own chat is expected to type."""
    return any(not isinstance(change, Prompted) for change in reply.changes)
