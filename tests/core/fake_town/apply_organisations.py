"""Organisations come, get another name, close, open again, and become one."""

from dataclasses import replace
from datetime import datetime

from core.changes.organisations import (
    OrganisationAdded,
    OrganisationClosed,
    OrganisationRenamed,
    OrganisationReopened,
    OrganisationsMerged,
)
from core.directory import OrganisationEvent
from core.people import Invitation, Organisation, Role
from core.report import Report, ReportState
from core.russian import kindergarten_number
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.lines import line
from tests.core.fake_town.reading import Reading


def added(town: Reading, change: OrganisationAdded) -> None:
    number = change.organisation_id
    if number in town.organisations:
        raise Overtaken("organisation")
    made = Organisation(
        number,
        change.department_id,
        change.name,
        kindergarten_number(change.name),
        phone=change.phone,
        district=change.district,
    )
    town.organisations[number] = made
    town.invitations[change.code] = Invitation(len(town.invitations) + 1, made, change.code)
    for plan in change.plans:
        state = ReportState.NOT_OPENED
        town.reports[number] = Report(
            number, 1, plan.decision_id, made, town.decision, plan.deadline, state, 0, 0, Role.HEAD
        )
        town.ladders[number] = plan.rungs
    line(town, number, OrganisationEvent.ADDED, change.by_user_id)


def renamed(town: Reading, change: OrganisationRenamed) -> None:
    present = town.organisations[change.organisation_id]
    if present.name != change.was:
        raise Overtaken("name")
    town.organisations[present.id] = replace(
        present, name=change.name, number=kindergarten_number(change.name)
    )
    town.former.append((present.id, change.was))
    line(town, present.id, OrganisationEvent.RENAMED, change.by_user_id, change.was)


def closed(town: Reading, change: OrganisationClosed) -> None:
    close(town, change.organisation_id, change.at)
    line(town, change.organisation_id, OrganisationEvent.CLOSED, change.by_user_id)


def reopened(town: Reading, change: OrganisationReopened) -> None:
    present = town.organisations[change.organisation_id]
    town.organisations[present.id] = replace(present, closed=False)
    del town.closed_at[present.id]
    line(town, present.id, OrganisationEvent.REOPENED, change.by_user_id)


def merged(town: Reading, change: OrganisationsMerged) -> None:
    gone, into = change.organisation_id, town.organisations[change.into]
    if into.closed:
        raise Overtaken("closed")
    close(town, gone, change.at)
    town.absorbed[gone] = into.id
    there = {m.person.id for m in town.members(into.id)}
    moved = [replace(m, organisation=into) for m in town.members(gone) if m.person.id not in there]
    town.joined = [m for m in town.joined if m.organisation.id != gone] + moved
    for code, one in town.invitations.items():
        if one.organisation.id == gone:
            town.invitations[code] = replace(one, organisation=into)
    line(town, gone, OrganisationEvent.MERGED, change.by_user_id, into.name)
    line(town, into.id, OrganisationEvent.ABSORBED, change.by_user_id, town.organisations[gone].name)


def close(town: Reading, organisation_id: int, at: datetime) -> None:
    """Closed, whether for itself or merged into another."""
    if town.organisations[organisation_id].closed:
        raise Overtaken("closed")
    town.organisations[organisation_id] = replace(town.organisations[organisation_id], closed=True)
    town.closed_at[organisation_id] = at
