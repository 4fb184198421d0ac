"""The menu, ``/start`` without a code, help and one's own data: never a dead end."""

from dataclasses import replace
from datetime import date

from core import consent
from core.changes import Prompted, WentAway
from core.ports import Call, Reads
from core.views import Help, Home, MyData, Note, Result, Show, Stranger, View


def home_view(reads: Reads, call: Call, note: Note | None = None, until: date | None = None) -> View:
    """The menu of somebody registered or of the department; else how to get in."""
    person = reads.person(call.user_id)
    cards = reads.cards(call.user_id) if person else ()
    if not call.staff and not reads.memberships(call.user_id):
        return Stranger(note or Note.NO_CODE, call.department)
    away = (
        person.absent_until if person and person.absent_until and person.absent_until >= call.today else None
    )
    staff = call.staff
    asking = reads.count_open_extensions(call.department_id) if staff and staff.may_act else 0
    name = person.name if person else ""
    return Home(name, cards, call.today, staff is not None, note, until, away, asking)


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
