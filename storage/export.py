"""Everything that the department's papers show of a decision, read in chunks: a region fits into no memory.

All of it is read in the caller's transaction, which is one snapshot however long the paper takes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from core.answers import Answer, Answers, Evidence
from core.people import Organisation
from core.proof import LoggedRung
from core.report import ReportState
from storage import broadcast_log, rows
from storage.deadlines import GRANTED
from storage.schema import (
    answers,
    broadcast_organisations,
    broadcasts,
    decisions,
    evidence,
    members,
    organisations,
    people,
    reminders,
    reports,
)

CHUNK = 400  # organisations read at once
_RUNG = ("rung", "deadline", "planned_at", "due_at", "state", "why", "decided_at")  # as LoggedRung has them


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Of a piece that is a file; ``state`` as ``evidence.fetch_state`` has it, empty without a file."""

    mime: str
    sha256: str
    state: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A piece of evidence with its file and who sent it: a person, or a specialist's user id."""

    piece: Evidence
    file: KeptFile
    by: int | None
    by_user: int | None


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody of the organisation, and from when to when."""

    name: str
    joined_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Filled:
    """One organisation's report as the papers need it."""

    organisation: Organisation
    head: str
    state: ReportState
    number: int | None
    answers: Answers
    attachments: tuple[Attachment, ...]
    names: dict[int, str]  # of people, by id
    specialists: dict[int, str]  # by Telegram user id
    first_sent_at: datetime | None = None
    extended_to: date | None = None  # a later deadline than the others'
    rungs: tuple[LoggedRung, ...] = ()
    members: tuple[Membership, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The pieces alone."""
        return tuple(one.piece for one in self.attachments)


def report_ids(connection: Connection, decision_id: int, department_id: int) -> list[int]:
    """Every report of an open organisation, by the organisations' numbers."""
    query = (
        select(reports.c.id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(
            reports.c.decision_id == decision_id,
            reports.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
        )
        .order_by(
            organisations.c.number.is_(None), organisations.c.number, organisations.c.name, reports.c.id
        )
    )
    return list(connection.execute(query).scalars())


def has_evidence(connection: Connection, decision_id: int, department_id: int) -> bool:
    """Whether anything is attached to any of those reports."""
    among = (reports.c.decision_id == decision_id) & (reports.c.department_id == department_id)
    query = select(evidence.c.id).join(reports, reports.c.id == evidence.c.report_id)
    open_ones = query.join(organisations, organisations.c.id == reports.c.organisation_id).where(
        among, evidence.c.removed_at.is_(None), organisations.c.closed_at.is_(None)
    )
    return bool(connection.execute(select(exists(open_ones))).scalar_one())


def has_reminders(connection: Connection, decision_id: int, department_id: int) -> bool:
    """Whether anything was ever planned for an open organisation, or the department wrote to it."""
    query = (
        select(reminders.c.id)
        .join(organisations, organisations.c.id == reminders.c.organisation_id)
        .where(
            reminders.c.decision_id == decision_id,
            reminders.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
        )
    )
    written = (
        select(broadcast_organisations.c.id)
        .join(broadcasts, broadcasts.c.id == broadcast_organisations.c.broadcast_id)
        .join(organisations, organisations.c.id == broadcast_organisations.c.organisation_id)
        .where(
            broadcasts.c.decision_id == decision_id,
            broadcasts.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
        )
    )
    return bool(connection.execute(select(or_(exists(query), exists(written)))).scalar_one())


def filled_reports(
    connection: Connection, decision_id: int, department_id: int, *, with_reminders: bool = False
) -> Iterator[Filled]:
    """Every organisation of the department, by number; those without an answer, too.

    ``with_reminders`` also reads what was planned for each, and who was of it when.
    """
    whole = report_ids(connection, decision_id, department_id)
    for start in range(0, len(whole), CHUNK):
        yield from _chunk(connection, whole[start : start + CHUNK], with_reminders)


def _chunk(connection: Connection, ids: Sequence[int], with_reminders: bool) -> Iterator[Filled]:
    given: dict[int, Answers] = defaultdict(dict)
    for report_id, answer in _answers(connection, ids):
        given[report_id][answer.key] = answer
    attached: dict[int, list[Attachment]] = defaultdict(list)
    here = select(evidence).where(evidence.c.report_id.in_(ids), evidence.c.removed_at.is_(None))
    for row in connection.execute(here.order_by(evidence.c.id)).all():
        file = KeptFile(row.mime, row.sha256 or "", row.fetch_state or "")
        attached[row.report_id].append(Attachment(rows.evidence_of(row), file, row.by, row.by_user))
    answered = [answer for of_one in given.values() for answer in of_one.values()]
    pieces = [piece for of_one in attached.values() for piece in of_one]
    names, specialists = _names(connection, answered, pieces)
    found = connection.execute(
        select(
            reports.c.id,
            reports.c.decision_id,
            reports.c.state,
            reports.c.number,
            reports.c.first_sent_at,
            GRANTED.label("granted"),
            *rows.ORGANISATION,
        )
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(reports.c.id.in_(ids))
    ).all()
    by_id = {row.id: row for row in found}
    of_these = [row.o_id for row in found]
    rungs = _rungs(connection, found[0].decision_id, of_these) if with_reminders and found else {}
    people_there = _members(connection, of_these) if with_reminders else {}
    for report_id in ids:
        row = by_id[report_id]
        organisation = rows.organisation_of(row)
        yield Filled(
            organisation,
            organisation.head,
            ReportState(row.state),
            row.number,
            given.get(row.id, {}),
            tuple(attached.get(row.id, ())),
            names,
            specialists,
            row.first_sent_at,
            row.granted,
            tuple(rungs.get(organisation.id, ())),
            tuple(people_there.get(organisation.id, ())),
        )


def _answers(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, Answer]]:
    query = select(answers.c.report_id, *rows.ANSWER).where(answers.c.report_id.in_(ids))
    for report_id, *columns in connection.execute(query).all():
        yield report_id, rows.answer_from(*columns)


def _rungs(
    connection: Connection, decision_id: int, organisation_ids: Sequence[int]
) -> dict[int, list[LoggedRung]]:
    found: dict[int, list[LoggedRung]] = defaultdict(list)
    query = (
        select(reminders.c.organisation_id, *(reminders.c[name] for name in _RUNG))
        .where(reminders.c.organisation_id.in_(organisation_ids), reminders.c.decision_id == decision_id)
        .order_by(reminders.c.planned_at, reminders.c.id)
    )
    for organisation_id, *columns in connection.execute(query).all():
        found[organisation_id].append(LoggedRung(*columns))
    written = broadcast_log.of_organisations(connection, decision_id, organisation_ids)
    for organisation_id, broadcasts_to_it in written.items():
        found[organisation_id] += broadcasts_to_it
        found[organisation_id].sort(key=lambda rung: rung.planned_at)
    return found


def _members(connection: Connection, organisation_ids: Sequence[int]) -> dict[int, list[Membership]]:
    found: dict[int, list[Membership]] = defaultdict(list)
    query = (
        select(members.c.organisation_id, people.c.name, members.c.joined_at, members.c.ended_at)
        .join(people, people.c.id == members.c.person_id)
        .where(members.c.organisation_id.in_(organisation_ids))
        .order_by(members.c.id)
    )
    for row in connection.execute(query):
        found[row.organisation_id].append(Membership(row.name, row.joined_at, row.ended_at))
    return found


def _names(
    connection: Connection, given: Iterable[Answer], pieces: Iterable[Attachment]
) -> tuple[dict[int, str], dict[int, str]]:
    """Of people by their id, and of specialists by their user id."""
    authors: list[Answer | Attachment] = [*given, *pieces]
    ids = {one.by for one in authors if one.by is not None}
    users = {one.by_user for one in authors if one.by_user is not None}
    return _named(connection, people.c.id, ids), _named(connection, people.c.user_id, users)


def _named(connection: Connection, column: ColumnElement[int], wanted: set[int]) -> dict[int, str]:
    if not wanted:
        return {}
    query = select(column.label("key"), people.c.name).where(column.in_(wanted))
    return {row.key: row.name for row in connection.execute(query)}
