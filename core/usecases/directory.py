"""«Люди и организации»: looking an organisation up, its page, its link, its people, «Позвонили».

Who may act may look up and note a call; who may manage changes something.
"""

from dataclasses import replace
from datetime import datetime

from core import directory
from core.changes import Change
from core.changes.people import CallNoted, LinkChanged, Unbound
from core.changes.report import Prompted
from core.directory import Attached, OrganisationEvent, OrganisationFile, OrganisationLogged
from core.letters import Addressee, Sender, letter
from core.people import Called
from core.ports import Call, Reads
from core.prompts import DirectoryPrompt
from core.staff import UNNAMED, UNNAMED_COLLEAGUE
from core.usecases import home as home_case
from core.views import (
    InvitationLetter,
    MenuRole,
    Note,
    OrganisationHistory,
    OrganisationNews,
    OrganisationPage,
    PeopleHub,
    Result,
    Show,
    UnbindScreen,
)

MOST_FOUND = 10


def hub(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """What is looked for?"""
    if refused := _refused(reads, call):
        return refused
    return Result(
        (Show(call.chat_id, PeopleHub(_manages(call), note=note)),),
        (Prompted(call.chat_id, DirectoryPrompt()),),
    )


def search(reads: Reads, call: Call, typed: str) -> Result:
    """The one that is meant, or a few to choose from; the next may be typed at once."""
    if refused := _refused(reads, call):
        return refused
    found = directory.matching(reads.directory(call.department_id), typed)
    if len(found) == 1:
        return page(reads, call, found[0].id)
    if not found:
        return hub(reads, call, Note.NO_SUCH_ORGANISATION)
    more = max(0, len(found) - MOST_FOUND)
    return Result((Show(call.chat_id, PeopleHub(_manages(call), found[:MOST_FOUND], more)),))


def page(reads: Reads, call: Call, organisation_id: int, note: Note | None = None) -> Result:
    """Everything about one organisation; the next may be looked up at once."""
    file = theirs(reads, call, organisation_id)
    return file if isinstance(file, Result) else shown_page(reads, call, file, note)


def shown_page(
    reads: Reads, call: Call, file: OrganisationFile, note: Note | None = None, *changes: Change
) -> Result:
    """The page after these changes."""
    view = OrganisationPage(file, _manages(call), name_of_bot(reads, call), note)
    return Result((Show(call.chat_id, view),), (*changes, Prompted(call.chat_id, DirectoryPrompt())))


def with_line(
    reads: Reads, call: Call, file: OrganisationFile, event: OrganisationEvent, text: str = ""
) -> OrganisationFile:
    """The organisation with what is just being done to it in its history."""
    line = OrganisationLogged(event, call.now, _my_name(reads, call), text)
    return replace(file, log=(line, *file.log))


def history(reads: Reads, call: Call, organisation_id: int) -> Result:
    """Who did what to it."""
    file = theirs(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    return Result((Show(call.chat_id, OrganisationHistory(file)),))


def invitation(reads: Reads, call: Call, organisation_id: int) -> Result:
    """The link as a letter, for whoever may manage links; without a link or the bot's name, the page."""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    bot_name, organisation = name_of_bot(reads, call), file.organisation
    if file.link is None or not bot_name:
        return shown_page(reads, call, file)
    newest = next(iter(reads.decisions(call.department_id)), None)
    written = letter(
        Addressee(
            organisation.name,
            organisation.head,
            organisation.email,
            f"https://t.me/{bot_name}?start={file.link.code}",
        ),
        Sender(call.department),
        newest.decision.short_title if newest else "",
        newest.deadline if newest else None,
    )
    return Result((Show(call.chat_id, InvitationLetter(organisation, written)),))


def note_call(reads: Reads, call: Call, organisation_id: int, called: bool) -> Result:
    """«Позвонили», or that it was a mistake; pressed twice it is noted once."""
    file = theirs(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    if (called and file.called is not None) or (not called and file.called is None):
        return shown_page(reads, call, file)
    mark = Called(call.now, _my_name(reads, call)) if called else None
    change = CallNoted(call.department_id, organisation_id, called, call.user_id, call.now)
    noted = Note.CALL_NOTED if called else Note.CALL_UNDONE
    event = OrganisationEvent.CALLED if called else OrganisationEvent.CALL_UNDONE
    after = with_line(reads, call, replace(file, called=mark), event)
    return shown_page(reads, call, after, noted, change)


def new_link(reads: Reads, call: Call, organisation_id: int, seen: str) -> Result:
    """«Новая ссылка»: the old one ends. ``seen`` is the one on the screen: a second tap makes no second."""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    if file.organisation.closed or (file.link.code if file.link else "") != seen:
        return shown_page(reads, call, file, Note.SEEN_IS_OLD)
    change = LinkChanged(call.department_id, organisation_id, seen, call.fresh_code, call.user_id, call.now)
    link = directory.Link(call.fresh_code, call.now)
    after = with_line(reads, call, replace(file, link=link), OrganisationEvent.LINK_NEW)
    return shown_page(reads, call, after, Note.LINK_MADE, change)


def revoke_link(reads: Reads, call: Call, organisation_id: int, seen: str) -> Result:
    """«Отозвать ссылку»: nobody comes by it any more; those who have come stay."""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    if file.link is None or file.link.code != seen:
        return shown_page(reads, call, file, Note.SEEN_IS_OLD)
    change = LinkChanged(call.department_id, organisation_id, seen, "", call.user_id, call.now)
    after = with_line(reads, call, replace(file, link=None), OrganisationEvent.LINK_REVOKED)
    return shown_page(reads, call, after, Note.LINK_REVOKED, change)


def ask_unbind(reads: Reads, call: Call, member_id: int) -> Result:
    """Shall this person really lose access?"""
    found = _attached(reads, call, member_id)
    if isinstance(found, Result):
        return found
    file, person = found
    return Result((Show(call.chat_id, UnbindScreen(file.organisation, person)),))


def unbind(reads: Reads, call: Call, member_id: int) -> Result:
    """Access ends at once, answers stay, and the person is told."""
    found = _attached(reads, call, member_id)
    if isinstance(found, Result):
        return found
    file, person = found
    left = replace(file, people=tuple(one for one in file.people if one.member_id != member_id))
    change = Unbound(call.department_id, member_id, call.user_id, call.now)
    somebody = person.member.person
    left = with_line(reads, call, left, OrganisationEvent.UNBOUND, somebody.name)
    shown = shown_page(reads, call, left, Note.UNBOUND, change)
    elsewhere = len(reads.memberships(somebody.user_id)) > 1
    at_department = somebody.user_id in call.admin_ids or any(
        one.user_id == somebody.user_id for one in reads.staff(call.department_id)
    )
    registered = elsewhere or at_department
    news = OrganisationNews(file.organisation, Note.UNBOUND, registered=registered)
    menus = () if registered else ((somebody.chat_id, MenuRole.STRANGER),)
    told = Show(somebody.chat_id, news, notice=True)
    return replace(shown, shows=(*shown.shows, told), menus=menus)


def theirs(reads: Reads, call: Call, organisation_id: int) -> OrganisationFile | Result:
    """The organisation, for whoever may act; else the menu."""
    if refused := _refused(reads, call):
        return refused
    file = reads.organisation_file(organisation_id, call.department_id)
    return _here(file, call) if file is not None else home_case.home(reads, call, Note.OLD_BUTTON)


def managed(reads: Reads, call: Call, organisation_id: int) -> OrganisationFile | Result:
    """The organisation, for whoever may manage; else the menu."""
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    return theirs(reads, call, organisation_id)


def name_of_bot(reads: Reads, call: Call) -> str:
    """What links begin with; empty where nobody knows it yet."""
    return call.bot_name or reads.bot_name()


def _refused(reads: Reads, call: Call) -> Result | None:
    may = call.staff is not None and call.staff.may_act
    return None if may else home_case.home(reads, call, Note.NO_ACCESS)


def _manages(call: Call) -> bool:
    return call.staff is not None and call.staff.may_manage


def _my_name(reads: Reads, call: Call) -> str:
    fallback = UNNAMED if call.user_id in call.admin_ids else UNNAMED_COLLEAGUE
    return reads.known_as(call.user_id) or fallback


def _attached(reads: Reads, call: Call, member_id: int) -> tuple[OrganisationFile, Attached] | Result:
    """A person who has access now; else what there is to see."""
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    organisation_id = reads.member_organisation(member_id, call.department_id)
    if organisation_id is None:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    person = next((one for one in file.people if one.member_id == member_id), None)
    return (file, person) if person else shown_page(reads, call, file, Note.SEEN_IS_OLD)


def _here(file: OrganisationFile, call: Call) -> OrganisationFile:
    """Its times on the department's clocks."""

    def local(moment: datetime) -> datetime:
        return moment.astimezone(call.now.tzinfo)

    link, called = file.link, file.called
    return replace(
        file,
        people=tuple(
            replace(
                one,
                joined_at=local(one.joined_at),
                blocked_at=local(one.blocked_at) if one.blocked_at else None,
            )
            for one in file.people
        ),
        link=replace(
            link,
            created_at=local(link.created_at),
            used_at=local(link.used_at) if link.used_at else None,
        )
        if link
        else None,
        called=replace(called, at=local(called.at)) if called else None,
        closed_at=local(file.closed_at) if file.closed_at else None,
        log=tuple(replace(line, at=local(line.at)) for line in file.log),
    )
