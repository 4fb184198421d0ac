"""The menu, ``/start`` without a code, help and one's own data: never a dead end."""

from datetime import date

from core.changes.joining import TurnedTo
from core.changes.report import Prompted
from core.experience import categories_of
from core.people import Author, Member, Person
from core.ports import Call, Reads
from core.report import ReportCard
from core.views import (
    Help,
    Home,
    Note,
    OrganisationSwitch,
    Result,
    Show,
    StandIn,
    Stranger,
    View,
)


def home_view(
    reads: Reads,
    call: Call,
    note: Note | None = None,
    until: date | None = None,
    members: tuple[Member, ...] | None = None,
    hand: int | None = None,
) -> View:
    """The menu of somebody registered or of the department; else how to get in, or that access has ended.

    ``members`` and ``hand`` where this very call changes them.
    """
    person = reads.person(call.user_id)
    members = reads.memberships(call.user_id) if members is None else members
    if not call.staff and not members:
        return _stranger(reads, call, note)
    cards = reads.cards(call.user_id) if person else ()
    opened = tuple(member for member in members if not member.organisation.closed)
    several = len(opened) > 1
    closed = tuple(one.organisation.name for one in members if one.organisation.closed) if not cards else ()
    away = (
        person.absent_until if person and person.absent_until and person.absent_until >= call.today else None
    )
    staff = call.staff
    acts = staff is not None and staff.may_act
    asking = reads.count_open_extensions(call.department_id) if acts else 0
    inquiries = reads.count_open_inquiries(call.department_id) if acts else 0
    return Home(
        person.name if person else "",
        cards,
        call.today,
        call.staff is not None,
        note,
        until,
        away,
        tuple(member.organisation for member in opened),
        (hand or _at_hand(person, opened, cards)) if several else None,
        stand_ins(reads, opened) if away else (),
        call.staff,
        closed,
        asking,
        inquiries,
        decisions=staff is not None and (staff.may_manage or reads.has_archive(call.department_id)),
        meetings=tuple(one for one in reads.meetings(call.department_id) if one.is_current(call.today)),
        experience=_gathers(reads, call, opened),
        offers=reads.count_new_offers(call.department_id) if acts else 0,
    )


def _gathers(reads: Reads, call: Call, opened: tuple[Member, ...]) -> bool:
    """Whether «Успешный опыт» stands in the menu: for heads where a decision gathers it, for the department
    where there is something to look at."""
    if call.staff is not None and reads.any_offers(call.department_id):
        return True
    return bool(opened) and any(categories_of(one.decision) for one in reads.decisions(call.department_id))


def at_hand(reads: Reads, user_id: int) -> int | None:
    """The organisation that somebody of several has at hand; None of one."""
    members = tuple(one for one in reads.memberships(user_id) if not one.organisation.closed)
    if len(members) < 2:
        return None
    return _at_hand(reads.person(user_id), members, reads.cards(user_id))


def _at_hand(person: Person | None, members: tuple[Member, ...], cards: tuple[ReportCard, ...]) -> int:
    """The one opened last, else the one whose report is due first."""
    mine = [member.organisation.id for member in members]
    if person is not None and person.at_organisation in mine:
        return person.at_organisation
    owed = (card.organisation_id for card in cards if not card.state.finished)
    return next((one for one in owed if one in mine), mine[0])


def stand_ins(reads: Reads, members: tuple[Member, ...]) -> tuple[StandIn, ...]:
    """Who stands in for somebody on leave, by organisation; nothing where it wasn't said."""
    found: list[StandIn] = []
    for member in members:
        if member.substitute is None:
            continue
        others = {m.person.id: Author(m.person.name, m.role) for m in reads.members(member.organisation.id)}
        found.append(StandIn(member.organisation, others.get(member.substitute)))
    return tuple(found)


def _stranger(reads: Reads, call: Call, note: Note | None) -> Stranger:
    """Somebody whose access ended hears so, whatever they press or send; others how to get in."""
    if reads.had_access(call.user_id, call.department_id):
        answered = reads.had_organisation(call.user_id, call.department_id)
        return Stranger(Note.ACCESS_ENDED if answered else Note.STAFF_ENDED, call.department)
    return Stranger(note or Note.NO_CODE, call.department)


def home(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """Show the menu; whatever the chat was expected to type is forgotten."""
    return Result((Show(call.chat_id, home_view(reads, call, note)),), (Prompted(call.chat_id, None),))


def help_screen(reads: Reads, call: Call) -> Result:
    """What can be done here."""
    registered = bool(reads.memberships(call.user_id))
    return Result((Show(call.chat_id, Help(call.staff is not None, registered, call.department)),))


def turn_to(reads: Reads, call: Call, organisation_id: int) -> Result:
    """«Перейти: № 12»: the menu of another of the person's organisations."""
    mine = [member.organisation.id for member in reads.memberships(call.user_id)]
    if organisation_id not in mine:
        return home(reads, call, Note.NO_ACCESS)
    shown = home_view(reads, call, hand=organisation_id)
    changes = (TurnedTo(call.user_id, organisation_id), Prompted(call.chat_id, None))
    return Result((Show(call.chat_id, shown),), changes)


def choose_organisation(reads: Reads, call: Call) -> Result:
    """«Сменить организацию»: all of them, with how far each is."""
    members = reads.memberships(call.user_id)
    hand = at_hand(reads, call.user_id)
    if hand is None:
        return home(reads, call)
    view = OrganisationSwitch(
        tuple(member.organisation for member in members), reads.cards(call.user_id), hand
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))
