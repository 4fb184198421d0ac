"""What a specialist is about to send to many: begun, found again, kept, given up.

The draft is a row of its own, so nothing is lost where the chat goes elsewhere meanwhile: «Напомнить» goes on
with it. Every step is one change of the draft, guarded by its version.
"""

from dataclasses import replace

from core.broadcast import Broadcast, BroadcastState
from core.changes import Change
from core.changes.broadcast import BroadcastDrafted, BroadcastDropped
from core.changes.report import Prompted
from core.ports import Call, Reads
from core.usecases import home as home_case
from core.usecases import overview
from core.usecases.broadcast_progress import may
from core.usecases.broadcast_progress import page as progress_page
from core.views import Note, Result


def draft_of(reads: Reads, call: Call, broadcast_id: int) -> Broadcast | Result:
    """The draft, for whoever may act; one that was sent meanwhile is shown as it goes."""
    if not may(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    found = reads.broadcast(broadcast_id, call.department_id)
    if found is None or found.state is BroadcastState.DROPPED:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    if found.state is not BroadcastState.DRAFT:
        return progress_page(reads, call, broadcast_id, 0, Note.BROADCAST_GONE)
    if found.user_id != call.user_id:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    return found


def kept(draft: Broadcast) -> tuple[Broadcast, tuple[Change, ...]]:
    """The draft as it will stand, and the change that makes it so."""
    after = replace(draft, version=draft.version + 1)
    return after, (BroadcastDrafted(after, draft.version),)


def drop(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Отмена»: the draft is given up."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    shown = overview.summary(reads, call, draft.decision_id)
    dropped = BroadcastDropped(call.department_id, draft.id, draft.version)
    return replace(shown, changes=(*shown.changes, dropped, Prompted(call.chat_id, None)))
