"""«Напомнить»: a specialist chooses whom, writes or takes the prepared words, and looks at them.

Where it begins, and whatever comes typed or as a file; the steps stand in ``broadcast_picking`` and
``broadcast_words``.
"""

from dataclasses import replace

from core.broadcast import Audience, Broadcast
from core.changes.report import NewEvidence
from core.districts import named
from core.outgoing import SentFile
from core.ports import Call, Reads
from core.programs import is_program
from core.prompts import BroadcastPrompt
from core.typed import clean
from core.usecases import home as home_case
from core.usecases.broadcast_draft import draft_of, kept
from core.usecases.broadcast_picking import pick_typed, shown_picks, shown_whom
from core.usecases.broadcast_progress import may, of_decision
from core.usecases.broadcast_words import shown_words, with_words
from core.views import Note, Result


def ask(reads: Reads, call: Call, decision_id: int, district: str = "") -> Result:
    """«Напомнить»: to whom? A draft that was begun goes on; ``district`` is a key."""
    if not may(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    published = of_decision(reads, call, decision_id)
    if published is None:
        return home_case.home(reads, call, Note.NO_DECISION)
    draft = reads.broadcast_draft(published.id, call.user_id, call.department_id)
    if draft is None:
        draft = Broadcast(
            reads.next_broadcast(), call.department_id, published.id, call.user_id, call.chat_id, call.now
        )
    if district:
        everybody = (one.organisation for one in reads.candidates(published.id, call.department_id))
        draft = replace(draft, district=named(everybody, district))
    return shown_whom(reads, call, *kept(draft))


def aim(reads: Reads, call: Call, broadcast_id: int, audience: Audience) -> Result:
    """To these; next come the words, or the ticks."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    draft = replace(draft, audience=audience)
    if audience is Audience.BY_HAND:
        draft, changes = kept(draft)
        return shown_picks(reads, call, draft, 0, changes)
    return shown_words(reads, call, *kept(draft))


def said(reads: Reads, call: Call, prompt: BroadcastPrompt, text: str) -> Result:
    """The words, or an organisation to be ticked."""
    draft = draft_of(reads, call, prompt.broadcast_id)
    if isinstance(draft, Result):
        return draft
    if prompt.picking:
        return pick_typed(reads, call, draft, text)
    words = clean(text)
    if not words:  # nothing that can be seen; and empty words would mean the prepared reminder
        return shown_words(reads, call, draft, (), Note.BROADCAST_EMPTY)
    return with_words(reads, call, replace(draft, text=words))


def add_file(reads: Reads, call: Call, sent: NewEvidence, is_photo: bool) -> Result | None:
    """A photo or a document for the message that is being written; None where none is."""
    prompt = reads.prompt(call.chat_id)
    if not isinstance(prompt, BroadcastPrompt) or prompt.picking or not may(call):
        return None
    draft = draft_of(reads, call, prompt.broadcast_id)
    if isinstance(draft, Result):
        return draft
    if is_program(sent.file_name, sent.mime):
        return shown_words(reads, call, draft, (), Note.FILE_REFUSED)
    file = SentFile(sent.file_id, " ".join(clean(sent.file_name).split()), is_photo, sent.mime)
    draft = replace(draft, file=file, text=clean(sent.text) or draft.text)
    if draft.text is None:
        draft, changes = kept(draft)
        return shown_words(reads, call, draft, changes, Note.BROADCAST_FILE)
    result = with_words(reads, call, draft)
    return replace(result, shows=tuple(replace(one, album=sent.group) for one in result.shows))


def aside(reads: Reads, call: Call, prompt: BroadcastPrompt, note: Note) -> Result:
    """Something that is neither words nor a file: say so, and show again what is asked."""
    draft = draft_of(reads, call, prompt.broadcast_id)
    if isinstance(draft, Result):
        return draft
    if prompt.picking:
        return shown_picks(reads, call, draft, 0, (), note)
    return shown_words(reads, call, draft, (), note)
