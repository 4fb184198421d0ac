"""The summary's counts, read; and by night compared with what they count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from core.districts import district_key
from core.tally import Tally
from storage.counted import EVERY, EVERYWHERE, adds_to, counted_as, tally_from
from storage.counting import AT_ONCE, LOOK, by_report, recount_where, uncounted
from storage.prepared import Prepared
from storage.schema import counts, reports

_MINE = (counts.c.decision_id == bindparam("decision"), counts.c.department_id == bindparam("department"))
_DISTRICTS = Prepared(
    select(counts.c.district, counts.c.number).where(
        *_MINE, counts.c.what == EVERY, counts.c.number > 0, counts.c.district != EVERYWHERE
    )
)
_NUMBERS = Prepared(
    select(counts.c.what, counts.c.number).where(*_MINE, counts.c.district == bindparam("place"))
)

Key = tuple[int, str, str]  # decision, what, district


def tally(connection: Connection, decision_id: int, department_id: int, district: str = "") -> Tally:
    """How far the department's organisations are with the decision; those of one district by its key."""
    of = {"decision": decision_id, "department": department_id}
    moved = _not_counted_yet(connection, decision_id, department_id)
    there = Counter({row.district: row.number for row in _DISTRICTS.all(connection, **of)})
    there.update({place: n for (place, what), n in moved.items() if what == EVERY and place != EVERYWHERE})
    districts = [place for place, number in there.items() if number > 0]
    spelt = [one for one in districts if district_key(one) == district] if district else [EVERYWHERE]
    found: Counter[str] = Counter()
    for place in spelt:
        found.update(dict(_NUMBERS.all(connection, **of, place=place)))
        found.update({what: number for (where, what), number in moved.items() if where == place})
    return tally_from(found, districts)


def _not_counted_yet(
    connection: Connection, decision_id: int, department_id: int
) -> Counter[tuple[str, str]]:
    """By how much the reports that changed a moment ago will move the counts, by district and name."""
    moved: Counter[tuple[str, str]] = Counter()
    for rows in uncounted(connection, decision_id, department_id):
        moved.update(adds_to(counted_as(rows)))
        moved.subtract(adds_to(rows[0].counted))
    return moved


@dataclass(frozen=True, slots=True)
class Miscounted:
    """Reports that are counted as something else than they are, and sums that don't add up."""

    report_ids: tuple[int, ...] = ()
    sums: int = 0

    def __bool__(self) -> bool:
        return bool(self.report_ids or self.sums)


def miscounted(connection: Connection) -> Miscounted:
    """Compare every count with a full scan; nothing is written."""
    found = connection.execute(LOOK.execution_options(yield_per=1000))
    wrong = tuple(
        rows[0].id
        for rows in by_report(found)
        if counted_as(rows) != rows[0].counted and rows[0].version == rows[0].counted_version
    )
    should, are, _ = _sums(connection)
    return Miscounted(wrong, sum(should[key] != are[key] for key in should | are))


def mend(connection: Connection, report_ids: Sequence[int]) -> None:
    """Count these reports anew, and every sum from what the reports are counted as."""
    for start in range(0, len(report_ids), AT_ONCE):
        recount_where(connection, reports.c.id.in_(report_ids[start : start + AT_ONCE]))
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
