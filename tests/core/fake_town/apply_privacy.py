"""What people decide about their own data."""

from dataclasses import replace

from core.changes.joining import ConsentAnswered
from core.changes.privacy import Audited, ContactsCorrected, HeldDropped, HeldReleased, Withdrew
from tests.core.fake_town.reading import Reading


def withdrew(town: Reading, change: Withdrew) -> None:
    town.joined = [member for member in town.joined if member.person.user_id != change.user_id]
    town.employees.pop(change.user_id, None)
    town.consents.append(ConsentAnswered(change.user_id, change.version, False, change.at))
    if change.due_on > change.at.date():
        town.left.add(change.user_id)
        town.due[change.user_id] = change.due_on
        return
    town.due.pop(change.user_id, None)
    town.people.pop(change.user_id, None)
    town.prompts.pop(change.chat_id, None)
    town.consents = [said for said in town.consents if said.user_id != change.user_id]
    town.left.discard(change.user_id)


def contacts_corrected(town: Reading, change: ContactsCorrected) -> None:
    was = town.organisations[change.organisation_id]
    town.organisations[was.id] = replace(
        was,
        phone=was.phone if change.phone is None else change.phone,
        email=was.email if change.email is None else change.email,
    )


def held_released(town: Reading, change: HeldReleased) -> None:
    town.waiting.pop(change.chat_id, None)


def held_dropped(town: Reading, change: HeldDropped) -> None:
    town.waiting.pop(change.chat_id, None)


def audited(town: Reading, change: Audited) -> None:
    town.audit.append(change)
