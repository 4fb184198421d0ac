"""Administrators change what organisations there are: rename, merge, close, open again, add.

Nothing is ever deleted: former names, reports and answers stay, and each step is in the history.
"""

from dataclasses import replace
from zoneinfo import ZoneInfo

from core import directory as rules
from core.changes.organisations import (
    DecisionPlan,
    OrganisationAdded,
    OrganisationClosed,
    OrganisationRenamed,
    OrganisationReopened,
    OrganisationsMerged,
)
from core.changes.report import Prompted
from core.directory import Attached, Link, OrganisationEvent, OrganisationFile
from core.districts import district_key, districts_of, named
from core.ladder import to_come
from core.people import Organisation
from core.ports import Call, Reads
from core.prompts import AddPrompt, DirectoryPrompt, RenamePrompt
from core.report import ReportState
from core.russian import kindergarten_number, name_key
from core.typed import clean
from core.usecases import home as home_case
from core.usecases.directory import MOST_FOUND, managed, shown_page, with_line
from core.views import (
    AddScreen,
    CloseScreen,
    MergeChoice,
    MergeScreen,
    Note,
    OrganisationNews,
    RenameScreen,
    Result,
    Show,
)

SHORTEST_NAME, LONGEST_NAME = 3, 200  # characters
FEWEST_DIGITS, LONGEST_PHONE = 5, 100
LONGEST_DISTRICT = 60


def ask_rename(reads: Reads, call: Call, organisation_id: int, note: Note | None = None) -> Result:
    """The new name is typed next."""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    return Result(
        (Show(call.chat_id, RenameScreen(file.organisation, note)),),
        (Prompted(call.chat_id, RenamePrompt(organisation_id, file.organisation.name)),),
    )


def rename(reads: Reads, call: Call, prompt: RenamePrompt, typed: str) -> Result:
    """The name as typed; the former one goes on leading here, in searches and in rosters."""
    file = managed(reads, call, prompt.organisation_id)
    if isinstance(file, Result):
        return file
    if file.organisation.name != prompt.was:
        return shown_page(reads, call, file, Note.SEEN_IS_OLD)
    name = _one_line(typed)
    if note := _unfit(reads, call, name, file.organisation.id):
        return ask_rename(reads, call, prompt.organisation_id, note)
    if name == prompt.was:
        return shown_page(reads, call, file)
    change = OrganisationRenamed(
        call.department_id, file.organisation.id, prompt.was, name, call.user_id, call.now
    )
    after = replace(file.organisation, name=name, number=kindergarten_number(name))
    former = tuple(one for one in file.former_names if name_key(one) != name_key(name))
    shown = replace(file, organisation=after, former_names=(prompt.was, *former))
    shown = with_line(reads, call, shown, OrganisationEvent.RENAMED, prompt.was)
    return shown_page(reads, call, shown, Note.RENAMED, change)


def ask_close(reads: Reads, call: Call, organisation_id: int) -> Result:
    """Shall it really be closed?"""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    if file.organisation.closed:
        return shown_page(reads, call, file, Note.SEEN_IS_OLD)
    return Result((Show(call.chat_id, CloseScreen(file.organisation, len(file.people))),))


def close(reads: Reads, call: Call, organisation_id: int) -> Result:
    """No reminders, not counted; its people are told, and keep their access for a later return."""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    if file.organisation.closed:
        return shown_page(reads, call, file, Note.SEEN_IS_OLD)
    change = OrganisationClosed(call.department_id, organisation_id, call.user_id, call.now)
    after = replace(file, organisation=replace(file.organisation, closed=True), closed_at=call.now)
    after = with_line(reads, call, after, OrganisationEvent.CLOSED)
    shown = shown_page(reads, call, after, Note.CLOSED, change)
    return replace(shown, shows=(*shown.shows, *_told(call, file, Note.CLOSED)))


def reopen(reads: Reads, call: Call, organisation_id: int) -> Result:
    """As before: its report goes on where it stood, and what is still to come of the ladder comes."""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    if not file.organisation.closed or file.merged_into is not None:
        return shown_page(reads, call, file, Note.SEEN_IS_OLD)
    plans = _plans(reads, call, file)
    change = OrganisationReopened(call.department_id, organisation_id, call.user_id, call.now, plans)
    after = replace(file, organisation=replace(file.organisation, closed=False), closed_at=None)
    after = with_line(reads, call, after, OrganisationEvent.REOPENED)
    shown = shown_page(reads, call, after, Note.REOPENED, change)
    return replace(shown, shows=(*shown.shows, *_told(call, file, Note.REOPENED)))


def ask_merge(reads: Reads, call: Call, organisation_id: int, note: Note | None = None) -> Result:
    """«Объединить с…»: which one is typed next."""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    if file.organisation.closed:
        return shown_page(reads, call, file, Note.SEEN_IS_OLD)
    return Result(
        (Show(call.chat_id, MergeChoice(file.organisation, (), note)),),
        (Prompted(call.chat_id, DirectoryPrompt(organisation_id)),),
    )


def find_merge(reads: Reads, call: Call, organisation_id: int, typed: str) -> Result:
    """Those that it may go into."""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    entries = (
        entry
        for entry in reads.directory(call.department_id)
        if not entry.organisation.closed and entry.organisation.id != organisation_id
    )
    found = rules.matching(entries, typed)[:MOST_FOUND]
    if not found:
        return ask_merge(reads, call, organisation_id, Note.NO_SUCH_ORGANISATION)
    return Result((Show(call.chat_id, MergeChoice(file.organisation, found)),))


def merge(reads: Reads, call: Call, organisation_id: int, into: int, sure: bool) -> Result:
    """Its people and links go over, its own report becomes an archive; asked once more before."""
    file = managed(reads, call, organisation_id)
    if isinstance(file, Result):
        return file
    other = managed(reads, call, into)
    if isinstance(other, Result):
        return other
    if file.organisation.closed or other.organisation.closed or organisation_id == into:
        return shown_page(reads, call, file, Note.MERGE_UNFIT)
    if not sure:
        view = MergeScreen(file.organisation, other.organisation, len(file.people))
        return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))
    change = OrganisationsMerged(call.department_id, organisation_id, into, call.user_id, call.now)
    there = {one.member.person.id for one in other.people}
    moved = tuple(one for one in file.people if one.member.person.id not in there)
    after = replace(other, people=(*other.people, *moved), link=other.link or file.link)
    after = with_line(reads, call, after, OrganisationEvent.ABSORBED, file.organisation.name)
    shown = shown_page(reads, call, after, Note.MERGED, change)
    told = _told(call, file, Note.MERGED, other.organisation)
    told += _told(call, replace(other, people=_only_there(other, file)), Note.ABSORBED, file.organisation)
    return replace(shown, shows=(*shown.shows, *told))


def ask_add(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Добавить организацию»: its name is typed next."""
    return _asked(reads, call, AddPrompt(), note)


def type_add(reads: Reads, call: Call, prompt: AddPrompt, typed: str) -> Result:
    """The name, then the phone, then the district."""
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    text = _one_line(typed)
    if not prompt.name:
        if note := _unfit(reads, call, text):
            return _asked(reads, call, prompt, note)
        return _asked(reads, call, replace(prompt, name=text))
    if prompt.phone is None:
        digits = sum(char.isdigit() for char in text)
        if digits < FEWEST_DIGITS or len(text) > LONGEST_PHONE:
            return _asked(reads, call, prompt, Note.PHONE_UNFIT)
        return _asked(reads, call, replace(prompt, phone=text))
    if not text or len(text) > LONGEST_DISTRICT:
        return _asked(reads, call, prompt, Note.DISTRICT_UNFIT)
    return _added(reads, call, prompt, text)


def go_on_adding(reads: Reads, call: Call, district: str = "") -> Result:
    """«Пропустить», or a district's button; what was typed so far stands in the chat's prompt."""
    prompt = reads.prompt(call.chat_id)
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    if not isinstance(prompt, AddPrompt) or not prompt.name:
        return ask_add(reads, call, Note.OLD_BUTTON)
    if district:
        known = named(reads.organisations_of(call.department_id), district)
        return _added(reads, call, replace(prompt, phone=prompt.phone or ""), known)
    if prompt.phone is None:
        return _asked(reads, call, replace(prompt, phone=""))
    return _added(reads, call, prompt, "")


def again(reads: Reads, call: Call, prompt: AddPrompt, note: Note) -> Result:
    """Something that is no words: say so, and ask again."""
    return _asked(reads, call, prompt, note)


def _asked(reads: Reads, call: Call, prompt: AddPrompt, note: Note | None = None) -> Result:
    if not _manages(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    wants = "name" if not prompt.name else "phone" if prompt.phone is None else "district"
    known = districts_of(reads.organisations_of(call.department_id)) if wants == "district" else ()
    view = AddScreen(wants, prompt.name, known, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _added(reads: Reads, call: Call, prompt: AddPrompt, district: str) -> Result:
    """The new organisation with its link; a spelling of a known district becomes that district."""
    if note := _unfit(reads, call, prompt.name):  # taken meanwhile
        return _asked(reads, call, AddPrompt(), note)
    district = named(reads.organisations_of(call.department_id), district_key(district)) or district
    number = reads.next_organisation()
    plans = _plans(reads, call, None)
    change = OrganisationAdded(
        number,
        call.department_id,
        prompt.name,
        prompt.phone or "",
        district,
        call.fresh_code,
        call.user_id,
        call.now,
        plans,
    )
    organisation = Organisation(
        number,
        call.department_id,
        prompt.name,
        kindergarten_number(prompt.name),
        phone=prompt.phone or "",
        district=district,
    )
    file = OrganisationFile(organisation, link=Link(call.fresh_code, call.now))
    file = with_line(reads, call, file, OrganisationEvent.ADDED)
    return shown_page(reads, call, file, Note.ADDED, change)


def _plans(reads: Reads, call: Call, file: OrganisationFile | None) -> tuple[DecisionPlan, ...]:
    """What an organisation owes on the open decisions; nothing where its report is in already."""
    zone = call.now.tzinfo
    assert isinstance(zone, ZoneInfo), "a call's time is the department's"
    kept = {one.decision_id: one for one in file.reports} if file else {}
    plans = []
    for published in reads.decisions(call.department_id):
        report = kept.get(published.id)
        deadline = report.deadline if report else published.deadline
        owed = report is None or not report.state.finished
        returned = report is not None and report.state is ReportState.RETURNED
        ladder = published.decision.ladder
        rungs = to_come(ladder, deadline, call.now, zone, call.days, returned=returned) if owed else ()
        plans.append(DecisionPlan(published.id, deadline, rungs))
    return tuple(plans)


def _only_there(other: OrganisationFile, file: OrganisationFile) -> tuple[Attached, ...]:
    """Whoever is in both hears of it once."""
    here = {one.member.person.id for one in file.people}
    return tuple(one for one in other.people if one.member.person.id not in here)


def _told(
    call: Call, file: OrganisationFile, note: Note, into: Organisation | None = None
) -> tuple[Show, ...]:
    """A message to each of its people."""
    chats = {one.member.person.chat_id for one in file.people} - {call.chat_id}
    news = OrganisationNews(file.organisation, note, into)
    return tuple(Show(chat, news, notice=True) for chat in sorted(chats))


def _unfit(reads: Reads, call: Call, name: str, of: int = 0) -> Note | None:
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or not name_key(name):
        return Note.NAME_UNFIT
    others = (entry.organisation for entry in reads.directory(call.department_id))
    taken = any(one.id != of and name_key(one.name) == name_key(name) for one in others)
    return Note.NAME_TAKEN if taken else None


def _one_line(typed: str) -> str:
    return " ".join(clean(typed).split())


def _manages(call: Call) -> bool:
    return call.staff is not None and call.staff.may_manage
