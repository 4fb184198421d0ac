"""A message to many: what shall be said, and how it will look at the first who gets it."""

from dataclasses import replace

from core.broadcast import Audience, Broadcast, room_for_text, units
from core.broadcast_audience import Addressee, choose, meant
from core.changes import Change
from core.changes.report import Prompted
from core.ports import Call, Reads
from core.prompts import BroadcastPrompt
from core.usecases.broadcast_draft import draft_of, kept
from core.usecases.broadcast_picking import shown_picks, shown_whom
from core.views import BroadcastConfirm, BroadcastLetter, BroadcastWords, Note, Result, Show


def write(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Дальше», «Изменить текст»: what shall be said?"""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    if draft.audience is Audience.BY_HAND and not draft.picked:
        return shown_picks(reads, call, draft, 0, (), Note.BROADCAST_NOBODY)
    return shown_words(reads, call, draft, ())


def prepared(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Готовое напоминание»."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    return look(reads, call, *kept(replace(draft, text="")))


def keep_words(reads: Reads, call: Call, broadcast_id: int, note: Note | None = None) -> Result:
    """«Оставить прежний текст»: the preview again."""
    draft = draft_of(reads, call, broadcast_id)
    return draft if isinstance(draft, Result) else look(reads, call, draft, (), note)


def without_file(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Убрать файл»."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    return look(reads, call, *kept(replace(draft, file=None)))


def look(
    reads: Reads, call: Call, draft: Broadcast, changes: tuple[Change, ...], note: Note | None = None
) -> Result:
    """The preview, made for the first who will get it; and the question whether it shall go."""
    if draft.text is None:
        return shown_words(reads, call, draft, changes, note)
    if draft.audience is None:
        return shown_whom(reads, call, draft, changes, note)
    selection = choose(draft, reads.candidates(draft.decision_id, call.department_id), call.today)
    if not selection.people:
        return shown_whom(reads, call, draft, changes, Note.BROADCAST_NOBODY)
    example = selection.people[0]
    letter = letter_to(call, draft, example)
    confirm = BroadcastConfirm(draft, selection, example, call.today, call.per_second, note)
    return Result(
        (Show(call.chat_id, letter), Show(call.chat_id, confirm, notice=True)),
        (*changes, Prompted(call.chat_id, BroadcastPrompt(draft.id))),
    )


def letter_to(call: Call, draft: Broadcast, person: Addressee) -> BroadcastLetter:
    """The message exactly as that person will get it, with buttons that do nothing yet."""
    return BroadcastLetter(
        call.department,
        person.name,
        person.cards,
        call.today,
        draft.text or "",
        draft.file,
        len(person.cards) > 1,
        preview=draft.id,
    )


def with_words(reads: Reads, call: Call, draft: Broadcast) -> Result:
    """The words are kept only where they fit into one message."""
    text = draft.text or ""
    room = room_for_text(call.department, draft.file is not None)
    if units(text) > room:
        return shown_words(reads, call, draft, (), Note.BROADCAST_TOO_LONG, room, units(text))
    return look(reads, call, *kept(draft))


def shown_words(
    reads: Reads,
    call: Call,
    draft: Broadcast,
    changes: tuple[Change, ...],
    note: Note | None = None,
    room: int = 0,
    typed: int = 0,
) -> Result:
    """What shall be said? To how many organisations."""
    if draft.audience is None:
        return shown_whom(reads, call, draft, changes, note)
    candidates = reads.candidates(draft.decision_id, call.department_id)
    number = len(meant(candidates, draft.audience, draft.district, draft.picked, call.today))
    view = BroadcastWords(draft, number, note, room, typed)
    return Result((Show(call.chat_id, view),), (*changes, Prompted(call.chat_id, BroadcastPrompt(draft.id))))
