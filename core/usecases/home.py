"""The menu, ``/start`` without a code, help and one's own data: never a dead end."""

from dataclasses import replace
from datetime import date

from core import consent
from core.changes import Prompted, WentAway
from core.ports import Call, Reads
from core.views import Help, Home, MyData, Note, Result, Show, Stranger, View

GENERAL = (
    Note.NO_ACCESS,
    Note.OLD_BUTTON,
    Note.ONLY_DEPARTMENT,
    Note.NOT_UNDERSTOOD,
)  # say nothing of one's own


def home_view(reads: Reads, call: Call, note: Note | None = None, until: date | None = None) -> View:
    """The menu of somebody registered or of the department; else how to get in."""
    person = reads.person(call.user_id)
    cards = reads.cards(call.user_id) if person else ()
    closed: tuple[str, ...] = ()
    if not cards:
        memberships = reads.memberships(call.user_id)
        if not call.staff and not memberships:
            return _stranger(reads, call, note)
        closed = tuple(one.organisation.name for one in memberships if one.organisation.closed)
    away = (
        person.absent_until if person and person.absent_until and person.absent_until >= call.today else None
    )
    return Home(
        person.name if person else "",
        cards,
        call.today,
        call.staff is not None,
        note,
        until,
        away,
        call.staff,
        closed,
    )


def _stranger(reads: Reads, call: Call, note: Note | None) -> Stranger:
    """Somebody whose access ended hears so, whatever old button they press; others how to get in."""
    if note in (None, *GENERAL) and reads.had_access(call.user_id, call.department_id):
        return Stranger(Note.ACCESS_ENDED, call.department)
    return Stranger(note or Note.NO_CODE, call.department)


def home(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """Show the menu; whatever the chat was expected to type is forgotten."""
    return Result((Show(call.chat_id, home_view(reads, call, note)),), (Prompted(call.chat_id, None),))


def help_screen(reads: Reads, call: Call) -> Result:
    """What can be done here."""
    registered = bool(reads.memberships(call.user_id))
    return Result((Show(call.chat_id, Help(call.staff is not None, registered, call.department)),))


def my_data(reads: Reads, call: Call) -> Result:
    """What is kept about the person; a stranger learns that nothing is."""
    person = reads.person(call.user_id)
    if person is None:
        return home(reads, call)
    organisations = tuple(member.organisation.name for member in reads.memberships(call.user_id))
    version = consent.VERSION if reads.consented(call.user_id, consent.VERSION) else ""
    return Result((Show(call.chat_id, MyData(person.name, person.user_id, organisations, version)),))


def came_back(reads: Reads, call: Call) -> Result:
    """«Я вернулся»: the leave is over."""
    person = reads.person(call.user_id)
    if person is None:
        return home(reads, call)
    shown = home_view(reads, call, Note.BACK)
    if isinstance(shown, Home):
        shown = replace(shown, note=Note.BACK, until=None, away_until=None)
    return Result((Show(call.chat_id, shown),), (WentAway(person.id, None),))
