"""A new head takes over: by a link from the head before, or from the department. The answers stay."""

from core.changes import Change
from core.changes.people import HandoverOffered, HandoverWithdrawn, TookOver
from core.changes.report import Prompted
from core.people import HEADS, Invitation, Member, Organisation, Role, leaves
from core.ports import Call, Reads
from core.usecases import home as home_case
from core.views import HandedOver, HandoverScreen, MenuRole, Note, OurPeople, Result, Show


def our_people(reads: Reads, call: Call, organisation_id: int, note: Note | None = None) -> Result:
    """«Люди и отпуск»: who answers for the organisation."""
    mine = _mine(reads, call, organisation_id)
    if mine is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    members = reads.members(organisation_id)
    away = leaves(members, call.today)
    view = OurPeople(mine.organisation, members, mine.person.id, away, mine.role in HEADS, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def hand_over(reads: Reads, call: Call, organisation_id: int, make: bool = False) -> Result:
    """«Передать дела»: what it means, and the link to forward, once it is made."""
    mine = _mine(reads, call, organisation_id)
    if mine is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    if mine.role not in HEADS:
        return our_people(reads, call, organisation_id, Note.OLD_BUTTON)
    return _offer(reads, call, mine.organisation, make, giver=mine.person.id)


def keep(reads: Reads, call: Call, organisation_id: int) -> Result:
    """«Отменить передачу»: the link that nobody has used is worth nothing."""
    mine = _mine(reads, call, organisation_id)
    if mine is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    shown = our_people(reads, call, organisation_id, Note.HANDOVER_WITHDRAWN)
    if reads.handover(organisation_id, mine.person.id) is None:
        return our_people(reads, call, organisation_id)
    gone = HandoverWithdrawn(organisation_id, call.now, mine.person.id, call.user_id)
    return Result(shown.shows, (gone, *shown.changes))


def new_head(reads: Reads, call: Call, report_id: int, make: bool = False, withdraw: bool = False) -> Result:
    """«Новый руководитель» at an organisation's report: for those who manage people."""
    if call.staff is None or not call.staff.may_manage:
        return home_case.home(reads, call, Note.NO_ACCESS)
    report = reads.department_report(report_id, call.department_id)
    if report is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    if withdraw:
        offered = reads.handover(report.organisation.id, None)
        view = HandoverScreen(report.organisation, report_id=report_id, note=Note.HANDOVER_WITHDRAWN)
        gone = (_withdrawn(report.organisation, call),) if offered else ()
        return Result((Show(call.chat_id, view),), (*gone, Prompted(call.chat_id, None)))
    return _offer(reads, call, report.organisation, make, report_id=report_id)


def _withdrawn(organisation: Organisation, call: Call) -> HandoverWithdrawn:
    """The department's own link."""
    return HandoverWithdrawn(organisation.id, call.now, by_user_id=call.user_id)


def _offer(
    reads: Reads,
    call: Call,
    organisation: Organisation,
    make: bool,
    giver: int | None = None,
    report_id: int | None = None,
) -> Result:
    offered = reads.handover(organisation.id, giver)
    changes: tuple[Change, ...] = (Prompted(call.chat_id, None),)
    code = offered.code if offered is not None else ""
    if make and not code:  # pressed twice, it stays one link
        code = call.fresh_code
        made = HandoverOffered(
            organisation.department_id, organisation.id, code, call.user_id, call.now, giver
        )
        changes = (made, *changes)
    view = HandoverScreen(organisation, code, reads.bot_name(), report_id)
    return Result((Show(call.chat_id, view),), changes)


def takes_over(reads: Reads, call: Call, invitation: Invitation, role: Role) -> TookOver:
    """The new head's place, and whose membership ends by it."""
    ended = tuple(member.person.id for member in _leaving(reads, call, invitation))
    return TookOver(invitation.id, call.user_id, call.chat_id, role, ended, call.now)


def goodbye(reads: Reads, call: Call, invitation: Invitation) -> Result:
    """One polite message to each who leaves; whoever has no other organisation loses the list of commands."""
    leaving = _leaving(reads, call, invitation)
    shows = tuple(
        Show(m.person.chat_id, HandedOver(m.person.name, m.organisation), notice=True) for m in leaving
    )
    menus = tuple(
        (m.person.chat_id, MenuRole.STRANGER)
        for m in leaving
        if len(reads.memberships(m.person.user_id)) == 1 and m.person.user_id not in call.staff_ids
    )
    return Result(shows, menus=menus)


def _leaving(reads: Reads, call: Call, invitation: Invitation) -> tuple[Member, ...]:
    """Who hands over; by the department's link everybody who heads the organisation."""
    return tuple(
        member
        for member in reads.members(invitation.organisation.id)
        if member.person.user_id != call.user_id
        and (member.person.id == invitation.giver if invitation.giver else member.role in HEADS)
    )


def _mine(reads: Reads, call: Call, organisation_id: int) -> Member | None:
    found = (m for m in reads.memberships(call.user_id) if m.organisation.id == organisation_id)
    return next(found, None)
