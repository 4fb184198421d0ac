"""Experience on paper: the digest of what is published, and the department's register of all offers. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from core.experience import Offer, OfferState, Publication, Showing, by_category

STATES = {
    OfferState.NEW: "новый",
    OfferState.UNCLEAR: "на уточнении",
    OfferState.ACCEPTED: "принят",
    OfferState.DECLINED: "отклонён",
    OfferState.PUBLISHED: "опубликован",
    OfferState.WITHDRAWN: "отозван",
}
IN_REGISTER = tuple(STATES)
SHOWINGS = {
    Showing.SEMINAR: "семинар",
    Showing.MASTER_CLASS: "мастер-класс",
    Showing.CONSULTATION: "консультация",
    Showing.NOT_READY: "нет",
}


@dataclass(frozen=True, slots=True)
class ExperienceDigest:
    """What is published, as of now; ``made_at`` is aware, in the department's time zone."""

    department: str
    made_at: datetime
    offers: tuple[Offer, ...]

    @property
    def categories(self) -> dict[str, list[Offer]]:
        """By category."""
        return by_category(self.offers)


@dataclass(frozen=True, slots=True)
class ExperienceRow:
    """A line of the register. ``author`` is empty without a consent in force, whatever the offer says."""

    category: str
    number: int | None
    organisation: str
    title: str
    description: str
    result: str
    showing: str
    publication: str
    author: str
    state: str
    link: str
    files: int
    useful: int
    asked: int
    sent_at: datetime | None


def register(offers: Iterable[Offer], zone: tzinfo) -> tuple[ExperienceRow, ...]:
    """Every offer that was sent, by category."""
    return tuple(_row(offer, zone) for of_one in by_category(offers).values() for offer in of_one)


def showing(offer: Offer) -> str:
    """«мастер-класс»."""
    return SHOWINGS[offer.showing] if offer.showing else ""


def _row(offer: Offer, zone: tzinfo) -> ExperienceRow:
    if offer.publication is Publication.NOT_AT_ALL:
        publication = "не публиковать"
    else:
        publication = "с именем" if offer.author else "без имени"
    return ExperienceRow(
        offer.category_text,
        offer.organisation.number,
        offer.organisation.name,
        offer.title,
        offer.description,
        offer.result,
        showing(offer),
        publication,
        offer.author,
        STATES.get(offer.state, ""),
        offer.link,
        len(offer.files),
        offer.useful,
        offer.asked,
        offer.sent_at.astimezone(zone) if offer.sent_at else None,
    )
