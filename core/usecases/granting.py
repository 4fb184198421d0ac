"""The department decides on another deadline: one tap, or with a word, or until another day.

The first administrator decides; whoever comes later sees what was decided.
"""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from core.changes.report import Prompted
from core.changes.time import ExtensionDecided
from core.extension import LONGEST_WORDS, Extension, ExtensionState, fitting
from core.ladder import Rung, to_come
from core.ports import Call, Reads
from core.prompts import DecisionPrompt
from core.report import ReportState
from core.russian_dates import parse_day
from core.typed import clean
from core.usecases import home as home_case
from core.views import (
    ExtensionAnswer,
    ExtensionList,
    ExtensionQuestion,
    ExtensionSettled,
    Note,
    Result,
    Show,
)


def question(
    reads: Reads, call: Call, extension_id: int, wants: str = "", note: Note | None = None
) -> Result:
    """The request as it stands, with whatever of the answer was written already."""
    found = _open(reads, call, extension_id)
    if isinstance(found, Result):
        return found
    draft = replace(_draft(reads, call, found), wants=wants)
    view = ExtensionQuestion(found, draft.word, draft.until, wants, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, draft),))


def said(reads: Reads, call: Call, prompt: DecisionPrompt, text: str) -> Result:
    """A word to go with the decision, or another date."""
    found = _open(reads, call, prompt.extension_id)
    if isinstance(found, Result):
        return found
    if not prompt.wants:
        return question(reads, call, found.id, note=Note.NOT_UNDERSTOOD)
    if prompt.wants == "date":
        typed = parse_day(text, call.today, "future")
        real = fitting(typed.day, found.deadline, call.today, call.days) if typed else None
        if real is None:
            why = Note.EXTENSION_BAD_DATE if typed else Note.NOT_A_DATE
            return question(reads, call, found.id, "date", why)
        draft = replace(prompt, wants="", until=real)
    else:
        word = clean(text)
        if not word or len(word) > LONGEST_WORDS:
            return question(reads, call, found.id, "word", Note.REASON_LENGTH)
        draft = replace(prompt, wants="", word=word)
    view = ExtensionQuestion(found, draft.word, draft.until)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, draft),))


def decide(reads: Reads, call: Call, extension_id: int, granted: bool, day: date, worded: bool) -> Result:
    """«Согласиться» until the day on the button, or «Отказать»; ``worded`` buttons come with a word."""
    found = _open(reads, call, extension_id)
    if isinstance(found, Result):
        return found
    draft = _draft(reads, call, found)
    if worded and not draft.word:  # what was written was given up on the way: don't send less than was shown
        return question(reads, call, found.id, note=Note.EXTENSION_DRAFT_GONE)
    until = fitting(day, found.deadline, call.today, call.days) if granted else None
    if granted and until is None:  # days have passed since the request
        return question(reads, call, found.id, "date", Note.EXTENSION_BAD_DATE)
    settled = replace(
        found,
        state=ExtensionState.GRANTED if until else ExtensionState.DECLINED,
        until=until,
        word=draft.word if worded else "",
        decided_by=call.user_id,
    )
    rungs = _rungs(call, found, until) if until and found.report_state is not ReportState.ACCEPTED else ()
    change = ExtensionDecided(found.id, until, settled.word, call.user_id, call.now, rungs)
    shown = settled_for_all(reads, call, replace(settled, deadline=until or found.deadline))
    return replace(shown, changes=(change, Prompted(call.chat_id, None)))


def waiting(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Просят перенести срок»: every open request, oldest first."""
    if call.staff is None or not call.staff.may_act:
        return home_case.home(reads, call, Note.NO_ACCESS)
    view = ExtensionList(reads.open_extensions(call.department_id), note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def settled_for_all(reads: Reads, call: Call, settled: Extension) -> Result:
    """What whoever decided is shown, and what everybody concerned hears."""
    mine = Show(call.chat_id, ExtensionSettled(settled, None, Note.EXTENSION_DONE))
    return Result((mine, *_told(reads, call, settled)))


def _open(reads: Reads, call: Call, extension_id: int) -> Extension | Result:
    """The request, if the caller may decide on it and nobody has yet; else what there is to see."""
    if not call.staff or not call.staff.may_act:
        return home_case.home(reads, call, Note.VIEW_ONLY if call.staff else Note.NO_ACCESS)
    found = reads.extension(extension_id)
    if found is None or found.department_id != call.department_id:
        return home_case.home(reads, call, Note.NO_ACCESS)
    if found.organisation.closed:
        return home_case.home(reads, call, Note.ORGANISATION_CLOSED)
    report = reads.department_report(found.report_id, call.department_id)
    if report is not None and report.is_archived:
        return home_case.home(reads, call, Note.DECISION_CLOSED)
    if found.state is ExtensionState.REPLACED:
        newer = reads.open_extension(found.report_id)
        if newer is None:
            return home_case.home(reads, call, Note.EXTENSION_DECIDED)
        view = ExtensionQuestion(newer, note=Note.EXTENSION_REPLACED)
        return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, DecisionPrompt(newer.id)),))
    if found.state is not ExtensionState.OPEN:
        view_settled = ExtensionSettled(found, _who(reads, call, found), Note.EXTENSION_DECIDED)
        return Result((Show(call.chat_id, view_settled),), (Prompted(call.chat_id, None),))
    return found


def _draft(reads: Reads, call: Call, extension: Extension) -> DecisionPrompt:
    prompt = reads.prompt(call.chat_id)
    is_mine = isinstance(prompt, DecisionPrompt) and prompt.extension_id == extension.id
    return prompt if is_mine and isinstance(prompt, DecisionPrompt) else DecisionPrompt(extension.id)


def _rungs(call: Call, extension: Extension, until: date) -> tuple[Rung, ...]:
    """What is still to come of the ladder towards the new deadline."""
    zone = call.now.tzinfo
    assert isinstance(zone, ZoneInfo), "a call's time is the department's"
    returned = extension.report_state is ReportState.RETURNED
    return to_come(extension.decision.ladder, until, call.now, zone, call.days, returned=returned)


def _told(reads: Reads, call: Call, settled: Extension) -> tuple[Show, ...]:
    """Everybody concerned, each once: the organisation's people, and the other administrators."""
    people = {member.person.chat_id for member in reads.members(settled.organisation.id)} - {call.chat_id}
    others = set(call.staff_ids) - people - {call.chat_id}
    by = reads.known_as(call.user_id)
    return (
        *(Show(chat, ExtensionAnswer(settled), notice=True) for chat in sorted(people)),
        *(Show(chat, ExtensionSettled(settled, by), notice=True) for chat in sorted(others)),
    )


def _who(reads: Reads, call: Call, extension: Extension) -> str | None:
    if extension.decided_by == call.user_id or extension.decided_by is None:
        return None
    return reads.known_as(extension.decided_by)
