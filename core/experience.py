"""Successful experience that organisations offer, and the department publishes. Pure.

The author's name stands nowhere in an offer's own columns once it was agreed to: it belongs to the consent
(``core.publication_consent``), so that withdrawing the consent takes the name out of everything at once.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.decision import Decision, Option
from core.outgoing import SentFile
from core.people import Organisation

LONGEST = {"title": 100, "description": 600, "result": 300, "link": 300, "name": 80, "word": 500}
LONGEST_CONTACT = 100
MOST_FILES = 5
MOST_OPEN = 20  # offers of one organisation that the department hasn't settled


class OfferState(StrEnum):
    """Stored: only add."""

    DRAFT = "draft"
    NEW = "new"
    UNCLEAR = "unclear"  # back at the author, with a comment
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"  # by the author

    @property
    def editable(self) -> bool:
        """Until the department has taken it up."""
        return self in (OfferState.DRAFT, OfferState.NEW, OfferState.UNCLEAR)


class Showing(StrEnum):
    """How its author is ready to show it. Stored: only add."""

    SEMINAR = "seminar"
    MASTER_CLASS = "master_class"
    CONSULTATION = "consultation"
    NOT_READY = "no"


class Publication(StrEnum):
    """What the author allows. Stored: only add. ``NAMED`` counts only beside a consent in force."""

    NAMED = "named"
    NAMELESS = "nameless"
    NOT_AT_ALL = "no"


class Step(StrEnum):
    """The questions in order; ``CHECK`` is the screen before sending. Stored: only add."""

    TITLE = "title"
    CATEGORY = "category"
    DESCRIPTION = "descr"
    RESULT = "result"
    FILES = "files"
    SHOWING = "showing"
    PUBLICATION = "public"
    NAME = "name"  # only with the name
    CONSENT = "consent"  # the same
    CHECK = "check"


TEXT_OF = {
    Step.TITLE: "title",
    Step.DESCRIPTION: "description",
    Step.RESULT: "result",
    Step.NAME: "signature",
    Step.FILES: "link",
}
LIMIT = {
    Step.TITLE: LONGEST["title"],
    Step.DESCRIPTION: LONGEST["description"],
    Step.RESULT: LONGEST["result"],
    Step.NAME: LONGEST["name"],
    Step.FILES: LONGEST["link"],
}
ORDER = tuple(Step)
ASKED = tuple(step for step in Step if step not in (Step.NAME, Step.CONSENT, Step.CHECK))  # for «3 из 7»
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_BARE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:рф|ru|su|com|org|net|edu|gov)(?:/\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer; ``author`` is the name that may be shown now, empty without a consent in force.

    ``signature`` waits for the consent; ``step`` is the question that comes next, ``word`` the department's
    comment or reason. ``version`` guards every change; 0: not stored yet.
    """

    id: int
    department_id: int
    decision_id: int
    organisation: Organisation
    person_id: int
    begun_at: datetime
    state: OfferState = OfferState.DRAFT
    version: int = 0
    step: Step = Step.TITLE
    title: str = ""
    category: str = ""
    category_text: str = ""
    description: str = ""
    result: str = ""
    link: str = ""
    files: tuple[SentFile, ...] = ()
    showing: Showing | None = None
    publication: Publication | None = None
    signature: str = ""
    word: str = ""
    sent_at: datetime | None = None
    published_at: datetime | None = None
    author: str = ""
    useful: int = 0
    asked: int = 0  # how many asked to be shown

    @property
    def missing(self) -> Step | None:
        """The first question that must have an answer and has none; a text too long counts as none."""
        needed: tuple[tuple[Step, bool], ...] = (
            (Step.TITLE, bool(self.title)),
            (Step.CATEGORY, bool(self.category)),
            (Step.DESCRIPTION, bool(self.description)),
            (Step.RESULT, bool(self.result)),
            (Step.SHOWING, self.showing is not None),
            (Step.PUBLICATION, self.publication is not None),
            (Step.CONSENT, self.publication is not Publication.NAMED or bool(self.author)),
        )
        return next((step for step, filled in needed if not filled), None)

    @property
    def may_be_published(self) -> bool:
        """The department may publish it, and the author lets it."""
        wanted = self.publication in (Publication.NAMED, Publication.NAMELESS)
        return self.state is OfferState.ACCEPTED and wanted


class OfferEvent(StrEnum):
    """What happened to an offer. Stored: only add."""

    SENT = "sent"
    EDITED = "edited"
    ACCEPTED = "accepted"
    UNCLEAR = "unclear"
    DECLINED = "declined"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    WITHDRAWN = "withdrawn"
    NAME_WITHDRAWN = "name_withdrawn"


@dataclass(frozen=True, slots=True)
class OfferLogged:
    """A line of an offer's history; ``who`` only of the department's own people."""

    event: OfferEvent
    at: datetime
    who: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """Somebody asks to be shown; ``contact`` as they wrote it, empty where they left none."""

    offer_id: int
    title: str
    organisation: Organisation
    name: str
    contact: str
    at: datetime


def next_step(step: Step, offer: Offer) -> Step:
    """What is asked after that; the name and the consent only where the name is to stand there."""
    for later in ORDER[ORDER.index(step) + 1 :]:
        if later in (Step.NAME, Step.CONSENT) and offer.publication is not Publication.NAMED:
            continue
        return later
    return Step.CHECK


def step_before(step: Step, offer: Offer) -> Step | None:
    """«Назад»; None before the first."""
    earlier = [
        one
        for one in ORDER[: ORDER.index(step)]
        if one not in (Step.NAME, Step.CONSENT) or offer.publication is Publication.NAMED
    ]
    return earlier[-1] if earlier else None


def too_long(step: Step, text: str) -> int:
    """How many characters are to be cut; 0 where it fits."""
    return max(len(text) - LIMIT[step], 0)


def with_text(offer: Offer, step: Step, text: str) -> Offer:
    """The offer with that answer."""
    if step is Step.FILES:
        return replace(offer, link=text)
    if step in (Step.TITLE, Step.NAME):
        text = " ".join(text.split())
    if step is Step.TITLE:
        return replace(offer, title=text)
    if step is Step.DESCRIPTION:
        return replace(offer, description=text)
    if step is Step.RESULT:
        return replace(offer, result=text)
    return replace(offer, signature=text)


def link_in(text: str) -> str:
    """The one link that the text is, with its scheme; empty where it is something else."""
    text = text.strip()
    if _LINK.fullmatch(text):
        return text
    return f"https://{text}" if _BARE.fullmatch(text) else ""


def categories_of(decision: Decision) -> tuple[Option, ...]:
    """What experience is gathered in; nothing where the department didn't take that upon itself."""
    return decision.department_task.categories if decision.department_task else ()


def matches(offer: Offer, words: str) -> bool:
    """Whether every word stands in it, in any case; «ё» is «е»."""
    where = _plain(f"{offer.title} {offer.description} {offer.result} {offer.organisation.name}")
    return all(word in where for word in _plain(words).split())


def by_category(offers: Iterable[Offer]) -> dict[str, list[Offer]]:
    """By the category's words in their order of coming, each list by title: for papers and lists."""
    found: dict[str, list[Offer]] = {}
    for offer in sorted(offers, key=lambda one: (one.category_text, one.title.casefold(), one.id)):
        found.setdefault(offer.category_text, []).append(offer)
    return found


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")
