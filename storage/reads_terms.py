"""Deadlines and reminders as they are read: requests for another deadline, and what became of each rung."""

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from core.extension import Extension, ExtensionState
from core.people import Member, Organisation
from core.proof import LoggedRung, Reminded
from core.report import ReportState
from storage import broadcast_log, names, rows
from storage.deadlines import EFFECTIVE
from storage.reads_directory import CALLED, CALLER, called_of
from storage.schema import chats, decisions, extensions, members, organisations, people, reminders, reports
from storage.shelf import Shelf

_EXTENSIONS = (
    select(
        extensions,
        EFFECTIVE.label("deadline"),
        decisions.c.ladder,
        reports.c.version_id,
        reports.c.state.label("report_state"),
        people.c.name.label("asker"),
        *rows.ORGANISATION,
    )
    .join(reports, reports.c.id == extensions.c.report_id)
    .join(decisions, decisions.c.id == reports.c.decision_id)
    .join(organisations, organisations.c.id == reports.c.organisation_id)
    .join(people, people.c.id == extensions.c.asked_by, isouter=True)
)
_RUNG = (
    reminders.c.rung,
    reminders.c.deadline,
    reminders.c.planned_at,
    reminders.c.due_at,
    reminders.c.state,
    reminders.c.why,
    reminders.c.decided_at,
)


def extension(connection: Connection, shelf: Shelf, extension_id: int) -> Extension | None:
    """The request of that number."""
    return _extension(connection, shelf, _EXTENSIONS.where(extensions.c.id == extension_id))


def open_extension(connection: Connection, shelf: Shelf, report_id: int) -> Extension | None:
    """The report's request that waits for a decision."""
    is_open = (extensions.c.report_id == report_id) & (extensions.c.state == ExtensionState.OPEN.value)
    return _extension(connection, shelf, _EXTENSIONS.where(is_open))


def open_extensions(connection: Connection, shelf: Shelf, department_id: int) -> tuple[Extension, ...]:
    """The department's requests that wait for a decision, oldest first; of open decisions only."""
    query = _EXTENSIONS.where(_waiting(department_id), decisions.c.closed_at.is_(None))
    found = connection.execute(query.order_by(extensions.c.asked_at, extensions.c.id))
    return tuple(_extension_of(connection, shelf, row) for row in found)


def count_open_extensions(connection: Connection, department_id: int) -> int:
    """How many those are: for every look at the department's menu, so without what they say."""
    query = (
        select(func.count())
        .select_from(extensions)
        .join(reports, reports.c.id == extensions.c.report_id)
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .where(_waiting(department_id), decisions.c.closed_at.is_(None))
    )
    return int(connection.execute(query).scalar_one())


def _waiting(department_id: int) -> ColumnElement[bool]:
    return (extensions.c.department_id == department_id) & (extensions.c.state == ExtensionState.OPEN.value)


def next_extension(connection: Connection) -> int:
    """One more than the last."""
    return int(connection.execute(select(func.max(extensions.c.id))).scalar_one() or 0) + 1


def organisations_of(connection: Connection, department_id: int) -> tuple[Organisation, ...]:
    """Those of the department that aren't closed."""
    found = connection.execute(
        select(*rows.ORGANISATION).where(
            organisations.c.department_id == department_id, organisations.c.closed_at.is_(None)
        )
    )
    return tuple(map(rows.organisation_of, found))


def reminder_log(connection: Connection, decision_id: int, organisation_id: int) -> tuple[LoggedRung, ...]:
    """By the time each was planned for."""
    found = connection.execute(
        select(*_RUNG)
        .where(reminders.c.decision_id == decision_id, reminders.c.organisation_id == organisation_id)
        .order_by(reminders.c.planned_at, reminders.c.id)
    )
    rungs = [*map(_rung, found), *broadcast_log.of_organisation(connection, decision_id, organisation_id)]
    return tuple(sorted(rungs, key=lambda rung: rung.planned_at))


def reminded(connection: Connection, decision_id: int, department_id: int) -> tuple[Reminded, ...]:
    """Four queries, however many organisations there are."""
    rungs: defaultdict[int, list[LoggedRung]] = defaultdict(list)
    for row in connection.execute(
        select(reminders.c.organisation_id, *_RUNG).where(
            reminders.c.decision_id == decision_id, reminders.c.department_id == department_id
        )
    ):
        rungs[row.organisation_id].append(_rung(row))
    everybody: defaultdict[int, list[Member]] = defaultdict(list)
    reachable: Counter[int] = Counter()
    unreachable: set[int] = set()
    for person in connection.execute(
        select(chats.c.blocked_at, members.c.role, members.c.substitute, *rows.PERSON, *rows.ORGANISATION)
        .join(members, members.c.person_id == people.c.id)
        .join(organisations, organisations.c.id == members.c.organisation_id)
        .join(chats, chats.c.chat_id == people.c.chat_id, isouter=True)
        .where(members.c.department_id == department_id, members.c.ended_at.is_(None))
        .order_by(members.c.id)
    ):
        everybody[person.o_id].append(rows.member_of(person))
        reachable[person.o_id] += person.blocked_at is None
        if person.blocked_at is not None:
            unreachable.add(everybody[person.o_id][-1].person.id)
    found = connection.execute(
        select(
            reports.c.state,
            reports.c.last_action_at,
            EFFECTIVE.label("deadline"),
            *CALLED,
            *rows.ORGANISATION,
        )
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .join(CALLER, CALLER.c.user_id == organisations.c.called_by, isouter=True)
        .where(
            reports.c.decision_id == decision_id,
            reports.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
        )
    )
    known = names.of_colleagues(connection)
    return tuple(
        Reminded(
            rows.organisation_of(row),
            ReportState(row.state),
            row.deadline,
            len(everybody[row.o_id]),
            reachable[row.o_id],
            tuple(rungs[row.o_id]),
            row.last_action_at,
            tuple(everybody[row.o_id]),
            called_of(row, known),
            frozenset(unreachable.intersection(one.person.id for one in everybody[row.o_id])),
        )
        for row in found
    )


def _rung(row: Any) -> LoggedRung:
    return LoggedRung(row.rung, row.deadline, row.planned_at, row.due_at, row.state, row.why, row.decided_at)


def _extension(connection: Connection, shelf: Shelf, query: Select[Any]) -> Extension | None:
    row = connection.execute(query).one_or_none()
    return _extension_of(connection, shelf, row) if row is not None else None


def _extension_of(connection: Connection, shelf: Shelf, row: Any) -> Extension:
    return Extension(
        row.id,
        row.department_id,
        row.report_id,
        rows.organisation_of(row),
        shelf.get(connection, row.version_id, row.ladder),
        row.deadline,
        ReportState(row.report_state),
        row.wanted,
        row.reason,
        row.asked_at,
        row.asker or "",
        ExtensionState(row.state),
        row.until,
        row.word,
        row.decided_by,
    )
