"""What hinders organisations and what they ask for: counted already, and who says so found by the words.

Of a page that names twelve such things no more is read than the first organisations of each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, or_, select

from core.decision import Purpose
from core.people import Organisation
from core.summary import NAMED, Mention, by_number, commonest, said_key
from storage import rows, standing_page
from storage.counted import DIFFICULTY, HELP, SAID_FROM, said_in
from storage.prepared import Prepared
from storage.schema import counts, organisations, reports, said
from storage.tallies import Moved, moved_since, places

FEW = 300  # so many are all looked at; of more, some stand early in the list, and only these are looked for.
# Of a district the list is always gone along: who says so all over the region may be thousands.
KINDS = {Purpose.DIFFICULTY: DIFFICULTY, Purpose.HELP: HELP}
_NUMBERS = Prepared(
    select(counts.c.what, counts.c.number).where(
        counts.c.decision_id == bindparam("decision"),
        counts.c.department_id == bindparam("department"),
        counts.c.district == bindparam("place"),
        counts.c.what >= SAID_FROM,
    )
)


@dataclass(frozen=True, slots=True)
class _Where:
    """Of whom; ``spelt`` are the district's spellings as organisations have them, None for everybody."""

    decision_id: int
    department_id: int
    spelt: tuple[str, ...] | None


def page(
    connection: Connection,
    decision_id: int,
    department_id: int,
    district: str,
    purpose: Purpose,
    offset: int,
    limit: int,
) -> tuple[tuple[Mention, ...], int]:
    """Some of what was said, the most named first, with the first who said so; and how many there are."""
    moved = moved_since(connection, decision_id, department_id)
    spelt = places(connection, decision_id, department_id, district, moved)
    spellings = _spellings(connection, decision_id, department_id, KINDS[purpose], spelt, moved)
    order = sorted(spellings, key=lambda key: (-spellings[key].total(), key))
    raw = tuple(standing_page.spelt(connection, department_id, district)) if district else None
    where = _Where(decision_id, department_id, raw)
    return (
        tuple(
            _mention(connection, where, KINDS[purpose], spellings[key], moved)
            for key in order[offset : offset + limit]
        ),
        len(order),
    )


def counted(
    connection: Connection, decision_id: int, department_id: int, purpose: Purpose
) -> tuple[Mention, ...]:
    """All that was said, the most named first, without who said so."""
    of = decision_id, department_id
    moved = moved_since(connection, *of)
    spellings = _spellings(connection, *of, KINDS[purpose], places(connection, *of, "", moved), moved)
    order = sorted(spellings, key=lambda key: (-spellings[key].total(), key))
    return tuple(Mention(commonest(spellings[key]), (), spellings[key].total()) for key in order)


def _spellings(
    connection: Connection,
    decision_id: int,
    department_id: int,
    kind: str,
    spelt: Iterable[str],
    moved: Moved,
) -> dict[str, Counter[str]]:
    """By what tells them apart: how many say so, in each spelling."""
    numbers: Counter[str] = Counter()
    for place in spelt:
        of = {"decision": decision_id, "department": department_id, "place": place}
        numbers.update(dict(_NUMBERS.all(connection, **of)))
        numbers.update({what: number for (where, what), number in moved.counts.items() if where == place})
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for what, number in numbers.items():
        its_kind, _, text = what.partition(":")
        if its_kind == kind and number > 0:
            found[said_key(text)][text] = number
    return found


def _mention(
    connection: Connection, where: _Where, kind: str, spellings: Counter[str], moved: Moved
) -> Mention:
    whats = sorted(f"{kind}:{text}" for text in spellings)
    total = spellings.total()
    fresh = [report.id for report, line in moved.reports if not said_in(line).isdisjoint(whats)]
    first = sorted(
        {
            *(_first if total > FEW else _all)(
                connection, where, whats, [one.id for one, _ in moved.reports]
            ),
            *_organisations(connection, where, [reports.c.id.in_(fresh)] if fresh else []),
        },
        key=by_number,
    )[:NAMED]
    return Mention(commonest(spellings), tuple(first), total - len(first))


def _all(
    connection: Connection, where: _Where, whats: Sequence[str], but: Sequence[int]
) -> Iterable[Organisation]:
    says = select(said.c.report_id).where(said.c.decision_id == where.decision_id, said.c.what.in_(whats))
    return _organisations(connection, where, [reports.c.id.in_(says), reports.c.id.not_in(but)])


def _first(
    connection: Connection, where: _Where, whats: Sequence[str], but: Sequence[int]
) -> Iterable[Organisation]:
    """Those with the lowest numbers, and who shares the last one's: names are ordered later."""
    number = organisations.c.number
    says = exists().where(
        said.c.decision_id == where.decision_id, said.c.what.in_(whats), said.c.report_id == reports.c.id
    )
    here = [says, reports.c.id.not_in(but)]
    lowest = _asked([number], where, [*here, number.is_not(None)]).order_by(number).limit(NAMED)
    numbers = connection.execute(lowest).scalars().all()
    up_to = number <= numbers[-1] if len(numbers) == NAMED else or_(number.is_not(None), number.is_(None))
    return _organisations(connection, where, [*here, up_to])


def _organisations(
    connection: Connection, where: _Where, which: list[ColumnElement[bool]]
) -> Iterable[Organisation]:
    if not which:
        return ()
    return map(rows.organisation_of, connection.execute(_asked(rows.ORGANISATION, where, which)))


def _asked(columns: Iterable[Any], where: _Where, which: Iterable[ColumnElement[bool]]) -> Any:
    query = (
        select(*columns)
        .select_from(organisations)
        .join(reports, organisations.c.id == reports.c.organisation_id)
        .where(
            reports.c.decision_id == where.decision_id,
            reports.c.department_id == where.department_id,
            organisations.c.department_id == where.department_id,
            organisations.c.closed_at.is_(None),
            *which,
        )
    )
    return query if where.spelt is None else query.where(organisations.c.district.in_(where.spelt))
