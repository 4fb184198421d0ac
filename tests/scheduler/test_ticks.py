"""A letter over very many organisations is several messages: Telegram takes no longer one."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.decision import Ladder
from core.ladder import Rung
from core.outgoing import Post, Priority
from core.people import Role
from core.recipients import Recipient
from core.reminder_round import DueReport, Verdict
from core.report import ReportCard, ReportState
from core.working_days import WorkingDays
from sandbox import texts
from scheduler.ticks import ReminderTick
from screens.parts import LONGEST_TEXT
from screens.screen import load_screen

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW)
MANY = 60
Letters = Sequence[tuple[int, Sequence[Post], tuple[int, ...]]]


class OneLook:
    """Everything is due once."""

    def __init__(self, report: DueReport) -> None:
        self.due_reports = [report]
        self.letters: Letters = ()

    async def earliest(self) -> datetime | None:
        return NOW if self.due_reports else None

    async def due(self, now: datetime, limit: int) -> tuple[DueReport, ...]:
        found, self.due_reports = tuple(self.due_reports), []
        return found

    async def record(self, verdicts: Sequence[Verdict], letters: Letters, day: date, now: datetime) -> int:
        self.letters = letters
        return len(letters)


def card(number: int) -> ReportCard:
    name = f"Муниципальное бюджетное дошкольное учреждение «Детский сад № {number}»"
    return ReportCard(number, 1, name, "ВСОКО", date(2020, 9, 1), ReportState.BEGUN, 1, 6)


async def test_a_letter_too_long_for_a_message_is_several_and_its_buttons_stand_under_the_last() -> None:
    head = Recipient(1, 100, "Мария Петровна", Role.HEAD, cards=tuple(map(card, range(1, MANY + 1))))
    store = OneLook(DueReport(1, False, Ladder(), ((7, Rung("before-14", NOW)),), (head,)))
    assert await ReminderTick(store, MOSCOW, WorkingDays(), lambda: None).look(NOW) == 1

    ((person, posts, rungs),) = store.letters
    assert (person, rungs, len(posts) > 1) == (1, (7,), True)
    screens = [load_screen(post.screen) for post in posts]
    assert all(len(texts.message_text(screen.text, "HTML").text) <= LONGEST_TEXT for screen in screens)
    assert [bool(screen.rows) for screen in screens] == [*[False] * (len(posts) - 1), True]
    assert all(f"№ {number}»" in "\n".join(screen.text for screen in screens) for number in range(1, MANY))
    assert {(post.chat_id, post.priority, post.is_reminder) for post in posts} == {
        (100, Priority.NOTICE, True)
    }
