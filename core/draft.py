"""A decision on its way into the bot: sent to the chat, read, looked at, published or dropped."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.answers import Answers, Evidence
from core.decision import Decision
from core.report import ReportState

LARGEST = 10 * 1024 * 1024  # bytes: the limit of ``papers.draft_source``
KEPT = timedelta(days=30)  # a draft that nobody decides on
REOPENED_WITHIN = timedelta(days=30)  # after that, what was closed stays closed
DOCUMENTS = (".docx", ".txt", ".doc", ".rtf", ".odt", ".pdf")  # some only to be told why they can't be read
FILES = (".yaml", ".yml")


class DraftState(StrEnum):
    """Sent, read, agreed to, published; or given up on the way."""

    WAITING = "waiting"
    READY = "ready"
    UNREAD = "unread"  # nothing that could be published
    CONFIRMED = "confirmed"  # an administrator has agreed; it goes out at once
    PUBLISHED = "published"
    REFUSED = "refused"  # agreed to, but the world had moved on meanwhile
    DROPPED = "dropped"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Walk:
    """What an administrator has answered while looking at a draft as a head. Nobody else ever reads it."""

    answers: Answers = field(default_factory=dict)
    pieces: tuple[Evidence, ...] = ()
    state: ReportState = ReportState.NOT_OPENED
    version: int = 0
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """``base`` is the version of the same decision that it was compared with; 0: there is none."""

    id: int
    chat_id: int
    user_id: int
    file_name: str
    state: DraftState
    decision: Decision | None = None
    deadline: date | None = None  # moved earlier where it is a day off
    source: str = ""  # the YAML
    doubts: tuple[str, ...] = ()
    unfilled: tuple[int, ...] = ()  # lines in which a value is still to be filled in
    is_document: bool = False
    base: int = 0
    sent_at: datetime | None = None

    @property
    def ready(self) -> tuple[Decision, date]:
        """Of an open one: its decision and the deadline that will count."""
        if self.decision is None or self.deadline is None:
            raise ValueError(f"draft {self.id} holds no decision")
        return self.decision, self.deadline

    @property
    def is_open(self) -> bool:
        """It can be looked at, published or dropped."""
        return self.state is DraftState.READY and self.decision is not None


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """What came of reading a file: a decision, or ``problems`` in plain words. ``source`` is the YAML."""

    decision: Decision | None = None
    source: str = ""
    doubts: tuple[str, ...] = ()
    unfilled: tuple[int, ...] = ()
    problems: tuple[str, ...] = ()
    is_document: bool = False


def is_document(file_name: str) -> bool:
    """By its name, a paper that a decision could be read from."""
    return file_name.casefold().endswith(DOCUMENTS)


def is_decision(file_name: str) -> bool:
    """By its name, a paper or a decision file."""
    return file_name.casefold().endswith((*DOCUMENTS, *FILES))
