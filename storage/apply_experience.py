"""Applying what becomes of offers of experience, and of the department's own tasks. No commit here."""

from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from core.changes.experience import OfferKept, OfferMarked, OwnTaskChanged, ShowAsked
from core.experience import Offer
from storage.codec import dump_files
from storage.guards import Stale
from storage.schema import decisions, offer_log, offer_marks, offers, own_task_log, show_requests
from storage.upsert import insert_into


def kept(connection: Connection, change: OfferKept) -> None:
    """Stale where it was changed since, or, new, where the number is taken."""
    offer = change.offer
    values = _values(offer)
    if change.by_user is not None:
        del values["signature"]  # only its author's side knows a name that waits for its consent
    if change.expected == 0:
        fresh = connection.execute(
            insert_into(connection, offers)
            .values(
                id=offer.id,
                department_id=offer.department_id,
                decision_id=offer.decision_id,
                organisation_id=offer.organisation.id,
                person_id=offer.person_id,
                begun_at=offer.begun_at,
                **values,
            )
            .on_conflict_do_nothing()
        )
        if fresh.rowcount != 1:
            raise Stale(f"offer {offer.id}")
    else:
        done = connection.execute(
            update(offers)
            .where(
                offers.c.id == offer.id,
                offers.c.department_id == offer.department_id,
                offers.c.version == change.expected,
            )
            .values(**values)
        )
        if done.rowcount != 1:
            raise Stale(f"offer {offer.id}")
    if change.event is not None:
        connection.execute(
            insert(offer_log).values(
                department_id=offer.department_id,
                offer_id=offer.id,
                event=change.event.value,
                at=change.at,
                by_user=change.by_user,
                word=offer.word if change.by_user is not None else "",
            )
        )


def marked(connection: Connection, change: OfferMarked) -> None:
    """Set, or taken back; twice it is the same."""
    if change.on:
        connection.execute(
            insert_into(connection, offer_marks)
            .values(
                offer_id=change.offer_id,
                person_id=change.person_id,
                department_id=change.department_id,
                at=change.at,
            )
            .on_conflict_do_nothing()
        )
        return
    connection.execute(
        delete(offer_marks).where(
            offer_marks.c.offer_id == change.offer_id,
            offer_marks.c.person_id == change.person_id,
            offer_marks.c.department_id == change.department_id,
        )
    )


def show_asked(connection: Connection, change: ShowAsked) -> None:
    """Stale where the person has asked already: the author isn't told twice."""
    fresh = connection.execute(
        insert_into(connection, show_requests)
        .values(
            offer_id=change.offer_id,
            person_id=change.person_id,
            department_id=change.department_id,
            organisation_id=change.organisation_id,
            contact=change.contact,
            at=change.at,
        )
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        raise Stale(f"request to show offer {change.offer_id}")


def own_task_changed(connection: Connection, change: OwnTaskChanged) -> None:
    """Stale where somebody else has said something since, or the decision isn't the department's."""
    mine = select(decisions.c.id).where(
        decisions.c.id == change.decision_id, decisions.c.department_id == change.department_id
    )
    here = (own_task_log.c.decision_id == change.decision_id) & (own_task_log.c.key == change.key)
    last = connection.execute(select(func.max(own_task_log.c.version)).where(here)).scalar_one() or 0
    if last != change.expected or connection.execute(mine).one_or_none() is None:
        raise Stale(f"own task {change.key} of decision {change.decision_id}")
    fresh = connection.execute(
        insert_into(connection, own_task_log)
        .values(
            department_id=change.department_id,
            decision_id=change.decision_id,
            key=change.key,
            version=change.expected + 1,
            state=change.state.value,
            note=change.note,
            deadline=change.deadline,
            at=change.at,
            by_user=change.by_user,
        )
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        raise Stale(f"own task {change.key} of decision {change.decision_id}")


def _values(offer: Offer) -> dict[str, Any]:
    return {
        "state": offer.state.value,
        "version": offer.version,
        "step": offer.step.value,
        "title": offer.title,
        "category": offer.category,
        "category_text": offer.category_text,
        "description": offer.description,
        "result": offer.result,
        "link": offer.link,
        "files": dump_files(offer.files),
        "showing": offer.showing.value if offer.showing else None,
        "publication": offer.publication.value if offer.publication else None,
        "signature": offer.signature,
        "word": offer.word,
        "sent_at": offer.sent_at,
        "published_at": offer.published_at,
    }
