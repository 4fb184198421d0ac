"""From a personal link to the menu: «Это Вы?» → consent → role → name; or joining as a deputy.

No screen of this conversation needs memory: each button carries the invitation's code.
"""

from dataclasses import replace

from core.changes import Change
from core.changes.joining import ConsentAnswered, JoinAsked, JoinDecided, JoinedByInvitation, Named, TurnedTo
from core.changes.report import Prompted
from core.people import HEADS, Invitation, Role
from core.ports import Call, Reads
from core.prompts import NamePrompt
from core.staff import is_staff_code
from core.typed import clean
from core.usecases import hall, staffing
from core.usecases.consenting import agreed
from core.usecases.handover import goodbye, takes_over
from core.usecases.home import home, home_view
from core.views import (
    ConfirmInvitation,
    ConsentScreen,
    Home,
    JoinQuestion,
    MenuRole,
    NameScreen,
    Note,
    Result,
    RoleScreen,
    Show,
    Stranger,
    View,
)

LONGEST_NAME = 80  # characters


def start(reads: Reads, call: Call, code: str) -> Result:
    """``/start <code>``: a wrong and a revoked code are told apart by nothing."""
    if is_staff_code(code):
        return staffing.start(reads, call, code)
    if (there := hall.come_by_code(reads, call, code)) is not None:
        return there
    invitation = _usable(reads, code)
    if invitation is None:
        return _turned_away(reads, call, Note.BAD_CODE)
    if _is_in(reads, call, invitation):
        return _at_home(reads, call, invitation)
    open_handover = invitation.handover and not invitation.used
    view = ConfirmInvitation(invitation.organisation, code, invitation.used, open_handover)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def not_me(reads: Reads, call: Call) -> Result:
    """«Нет, это не мы»: nothing is kept."""
    if reads.memberships(call.user_id):  # of another organisation: the menu is theirs
        return home(reads, call)
    return _turned_away(reads, call, Note.NOT_ME)


def confirm(reads: Reads, call: Call, code: str) -> Result:
    """«Да»: the consent, unless the present text was agreed to before."""
    if is_staff_code(code):
        return staffing.confirm(reads, call, code)
    invitation = _usable(reads, code)
    if invitation is None:
        return _turned_away(reads, call, Note.BAD_CODE)
    if _is_in(reads, call, invitation):
        return _at_home(reads, call, invitation)
    if reads.consented(call.user_id, call.consent.version):
        return _after_consent(reads, call, invitation, ())
    return Result((Show(call.chat_id, ConsentScreen(code, call.department, call.consent)),))


def agree(reads: Reads, call: Call, code: str, version: str) -> Result:
    """«Согласен»: recorded with the version on the button; an outdated text is shown afresh."""
    if is_staff_code(code):
        return staffing.agree(reads, call, code, version)
    invitation = _usable(reads, code)
    if invitation is None:
        return _turned_away(reads, call, Note.BAD_CODE)
    if _is_in(reads, call, invitation):
        return _at_home(reads, call, invitation)
    if version != call.consent.version:
        return Result((Show(call.chat_id, ConsentScreen(code, call.department, call.consent)),))
    if reads.consented(call.user_id, version):  # a second tap
        return _after_consent(reads, call, invitation, ())
    return _after_consent(reads, call, invitation, (agreed(call),))


def refuse(reads: Reads, call: Call) -> Result:
    """«Не согласен»: nothing is kept but the refusal."""
    if reads.memberships(call.user_id):  # an old button of somebody who has agreed since
        return home(reads, call)
    refusal = agreed(call, given=False)
    return Result((Show(call.chat_id, Stranger(Note.REFUSED)),), (refusal,))


def choose_role(reads: Reads, call: Call, code: str, role: Role) -> Result:
    """The role makes the person a member; the invitation is used up."""
    invitation = _usable(reads, code)
    if invitation is None:
        return _turned_away(reads, call, Note.BAD_CODE)
    suggestion = _suggestion(invitation) if role is Role.HEAD else ""
    if _is_in(reads, call, invitation):
        if reads.prompt(call.chat_id) == NamePrompt(code):  # a second tap
            return Result((Show(call.chat_id, NameScreen(code, suggestion)),))
        return _at_home(reads, call, invitation)
    if not reads.consented(call.user_id, call.consent.version):
        return Result((Show(call.chat_id, ConsentScreen(code, call.department, call.consent)),))
    if invitation.used or (invitation.handover and role not in HEADS):
        return _after_consent(reads, call, invitation, ())
    person = reads.person(call.user_id)
    joined: list[Change] = [
        JoinedByInvitation(invitation.id, call.user_id, call.chat_id, role, call.now)
        if not invitation.handover
        else takes_over(reads, call, invitation, role)
    ]
    if reads.memberships(call.user_id):  # one more organisation: the menu goes on with it
        joined.append(TurnedTo(call.user_id, invitation.organisation.id))
    farewell = goodbye(reads, call, invitation) if invitation.handover else Result()
    menus = ((call.chat_id, staffing.MENUS[call.staff] if call.staff else MenuRole.HEAD), *farewell.menus)
    if person is not None and person.name:  # the name is known
        shown: View = Stranger(Note.JOIN_GRANTED)
        prompt = None
    else:
        shown, prompt = NameScreen(code, suggestion), NamePrompt(code)
    return Result(
        (Show(call.chat_id, shown), *farewell.shows),
        (*joined, Prompted(call.chat_id, prompt)),
        menus=menus,
    )


def give_name(reads: Reads, call: Call, code: str, typed: str | None) -> Result:
    """A typed name, or (None) the one of the roster."""
    if not reads.memberships(call.user_id) and not call.staff:
        return home(reads, call)
    suggestion = suggested_name(reads, code)
    name = suggestion if typed is None else " ".join(clean(typed).split())
    if not name:
        return home(reads, call)
    if len(name) > LONGEST_NAME:
        return Result((Show(call.chat_id, NameScreen(code, suggestion, Note.NAME_TOO_LONG)),))
    shown = home_view(reads, call)
    if isinstance(shown, Home):
        shown = replace(shown, name=name)
    return Result((Show(call.chat_id, shown),), (Named(call.user_id, name), Prompted(call.chat_id, None)))


def decide_join(reads: Reads, call: Call, organisation_id: int, user_id: int, granted: bool) -> Result:
    """A member of the organisation, or an administrator, grants or declines; the first one decides."""
    request = reads.join_request(organisation_id, user_id)
    if request is None:
        file = reads.organisation_file(organisation_id, call.department_id)
        if file is not None and file.merged_into is not None:  # the request went over with the people
            return decide_join(reads, call, file.merged_into.id, user_id, granted)
    is_member = any(m.organisation.id == organisation_id for m in reads.memberships(call.user_id))
    if not is_member and not (call.staff and call.staff.may_act):
        return home(reads, call, Note.NO_ACCESS)
    if request is None or request.organisation.department_id != call.department_id:
        return home(reads, call, Note.NO_ACCESS)
    if request.organisation.closed:
        return home(reads, call, Note.ORGANISATION_CLOSED)
    if request.granted is not None:
        return home(reads, call, Note.JOIN_DECIDED_ALREADY)
    if granted and not reads.consented(
        user_id, call.consent.version
    ):  # refused since, or the text has changed
        return home(reads, call, Note.JOIN_NO_CONSENT)
    told = Stranger(Note.JOIN_DECLINED) if not granted else Stranger(Note.JOIN_GRANTED)
    mine = home_view(reads, call, Note.JOIN_DONE_YES if granted else Note.JOIN_DONE_NO)
    decided = JoinDecided(
        call.department_id, organisation_id, user_id, request.chat_id, granted, call.user_id, call.now
    )
    return Result(
        (Show(call.chat_id, mine), Show(request.chat_id, told, notice=True)),
        (decided,),
        menus=((request.chat_id, MenuRole.HEAD),) if granted else (),
    )


def _after_consent(
    reads: Reads, call: Call, invitation: Invitation, changes: tuple[ConsentAnswered, ...]
) -> Result:
    if not invitation.used:
        roles = HEADS if invitation.handover else tuple(Role)
        asked_role = RoleScreen(invitation.organisation, invitation.code, roles)
        return Result((Show(call.chat_id, asked_role),), changes)
    organisation = invitation.organisation
    asked = reads.join_request(organisation.id, call.user_id)
    waiting = Show(call.chat_id, Stranger(Note.JOIN_ASKED))
    if asked is not None and asked.granted is None:
        return Result((waiting,), changes)
    deciders = {m.person.chat_id for m in reads.members(organisation.id)} or set(call.staff_ids)
    deciders |= set(call.staff_ids)
    questions = tuple(
        Show(chat, JoinQuestion(organisation, call.user_id), notice=True) for chat in sorted(deciders)
    )
    request = JoinAsked(organisation.department_id, organisation.id, call.user_id, call.chat_id, call.now)
    return Result((waiting, *questions), (*changes, request))


def suggested_name(reads: Reads, code: str) -> str:
    """How the roster would have the head addressed; empty where it can't say."""
    invitation = reads.invitation(code)
    return _suggestion(invitation) if invitation else ""


def _suggestion(invitation: Invitation) -> str:
    """The roster names the head before, where another one takes over."""
    return "" if invitation.handover else _given_names(invitation.organisation.head)


def _usable(reads: Reads, code: str) -> Invitation | None:
    """Not revoked; and whoever hands over by it still has something to hand over."""
    invitation = reads.invitation(code)
    if invitation is None or invitation.revoked or invitation.organisation.closed:
        return None
    if invitation.giver is not None and not invitation.used:
        members = reads.members(invitation.organisation.id)
        return invitation if any(m.person.id == invitation.giver for m in members) else None
    return invitation


def _is_in(reads: Reads, call: Call, invitation: Invitation) -> bool:
    """Nothing is to be gained by this link: a deputy may still become the head by a handover."""
    mine = [m for m in reads.memberships(call.user_id) if m.organisation.id == invitation.organisation.id]
    if invitation.handover and not invitation.used:
        return any(member.role in HEADS for member in mine)
    return bool(mine)


def _at_home(reads: Reads, call: Call, invitation: Invitation) -> Result:
    open_handover = invitation.handover and not invitation.used
    return home(reads, call, Note.OWN_HANDOVER if open_handover else None)


def _given_names(head: str) -> str:
    """«Иванова Мария Петровна» → «Мария Петровна»; empty where the roster has no full name."""
    words = head.split()
    return " ".join(words[1:]) if len(words) == 3 and all("." not in word for word in words) else ""


def _turned_away(reads: Reads, call: Call, note: Note) -> Result:
    """Somebody we know keeps their menu; a stranger learns how to get in."""
    if reads.memberships(call.user_id) or call.staff:
        return home(reads, call, note)
    return Result((Show(call.chat_id, Stranger(note, call.department)),), (Prompted(call.chat_id, None),))
