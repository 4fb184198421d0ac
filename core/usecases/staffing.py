"""The department's own people: who they are, by which link they come, what they may do.

Those of the settings are always administrators and can't be changed here; the last administrator can't
leave. Who comes by a link consents as everybody does; what they may do is read anew with each update.
"""

from dataclasses import replace

from core.changes import Change
from core.changes.report import Prompted
from core.changes.staff import StaffChanged, StaffInvited, StaffJoined, StaffLinkRevoked
from core.ports import Call, Reads
from core.prompts import NamePrompt
from core.staff import (
    CODE_PREFIX,
    VALID_FOR,
    StaffEvent,
    StaffInvitation,
    StaffLogged,
    StaffMember,
    StaffRole,
    remains_managed,
)
from core.usecases import home as home_case
from core.usecases.consenting import agreed
from core.usecases.directory import name_of_bot
from core.views import (
    ConfirmStaff,
    ConsentScreen,
    MenuRole,
    NameScreen,
    Note,
    Result,
    Show,
    StaffLink,
    StaffList,
    StaffNews,
    StaffPage,
    StaffRoleChoice,
    Stranger,
)

MENUS = {
    StaffRole.VIEWER: MenuRole.VIEWER,
    StaffRole.SPECIALIST: MenuRole.SPECIALIST,
    StaffRole.ADMINISTRATOR: MenuRole.ADMINISTRATOR,
}


def everybody(reads: Reads, call: Call) -> tuple[StaffMember, ...]:
    """The settings' administrators first, then those of the database."""
    fixed = tuple(_fixed(reads, user_id) for user_id in call.admin_ids)
    others = (one for one in reads.staff(call.department_id) if one.user_id not in call.admin_ids)
    return (*fixed, *others)


def show_list(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Сотрудники управления»."""
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    zone = call.now.tzinfo
    view = StaffList(
        everybody(reads, call),
        tuple(
            replace(one, expires_at=one.expires_at.astimezone(zone))
            for one in reads.staff_invitations(call.department_id)
            if one.is_open(call.now)
        ),
        tuple(replace(one, at=one.at.astimezone(zone)) for one in reads.staff_log(call.department_id)),
        call.now,
        note,
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def ask_role(reads: Reads, call: Call) -> Result:
    """«Пригласить сотрудника»: as what?"""
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    return Result((Show(call.chat_id, StaffRoleChoice()),))


def invite(reads: Reads, call: Call, role: StaffRole) -> Result:
    """A link for one person, for a week."""
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    code, until = CODE_PREFIX + call.fresh_code, call.now + VALID_FOR
    change = StaffInvited(call.department_id, code, role, call.user_id, call.now, until)
    view = StaffLink(StaffInvitation(code, role, until), name_of_bot(reads, call))
    return Result((Show(call.chat_id, view),), (change,))


def revoke(reads: Reads, call: Call, code: str) -> Result:
    """A link that nobody has come by ends."""
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    if code not in {one.code for one in reads.staff_invitations(call.department_id)}:
        return show_list(reads, call, Note.SEEN_IS_OLD)
    change = StaffLinkRevoked(call.department_id, code, call.user_id, call.now)
    shown = show_list(reads, call, Note.STAFF_LINK_REVOKED)
    line = StaffLogged(StaffEvent.LINK_REVOKED, call.now, _fixed(reads, call.user_id).shown_name)
    return _without(shown, code, change, line)


def open_member(reads: Reads, call: Call, user_id: int, removing: bool = False) -> Result:
    """One of them, and what can be done."""
    member = _member(reads, call, user_id)
    if isinstance(member, Result):
        return member
    return Result((Show(call.chat_id, StaffPage(member, removing and not member.fixed)),))


def change_role(reads: Reads, call: Call, user_id: int, role: StaffRole | None) -> Result:
    """Another role, or (None) none any more; they are told, and it counts from their next tap."""
    member = _member(reads, call, user_id)
    if isinstance(member, Result):
        return member
    if member.fixed:
        return Result((Show(call.chat_id, StaffPage(member, note=Note.FIXED_ADMINISTRATOR)),))
    if member.role is role:
        return Result((Show(call.chat_id, StaffPage(member)),))
    if not remains_managed(everybody(reads, call), user_id, role):
        return Result((Show(call.chat_id, StaffPage(member, note=Note.LAST_ADMINISTRATOR)),))
    change = StaffChanged(
        call.department_id, user_id, member.role, role, call.user_id, call.now, bool(call.admin_ids)
    )
    registered = bool(reads.memberships(user_id))
    menu = MENUS[role] if role else MenuRole.HEAD if registered else MenuRole.STRANGER
    told = Show(user_id, StaffNews(role, registered), notice=True)
    if user_id == call.user_id:  # one's own news is the screen
        return Result((replace(told, notice=False),), (change,), menus=((user_id, menu),))
    if role is None:
        shown = show_list(reads, call, Note.STAFF_REMOVED)
        line = StaffLogged(
            StaffEvent.REMOVED, call.now, _fixed(reads, call.user_id).shown_name, member.shown_name
        )
        shown = _without_member(shown, user_id, change, line)
    else:
        page = StaffPage(replace(member, role=role), note=Note.STAFF_CHANGED)
        shown = Result((Show(call.chat_id, page),), (change,))
    return replace(shown, shows=(*shown.shows, told), menus=((user_id, menu),))


def start(reads: Reads, call: Call, code: str) -> Result:
    """``/start staff-…``: «Вас приглашают в управление»."""
    invitation = _usable(reads, call, code)
    if isinstance(invitation, Result):
        return invitation
    view = ConfirmStaff(code, invitation.role, call.department)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def confirm(reads: Reads, call: Call, code: str) -> Result:
    """«Да»: the consent, unless the present text was agreed to before."""
    invitation = _usable(reads, call, code)
    if isinstance(invitation, Result):
        return invitation
    if reads.consented(call.user_id, call.consent.version):
        return _joined(reads, call, invitation, ())
    return Result((Show(call.chat_id, ConsentScreen(code, call.department, call.consent)),))


def agree(reads: Reads, call: Call, code: str, version: str) -> Result:
    """«Согласен»: in, with the link's role."""
    invitation = _usable(reads, call, code)
    if isinstance(invitation, Result):
        return invitation
    if version != call.consent.version:
        return Result((Show(call.chat_id, ConsentScreen(code, call.department, call.consent)),))
    return _joined(reads, call, invitation, (agreed(call),))


def _joined(reads: Reads, call: Call, invitation: StaffInvitation, changes: tuple[Change, ...]) -> Result:
    joined = StaffJoined(
        call.department_id, invitation.code, call.user_id, call.chat_id, invitation.role, call.now
    )
    menus = ((call.chat_id, MENUS[invitation.role]),)
    person = reads.person(call.user_id)
    if person is not None and person.name:
        shown = home_case.home(reads, replace(call, staff=invitation.role))
        return replace(shown, changes=(*changes, joined, *shown.changes), menus=menus)
    asked = Prompted(call.chat_id, NamePrompt(invitation.code))
    view = NameScreen(invitation.code, "")
    return Result((Show(call.chat_id, view),), (*changes, joined, asked), menus=menus)


def _usable(reads: Reads, call: Call, code: str) -> StaffInvitation | Result:
    """The link, if it lets this person in; whoever is in already keeps the role they have."""
    if call.staff is not None:
        return home_case.home(reads, call, Note.ALREADY_STAFF)
    invitation = reads.staff_invitation(code, call.department_id)
    if invitation is not None and invitation.is_open(call.now):
        return invitation
    if reads.memberships(call.user_id):
        return home_case.home(reads, call, Note.STAFF_LINK_GONE)
    view = Stranger(Note.STAFF_LINK_GONE, call.department)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _member(reads: Reads, call: Call, user_id: int) -> StaffMember | Result:
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    found = next((one for one in everybody(reads, call) if one.user_id == user_id), None)
    return found or show_list(reads, call, Note.SEEN_IS_OLD)


def _fixed(reads: Reads, user_id: int) -> StaffMember:
    return StaffMember(user_id, StaffRole.ADMINISTRATOR, reads.known_as(user_id), fixed=True)


def _without(shown: Result, code: str, change: Change, line: StaffLogged) -> Result:
    view = shown.shows[0].view
    assert isinstance(view, StaffList)
    left = tuple(one for one in view.invitations if one.code != code)
    after = replace(view, invitations=left, log=(line, *view.log))
    return Result((replace(shown.shows[0], view=after),), (change, *shown.changes))


def _without_member(shown: Result, user_id: int, change: Change, line: StaffLogged) -> Result:
    view = shown.shows[0].view
    assert isinstance(view, StaffList)
    left = tuple(one for one in view.staff if one.user_id != user_id)
    after = replace(view, staff=left, log=(line, *view.log))
    return Result((replace(shown.shows[0], view=after),), (change, *shown.changes))


def _manages(call: Call) -> bool:
    return call.staff is not None and call.staff.may_manage
