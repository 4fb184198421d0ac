"""Experience that is offered, and the department's own tasks."""

from dataclasses import dataclass
from datetime import date, datetime

from core.experience import Offer, OfferEvent
from core.own_tasks import OwnState


@dataclass(frozen=True, slots=True)
class OfferKept:
    """The offer as it is now. Guarded by ``expected``, its version before; 0 for a new one.

    ``event`` is written into its history; ``by_user`` where somebody of the department did it. ``asked`` and
    ``author`` of the offer aren't stored by it.
    """

    offer: Offer
    expected: int
    at: datetime
    event: OfferEvent | None = None
    by_user: int | None = None


@dataclass(frozen=True, slots=True)
class PublicationAgreed:
    """The author's name may stand beside that offer. ``text_hash`` is of the exact words shown."""

    department_id: int
    offer_id: int
    expected: int  # version of the offer whose title and name were shown
    person_id: int
    name: str
    version: str
    text_hash: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PublicationWithdrawn:
    """The person's consents are withdrawn: of one offer, or of all. Never refused."""

    person_id: int
    at: datetime
    offer_id: int | None = None


@dataclass(frozen=True, slots=True)
class OfferMarked:
    """«Полезно», or taken back; twice it is the same."""

    department_id: int
    offer_id: int
    person_id: int
    on: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ShowAsked:
    """«Попросить показать»: once for a person and an offer."""

    department_id: int
    offer_id: int
    person_id: int
    organisation_id: int
    contact: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnTaskChanged:
    """A point of the department's own as it stands now. Guarded by ``expected``; 0: nothing was recorded."""

    department_id: int
    decision_id: int
    key: str
    state: OwnState
    note: str
    deadline: date | None
    expected: int
    by_user: int
    at: datetime
