"""What stands in a line of the sheets that are signed, from what the bot knows of a person. Pure."""

from datetime import datetime, tzinfo

from core.decision import Decision
from core.people import Role
from core.people_list import ListedPerson, ListKind
from core.russian_dates import short_day

POSITIONS = {
    Role.HEAD: "заведующий",
    Role.ACTING: "и. о. заведующего",
    Role.DEPUTY: "старший воспитатель или заместитель",
}
CONFIRMED, NOBODY = "подтверждено в боте", "не зарегистрированы"


def acquainted(
    organisation: str,
    name: str,
    role: Role | None,
    known_at: datetime | None,
    version: int,
    zone: tzinfo,
) -> ListedPerson:
    """Who has confirmed, when, and a later version than the first; everybody else is left for the pen."""
    position = POSITIONS[role] if role else POSITIONS[Role.HEAD]
    if known_at is None:
        return ListedPerson(name, position, organisation, mark="" if role else NOBODY)
    mark = CONFIRMED if version < 2 else f"{CONFIRMED}, редакция {version}"
    return ListedPerson(name, position, organisation, known_at.astimezone(zone), mark)


def invited(organisation: str, name: str, role: Role | None) -> ListedPerson:
    """Who was there isn't known before the meeting: the time and the mark are left for the pen."""
    return ListedPerson(name, POSITIONS[role] if role else POSITIONS[Role.HEAD], organisation)


def about(decision: Decision, kind: ListKind) -> tuple[str, ...]:
    """The lines under the heading."""
    meeting = decision.meeting
    if kind is ListKind.REGISTRATION and meeting is not None:
        return meeting.title, f"«{meeting.topic}»", f"{short_day(meeting.day)}, {meeting.place}"
    return f"с решением «{decision.title}»", f"Основание: {decision.basis}" if decision.basis else ""
