"""Keeping the summary's counts: a report is counted anew when it has changed.

Each report remembers as what it is counted, and at which version. So it doesn't matter which change came, or
how often: what it is counted as now is compared with what it was, and the counts move by the difference.
An answer moves nothing at once: its version tells that the report isn't counted yet, a tick counts it within
a second or so, and whoever looks before adds it (docs/decisions/0025).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, select, update

from storage.counted import adds_to, counted_as
from storage.prepared import Prepared
from storage.schema import counts, departments, members, organisations, report_tasks, reports
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
_REMEMBER = Prepared(update(reports).where(reports.c.id == bindparam("which")))


def recount(connection: Connection, report_id: int) -> None:
    """One report: the beaten path."""
    if connection.dialect.name != "sqlite":  # two transactions may move the same report's counts
        _LOCK.all(connection, report=report_id)
    _settle(connection, _ONE.all(connection, report=report_id))


UNCOUNTED = reports.c.counted_version != reports.c.version


_WAITING = Prepared(select(reports.c.id, reports.c.decision_id, reports.c.department_id).where(UNCOUNTED))


def is_anything_uncounted(connection: Connection) -> bool:
    """Whether a report has changed since it was counted. An index holds those few."""
    return _WAITING.first(connection) is not None


def uncounted(connection: Connection, decision_id: int, department_id: int) -> list[list[Any]]:
    """The rows of ``LOOK`` of a decision's reports that have changed since; found by that index alone."""
    mine = decision_id, department_id
    ids = [row.id for row in _WAITING.all(connection) if (row.decision_id, row.department_id) == mine]
    return list(by_report(connection.execute(LOOK.where(reports.c.id.in_(ids))).all())) if ids else []


def count_changed(connection: Connection) -> None:
    """Count some of those that have changed since."""
    found = select(reports.c.id).where(UNCOUNTED).order_by(reports.c.id).limit(AT_ONCE)
    recount_where(connection, reports.c.id.in_(list(connection.execute(found).scalars())))


def recount_where(connection: Connection, condition: ColumnElement[bool]) -> None:
    """All reports of which that is true."""
    found = select(reports.c.id).where(condition).order_by(reports.c.id).with_for_update()
    ids = list(connection.execute(found).scalars())
    for start in range(0, len(ids), AT_ONCE):
        some = LOOK.where(reports.c.id.in_(ids[start : start + AT_ONCE]))
        _settle(connection, connection.execute(some).all())


def recount_organisations(connection: Connection, organisation_ids: Sequence[int]) -> None:
    """All reports of these organisations."""
    for start in range(0, len(organisation_ids), AT_ONCE):
        some = organisation_ids[start : start + AT_ONCE]
        recount_where(connection, reports.c.organisation_id.in_(some))


def by_report(rows: Iterable[Any]) -> Iterable[list[Any]]:
    """The rows of ``LOOK``, those of one report together."""
    return (list(rows) for _, rows in groupby(rows, key=lambda row: row.id))


def _settle(connection: Connection, found: Sequence[Any]) -> None:
    moved: Counter[tuple[int, int, str, str]] = Counter()
    remembered = []
    for rows in by_report(found):
        report, line = rows[0], counted_as(rows)
        if (line, report.version) == (report.counted, report.counted_version):
            continue
        remembered.append({"which": report.id, "counted": line, "counted_version": report.version})
        if line == report.counted:
            continue
        of = report.decision_id, report.department_id
        for step, lines in ((1, line), (-1, report.counted)):
            for district, what in adds_to(lines):
                moved[(*of, what, district)] += step
    if remembered:
        if moved:
            _move(connection, moved)
        _REMEMBER.run_many(connection, remembered)


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
