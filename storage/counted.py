"""As what a report is counted: the names of the counts, and how they are read back.

The names stand in the database, so a new meaning takes a new name, and a migration recounts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from core.decision import Status
from core.districts import names_of
from core.report import ReportState
from core.tally import Sending, Tally
from core.timeliness import day_of

EVERY, REGISTERED, OPENED = "every", "registered", "opened"
_TASK, _SENDING = "task", "sending"  # task:<id>:<status>, sending:<state>:<first day>:<granted deadline>
DIFFICULTY, HELP = "worry", "wish"  # worry:<what hinders>, wish:<what is asked for>
SAID_FROM = "w"  # where these names begin: all others come before them, in every collation
EVERYWHERE = "\n"  # all districts together: else a region's ninety would be added up at each look
NOTHING = ""  # a closed organisation's, or one that wasn't counted yet


def counted_as(rows: Sequence[Any], said: Iterable[str] = ()) -> str:
    """One report's own line: its district, then what it adds one to. From its row, once for each task.

    ``said`` are the names of what hinders and of what is asked for.
    """
    report = rows[0]
    if report.closed_at is not None:
        return NOTHING
    first_on = day_of(report.first_sent_at, _zone(report.timezone))
    names = [EVERY, f"{_SENDING}:{report.state}:{_day(first_on)}:{_day(report.extended_to)}"]
    if report.registered:
        names.append(REGISTERED)
    if report.opened_at is not None or report.last_action_at is not None:
        names.append(OPENED)
    names += sorted(f"{_TASK}:{row.task}:{row.status}" for row in rows if row.status)
    return "\n".join((" ".join(report.district.split()), *names, *said))


def is_opened(line: str) -> bool:
    """Whether a report with this line is counted as opened."""
    return OPENED in line.split("\n")[1:]


def said_in(line: str) -> set[str]:
    """The names of what hinders and of what is asked for."""
    return {name for name in line.split("\n")[1:] if name.startswith((f"{DIFFICULTY}:", f"{HELP}:"))}


def adds_to(line: str) -> list[tuple[str, str]]:
    """The counts that a report with this line is one of: their districts and names."""
    if line == NOTHING:
        return []
    district, *names = line.split("\n")
    return [(where, name) for where in (district, EVERYWHERE) for name in names]


def tally_from(found: Mapping[str, int], districts: Iterable[str]) -> Tally:
    """From numbers by their names, of the districts asked for; ``districts`` are all there are."""
    numbers = {what: number for what, number in found.items() if number > 0}
    sendings: dict[Sending, int] = {}
    statuses: dict[tuple[str, Status], int] = {}
    for what, number in numbers.items():
        kind, _, rest = what.partition(":")
        if kind == _SENDING:
            state, first_on, granted = rest.split(":")
            sendings[Sending(_date(first_on), _date(granted), ReportState(state))] = number
        elif kind == _TASK:
            task, _, status = rest.rpartition(":")
            statuses[task, Status(status)] = number
    return Tally(
        numbers.get(REGISTERED, 0), numbers.get(OPENED, 0), sendings, statuses, names_of(sorted(districts))
    )


def _zone(name: str) -> tzinfo:
    return ZoneInfo(name)  # it keeps those it has made


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
