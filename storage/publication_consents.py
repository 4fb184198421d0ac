"""Consents to publish an author's name: given, withdrawn, and what is in force. No commit here.

``forget_person`` is for whoever erases a person: everything of this room that names them or tells how to
reach them goes, and the offers stay with their organisation.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from core.changes.experience import PublicationAgreed, PublicationWithdrawn
from core.experience import OfferEvent, OfferState, Publication, Step
from core.publication_consent import PublicationConsent
from storage.guards import Stale
from storage.schema import offer_log, offers, publication_consents, show_requests

IN_FORCE = publication_consents.c.withdrawn_at.is_(None)


def agreed(connection: Connection, change: PublicationAgreed) -> None:
    """Stale where the offer was changed since the text was shown. An earlier consent is replaced by it."""
    done = connection.execute(
        update(offers)
        .where(
            offers.c.id == change.offer_id,
            offers.c.department_id == change.department_id,
            offers.c.version == change.expected,
            offers.c.state.in_([one.value for one in OfferState if one.editable]),
        )
        .values(
            version=change.expected + 1,
            publication=Publication.NAMED.value,
            signature="",
            step=Step.CHECK.value,
        )
    )
    if done.rowcount != 1:
        raise Stale(f"offer {change.offer_id}")
    _end(connection, publication_consents.c.offer_id == change.offer_id, change.at)
    connection.execute(
        insert(publication_consents).values(
            department_id=change.department_id,
            offer_id=change.offer_id,
            person_id=change.person_id,
            name=change.name,
            version=change.version,
            text_hash=change.text_hash,
            given_at=change.at,
        )
    )


def withdrawn(connection: Connection, change: PublicationWithdrawn) -> None:
    """Of one offer, whoever gave it; or all of the person's."""
    if change.offer_id is not None:
        _withdraw(connection, publication_consents.c.offer_id == change.offer_id, change.at)
        _unsign(connection, offers.c.id == change.offer_id)
    else:
        withdraw_all(connection, change.person_id, change.at)


def withdraw_all(connection: Connection, person_id: int, at: datetime) -> None:
    """Every consent of the person's, and every name that waits for one."""
    _withdraw(connection, publication_consents.c.person_id == person_id, at)
    _unsign(connection, offers.c.person_id == person_id)


def forget_person(connection: Connection, person_id: int, at: datetime) -> None:
    """The person is to be erased: their name under experience, and how to reach them."""
    withdraw_all(connection, person_id, at)
    connection.execute(update(show_requests).where(show_requests.c.person_id == person_id).values(contact=""))


def of_person(connection: Connection, person_id: int) -> tuple[PublicationConsent, ...]:
    """The person's consents in force, of offers that aren't withdrawn."""
    found = connection.execute(
        select(publication_consents, offers.c.title)
        .join(offers, offers.c.id == publication_consents.c.offer_id)
        .where(publication_consents.c.person_id == person_id, IN_FORCE)
        .order_by(publication_consents.c.id)
    )
    return tuple(PublicationConsent(row.offer_id, row.title, row.name, row.given_at) for row in found)


def _withdraw(connection: Connection, whose: ColumnElement[bool], at: datetime) -> None:
    """Ended, told in the offers' histories, and the offers go on without a name."""
    found = connection.execute(
        select(publication_consents.c.offer_id, publication_consents.c.department_id).where(whose, IN_FORCE)
    ).all()
    if not found:
        return
    _end(connection, whose, at)
    ids = [row.offer_id for row in found]
    connection.execute(
        update(offers)
        .where(offers.c.id.in_(ids), offers.c.publication == Publication.NAMED.value)
        .values(publication=Publication.NAMELESS.value)
    )
    connection.execute(
        insert(offer_log),
        [
            {
                "department_id": row.department_id,
                "offer_id": row.offer_id,
                "event": OfferEvent.NAME_WITHDRAWN.value,
                "at": at,
                "word": "",
            }
            for row in found
        ],
    )


def _end(connection: Connection, whose: ColumnElement[bool], at: datetime) -> None:
    """The row proves that there was a consent; the name itself goes."""
    connection.execute(update(publication_consents).where(whose, IN_FORCE).values(withdrawn_at=at, name=""))


def _unsign(connection: Connection, whose: ColumnElement[bool]) -> None:
    """A name that waited for its consent."""
    connection.execute(update(offers).where(whose, offers.c.signature != "").values(signature=""))
