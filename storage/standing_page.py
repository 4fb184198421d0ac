"""Which organisations stand on a page of those ordered by number: found without reading the others.

Names are ordered in Python, as the lists order them; that is done only for those who share a number with
somebody on the page. Those without one come last, and all share that.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from core.districts import district_key
from core.people import Organisation
from core.report import ReportState
from core.summary import EVERYBODY, Which, by_number
from storage.schema import organisations, report_tasks, reports

_NUMBER = organisations.c.number
Where = list[ColumnElement[bool]]
FINISHED = [state.value for state in ReportState if state.finished]


def on_page(
    connection: Connection,
    decision_id: int,
    department_id: int,
    district: str,
    offset: int,
    limit: int,
    which: Which = EVERYBODY,
) -> list[int]:
    """The ids of the organisations there, in order; those of one district by its key, or some of them."""
    where: Where = [
        reports.c.decision_id == decision_id,
        reports.c.department_id == department_id,
        organisations.c.department_id == department_id,
        organisations.c.closed_at.is_(None),
        *_those(which),
    ]
    if district:
        where.append(organisations.c.district.in_(spelt(connection, department_id, district)))
    in_order = _joined(select(_NUMBER), [*where, _NUMBER.is_not(None)]).order_by(_NUMBER)
    numbers = connection.execute(in_order.limit(limit).offset(offset)).scalars().all()
    first = numbers[0] if numbers else None
    last = numbers[-1] if len(numbers) == limit else None
    before = connection.execute(_joined(select(func.count()), [*where, _before(first)])).scalar_one()
    named = select(organisations.c.id, organisations.c.name, _NUMBER)
    found = sorted(
        connection.execute(_joined(named, [*where, _between(first, last)])),
        key=lambda row: by_number(Organisation(row.id, department_id, row.name, row.number)),
    )
    return [row.id for row in found[offset - before : offset - before + limit]]


def _joined(query: Select[Any], where: Where) -> Select[Any]:
    return (
        query.select_from(reports)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(*where)
    )


def _before(first: int | None) -> ColumnElement[bool]:
    return _NUMBER.is_not(None) if first is None else first > _NUMBER


def _between(first: int | None, last: int | None) -> ColumnElement[bool]:
    """From the first number to the last; None comes after all numbers."""
    if first is None:
        return _NUMBER.is_(None)
    if last is None:
        return or_(first <= _NUMBER, _NUMBER.is_(None))
    return and_(first <= _NUMBER, last >= _NUMBER)


def _those(which: Which) -> Where:
    missing: Where = [reports.c.state.not_in(FINISHED)] if which.missing else []
    if not which.task:
        return missing
    said = exists().where(report_tasks.c.report_id == reports.c.id, report_tasks.c.task == which.task)
    if which.status is None:
        return [*missing, ~said.where(report_tasks.c.status.is_not(None))]
    return [*missing, said.where(report_tasks.c.status == which.status.value)]


def spelt(connection: Connection, department_id: int, district: str) -> list[str]:
    """The district of that key as organisations spell it."""
    query = select(organisations.c.district).where(organisations.c.department_id == department_id)
    return [one for one in connection.execute(query.distinct()).scalars() if district_key(one) == district]
