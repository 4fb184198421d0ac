"""Materials of an agenda item for a head: what was handed out is looked at, and that is recorded."""

from core.changes.proceedings import MaterialSeen
from core.changes.report import Prompted
from core.materials import of_item
from core.ports import Call, Reads
from core.proceedings import is_handed_out
from core.usecases import meetings
from core.usecases.proceedings import Guest, guest
from core.views import MaterialFile, MaterialsOpen, MaterialsPage, Note, Result, Show


def opened(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int, note: Note | None = None
) -> Result:
    """«Материалы»: the items of which something was handed out."""
    me = guest(reads, call, meeting_id, organisation_id)
    if isinstance(me, Result):
        return me
    items = _items(reads, call, me)
    if not items:
        return meetings.page(reads, call, me.meeting, me.seat, note or Note.MATERIALS_CLOSED)
    if len(items) == 1 and note is None:
        return look(reads, call, meeting_id, organisation_id, items[0][0])
    view = MaterialsOpen(me.meeting, me.seat.organisation, items, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def look(reads: Reads, call: Call, meeting_id: int, organisation_id: int, item: int) -> Result:
    """«Посмотреть»: all of one item; the first look is recorded."""
    me = guest(reads, call, meeting_id, organisation_id)
    if isinstance(me, Result):
        return me
    if item not in dict(_items(reads, call, me)):
        return meetings.page(reads, call, me.meeting, me.seat, Note.MATERIALS_CLOSED)
    pieces = of_item(reads.materials(me.meeting.id, call.department_id), item)
    seen = MaterialSeen(
        me.meeting.id, call.department_id, item, me.seat.organisation.id, me.person_id, call.now
    )
    view = MaterialsPage(me.meeting, me.seat.organisation, item, pieces)
    return Result((Show(call.chat_id, view),), (seen, Prompted(call.chat_id, None)))


def show_file(reads: Reads, call: Call, meeting_id: int, organisation_id: int, piece_id: int) -> Result:
    """One file."""
    me = guest(reads, call, meeting_id, organisation_id)
    if isinstance(me, Result):
        return me
    every = reads.materials(me.meeting.id, call.department_id)
    piece = next((one for one in every if one.id == piece_id and one.file), None)
    if piece is None or piece.item not in dict(_items(reads, call, me)):
        return meetings.page(reads, call, me.meeting, me.seat, Note.MATERIALS_CLOSED)
    view = MaterialFile(me.meeting, me.seat.organisation, piece)
    return Result((Show(call.chat_id, view),))


def _items(reads: Reads, call: Call, me: Guest) -> tuple[tuple[int, int], ...]:
    """Those that this organisation may look at, with how many pieces each has."""
    steps = reads.steps(me.meeting.id, call.department_id)
    pieces = reads.materials(me.meeting.id, call.department_id)
    items = sorted({one.item for one in pieces})
    return tuple((item, len(of_item(pieces, item))) for item in items if is_handed_out(steps, me.seat, item))
