"""Materials for the department: attached to an agenda item, handed out to who comes, then to the others."""

from core.changes.proceedings import MaterialAdded, MaterialRemoved, StepTaken
from core.changes.report import NewEvidence, Prompted
from core.materials import LONGEST_PIECE, MOST_PIECES, Material, looked_at, of_item
from core.meeting import PublishedMeeting
from core.outgoing import SentFile
from core.ports import Call, Reads
from core.proceedings import Step, StepKind, is_double_tap, is_guest, sitting_of, taken_step
from core.prompts import MaterialPrompt
from core.typed import clean
from core.usecases import meetings
from core.usecases.proceedings import ours, told
from core.views import MaterialFile, MaterialsDesk, MaterialsItem, MaterialsNews, Note, Result, Show


def desk(reads: Reads, call: Call, meeting_id: int) -> Result:
    """«Материалы»: the agenda, with what is attached."""
    meeting = ours(reads, call, meeting_id)
    if isinstance(meeting, Result):
        return meeting
    looks = reads.looked(meeting.id, call.department_id)
    agenda = meeting.plan.meeting.agenda
    acts = call.staff is not None and call.staff.may_act
    view = MaterialsDesk(
        meeting,
        reads.materials(meeting.id, call.department_id),
        reads.steps(meeting.id, call.department_id),
        tuple((item, len(looked_at(looks, item))) for item in range(len(agenda))),
        acts,
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def open_item(reads: Reads, call: Call, meeting_id: int, item: int, note: Note | None = None) -> Result:
    """One item: what is sent next is attached to it."""
    meeting = ours(reads, call, meeting_id)
    if isinstance(meeting, Result):
        return meeting
    return _shown(reads, call, meeting, item, note)


def said(reads: Reads, call: Call, prompt: MaterialPrompt, text: str) -> Result:
    """A text, attached."""
    return _added(reads, call, prompt, clean(text), None)


def sent(reads: Reads, call: Call, prompt: MaterialPrompt, piece: NewEvidence, file: SentFile) -> Result:
    """A file or a photo with its words, attached."""
    return _added(reads, call, prompt, clean(piece.text), file)


def aside(reads: Reads, call: Call, prompt: MaterialPrompt, note: Note) -> Result:
    """Something that can't be attached."""
    return open_item(reads, call, prompt.meeting_id, prompt.item, note)


def remove(reads: Reads, call: Call, meeting_id: int, piece_id: int) -> Result:
    """«Убрать»."""
    meeting = ours(reads, call, meeting_id, acting=True)
    if isinstance(meeting, Result):
        return meeting
    piece = _piece(reads, call, meeting, piece_id)
    if piece is None:
        return desk(reads, call, meeting_id)
    change = MaterialRemoved(piece_id, call.department_id, call.now)
    rest = tuple(one for one in reads.materials(meeting.id, call.department_id) if one.id != piece_id)
    shown = _shown(reads, call, meeting, piece.item, Note.MATERIAL_REMOVED, rest)
    return Result(shown.shows, (change, *shown.changes))


def show_file(reads: Reads, call: Call, meeting_id: int, piece_id: int) -> Result:
    """One file, as it will be seen."""
    meeting = ours(reads, call, meeting_id)
    if isinstance(meeting, Result):
        return meeting
    piece = _piece(reads, call, meeting, piece_id)
    if piece is None or piece.file is None:
        return desk(reads, call, meeting_id)
    return Result((Show(call.chat_id, MaterialFile(meeting, None, piece)),))


def hand_out(reads: Reads, call: Call, meeting_id: int, item: int, everybody: bool) -> Result:
    """«Раздать»: to those who were there or are to come; or to the others."""
    meeting = ours(reads, call, meeting_id, acting=True)
    if isinstance(meeting, Result):
        return meeting
    pieces = of_item(reads.materials(meeting.id, call.department_id), item)
    if not pieces:
        return _shown(reads, call, meeting, item)
    kind = StepKind.MATERIALS_ALL if everybody else StepKind.MATERIALS
    before = taken_step(reads.steps(meeting.id, call.department_id), kind, item)
    if is_double_tap(before, call.now):
        return _shown(reads, call, meeting, item, Note.MATERIALS_HANDED)
    step = StepTaken(meeting.id, call.department_id, kind, item, call.now, call.user_id)
    seats = reads.seats(meeting.id, call.department_id)
    whom = [one for one in seats if is_guest(one) is not everybody]
    shows = told(
        reads,
        whom,
        lambda seat, several: MaterialsNews(meeting, seat.organisation, item, len(pieces), several),
    )
    shown = _shown(reads, call, meeting, item, Note.MATERIALS_HANDED, None, step)
    return Result((*shown.shows, *shows), (step, *shown.changes))


def at_item(
    reads: Reads, call: Call, meeting: PublishedMeeting, subgroup: int, item: int
) -> tuple[tuple[Show, ...], tuple[StepTaken, ...]]:
    """The chair has come to the item: those of that sitting who haven't looked get what belongs to it."""
    pieces = of_item(reads.materials(meeting.id, call.department_id), item)
    if not pieces:
        return (), ()
    looked = looked_at(reads.looked(meeting.id, call.department_id), item)
    seats = reads.seats(meeting.id, call.department_id)
    whom = [one for one in seats if sitting_of(one) == subgroup and one.organisation.id not in looked]
    shows = told(
        reads,
        whom,
        lambda seat, several: MaterialsNews(meeting, seat.organisation, item, len(pieces), several),
    )
    step = StepTaken(meeting.id, call.department_id, StepKind.MATERIALS, item, call.now, call.user_id)
    return shows, (step,)


def _added(reads: Reads, call: Call, prompt: MaterialPrompt, text: str, file: SentFile | None) -> Result:
    meeting = ours(reads, call, prompt.meeting_id, acting=True)
    if isinstance(meeting, Result):
        return meeting
    every = reads.materials(meeting.id, call.department_id)
    if len(text) > LONGEST_PIECE or not (text or file):
        return _shown(reads, call, meeting, prompt.item, Note.MATERIAL_LONG)
    if len(of_item(every, prompt.item)) >= MOST_PIECES:
        return _shown(reads, call, meeting, prompt.item, Note.MATERIAL_MANY)
    change = MaterialAdded(meeting.id, call.department_id, prompt.item, text, file, call.user_id, call.now)
    after = (*every, Material(0, prompt.item, text, file, call.now))
    shown = _shown(reads, call, meeting, prompt.item, Note.MATERIAL_ADDED, after)
    return Result(shown.shows, (change, *shown.changes))


def _shown(
    reads: Reads,
    call: Call,
    meeting: PublishedMeeting,
    item: int,
    note: Note | None = None,
    pieces: tuple[Material, ...] | None = None,
    step: StepTaken | None = None,
) -> Result:
    if item >= len(meeting.plan.meeting.agenda):
        return meetings.open_desk(reads, call, meeting.id, Note.OLD_BUTTON)
    every = reads.materials(meeting.id, call.department_id) if pieces is None else pieces
    steps = list(reads.steps(meeting.id, call.department_id))
    if step is not None:
        steps.insert(0, Step(step.kind, step.part, step.at, step.until))
    seats = reads.seats(meeting.id, call.department_id)
    guests = sum(map(is_guest, seats))
    acts = call.staff is not None and call.staff.may_act
    view = MaterialsItem(
        meeting,
        item,
        of_item(every, item),
        guests,
        len(seats) - guests,
        taken_step(steps, StepKind.MATERIALS, item),
        taken_step(steps, StepKind.MATERIALS_ALL, item),
        len(looked_at(reads.looked(meeting.id, call.department_id), item)),
        acts,
        note,
    )
    prompt = MaterialPrompt(meeting.id, item) if acts else None
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _piece(reads: Reads, call: Call, meeting: PublishedMeeting, piece_id: int) -> Material | None:
    every = reads.materials(meeting.id, call.department_id)
    return next((one for one in every if one.id == piece_id), None)
