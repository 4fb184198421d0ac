"""How people come in: consent, links, requests, names, chats."""

from dataclasses import replace

from core.changes.joining import (
    ConsentAnswered,
    JoinAsked,
    JoinDecided,
    JoinedByInvitation,
    Named,
    Reachability,
    TurnedTo,
)
from core.people import JoinRequest, Role
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.members import change_person, join
from tests.core.fake_town.reading import Reading


def consent_answered(town: Reading, change: ConsentAnswered) -> None:
    town.consents.append(change)


def joined(town: Reading, change: JoinedByInvitation) -> None:
    code, invitation = next((c, i) for c, i in town.invitations.items() if i.id == change.invitation_id)
    if invitation.used or invitation.revoked:
        raise Overtaken(code)
    town.invitations[code] = replace(invitation, used=True)
    join(town, invitation.organisation, change.user_id, change.chat_id, change.role)


def join_asked(town: Reading, change: JoinAsked) -> None:
    organisation = town.organisations[change.organisation_id]
    town.requests[organisation.id, change.user_id] = JoinRequest(
        organisation, change.user_id, change.chat_id, change.at
    )


def join_decided(town: Reading, change: JoinDecided) -> None:
    request = town.requests[change.organisation_id, change.user_id]
    if request.granted is not None:
        raise Overtaken("join request")
    town.requests[change.organisation_id, change.user_id] = replace(request, granted=change.granted)
    if change.granted:
        join(town, request.organisation, change.user_id, change.chat_id, Role.DEPUTY)


def named(town: Reading, change: Named) -> None:
    change_person(town, change.user_id, name=change.name)


def reachability(town: Reading, change: Reachability) -> None:
    if change.blocked_at is None:
        town.blocked.pop(change.chat_id, None)
    else:
        town.blocked.setdefault(change.chat_id, change.blocked_at)


def turned_to(town: Reading, change: TurnedTo) -> None:
    change_person(town, change.user_id, at_organisation=change.organisation_id)
