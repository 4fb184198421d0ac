"""Summing up: the decision's draft is shown, opinions are collected, until the decision is published."""

from core.changes.proceedings import OpinionGiven, StepTaken
from core.changes.report import Prompted
from core.meeting import PublishedMeeting
from core.ports import Call, Reads
from core.proceedings import Opinion, Step, StepKind, is_double_tap, taken_step
from core.prompts import RemarkOnDraftPrompt
from core.typed import clean
from core.usecases import meetings
from core.usecases.proceedings import Guest, guest, ours, told
from core.views import DraftDesk, DraftPage, DraftRemark, Note, Result, Show

LONGEST_REMARK = 1000


def read(reads: Reads, call: Call, meeting_id: int, organisation_id: int) -> Result:
    """«Проект решения», for a head."""
    me = _found(reads, call, meeting_id, organisation_id)
    return me if isinstance(me, Result) else _page(reads, call, me)


def agree(reads: Reads, call: Call, meeting_id: int, organisation_id: int) -> Result:
    """«За»."""
    me = _found(reads, call, meeting_id, organisation_id)
    if isinstance(me, Result):
        return me
    return _given(reads, call, me, agrees=True, remark="")


def ask_remark(
    reads: Reads, call: Call, meeting_id: int, organisation_id: int, note: Note | None = None
) -> Result:
    """«Есть замечание»: it is typed next."""
    me = _found(reads, call, meeting_id, organisation_id)
    if isinstance(me, Result):
        return me
    if not _is_open(reads, call, me.meeting):
        return _page(reads, call, me, Note.DRAFT_CLOSED)
    view = DraftRemark(me.meeting, me.seat.organisation, note)
    prompt = RemarkOnDraftPrompt(me.meeting.id, me.seat.organisation.id)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def said(reads: Reads, call: Call, prompt: RemarkOnDraftPrompt, text: str) -> Result:
    """The remark."""
    me = _found(reads, call, prompt.meeting_id, prompt.organisation_id)
    if isinstance(me, Result):
        return me
    words = clean(text)
    if not words or len(words) > LONGEST_REMARK:
        return ask_remark(reads, call, prompt.meeting_id, prompt.organisation_id, Note.OPINION_LONG)
    return _given(reads, call, me, agrees=False, remark=words)


def aside(reads: Reads, call: Call, prompt: RemarkOnDraftPrompt, note: Note) -> Result:
    """Something that is no remark."""
    return ask_remark(reads, call, prompt.meeting_id, prompt.organisation_id, note)


def desk(reads: Reads, call: Call, meeting_id: int, page: int = 0, note: Note | None = None) -> Result:
    """«Проект решения», for the department: how many agree, who has which remark."""
    meeting = ours(reads, call, meeting_id)
    if isinstance(meeting, Result):
        return meeting
    return _desk(reads, call, meeting, page, note)


def show_all(reads: Reads, call: Call, meeting_id: int) -> Result:
    """«Показать участникам»: every organisation gets the text; shown again, those without an opinion."""
    meeting = ours(reads, call, meeting_id, acting=True)
    if isinstance(meeting, Result):
        return meeting
    if meeting.plan.decision is None or _published(reads, call, meeting):
        return _desk(reads, call, meeting, 0, Note.DRAFT_CLOSED)
    before = taken_step(reads.steps(meeting.id, call.department_id), StepKind.DRAFT)
    if is_double_tap(before, call.now):
        return _desk(reads, call, meeting, 0, Note.DRAFT_SHOWN)
    said_so = {one.organisation_id for one in reads.opinions(meeting.id, call.department_id)}
    seats = reads.seats(meeting.id, call.department_id)
    shows = told(
        reads,
        [one for one in seats if one.organisation.id not in said_so],
        lambda seat, several: DraftPage(meeting, seat.organisation, None, several),
    )
    step = StepTaken(meeting.id, call.department_id, StepKind.DRAFT, 0, call.now, call.user_id)
    shown = _desk(reads, call, meeting, 0, Note.DRAFT_SHOWN, Step(step.kind, 0, step.at))
    return Result((*shown.shows, *shows), (step, *shown.changes))


def _given(reads: Reads, call: Call, me: Guest, *, agrees: bool, remark: str) -> Result:
    if not _is_open(reads, call, me.meeting):
        return _page(reads, call, me, Note.DRAFT_CLOSED)
    here = me.seat.organisation.id
    change = OpinionGiven(me.meeting.id, call.department_id, here, agrees, remark, me.person_id, call.now)
    shown = _page(reads, call, me, Note.OPINION_KEPT, Opinion(here, agrees, remark, call.now))
    return Result(shown.shows, (change, *shown.changes))


def _page(
    reads: Reads, call: Call, me: Guest, note: Note | None = None, opinion: Opinion | None = None
) -> Result:
    here = me.seat.organisation
    if opinion is None:
        given = reads.opinions(me.meeting.id, call.department_id)
        opinion = next((one for one in given if one.organisation_id == here.id), None)
    is_open = _is_open(reads, call, me.meeting)
    view = DraftPage(me.meeting, here, opinion, me.of_several, is_open, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _desk(
    reads: Reads,
    call: Call,
    meeting: PublishedMeeting,
    page: int,
    note: Note | None = None,
    step: Step | None = None,
) -> Result:
    if meeting.plan.decision is None:
        return meetings.open_desk(reads, call, meeting.id, Note.OLD_BUTTON)
    shown = step or taken_step(reads.steps(meeting.id, call.department_id), StepKind.DRAFT)
    acts = call.staff is not None and call.staff.may_act
    view = DraftDesk(
        meeting,
        reads.seats(meeting.id, call.department_id),
        reads.opinions(meeting.id, call.department_id),
        shown,
        max(page, 0),
        _published(reads, call, meeting),
        acts,
        note,
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _found(reads: Reads, call: Call, meeting_id: int, organisation_id: int) -> Guest | Result:
    """Only once the draft was shown."""
    me = guest(reads, call, meeting_id, organisation_id)
    if isinstance(me, Result):
        return me
    shown = taken_step(reads.steps(me.meeting.id, call.department_id), StepKind.DRAFT)
    if shown is None or me.meeting.plan.decision is None:
        return meetings.page(reads, call, me.meeting, me.seat, Note.OLD_BUTTON)
    return me


def _is_open(reads: Reads, call: Call, meeting: PublishedMeeting) -> bool:
    return not meeting.closed and not _published(reads, call, meeting)


def _published(reads: Reads, call: Call, meeting: PublishedMeeting) -> bool:
    """The decision itself is there: the draft is one no more."""
    draft = meeting.plan.decision
    return draft is not None and any(
        one.decision.id == draft.id for one in reads.decisions(call.department_id)
    )
