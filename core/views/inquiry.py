"""Questions to the department, as both sides see them; and the department's news."""

from dataclasses import dataclass
from datetime import date

from core.answers import QuestionKey
from core.digest import News
from core.inquiry import Inquiry, InquiryEntry, InquiryLine, Words
from core.people import Organisation
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class InquiryAsk:
    """What would you like to ask? ``key`` is the question of the checklist that the way back leads to."""

    organisation: Organisation
    of_several: bool = False
    about: str = ""
    report_id: int = 0
    key: QuestionKey | None = None
    earlier: int = 0  # questions that were asked before
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class InquiryThread:
    """A thread for one of the organisation's people; ``page`` 0 is the newest."""

    inquiry: Inquiry
    page: int = 0
    of_several: bool = False
    note: Note | None = None
    back: QuestionKey | None = None  # of the checklist, where it was asked just now


@dataclass(frozen=True, slots=True)
class InquiryDesk:
    """A thread for the department. ``draft`` is an answer that waits: something new stands above it.

    ``closing``: a last word is asked for. ``others`` are open questions beside this one.
    """

    inquiry: Inquiry
    page: int = 0
    others: int = 0
    draft: Words | None = None
    closing: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class InquiryList:
    """Threads of one organisation, the newest first; or, without it, of the department.

    ``settled``: those that the department needn't answer. ``total`` counts those that aren't shown, too.
    """

    entries: tuple[InquiryEntry, ...]
    total: int
    today: date
    organisation: Organisation | None = None
    of_several: bool = False
    settled: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class InquiryFile:
    """A file of a thread, sent back as it came."""

    inquiry: Inquiry
    line: InquiryLine
    of_department: bool  # whose screen it is


@dataclass(frozen=True, slots=True)
class InquiryAnswer:
    """To the organisation's people: the department has answered, or closed the question."""

    inquiry: Inquiry


@dataclass(frozen=True, slots=True)
class InquiryNotice:
    """To the specialists: new questions, oldest first."""

    entries: tuple[InquiryEntry, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The department's news; whoever only looks gets no buttons to act."""

    news: News
    may_act: bool = True


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """Whether somebody of the department gets the news."""

    wanted: bool
    note: Note | None = None
