"""What heads answer: one frozen value per kind of question, and the evidence beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options taken, in the order of the question, and lines of one's own."""

    options: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Free words, as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number within the question's limits."""

    number: int


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; with ``whole_month`` only its month is meant (a month button was pressed)."""

    day: date
    whole_month: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A list, one entry a line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """Evidence stands beside the answer; the pieces are ``Evidence``."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """«Пропустить»; for evidence, «приложу позже»: the question counts as answered with nothing."""


Value = Chosen | Text | Number | Day | Lines | Attached | Skipped


class QuestionKey(NamedTuple):
    """Where an answer belongs within a decision.

    A tuple, not a dataclass: a tap makes and looks up a hundred of them, and a tuple's hash is C's.
    """

    task: str
    question: str


class Source(StrEnum):
    """How an answer came in."""

    OWN = "own"  # given, confirmed or changed by the organisation's own people
    BY_WORD = "by_word"  # told over the phone, entered by a specialist
    FROM_FORM = "from_form"  # read from a filled form


@dataclass(frozen=True, slots=True)
class Answer:
    """The present answer to a question. ``version`` counts its changes from 1 and guards them."""

    key: QuestionKey
    value: Value
    version: int
    at: datetime
    by: int | None = None  # person id; None after that person's data was erased, or where it isn't their own
    source: Source = Source.OWN
    by_user: int | None = None  # the specialist who entered it; None where nobody in the chat did


class EvidenceKind(StrEnum):
    """How a task's doing is shown."""

    ORDER = "order"
    PROTOCOL = "protocol"
    NOTE = "note"  # requisites or words in a form of one's own
    LINK = "link"
    DOCUMENT = "document"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence. ``text`` is the requisites, the link or a caption; sizes are in bytes."""

    id: int
    key: QuestionKey
    kind: EvidenceKind
    text: str
    at: datetime
    file_name: str = ""
    size: int | None = None


Answers = dict[QuestionKey, Answer]
