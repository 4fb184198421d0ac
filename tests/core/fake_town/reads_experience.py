"""The reading side: offers of experience, and the department's own tasks."""

from collections import Counter
from dataclasses import replace

from core.experience import Offer, OfferLogged, OfferState, Publication, ShowRequest
from core.own_tasks import OwnStanding
from core.publication_consent import PublicationConsent
from tests.core.fake_town.reads_people import PeopleReads


class ExperienceReads(PeopleReads):
    """A name stands beside an offer only while its consent is in force."""

    def offer(self, offer_id: int, department_id: int) -> Offer | None:
        found = self.offers.get(offer_id)
        if found is None:
            return None
        names = [one.name for one in self.name_consents if one.offer_id == offer_id]
        named = found.publication is Publication.NAMED
        return replace(
            found,
            organisation=self.organisations[found.organisation.id],
            author=names[0] if names and named else "",
            useful=sum(offer == offer_id for offer, _ in self.useful),
            asked=sum(one.offer_id == offer_id for one in self.shows_asked),
        )

    def offers_of(self, organisation_id: int) -> tuple[Offer, ...]:
        return tuple(
            one
            for one in reversed(self._all())
            if one.organisation.id == organisation_id
            and (one.sent_at is not None or one.state is OfferState.DRAFT)
        )

    def offers_in(self, department_id: int, *states: OfferState) -> tuple[Offer, ...]:
        return tuple(one for one in self._all() if one.state in states and one.sent_at is not None)

    def count_offers(self, department_id: int) -> dict[OfferState, int]:
        return dict(Counter(one.state for one in self._all() if one.sent_at is not None))

    def count_new_offers(self, department_id: int) -> int:
        return len(self.offers_in(department_id, OfferState.NEW))

    def any_offers(self, department_id: int) -> bool:
        return any(one.sent_at is not None for one in self.offers.values())

    def next_offer(self) -> int:
        return max(self.offers, default=0) + 1

    def offer_log(self, offer_id: int) -> tuple[OfferLogged, ...]:
        return tuple(line for number, line in self.offer_lines if number == offer_id)

    def marked(self, offer_id: int, person_id: int) -> bool:
        return (offer_id, person_id) in self.useful

    def has_asked(self, offer_id: int, person_id: int) -> bool:
        return any((one.offer_id, one.person_id) == (offer_id, person_id) for one in self.shows_asked)

    def show_requests(self, department_id: int) -> tuple[ShowRequest, ...]:
        names = {one.id: one.name for one in self.people.values()}
        return tuple(
            ShowRequest(
                one.offer_id,
                self.offers[one.offer_id].title,
                self.organisations[one.organisation_id],
                names.get(one.person_id, ""),
                one.contact,
                one.at,
            )
            for one in reversed(self.shows_asked)
            if self.offers[one.offer_id].state is OfferState.PUBLISHED
        )

    def publication_consents(self, person_id: int) -> tuple[PublicationConsent, ...]:
        return tuple(
            PublicationConsent(one.offer_id, self.offers[one.offer_id].title, one.name, one.at)
            for one in self.name_consents
            if one.person_id == person_id
        )

    def own_standings(self, decision_id: int, department_id: int) -> tuple[OwnStanding, ...]:
        return tuple(self.own_standing_log.values())

    def own_history(self, decision_id: int, department_id: int, key: str) -> tuple[OwnStanding, ...]:
        return tuple(one for one in self.own_said if one.key == key)

    def _all(self) -> list[Offer]:
        found = [self.offer(number, 1) for number in sorted(self.offers)]
        return [one for one in found if one is not None]
