"""What became of each reminder, and whom to call because reminders don't help. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum

from core.ladder import Rung, place
from core.people import Called, Leave, Member, Organisation, leaves
from core.recipients import Recipient, within_reach
from core.reminders import Why
from core.report import ReportState
from core.russian import name_key
from core.summary import by_number

BROADCAST = "broadcast"  # what stands for a message of the department among the rungs, with its number
DECIDED = ("sent", "missed")


@dataclass(frozen=True, slots=True)
class LoggedRung:
    """A rung's row: ``planned_at`` as the ladder says, ``due_at`` as it was moved, ``decided_at`` the end."""

    id: str
    deadline: date
    planned_at: datetime
    due_at: datetime
    state: str  # planned, queued, sent, missed, cancelled
    why: str = ""
    decided_at: datetime | None = None
    text: str = ""  # the department's own words, where it is a broadcast
    whom: tuple[str, ...] | None = None  # the names of those who got it, where that is kept: of a broadcast

    def at_home(self, zone: tzinfo | None) -> "LoggedRung":
        """Its times on the department's clocks."""
        return replace(
            self,
            planned_at=self.planned_at.astimezone(zone),
            due_at=self.due_at.astimezone(zone),
            decided_at=self.decided_at.astimezone(zone) if self.decided_at else None,
        )


class CallReason(StrEnum):
    """Why somebody has to take the telephone."""

    NOT_REGISTERED = "not_registered"
    UNREACHABLE = "unreachable"
    NOT_MOVED = "not_moved"


@dataclass(frozen=True, slots=True)
class Reminded:
    """What is known of an organisation's reminders towards its present deadline."""

    organisation: Organisation
    report_state: ReportState
    deadline: date
    people: int
    reachable: int
    rungs: tuple[LoggedRung, ...] = ()
    last_action: datetime | None = None
    members: tuple[Member, ...] = ()
    called: Called | None = None
    unreachable: frozenset[int] = frozenset()  # persons whom no message reaches

    def can_be_reminded(self, today: date) -> bool:
        """Whether a message would find somebody of those who are reminded; they need not be all."""
        people = (
            Recipient(
                one.person.id,
                one.person.chat_id,
                one.person.name,
                one.role,
                one.person.id not in self.unreachable,
                one.person.absent_until,
                substitute=one.substitute,
            )
            for one in self.members
        )
        return bool(self.reachable) and (not self.members or within_reach(tuple(people), today))


@dataclass(frozen=True, slots=True)
class ToCall:
    """An organisation to be called; ``called`` where somebody of the department already has."""

    organisation: Organisation
    reason: CallReason
    deadline: date
    away: tuple[Leave, ...] = ()
    called: Called | None = None


def call_list(everybody: Iterable[Reminded], today: date) -> tuple[ToCall, ...]:
    """Whom the last rung didn't move, and who can't be reached at all; by number. Today's leaves beside."""
    found = [
        ToCall(
            one.organisation,
            reason,
            one.deadline,
            leaves(one.members, today),
            one.called,
        )
        for one in everybody
        if (reason := _reason(one, today)) is not None
    ]
    return tuple(sorted(found, key=lambda entry: by_number(entry.organisation)))


def _reason(one: Reminded, today: date) -> CallReason | None:
    if one.report_state.finished:
        return None
    ladder = [
        rung
        for rung in one.rungs
        if (rung.deadline == one.deadline and place(Rung(rung.id, rung.due_at)) is not None)
        or rung.id.startswith("return-")
    ]
    if not one.people:
        in_vain = any(rung.why == Why.NOBODY_REGISTERED for rung in one.rungs)
        return CallReason.NOT_REGISTERED if in_vain else None
    if not one.can_be_reminded(today):
        return CallReason.UNREACHABLE
    if not ladder or any(rung.state in ("planned", "queued") for rung in ladder):
        return None
    ends = [rung.decided_at for rung in ladder if rung.state in DECIDED and rung.decided_at]
    if not ends or (one.last_action is not None and one.last_action >= max(ends)):
        return None
    return CallReason.NOT_MOVED


def matching(organisations: Iterable[Organisation], typed: str) -> tuple[Organisation, ...]:
    """By number, «7» or «№ 7», else by a part of the name; by number."""
    words = typed.strip().removeprefix("№").strip()
    everybody = sorted(organisations, key=by_number)
    if words.isascii() and words.isdigit():
        return tuple(
            one for one in everybody if one.number is not None and str(one.number) == words.lstrip("0")
        )
    part = name_key(words)
    return tuple(one for one in everybody if part and part in name_key(one.name))
