"""Applying what administrators do to organisations: named, merged, closed, linked. No commit here."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from core.changes.organisations import (
    DecisionPlan,
    OrganisationAdded,
    OrganisationClosed,
    OrganisationRenamed,
    OrganisationReopened,
    OrganisationsMerged,
)
from core.changes.people import CallNoted, LinkChanged, Unbound
from core.directory import OrganisationEvent
from core.report import ReportState
from core.russian import kindergarten_number, name_key
from storage import reminder_rows
from storage.apply_turns import end
from storage.guards import Stale
from storage.organisation_log import note
from storage.schema import (
    decision_versions,
    inquiries,
    invitations,
    join_requests,
    members,
    offers,
    organisation_names,
    organisations,
    people,
    reports,
)
from storage.upsert import insert_into


def added(connection: Connection, change: OrganisationAdded) -> None:
    """Stale where another one has taken the id or the name meanwhile."""
    key = name_key(change.name)
    fresh = connection.execute(
        insert_into(connection, organisations)
        .values(
            id=change.organisation_id,
            department_id=change.department_id,
            name=change.name,
            name_key=key,
            number=kindergarten_number(change.name),
            phone=change.phone,
            district=change.district,
        )
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        raise Stale(f"organisation {change.organisation_id}")
    if connection.dialect.name == "postgresql":  # a sequence doesn't see an id that was given to it
        last = func.setval(func.pg_get_serial_sequence("organisations", "id"), change.organisation_id)
        connection.execute(select(last))
    _new_link(connection, change.department_id, change.organisation_id, change.code, change.at)
    _give_reports(connection, change.department_id, change.organisation_id, change.plans)
    note(connection, change, OrganisationEvent.ADDED, change.organisation_id)


def renamed(connection: Connection, change: OrganisationRenamed) -> None:
    """Stale where it has another name by now. A name that comes back is a former one no more."""
    _one(
        connection,
        change.organisation_id,
        change.department_id,
        organisations.c.name == change.was,
        name=change.name,
        name_key=name_key(change.name),
        number=kindergarten_number(change.name),
    )
    connection.execute(
        organisation_names.delete().where(
            organisation_names.c.organisation_id == change.organisation_id,
            organisation_names.c.name_key.in_((name_key(change.name), name_key(change.was))),
        )
    )
    connection.execute(
        insert(organisation_names).values(
            department_id=change.department_id,
            organisation_id=change.organisation_id,
            name=change.was,
            name_key=name_key(change.was),
            until=change.at,
        )
    )
    note(connection, change, OrganisationEvent.RENAMED, change.organisation_id, change.was)


def closed(connection: Connection, change: OrganisationClosed) -> None:
    """Stale where it is closed already."""
    _close(connection, change.organisation_id, change.department_id, change.at)
    note(connection, change, OrganisationEvent.CLOSED, change.organisation_id)


def reopened(connection: Connection, change: OrganisationReopened) -> None:
    """Stale where it is open, or went into another one."""
    _one(
        connection,
        change.organisation_id,
        change.department_id,
        organisations.c.closed_at.is_not(None) & organisations.c.merged_into.is_(None),
        closed_at=None,
    )
    _give_reports(connection, change.department_id, change.organisation_id, change.plans)
    reminder_rows.bring_back(connection, change.organisation_id, change.at)
    note(connection, change, OrganisationEvent.REOPENED, change.organisation_id)


def merged(connection: Connection, change: OrganisationsMerged) -> None:
    """Stale where either is closed. People, links and open requests go over; reports stay where they are."""
    into, gone = change.into, change.organisation_id
    names = {
        row.id: row.name
        for row in connection.execute(
            select(organisations.c.id, organisations.c.name).where(
                organisations.c.id.in_((into, gone)),
                organisations.c.department_id == change.department_id,
                organisations.c.closed_at.is_(None),
            )
        )
    }
    if len(names) != 2:
        raise Stale(f"merger of {gone} into {into}")
    _close(connection, gone, change.department_id, change.at, merged_into=into)
    _move_people(connection, change)
    connection.execute(
        update(invitations)
        .where(invitations.c.organisation_id == gone, invitations.c.revoked_at.is_(None))
        .values(organisation_id=into, moved=True)
    )
    asked = select(join_requests.c.user_id).where(join_requests.c.organisation_id == into)
    connection.execute(
        update(join_requests)
        .where(
            join_requests.c.organisation_id == gone,
            join_requests.c.granted.is_(None),
            join_requests.c.user_id.not_in(asked.scalar_subquery()),
        )
        .values(organisation_id=into)
    )
    connection.execute(update(offers).where(offers.c.organisation_id == gone).values(organisation_id=into))
    connection.execute(  # threads go with the people who wrote in them
        update(inquiries).where(inquiries.c.organisation_id == gone).values(organisation_id=into)
    )
    note(connection, change, OrganisationEvent.MERGED, gone, names[into])
    note(connection, change, OrganisationEvent.ABSORBED, into, names[gone])


def link_changed(connection: Connection, change: LinkChanged) -> None:
    """Stale where the live link isn't the one that was seen: two administrators, or two taps."""
    live = connection.execute(
        select(invitations.c.code)
        .where(
            invitations.c.organisation_id == change.organisation_id,
            invitations.c.department_id == change.department_id,
            invitations.c.revoked_at.is_(None),
            invitations.c.handover.is_(False),
        )
        .order_by(invitations.c.moved, invitations.c.id)
    ).scalars()
    if next(iter(live), "") != change.seen:
        raise Stale(f"link of {change.organisation_id}")
    connection.execute(
        update(invitations)
        .where(
            invitations.c.organisation_id == change.organisation_id,
            invitations.c.revoked_at.is_(None),
            invitations.c.handover.is_(False),
        )
        .values(revoked_at=change.at)
    )
    if change.code:
        _new_link(connection, change.department_id, change.organisation_id, change.code, change.at)
    event = OrganisationEvent.LINK_NEW if change.code else OrganisationEvent.LINK_REVOKED
    note(connection, change, event, change.organisation_id)


def unbound(connection: Connection, change: Unbound) -> None:
    """Stale where they have no access any more."""
    ended = connection.execute(
        select(members.c.organisation_id, members.c.person_id).where(
            members.c.id == change.member_id,
            members.c.department_id == change.department_id,
            members.c.ended_at.is_(None),
        )
    ).one_or_none()
    if ended is None:
        raise Stale(f"member {change.member_id}")
    end(connection, ended.organisation_id, ended.person_id, change.at)
    name = connection.execute(select(people.c.name).where(people.c.id == ended.person_id)).scalar_one()
    note(connection, change, OrganisationEvent.UNBOUND, ended.organisation_id, name)


def call_noted(connection: Connection, change: CallNoted) -> None:
    """The last word counts; each stands in the history."""
    _one(
        connection,
        change.organisation_id,
        change.department_id,
        organisations.c.id == change.organisation_id,
        called_at=change.at if change.called else None,
        called_by=change.by_user_id if change.called else None,
    )
    event = OrganisationEvent.CALLED if change.called else OrganisationEvent.CALL_UNDONE
    note(connection, change, event, change.organisation_id)


def _close(
    connection: Connection,
    organisation_id: int,
    department_id: int,
    at: datetime,
    merged_into: int | None = None,
) -> None:
    _one(
        connection,
        organisation_id,
        department_id,
        organisations.c.closed_at.is_(None),
        closed_at=at,
        merged_into=merged_into,
    )
    reminder_rows.cancel_of_closed(connection, organisation_id, at)


def _one(
    connection: Connection,
    organisation_id: int,
    department_id: int,
    guard: ColumnElement[bool],
    **values: object,
) -> None:
    done = connection.execute(
        update(organisations)
        .where(organisations.c.id == organisation_id, organisations.c.department_id == department_id, guard)
        .values(**values)
    )
    if done.rowcount != 1:
        raise Stale(f"organisation {organisation_id}")


def _move_people(connection: Connection, change: OrganisationsMerged) -> None:
    """Whoever is in both already keeps the role they have there."""
    there = members.alias()
    rows = connection.execute(
        select(members, there.c.id.label("there"), there.c.ended_at.label("left"))
        .join(
            there,
            (there.c.person_id == members.c.person_id) & (there.c.organisation_id == change.into),
            isouter=True,
        )
        .where(members.c.organisation_id == change.organisation_id, members.c.ended_at.is_(None))
        .order_by(members.c.id)
    ).all()
    for row in rows:
        if row.there is None:
            connection.execute(
                insert(members).values(
                    department_id=change.department_id,
                    organisation_id=change.into,
                    person_id=row.person_id,
                    role=row.role,
                    joined_at=change.at,
                )
            )
        elif row.left is not None:
            connection.execute(
                update(members)
                .where(members.c.id == row.there)
                .values(role=row.role, joined_at=change.at, ended_at=None)
            )
    connection.execute(
        update(members)
        .where(members.c.organisation_id == change.organisation_id, members.c.ended_at.is_(None))
        .values(ended_at=change.at)
    )


def _new_link(
    connection: Connection, department_id: int, organisation_id: int, code: str, at: datetime
) -> None:
    connection.execute(
        insert(invitations).values(
            department_id=department_id, organisation_id=organisation_id, code=code, created_at=at
        )
    )


def _give_reports(
    connection: Connection, department_id: int, organisation_id: int, plans: tuple[DecisionPlan, ...]
) -> None:
    """A report on each open decision, where there is none yet, and the rungs still to come."""
    for plan in plans:
        version = connection.execute(
            select(func.max(decision_versions.c.id)).where(
                decision_versions.c.decision_id == plan.decision_id,
                decision_versions.c.department_id == department_id,
            )
        ).scalar_one()
        connection.execute(
            insert_into(connection, reports)
            .values(
                department_id=department_id,
                decision_id=plan.decision_id,
                organisation_id=organisation_id,
                version_id=version,
                state=ReportState.NOT_OPENED.value,
                version=1,
            )
            .on_conflict_do_nothing()
        )
        reminder_rows.plan_rungs(
            connection,
            department_id,
            plan.decision_id,
            [organisation_id],
            plan.deadline,
            plan.rungs,
        )
