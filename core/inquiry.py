"""Questions of an organisation to the department: a thread that both sides see and write in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.notices import OFFICE_FROM, OFFICE_UNTIL
from core.outgoing import SentFile
from core.people import Organisation
from core.working_days import WorkingDays

LONGEST_WORDS = 1000  # characters of one message
MOST_OPEN = 10  # questions of one organisation that wait: a chat isn't flooded by one of them
MOST_UNANSWERED = 20  # messages of one thread since the department's last word
PAGE = 2500  # characters of a thread on one screen, so that buttons and headings fit beside them
HEADING = 150  # of one message: who, when, a file's name
QUIET = timedelta(minutes=3)  # after the last new question: several within minutes are told of together
LONGEST_WAIT = timedelta(minutes=15)  # after the first one, if they keep coming


class InquiryState(StrEnum):
    """Whose turn it is: the department's, the organisation's, or nobody's."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Words:
    """One message as it was written: words, a file or photo, or both."""

    text: str = ""
    file: SentFile | None = None

    @property
    def fits(self) -> bool:
        """Whether there is anything in it, and not too much."""
        return bool(self.text or self.file) and len(self.text) <= LONGEST_WORDS


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """A message of the thread. ``by`` is a name, empty where none is known."""

    id: int
    at: datetime
    words: Words
    by: str = ""
    of_department: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question with everything that was written to it, oldest first.

    ``about`` names the task of the checklist that it is about; ``version`` counts what was written.
    """

    id: int
    department_id: int
    organisation: Organisation
    state: InquiryState
    version: int
    lines: tuple[InquiryLine, ...]
    about: str = ""
    report_id: int | None = None

    @property
    def unanswered(self) -> tuple[InquiryLine, ...]:
        """What the organisation has written since the department's last word."""
        return _tail(self.lines, of_department=False)

    @property
    def asked(self) -> tuple[InquiryLine, ...]:
        """What the department has answered last, or is to answer."""
        return _tail(self.lines[: len(self.lines) - len(self.answer)], of_department=False)

    @property
    def answer(self) -> tuple[InquiryLine, ...]:
        """What the department has written since the organisation's last word."""
        return _tail(self.lines, of_department=True)


@dataclass(frozen=True, slots=True)
class InquiryEntry:
    """A thread in a list: ``since`` is when it came to wait or, answered, when it was written to last.

    ``words`` and ``by`` are of the question that waits, or of the first one.
    """

    id: int
    organisation: Organisation
    state: InquiryState
    since: datetime
    words: Words
    about: str = ""
    by: str = ""


def pages_of(lines: Sequence[InquiryLine]) -> tuple[tuple[InquiryLine, ...], ...]:
    """The thread in screens, the newest first; within a screen the oldest stands on top. Never empty."""
    pages: list[tuple[InquiryLine, ...]] = []
    page: list[InquiryLine] = []
    length = 0
    for line in reversed(lines):
        needed = len(line.words.text) + HEADING
        if page and length + needed > PAGE:
            pages.append(tuple(page))
            page, length = [], 0
        page.insert(0, line)
        length += needed
    return (*pages, tuple(page))


def is_time_to_tell(untold: Sequence[datetime], now: datetime, days: WorkingDays) -> bool:
    """Whether the department hears now of questions that came at these moments. ``now`` is local.

    In office hours only; a little later than they came, so that several make one message.
    """
    if not untold or not is_office_hour(now, days):
        return False
    return now - max(untold) >= QUIET or now - min(untold) >= LONGEST_WAIT


def is_office_hour(now: datetime, days: WorkingDays) -> bool:
    """Whether somebody is at work at the department. ``now`` is local."""
    return days.is_working(now.date()) and OFFICE_FROM <= now.time() < office_until(now.date(), days)


def office_until(day: date, days: WorkingDays) -> time:
    """When that working day ends: an hour earlier before a holiday."""
    return OFFICE_UNTIL.replace(hour=OFFICE_UNTIL.hour - 1) if days.is_short(day) else OFFICE_UNTIL


def _tail(lines: Sequence[InquiryLine], of_department: bool) -> tuple[InquiryLine, ...]:
    found: list[InquiryLine] = []
    for line in reversed(lines):
        if line.of_department is not of_department:
            break
        found.insert(0, line)
    return tuple(found)
