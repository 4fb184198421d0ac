"""Experience as it is read. An author's name comes from the consent in force, joined here, and from nowhere
else: a consent withdrawn a moment ago is gone from every chat, paper and page that is made from now on."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from core.experience import (
    Offer,
    OfferEvent,
    OfferLogged,
    OfferState,
    Publication,
    Showing,
    ShowRequest,
    Step,
)
from core.own_tasks import OwnStanding, OwnState
from core.publication_consent import PublicationConsent
from storage import names, publication_consents, rows
from storage.codec import load_files
from storage.prepared import Prepared
from storage.schema import (
    offer_log,
    offer_marks,
    offers,
    organisations,
    own_task_log,
    people,
    show_requests,
)
from storage.schema import publication_consents as consents

_USEFUL = (
    select(func.count()).where(offer_marks.c.offer_id == offers.c.id).correlate(offers).scalar_subquery()
)
_ASKED = (
    select(func.count()).where(show_requests.c.offer_id == offers.c.id).correlate(offers).scalar_subquery()
)
_NAME = (
    select(func.max(consents.c.name))
    .where(consents.c.offer_id == offers.c.id, consents.c.withdrawn_at.is_(None))
    .correlate(offers)
    .scalar_subquery()
)
_OFFER = select(
    offers, _NAME.label("author"), _USEFUL.label("useful"), _ASKED.label("asked"), *rows.ORGANISATION
).join(organisations, organisations.c.id == offers.c.organisation_id)
_COUNT_NEW = Prepared(
    select(func.count().label("number")).where(
        offers.c.department_id == bindparam("department"), offers.c.state == "new"
    )
)

_ANY = Prepared(
    select(offers.c.id)
    .where(offers.c.department_id == bindparam("department"), offers.c.sent_at.is_not(None))
    .limit(1)
)


class ExperienceReads:
    """The part of ``core.ports.Reads`` that is about experience and the department's own tasks."""

    _db: Connection

    def offer(self, offer_id: int, department_id: int) -> Offer | None:
        """An offer in whatever state."""
        found = self._offers(offers.c.id == offer_id, offers.c.department_id == department_id)
        return found[0] if found else None

    def offers_of(self, organisation_id: int) -> tuple[Offer, ...]:
        """An organisation's offers with its drafts, the newest first; dropped drafts are left out."""
        found = self._offers(offers.c.organisation_id == organisation_id)
        newest = sorted(found, key=lambda one: one.id, reverse=True)
        return tuple(one for one in newest if one.sent_at is not None or one.state is OfferState.DRAFT)

    def offers_in(self, department_id: int, *states: OfferState) -> tuple[Offer, ...]:
        """The department's offers in these states, the longest waiting first; a dropped draft is in none."""
        wanted = offers.c.state.in_([one.value for one in states])
        return self._offers(offers.c.department_id == department_id, wanted, offers.c.sent_at.is_not(None))

    def count_offers(self, department_id: int) -> dict[OfferState, int]:
        """How many are in each state."""
        found = self._db.execute(
            select(offers.c.state, func.count().label("number"))
            .where(offers.c.department_id == department_id, offers.c.sent_at.is_not(None))
            .group_by(offers.c.state)
        )
        return {OfferState(row.state): row.number for row in found}

    def count_new_offers(self, department_id: int) -> int:
        """How many wait for the department: for every look at its menu."""
        return int(_COUNT_NEW.first(self._db, department=department_id).number)

    def any_offers(self, department_id: int) -> bool:
        """Whether anything was ever offered: the same."""
        return _ANY.first(self._db, department=department_id) is not None

    def next_offer(self) -> int:
        """One more than the last; its key settles who gets it."""
        return int(self._db.execute(select(func.max(offers.c.id))).scalar_one() or 0) + 1

    def offer_log(self, offer_id: int) -> tuple[OfferLogged, ...]:
        """An offer's history, oldest first."""
        query = (
            select(offer_log, people.c.name)
            .join(people, people.c.user_id == offer_log.c.by_user, isouter=True)
            .where(offer_log.c.offer_id == offer_id)
            .order_by(offer_log.c.id)
        )
        known = names.of_colleagues(self._db)
        return tuple(
            OfferLogged(
                OfferEvent(row.event),
                row.at,
                names.shown(row.name, row.by_user, known) if row.by_user is not None else "",
                row.word,
            )
            for row in self._db.execute(query).all()
        )

    def marked(self, offer_id: int, person_id: int) -> bool:
        """Whether the person finds it useful."""
        query = select(offer_marks.c.offer_id).where(
            offer_marks.c.offer_id == offer_id, offer_marks.c.person_id == person_id
        )
        return self._db.execute(query).one_or_none() is not None

    def has_asked(self, offer_id: int, person_id: int) -> bool:
        """Whether the person has asked to be shown."""
        query = select(show_requests.c.offer_id).where(
            show_requests.c.offer_id == offer_id, show_requests.c.person_id == person_id
        )
        return self._db.execute(query).one_or_none() is not None

    def show_requests(self, department_id: int) -> tuple[ShowRequest, ...]:
        """Who asks to be shown what, the latest first; of what is published now."""
        found = self._db.execute(
            select(show_requests, offers.c.title, people.c.name, *rows.ORGANISATION)
            .join(offers, offers.c.id == show_requests.c.offer_id)
            .join(people, people.c.id == show_requests.c.person_id)
            .join(organisations, organisations.c.id == show_requests.c.organisation_id)
            .where(
                show_requests.c.department_id == department_id,
                offers.c.state == OfferState.PUBLISHED.value,
            )
            .order_by(show_requests.c.at.desc(), show_requests.c.person_id)
        )
        return tuple(
            ShowRequest(row.offer_id, row.title, rows.organisation_of(row), row.name, row.contact, row.at)
            for row in found
        )

    def publication_consents(self, person_id: int) -> tuple[PublicationConsent, ...]:
        """The person's consents in force."""
        return publication_consents.of_person(self._db, person_id)

    def own_standings(self, decision_id: int, department_id: int) -> tuple[OwnStanding, ...]:
        """What is recorded of the department's own tasks: the newest word on each."""
        last = (
            select(own_task_log.c.key, func.max(own_task_log.c.version).label("version"))
            .where(own_task_log.c.decision_id == decision_id)
            .group_by(own_task_log.c.key)
            .subquery()
        )
        found = self._db.execute(
            select(own_task_log)
            .join(
                last,
                (last.c.key == own_task_log.c.key) & (last.c.version == own_task_log.c.version),
            )
            .where(own_task_log.c.decision_id == decision_id, own_task_log.c.department_id == department_id)
            .order_by(own_task_log.c.key)
        ).all()
        return tuple(self._standing(row) for row in found)

    def own_history(self, decision_id: int, department_id: int, key: str) -> tuple[OwnStanding, ...]:
        """Everything that was ever recorded of one of them, oldest first."""
        found = self._db.execute(
            select(own_task_log)
            .where(
                own_task_log.c.decision_id == decision_id,
                own_task_log.c.department_id == department_id,
                own_task_log.c.key == key,
            )
            .order_by(own_task_log.c.version)
        ).all()
        return tuple(self._standing(row) for row in found)

    def _standing(self, row: Any) -> OwnStanding:
        by = names.of(self._db, row.by_user)
        return OwnStanding(row.key, OwnState(row.state), row.note, row.deadline, row.version, row.at, by)

    def _offers(self, *conditions: ColumnElement[bool]) -> tuple[Offer, ...]:
        found: Sequence[Any] = self._db.execute(
            _OFFER.where(*conditions).order_by(offers.c.sent_at, offers.c.id)
        ).all()
        return tuple(offer_of(row) for row in found)


def offer_of(row: Any) -> Offer:
    """From a row of the query above."""
    return Offer(
        row.id,
        row.department_id,
        row.decision_id,
        rows.organisation_of(row),
        row.person_id,
        row.begun_at,
        OfferState(row.state),
        row.version,
        Step(row.step),
        row.title,
        row.category,
        row.category_text,
        row.description,
        row.result,
        row.link,
        load_files(row.files),
        Showing(row.showing) if row.showing else None,
        Publication(row.publication) if row.publication else None,
        row.signature,
        row.word,
        row.sent_at,
        row.published_at,
        (row.author or "") if row.publication == Publication.NAMED.value else "",
        row.useful,
        row.asked,
    )
