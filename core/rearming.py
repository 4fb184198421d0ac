"""Another ladder in the middle of a decision: which planned rungs stay, which go, which are new. Pure.

What is shown before an administrator agrees and what is written afterwards come from the same function.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.decision import Ladder
from core.ladder import Rung, height, local, schedule
from core.people import Organisation
from core.proof import LoggedRung, Reminded
from core.summary import by_number
from core.working_days import WorkingDays

PLANNED, CANCELLED = "planned", "cancelled"


@dataclass(frozen=True, slots=True)
class KeptRung:
    """A rung that stays: ``at`` as the new ladder says, ``due_at`` when it is looked at."""

    id: str
    at: datetime
    due_at: datetime
    is_moved: bool = False  # one of the two is new


@dataclass(frozen=True, slots=True)
class Rearming:
    """What another ladder does to one organisation's reminders towards its own deadline."""

    one: Reminded
    kept: tuple[KeptRung, ...] = ()
    dropped: tuple[LoggedRung, ...] = ()
    new: tuple[Rung, ...] = ()


def rearmed(
    one: Reminded, ladder: Ladder, published_at: datetime, now: datetime, tz: ZoneInfo, days: WorkingDays
) -> Rearming:
    """Planned rungs of the new ladder stay, others go; who still owes gets what is new and to come.

    A rung that was decided before, one below the highest that went out, and one of a day that has passed are
    never planned anew. Whoever owes nothing gets nothing new: a return plans their rungs afresh. What people
    asked for themselves stays.
    """
    wanted = {rung.id: rung for rung in schedule(ladder, one.deadline, published_at, tz, days)}
    mine = [rung for rung in one.rungs if rung.deadline == one.deadline and height(rung.id) is not None]
    planned = [rung for rung in mine if rung.state == PLANNED]
    kept = tuple(_kept(rung, wanted[rung.id], now) for rung in planned if rung.id in wanted)
    dropped = tuple(rung for rung in planned if rung.id not in wanted)
    if one.report_state.finished:
        return Rearming(one, kept, dropped)
    decided = {rung.id for rung in mine if rung.state != CANCELLED}
    highest = max(
        (here for rung in mine if rung.state not in (PLANNED, CANCELLED) if (here := height(rung.id))),
        default=(-1, 0),
    )
    new = tuple(
        rung
        for rung in wanted.values()
        if rung.at > now and rung.id not in decided and (height(rung.id) or highest) > highest
    )
    return Rearming(one, kept, dropped, new)


def _kept(rung: LoggedRung, wanted: Rung, now: datetime) -> KeptRung:
    """At the new hour, unless that has passed today; one that was moved for a reason keeps its day."""
    if wanted.at == rung.planned_at or wanted.at <= now:
        return KeptRung(rung.id, rung.planned_at, rung.due_at)
    due = wanted.at if rung.due_at == rung.planned_at else rung.due_at
    return KeptRung(rung.id, wanted.at, due, is_moved=True)


@dataclass(frozen=True, slots=True)
class Outing:
    """A moment at which reminders will go out, or would have: to whom, by number.

    For ``new`` of them it is a reminder more, for ``moved`` another hour.
    """

    at: datetime
    organisations: tuple[Organisation, ...]
    new: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What another ladder changes, over all organisations, in time order.

    ``owing`` are the organisations that still owe; ``alone`` those of them with nobody to write to.
    """

    coming: tuple[Outing, ...] = ()
    dropped: tuple[Outing, ...] = ()
    owing: int = 0
    alone: int = 0

    @property
    def changes_nothing(self) -> bool:
        """No reminder comes, goes or moves."""
        return not self.dropped and not any(outing.new or outing.moved for outing in self.coming)


def preview(everybody: Iterable[Rearming], tz: ZoneInfo) -> Preview:
    """Only those who owe: whatever is planned for others won't be sent."""
    owing = [each for each in everybody if not each.one.report_state.finished]
    owing.sort(key=lambda each: by_number(each.one.organisation))
    coming: defaultdict[datetime, list[tuple[Organisation, bool, bool]]] = defaultdict(list)
    dropped: defaultdict[datetime, list[Organisation]] = defaultdict(list)
    for each in owing:
        organisation = each.one.organisation
        for kept in each.kept:
            coming[local(kept.due_at, tz)].append((organisation, False, kept.is_moved))
        for rung in each.new:
            coming[local(rung.at, tz)].append((organisation, True, False))
        for gone in each.dropped:
            dropped[local(gone.due_at, tz)].append(organisation)
    return Preview(
        tuple(
            Outing(
                at, tuple(who for who, *_ in found), sum(n for _, n, _ in found), sum(m for *_, m in found)
            )
            for at, found in sorted(coming.items())
        ),
        tuple(Outing(at, tuple(found)) for at, found in sorted(dropped.items())),
        len(owing),
        sum(each.one.reachable == 0 for each in owing),
    )
