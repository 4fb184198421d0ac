"""Keeping the summary's counts: a report is counted anew when it has changed.

Each report remembers as what it is counted, and at which version. So it doesn't matter which change came, or
how often: what it is counted as now is compared with what it was, and the counts move by the difference.
An answer moves nothing at once: its version tells that the report isn't counted yet, a tick counts it within
a second or so, and whoever looks before adds it (docs/decisions/0025).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, exists, insert, select, update

from core.decision import Status
from core.summary import said_once
from storage.counted import DIFFICULTY, HELP, adds_to, counted_as, said_in
from storage.mentions import mentions, newest_version
from storage.prepared import Prepared
from storage.schema import counts, departments, members, organisations, report_tasks, reports, said
from storage.upsert import insert_for

AT_ONCE = 500  # parameters of one statement

_REGISTERED = exists().where(
    members.c.organisation_id == reports.c.organisation_id,
    members.c.department_id == reports.c.department_id,
    members.c.ended_at.is_(None),
)
LOOK = (
    select(
        reports.c.id,
        reports.c.decision_id,
        reports.c.department_id,
        reports.c.state,
        reports.c.first_sent_at,
        reports.c.extended_to,
        reports.c.opened_at,
        reports.c.last_action_at,
        reports.c.counted,
        reports.c.version,
        reports.c.counted_version,
        organisations.c.district,
        organisations.c.closed_at,
        departments.c.timezone,
        _REGISTERED.label("registered"),
        report_tasks.c.task,
        report_tasks.c.status,
    )
    .join(organisations, organisations.c.id == reports.c.organisation_id)
    .join(departments, departments.c.id == reports.c.department_id)
    .join(report_tasks, report_tasks.c.report_id == reports.c.id, isouter=True)
    .order_by(reports.c.id)
)
_ONE = Prepared(LOOK.where(reports.c.id == bindparam("report")))
_LOCK = Prepared(select(reports.c.id).where(reports.c.id == bindparam("report")).with_for_update())
UNCOUNTED = reports.c.counted_version != reports.c.version
_WAITING = Prepared(select(reports.c.id, reports.c.decision_id, reports.c.department_id).where(UNCOUNTED))
_UNSAY = Prepared(
    delete(said).where(said.c.report_id == bindparam("which"), said.c.what == bindparam("words"))
)
_REMEMBER = Prepared(update(reports).where(reports.c.id == bindparam("which")))


def recount(connection: Connection, report_id: int) -> None:
    """One report: the beaten path."""
    if connection.dialect.name != "sqlite":  # two transactions may move the same report's counts
        _LOCK.all(connection, report=report_id)
    _settle(connection, _ONE.all(connection, report=report_id))


def is_anything_uncounted(connection: Connection) -> bool:
    """Whether a report has changed since it was counted. An index holds those few."""
    return _WAITING.first(connection) is not None


def uncounted(connection: Connection, decision_id: int, department_id: int) -> list[tuple[Any, str]]:
    """A decision's reports that have changed since, with their lines now; found by that index alone."""
    mine = decision_id, department_id
    ids = [row.id for row in _WAITING.all(connection) if (row.decision_id, row.department_id) == mine]
    found: list[tuple[Any, str]] = []
    for start in range(0, len(ids), AT_ONCE):
        some = LOOK.where(reports.c.id.in_(ids[start : start + AT_ONCE]))
        found += with_lines(connection, by_report(connection.execute(some).all()))
    return found


def count_changed(connection: Connection) -> None:
    """Count some of those that have changed since."""
    found = select(reports.c.id).where(UNCOUNTED).order_by(reports.c.id).limit(AT_ONCE)
    _recount_ids(connection, list(connection.execute(found.with_for_update()).scalars()))


def recount_where(connection: Connection, condition: ColumnElement[bool]) -> None:
    """All reports of which that is true."""
    found = select(reports.c.id).where(condition).order_by(reports.c.id).with_for_update()
    _recount_ids(connection, list(connection.execute(found).scalars()))


def _recount_ids(connection: Connection, ids: Sequence[int]) -> None:
    for start in range(0, len(ids), AT_ONCE):
        some = LOOK.where(reports.c.id.in_(ids[start : start + AT_ONCE]))
        _settle(connection, connection.execute(some).all())


def recount_organisations(connection: Connection, organisation_ids: Sequence[int]) -> None:
    """All reports of these organisations."""
    for start in range(0, len(organisation_ids), AT_ONCE):
        some = organisation_ids[start : start + AT_ONCE]
        recount_where(connection, reports.c.organisation_id.in_(some))


def by_report(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The rows of ``LOOK``, those of one report together."""
    return (list(rows) for _, rows in groupby(rows, key=lambda row: row.id))


def with_lines(connection: Connection, found: Iterable[Sequence[Any]]) -> list[tuple[Any, str]]:
    """Each report's row, and as what it is to be counted now."""
    grouped = list(found)
    names = _said(connection, grouped)
    return [(rows[0], counted_as(rows, names.get(rows[0].id, ()))) for rows in grouped]


def _said(connection: Connection, grouped: Iterable[Sequence[Any]]) -> dict[int, list[str]]:
    """The names of what hinders these reports' organisations, and of what they ask for."""
    statuses: defaultdict[int, dict[int, dict[str, Status | None]]] = defaultdict(dict)
    for rows in grouped:
        if rows[0].closed_at is None:
            told: dict[str, Status | None] = {row.task: Status(row.status) for row in rows if row.status}
            if told:  # who has answered nothing says nothing
                statuses[rows[0].decision_id][rows[0].id] = told
    names: defaultdict[int, list[str]] = defaultdict(list)
    for decision_id, theirs in statuses.items():
        decision, here = newest_version(connection, decision_id), (reports.c.id.in_(theirs),)
        for kind, words_of in zip(
            (DIFFICULTY, HELP), mentions(connection, decision, theirs, here), strict=True
        ):
            for report_id, words in words_of.items():
                names[report_id] += sorted(f"{kind}:{text}" for text in said_once(words).values())
    return names


def _settle(connection: Connection, found: Sequence[Any]) -> None:
    moved: Counter[tuple[int, int, str, str]] = Counter()
    remembered, said_now, said_before = [], list[dict[str, Any]](), list[dict[str, Any]]()
    for report, line in with_lines(connection, by_report(found)):
        if (line, report.version) == (report.counted, report.counted_version):
            continue
        remembered.append({"which": report.id, "counted": line, "counted_version": report.version})
        if line == report.counted:
            continue
        of = report.decision_id, report.department_id
        for step, lines in ((1, line), (-1, report.counted)):
            for district, what in adds_to(lines):
                moved[(*of, what, district)] += step
        now, before = said_in(line), said_in(report.counted)
        said_now += [said_row(report, what) for what in sorted(now - before)]
        said_before += [said_row(report, what) for what in sorted(before - now)]
    if remembered:
        if moved:
            _move(connection, moved)
        if said_before:
            _UNSAY.run_many(
                connection, [{"which": one["report_id"], "words": one["what"]} for one in said_before]
            )
        if said_now:
            connection.execute(insert(said), said_now)
        _REMEMBER.run_many(connection, remembered)


def said_row(report: Any, what: str) -> dict[str, Any]:
    """That somebody said it, as it is stored."""
    of = {"decision_id": report.decision_id, "department_id": report.department_id}
    return {**of, "what": what, "report_id": report.id}


def _move(connection: Connection, moved: Counter[tuple[int, int, str, str]]) -> None:
    rows = [
        {
            "decision_id": decision_id,
            "what": what,
            "district": district,
            "department_id": department_id,
            "number": number,
        }
        for (decision_id, department_id, what, district), number in sorted(
            moved.items()
        )  # one order of locks
        if number
    ]
    _adding(connection.dialect.name).run_many(connection, rows)


@cache
def _adding(dialect: str) -> Prepared:
    fresh = insert_for(dialect, counts)
    keys = ["decision_id", "district", "what"]
    more = {"number": counts.c.number + fresh.excluded.number}
    return Prepared(fresh.on_conflict_do_update(index_elements=keys, set_=more))
