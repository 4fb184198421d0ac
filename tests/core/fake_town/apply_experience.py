"""Offers of experience and the department's own tasks, with the guards of the real storage."""

from dataclasses import replace

from core.changes.experience import (
    OfferKept,
    OfferMarked,
    OwnTaskChanged,
    PublicationAgreed,
    PublicationWithdrawn,
    ShowAsked,
)
from core.experience import OfferEvent, OfferLogged, Publication, Step
from core.own_tasks import OwnStanding
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.reading import Reading


def kept(town: Reading, change: OfferKept) -> None:
    before = town.offers.get(change.offer.id)
    if (before.version if before else 0) != change.expected:
        raise Overtaken("offer")
    signature = change.offer.signature
    if change.by_user is not None and before is not None:
        signature = before.signature
    town.offers[change.offer.id] = replace(change.offer, author="", useful=0, asked=0, signature=signature)
    if change.event is not None:
        by = town.name_of(change.by_user) if change.by_user is not None else ""
        word = change.offer.word if change.by_user is not None else ""
        town.offer_lines.append((change.offer.id, OfferLogged(change.event, change.at, by, word)))


def agreed(town: Reading, change: PublicationAgreed) -> None:
    before = town.offers[change.offer_id]
    if before.version != change.expected or not before.state.editable:
        raise Overtaken("offer")
    town.offers[change.offer_id] = replace(
        before,
        version=before.version + 1,
        publication=Publication.NAMED,
        signature="",
        step=Step.CHECK,
    )
    town.name_consents[:] = [one for one in town.name_consents if one.offer_id != change.offer_id]
    town.name_consents.append(change)


def withdrawn(town: Reading, change: PublicationWithdrawn) -> None:
    for one in list(town.name_consents):
        if one.offer_id == change.offer_id or (change.offer_id is None and one.person_id == change.person_id):
            town.name_consents.remove(one)
            nameless = replace(town.offers[one.offer_id], publication=Publication.NAMELESS)
            town.offers[one.offer_id] = nameless
            line = OfferLogged(OfferEvent.NAME_WITHDRAWN, change.at)
            town.offer_lines.append((one.offer_id, line))
    for number, offer in town.offers.items():
        is_all = change.offer_id is None and offer.person_id == change.person_id
        if number == change.offer_id or is_all:
            town.offers[number] = replace(offer, signature="")


def marked(town: Reading, change: OfferMarked) -> None:
    pair = change.offer_id, change.person_id
    (town.useful.add if change.on else town.useful.discard)(pair)


def show_asked(town: Reading, change: ShowAsked) -> None:
    if town.has_asked(change.offer_id, change.person_id):
        raise Overtaken("request to show")
    town.shows_asked.append(change)


def own_task_changed(town: Reading, change: OwnTaskChanged) -> None:
    before = town.own_standing_log.get(change.key, OwnStanding(change.key))
    if before.version != change.expected:
        raise Overtaken("own task")
    town.own_standing_log[change.key] = OwnStanding(
        change.key,
        change.state,
        change.note,
        change.deadline,
        change.expected + 1,
        change.at,
        town.name_of(change.by_user),
    )
    town.own_said.append(town.own_standing_log[change.key])
