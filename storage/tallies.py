"""The summary's counts, read; and by night compared with what they count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from core.districts import district_key
from core.tally import Tally
from storage.counted import EVERY, EVERYWHERE, SAID_FROM, adds_to, said_in, tally_from
from storage.counting import (
    AT_ONCE,
    LOOK,
    by_report,
    recount_where,
    said_row,
    uncounted,
    with_lines,
)
from storage.prepared import Prepared
from storage.schema import counts, reports, said

_MINE = (counts.c.decision_id == bindparam("decision"), counts.c.department_id == bindparam("department"))
_DISTRICTS = Prepared(
    select(counts.c.district, counts.c.number).where(
        *_MINE, counts.c.what == EVERY, counts.c.number > 0, counts.c.district != EVERYWHERE
    )
)
_NUMBERS = Prepared(
    select(counts.c.what, counts.c.number).where(
        *_MINE, counts.c.district == bindparam("place"), counts.c.what < SAID_FROM
    )
)

Key = tuple[int, str, str]  # decision, what, district


def tally(connection: Connection, decision_id: int, department_id: int, district: str = "") -> Tally:
    """How far the department's organisations are with the decision; those of one district by its key."""
    of = {"decision": decision_id, "department": department_id}
    since = moved_since(connection, decision_id, department_id)
    districts, moved = _districts(connection, decision_id, department_id, since), since.counts
    spelt = [one for one in districts if district_key(one) == district] if district else [EVERYWHERE]
    found: Counter[str] = Counter()
    for place in spelt:
        found.update(dict(_NUMBERS.all(connection, **of, place=place)))
        found.update({what: number for (where, what), number in moved.items() if where == place})
    return tally_from(found, districts)


@dataclass(frozen=True, slots=True)
class Moved:
    """The reports that changed a moment ago with their lines, and by how much they will move the counts."""

    reports: list[tuple[Any, str]]
    counts: Counter[tuple[str, str]]  # by district and name


def moved_since(connection: Connection, decision_id: int, department_id: int) -> Moved:
    """What isn't counted yet."""
    found = uncounted(connection, decision_id, department_id)
    moved: Counter[tuple[str, str]] = Counter()
    for report, line in found:
        moved.update(adds_to(line))
        moved.subtract(adds_to(report.counted))
    return Moved(found, moved)


def places(
    connection: Connection, decision_id: int, department_id: int, district: str, since: Moved
) -> list[str]:
    """Under which districts the counts of that one stand, by its key; without one, all together."""
    if not district:
        return [EVERYWHERE]
    there = _districts(connection, decision_id, department_id, since)
    return [one for one in there if district_key(one) == district]


def _districts(connection: Connection, decision_id: int, department_id: int, since: Moved) -> list[str]:
    of = {"decision": decision_id, "department": department_id}
    there = Counter({row.district: row.number for row in _DISTRICTS.all(connection, **of)})
    moved = since.counts.items()
    there.update({place: n for (place, what), n in moved if what == EVERY and place != EVERYWHERE})
    return [place for place, number in there.items() if number > 0]


@dataclass(frozen=True, slots=True)
class Miscounted:
    """Reports that are counted as something else than they are, and sums that don't add up."""

    report_ids: tuple[int, ...] = ()
    sums: int = 0

    def __bool__(self) -> bool:
        return bool(self.report_ids or self.sums)


def miscounted(connection: Connection) -> Miscounted:
    """Compare every count with a full scan; nothing is written."""
    everything = by_report(connection.execute(LOOK.execution_options(yield_per=1000)))
    wrong: list[int] = []
    while some := list(islice(everything, AT_ONCE)):
        wrong += [
            report.id
            for report, line in with_lines(connection, some)
            if line != report.counted and report.version == report.counted_version
        ]
    should, are, _ = _sums(connection)
    sums = sum(should[key] != are[key] for key in should | are)
    return Miscounted(tuple(wrong), sums + len(_found_by_words(connection) ^ _said(connection)))


def mend(connection: Connection, report_ids: Sequence[int]) -> None:
    """Count these reports anew, and every sum from what the reports are counted as."""
    for start in range(0, len(report_ids), AT_ONCE):
        recount_where(connection, reports.c.id.in_(report_ids[start : start + AT_ONCE]))
    _say_again(connection)
    should, are, departments = _sums(connection)
    if should == are:  # a Counter without an entry has a zero
        return
    connection.execute(delete(counts))
    rows = [
        {
            "decision_id": decision_id,
            "what": what,
            "district": district,
            "department_id": departments[decision_id],
            "number": number,
        }
        for (decision_id, what, district), number in should.items()
    ]
    if rows:
        connection.execute(insert(counts), rows)


def _say_again(connection: Connection) -> None:
    """The words by which reports are found, from what the reports are counted as."""
    if _found_by_words(connection) == _said(connection):
        return
    connection.execute(delete(said))
    query = select(reports.c.id, reports.c.decision_id, reports.c.department_id, reports.c.counted)
    lines = connection.execute(query).all()
    rows = [said_row(row, what) for row in lines for what in sorted(said_in(row.counted))]
    if rows:
        connection.execute(insert(said), rows)


def _found_by_words(connection: Connection) -> set[tuple[int, str]]:
    return {(row.report_id, row.what) for row in connection.execute(select(said.c.report_id, said.c.what))}


def _said(connection: Connection) -> set[tuple[int, str]]:
    found = connection.execute(select(reports.c.id, reports.c.counted))
    return {(row.id, what) for row in found for what in said_in(row.counted)}


def forget_zeros(connection: Connection) -> None:
    """Days and districts that nobody is counted in any more."""
    connection.execute(delete(counts).where(counts.c.number == 0))


def _sums(connection: Connection) -> tuple[Counter[Key], Counter[Key], dict[int, int]]:
    """What the sums should be, what they are, and each decision's department."""
    should: Counter[Key] = Counter()
    departments: dict[int, int] = {}
    query = select(reports.c.decision_id, reports.c.department_id, reports.c.counted)
    for row in connection.execute(query):
        departments[row.decision_id] = row.department_id
        should.update((row.decision_id, what, district) for district, what in adds_to(row.counted))
    stored = connection.execute(select(counts))
    return should, Counter({(r.decision_id, r.what, r.district): r.number for r in stored}), departments
