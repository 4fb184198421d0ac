"""The department's own people: links, roles, the end of access."""

from dataclasses import replace

from core.changes.staff import StaffChanged, StaffInvited, StaffJoined, StaffLinkRevoked
from core.people import Person
from core.staff import StaffEvent, StaffInvitation, StaffMember
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.lines import staff_line
from tests.core.fake_town.reading import Reading


def invited(town: Reading, change: StaffInvited) -> None:
    town.staff_links[change.code] = StaffInvitation(change.code, change.role, change.expires_at)
    staff_line(town, StaffEvent.INVITED, change.by_user_id, None, change.role)


def link_revoked(town: Reading, change: StaffLinkRevoked) -> None:
    town.staff_links[change.code] = replace(town.staff_links[change.code], revoked=True)
    staff_line(town, StaffEvent.LINK_REVOKED, change.by_user_id)


def joined(town: Reading, change: StaffJoined) -> None:
    link, user_id = town.staff_links[change.code], change.user_id
    if link.used or link.revoked:
        raise Overtaken("link")
    town.staff_links[change.code] = replace(link, used=True)
    town.people.setdefault(user_id, Person(len(town.people) + 1, user_id, change.chat_id))
    town.employees[user_id] = StaffMember(user_id, change.role)
    staff_line(town, StaffEvent.JOINED, user_id, user_id, change.role)


def changed(town: Reading, change: StaffChanged) -> None:
    if town.employees[change.user_id].role is not change.was:
        raise Overtaken("role")
    if change.role is None:
        del town.employees[change.user_id]
        town.left.add(change.user_id)
        town.resigned.add(change.user_id)
    else:
        town.employees[change.user_id] = replace(town.employees[change.user_id], role=change.role)
    managed = any(one.role.may_manage for one in town.employees.values())
    assert change.fixed or managed, "nobody manages any more"
    event = StaffEvent.REMOVED if change.role is None else StaffEvent.ROLE_CHANGED
    staff_line(town, event, change.by_user_id, change.user_id, change.role or change.was)
