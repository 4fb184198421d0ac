"""The decision file's life in the chat: drafts, amendments, the list of decisions, their end."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.amendment import Edit
from core.draft import DecisionDraft
from core.people import Organisation
from core.ports import PublishedDecision
from core.report import ReportCard
from core.views.notes import Note


class DraftRefusal(StrEnum):
    """Why nothing came of a file."""

    UNREADABLE = "unreadable"
    LOST = "lost"
    TOO_BIG = "too_big"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class DraftWaiting:
    """The file is being fetched and read."""

    file_name: str


@dataclass(frozen=True, slots=True)
class DraftRefused:
    """Why it can't be used; ``problems`` are lines for people."""

    file_name: str
    refusal: DraftRefusal
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a publication reaches. Of an amendment: those whom it touches; ``gone`` answers go aside."""

    organisations: int
    people: int
    edits: tuple[Edit, ...] = ()
    gone: int = 0
    reopened: int = 0


@dataclass(frozen=True, slots=True)
class DraftScreen:
    """What a draft holds; with ``file`` the YAML goes along. ``former``: it amends that decision."""

    draft: DecisionDraft
    reach: Reach
    former: PublishedDecision | None = None
    file: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class DraftConfirm:
    """«Опубликовать»: to whom, by when; agreed to only with one more tap."""

    draft: DecisionDraft
    reach: Reach
    former: PublishedDecision | None = None


@dataclass(frozen=True, slots=True)
class DraftOnItsWay:
    """Agreed: it goes out at once."""

    title: str


@dataclass(frozen=True, slots=True)
class DraftPublished:
    """It is out: how many people were told."""

    title: str
    decision_id: int
    told: int
    is_amendment: bool
    refused: str = ""  # why it isn't


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """The first message that heads would get, at the beginning of a walk through a draft."""

    draft_id: int
    card: ReportCard
    today: date


@dataclass(frozen=True, slots=True)
class Amended:
    """To the heads whom an amendment touches: what is different, once, over all their organisations."""

    name: str
    cards: tuple[ReportCard, ...]
    edits: tuple[Edit, ...]
    today: date
    gone: bool = False  # some of their answers were put aside
    reopened: bool = False  # a report that was sent is owed again


@dataclass(frozen=True, slots=True)
class DecisionList:
    """«Решения»: open ones, drafts, the archive."""

    opened: tuple[PublishedDecision, ...]
    closed: tuple[PublishedDecision, ...]
    drafts: tuple[DecisionDraft, ...]
    may_manage: bool
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """One decision: its term, and what can be done with it."""

    published: PublishedDecision
    may_manage: bool
    may_reopen: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class CloseDecisionScreen:
    """«Закрыть решение»: what that means, before it is done."""

    published: PublishedDecision
    sent: int
    total: int


@dataclass(frozen=True, slots=True)
class DecisionChoice:
    """Several decisions are open: which of them? With an organisation, its report on which?"""

    opened: tuple[PublishedDecision, ...]
    organisation: Organisation | None = None
    archive: bool = False
