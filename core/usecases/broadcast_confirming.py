"""«Отправить»: only what was looked at goes, and only to those who were counted."""

from core.ports import Call, Reads
from core.usecases.broadcast_draft import draft_of
from core.usecases.broadcast_progress import asked_again, confirmed, selected
from core.usecases.broadcast_words import look
from core.views import Note, Result


def send(reads: Reads, call: Call, broadcast_id: int, version: int, people: int, sure: bool) -> Result:
    """A second tap finds it on its way; a draft that has changed, or other people, are looked at first."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    if draft.version != version or draft.text is None or draft.audience is None:
        return look(reads, call, draft, (), Note.SEEN_IS_OLD)
    selection = selected(reads, call, draft)
    if len(selection.people) != people:
        return look(reads, call, draft, (), Note.BROADCAST_OTHERS)
    asked = None if sure else asked_again(reads, call, draft, selection)
    return asked or confirmed(reads, call, draft, selection)
