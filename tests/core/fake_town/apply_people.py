"""What changes for those who are in: stand-ins, handovers, links, access, calls."""

from dataclasses import replace
from datetime import datetime

from core.changes.people import (
    CallNoted,
    HandoverOffered,
    HandoverWithdrawn,
    LinkChanged,
    Substituted,
    TookOver,
    Unbound,
)
from core.directory import OrganisationEvent
from core.people import Author, Called, Invitation, PeopleChange, PeopleEvent
from core.staff import UNNAMED_COLLEAGUE
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.lines import line, tell
from tests.core.fake_town.members import change_members, join
from tests.core.fake_town.reading import Reading


def substituted(town: Reading, change: Substituted) -> None:
    change_members(town, change.person_id, change.organisation_id, substitute=change.substitute)


def handover_withdrawn(town: Reading, change: HandoverWithdrawn) -> None:
    if revoke(town, change.organisation_id, change.giver):
        _told_of_link(town, PeopleEvent.WITHDRAWN, change.organisation_id, change.at, change.giver)


def handover_offered(town: Reading, change: HandoverOffered) -> None:
    revoke(town, change.organisation_id, change.giver)
    organisation = town.organisations[change.organisation_id]
    number = len(town.invitations) + 1
    town.invitations[change.code] = Invitation(
        number, organisation, change.code, handover=True, giver=change.giver
    )
    _told_of_link(town, PeopleEvent.OFFERED, organisation.id, change.at, change.giver)


def _told_of_link(
    town: Reading, event: PeopleEvent, organisation_id: int, at: datetime, giver: int | None
) -> None:
    who = next((p.name for p in town.people.values() if p.id == giver), "")
    tell(town, organisation_id, PeopleChange(event, at, who, None, giver is None))


def took_over(town: Reading, change: TookOver) -> None:
    invitation = next(i for i in town.invitations.values() if i.id == change.invitation_id)
    here = invitation.organisation.id
    if invitation.used or invitation.revoked:
        raise Overtaken("handover")
    for other in town.open_handovers(here):
        town.invitations[other.code] = replace(other, revoked=True)
    town.invitations[invitation.code] = replace(invitation, used=True)
    for person_id in change.ended:
        gone = next(m for m in town.members(here) if m.person.id == person_id)
        town.joined.remove(gone)
        town.gone[person_id] = Author(gone.person.name, gone.role)
        town.left.add(gone.person.user_id)
        tell(town, here, PeopleChange(PeopleEvent.HANDED_OVER, change.at, gone.person.name, gone.role))
    town.joined = [m for m in town.joined if (m.person.user_id, m.organisation.id) != (change.user_id, here)]
    join(town, invitation.organisation, change.user_id, change.chat_id, change.role)
    tell(town, here, PeopleChange(PeopleEvent.TOOK_OVER, change.at, "", change.role))


def revoke(town: Reading, organisation_id: int, giver: int | None) -> bool:
    gone = [one for one in town.open_handovers(organisation_id) if one.giver == giver]
    town.invitations |= {one.code: replace(one, revoked=True) for one in gone}
    return bool(gone)


def link_changed(town: Reading, change: LinkChanged) -> None:
    organisation_id = change.organisation_id
    for known, one in town.invitations.items():
        if one.organisation.id == organisation_id:
            town.invitations[known] = replace(one, revoked=True)
    if change.code:
        number = len(town.invitations) + 1
        town.invitations[change.code] = Invitation(number, town.organisations[organisation_id], change.code)
    event = OrganisationEvent.LINK_NEW if change.code else OrganisationEvent.LINK_REVOKED
    line(town, organisation_id, event, change.by_user_id)


def unbound(town: Reading, change: Unbound) -> None:
    gone = town.joined.pop(change.member_id - 1)
    town.left.add(gone.person.user_id)
    line(town, gone.organisation.id, OrganisationEvent.UNBOUND, change.by_user_id, gone.person.name)


def call_noted(town: Reading, change: CallNoted) -> None:
    town.calls_made.pop(change.organisation_id, None)
    if change.called:
        who = town.name_of(change.by_user_id) or UNNAMED_COLLEAGUE
        town.calls_made[change.organisation_id] = Called(change.at, who)
    event = OrganisationEvent.CALLED if change.called else OrganisationEvent.CALL_UNDONE
    line(town, change.organisation_id, event, change.by_user_id)
