"""An administrator changes a decision's ladder: a draft in the chat, a preview, and only then the change.

The draft stands in the chat's prompt. Of two administrators the later is shown what the earlier has changed.
"""

from dataclasses import replace
from zoneinfo import ZoneInfo

from core.changes.ladder import LadderChanged, RungMoved, RungsRearmed
from core.changes.report import Prompted
from core.decision import Ladder
from core.ladder_change import (
    LadderInForce,
    fingerprint,
    rungs_shown,
    typed_hour,
    typed_number,
    with_hour,
    with_rung,
)
from core.ports import Call, PublishedDecision, Reads
from core.prompts import LadderPrompt
from core.rearming import Rearming, preview, rearmed
from core.usecases import home as home_case
from core.views import (
    LadderAsk,
    LadderDraft,
    LadderPreview,
    LadderScreen,
    Note,
    Result,
    Show,
)

WANTS = ("before", "overdue", "hour")
Spot = tuple[PublishedDecision, LadderInForce, LadderPrompt]


def show(reads: Reads, call: Call, decision_id: int, note: Note | None = None) -> Result:
    """«Лестница»: as it is now, in words. A draft that was begun is given up."""
    found = _in_force(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    return _shown(call, *found, note)


def edit(reads: Reads, call: Call, decision_id: int) -> Result:
    """«Изменить»: the rungs as buttons; a draft that was begun goes on."""
    found = _draft(reads, call, decision_id)
    return found if isinstance(found, Result) else _shown_draft(call, found)


def switch(reads: Reads, call: Call, decision_id: int, rung: str, on: bool) -> Result:
    """A rung on or off; pressed twice it is the same."""
    found = _draft(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    return _with(call, found, with_rung(found[2].draft, rung, on, found[1].file), Note.LADDER_BAD_NUMBER)


def ask(reads: Reads, call: Call, decision_id: int, wants: str, note: Note | None = None) -> Result:
    """«Добавить», «Час»: a few buttons, or typed."""
    found = _draft(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    if wants not in WANTS:
        return _shown_draft(call, found, Note.OLD_BUTTON)
    prompt = replace(found[2], wants=wants)
    shown = rungs_shown(prompt.draft, found[1].now, found[1].file)
    view = LadderAsk(decision_id, prompt.draft, wants, note, shown)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def set_hour(reads: Reads, call: Call, decision_id: int, hour: str) -> Result:
    """The hour on a button, «1030»."""
    found = _draft(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    typed = typed_hour(f"{hour[:-2]}:{hour[-2:]}")
    return _with(call, found, with_hour(found[2].draft, typed) if typed else None, Note.LADDER_BAD_HOUR)


def said(reads: Reads, call: Call, prompt: LadderPrompt, text: str) -> Result:
    """A number of days, or an hour."""
    found = _draft(reads, call, prompt.decision_id)
    if isinstance(found, Result):
        return found
    published, in_force, prompt = found
    if prompt.wants == "hour":
        hour = typed_hour(text)
        draft = with_hour(prompt.draft, hour) if hour else None
        if draft is None:
            return ask(reads, call, published.id, "hour", Note.LADDER_BAD_HOUR)
        return _with(call, found, draft, Note.LADDER_BAD_HOUR)
    if prompt.wants in ("before", "overdue"):
        number = typed_number(text)
        draft = with_rung(prompt.draft, f"{prompt.wants}-{number}", True, in_force.file) if number else None
        if draft is None:
            return ask(reads, call, published.id, prompt.wants, Note.LADDER_BAD_NUMBER)
        return _with(call, found, draft, Note.LADDER_BAD_NUMBER)
    return _shown_draft(call, found, Note.NOT_UNDERSTOOD)


def aside(reads: Reads, call: Call, prompt: LadderPrompt, note: Note) -> Result:
    """Something that is no words: say so, and show again what is asked."""
    if prompt.wants:
        return ask(reads, call, prompt.decision_id, prompt.wants, note)
    found = _draft(reads, call, prompt.decision_id)
    return found if isinstance(found, Result) else _shown_draft(call, found, note)


def look(reads: Reads, call: Call, decision_id: int) -> Result:
    """«Что изменится»: the preview."""
    found = _draft(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    _, in_force, prompt = found
    if _is_same(in_force, prompt):
        return _shown_draft(call, found, Note.LADDER_SAME)
    return _shown_preview(reads, call, found)


def reset(reads: Reads, call: Call, decision_id: int) -> Result:
    """«Сбросить к файлу решения»: a preview, too."""
    found = _draft(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    published, in_force, _ = found
    if in_force.ladder is None:
        return _shown(call, published, in_force, Note.LADDER_SAME)
    prompt = LadderPrompt(published.id, in_force.version, in_force.file, is_file=True)
    return _shown_preview(reads, call, (published, in_force, prompt))


def apply(reads: Reads, call: Call, decision_id: int, version: int, mark: int) -> Result:
    """«Применить»: only the draft that was shown, and only over the ladder that it was begun from."""
    found = _draft(reads, call, decision_id, version)
    if isinstance(found, Result):
        return found
    published, in_force, prompt = found
    if _is_same(in_force, prompt):
        return _shown(call, published, in_force, Note.LADDER_SAME)
    if fingerprint(prompt.draft, prompt.is_file) != mark:  # it was changed since: look at it first
        return _shown_preview(reads, call, found)
    ladder = None if prompt.is_file else prompt.draft
    change = LadderChanged(
        call.department_id,
        published.id,
        in_force.version,
        ladder,
        call.user_id,
        call.now,
        tuple(map(_written, _rearmings(reads, call, published, prompt.draft))),
    )
    by = reads.known_as(call.user_id)
    after = LadderInForce(published.id, in_force.version + 1, in_force.file, ladder, by, call.now)
    shown = _shown(call, published, after, Note.LADDER_DONE)
    return replace(shown, changes=(change, *shown.changes))


def _in_force(reads: Reads, call: Call, decision_id: int) -> tuple[PublishedDecision, LadderInForce] | Result:
    """For the department's people only."""
    if not call.staff:
        return home_case.home(reads, call, Note.NO_ACCESS)
    published = next((p for p in reads.decisions(call.department_id) if p.id == decision_id), None)
    ladder = reads.ladder(decision_id, call.department_id)
    if published is None or ladder is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    at = ladder.at.astimezone(call.now.tzinfo) if ladder.at else None
    return published, replace(ladder, at=at)


def _draft(reads: Reads, call: Call, decision_id: int, version: int | None = None) -> Spot | Result:
    """The draft that stands in the chat, or a fresh one; else what there is to see."""
    found = _in_force(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    published, in_force = found
    if call.staff is None or not call.staff.may_manage:
        return _shown(call, published, in_force, Note.ONLY_ADMINISTRATORS)
    if version is not None and version != in_force.version:
        return _shown(call, published, in_force, Note.LADDER_CHANGED)
    prompt = reads.prompt(call.chat_id)
    if not isinstance(prompt, LadderPrompt) or prompt.decision_id != decision_id:
        return published, in_force, LadderPrompt(published.id, in_force.version, in_force.now)
    if prompt.version != in_force.version:
        return _shown(call, published, in_force, Note.LADDER_CHANGED)
    return published, in_force, prompt


def _is_same(in_force: LadderInForce, prompt: LadderPrompt) -> bool:
    if prompt.is_file:
        return in_force.ladder is None
    return prompt.draft == in_force.now


def _with(call: Call, found: Spot, draft: Ladder | None, why_not: Note) -> Result:
    published, in_force, prompt = found
    if draft is None:
        return _shown_draft(call, found, why_not)
    return _shown_draft(call, (published, in_force, replace(prompt, draft=draft, wants="", is_file=False)))


def _rearmings(
    reads: Reads, call: Call, published: PublishedDecision, ladder: Ladder
) -> tuple[Rearming, ...]:
    zone = call.now.tzinfo
    assert isinstance(zone, ZoneInfo), "a call's time is the department's"
    return tuple(
        rearmed(one, ladder, published.published_at, call.now, zone, call.days)
        for one in reads.reminded(published.id, call.department_id)
    )


def _written(each: Rearming) -> RungsRearmed:
    return RungsRearmed(
        each.one.organisation.id,
        each.one.deadline,
        tuple(rung.id for rung in each.dropped),
        tuple(RungMoved(kept.id, kept.at, kept.due_at) for kept in each.kept if kept.is_moved),
        each.new,
    )


def _shown(
    call: Call, published: PublishedDecision, in_force: LadderInForce, note: Note | None = None
) -> Result:
    may_change = call.staff is not None and call.staff.may_manage
    view = LadderScreen(published.decision, published.deadline, in_force, may_change, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _shown_draft(call: Call, found: Spot, note: Note | None = None) -> Result:
    published, in_force, prompt = found
    view = LadderDraft(published.decision, in_force, prompt.draft, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, replace(prompt, wants="")),))


def _shown_preview(reads: Reads, call: Call, found: Spot) -> Result:
    published, in_force, prompt = found
    zone = call.now.tzinfo
    assert isinstance(zone, ZoneInfo), "a call's time is the department's"
    view = LadderPreview(
        published.decision,
        in_force,
        prompt.draft,
        prompt.is_file,
        preview(_rearmings(reads, call, published, prompt.draft), zone),
        fingerprint(prompt.draft, prompt.is_file),
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, replace(prompt, wants="")),))
