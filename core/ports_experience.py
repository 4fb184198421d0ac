"""What is read of experience and of the department's own tasks."""

from typing import Protocol

from core.experience import Offer, OfferLogged, OfferState, ShowRequest
from core.own_tasks import OwnStanding
from core.publication_consent import PublicationConsent


class ExperienceReads(Protocol):
    """A part of ``core.ports.Reads``. Names of authors come from consents in force and from nowhere else."""

    def offer(self, offer_id: int, department_id: int) -> Offer | None:
        """An offer in whatever state, drafts too; of open organisations only where nothing else is said."""
        ...

    def offers_of(self, organisation_id: int) -> tuple[Offer, ...]:
        """An organisation's offers with its drafts, the newest first. The caller is one of its people."""
        ...

    def offers_in(self, department_id: int, *states: OfferState) -> tuple[Offer, ...]:
        """The department's offers in these states, the longest waiting first."""
        ...

    def count_offers(self, department_id: int) -> dict[OfferState, int]:
        """How many are in each state; drafts aren't the department's business."""
        ...

    def count_new_offers(self, department_id: int) -> int:
        """How many wait for the department: for every look at its menu."""
        ...

    def any_offers(self, department_id: int) -> bool:
        """Whether anything was ever offered: the same."""
        ...

    def next_offer(self) -> int:
        """The number that the next offer will have."""
        ...

    def offer_log(self, offer_id: int) -> tuple[OfferLogged, ...]:
        """An offer's history, oldest first. The caller has read the offer."""
        ...

    def marked(self, offer_id: int, person_id: int) -> bool:
        """Whether the person finds it useful."""
        ...

    def has_asked(self, offer_id: int, person_id: int) -> bool:
        """Whether the person has asked to be shown."""
        ...

    def show_requests(self, department_id: int) -> tuple[ShowRequest, ...]:
        """Who asks to be shown what, the latest first."""
        ...

    def publication_consents(self, person_id: int) -> tuple[PublicationConsent, ...]:
        """The person's consents in force."""
        ...

    def own_standings(self, decision_id: int, department_id: int) -> tuple[OwnStanding, ...]:
        """What is recorded of the department's own tasks."""
        ...

    def own_history(self, decision_id: int, department_id: int, key: str) -> tuple[OwnStanding, ...]:
        """Everything that was ever recorded of one of them, oldest first."""
        ...
