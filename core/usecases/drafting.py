"""A decision comes as a file: read, walked through as a head, published with one more tap."""

from dataclasses import replace

from core.amendment import diff
from core.changes.decisions import DraftDecided, DraftRead, DraftSent, WalkBegun
from core.changes.report import NewEvidence, Prompted
from core.draft import LARGEST, DecisionDraft, DraftState, ReadDraft
from core.ladder import effective_deadline
from core.ports import Call, PublishedDecision, Reads
from core.refitting import dated, refit
from core.rehearsal import EXAMPLE, number_of
from core.report import ReportCard, ReportState
from core.typed import clean
from core.usecases import deciding
from core.usecases import home as home_case
from core.views import (
    DraftConfirm,
    DraftOnItsWay,
    DraftRefusal,
    DraftRefused,
    DraftScreen,
    DraftWaiting,
    Note,
    Reach,
    Result,
    Show,
    Walkthrough,
)


def add_document(reads: Reads, call: Call, sent: NewEvidence) -> Result:
    """A document or a decision file from an administrator: it is fetched and read."""
    name = " ".join(clean(sent.file_name).split())
    if sent.size is not None and sent.size > LARGEST:
        return Result((Show(call.chat_id, DraftRefused(name, DraftRefusal.TOO_BIG)),))
    change = DraftSent(call.department_id, call.chat_id, call.user_id, sent.file_id, name, call.now)
    return Result((Show(call.chat_id, DraftWaiting(name)),), (change, Prompted(call.chat_id, None)))


def was_read(reads: Reads, call: Call, draft: DecisionDraft, found: ReadDraft) -> Result:
    """The file is here: a preview with the doubts, or why it can't be used."""
    decision = found.decision
    former = reads.decision_named(decision.id, call.department_id) if decision else None
    deadline = effective_deadline(decision.deadline, call.days) if decision else None
    base = former.version if former else 0
    change = DraftRead(draft.id, found, deadline, base, call.now)
    if decision is None:
        refused = DraftRefused(draft.file_name, DraftRefusal.UNREADABLE, found.problems)
        return Result((Show(call.chat_id, refused, notice=True),), (change,))
    if former is not None and former.closed_at is not None:
        shut = DraftRefused(draft.file_name, DraftRefusal.CLOSED)
        read = DraftRead(draft.id, ReadDraft(), None, 0, call.now)
        return Result((Show(call.chat_id, shut, notice=True),), (read,))
    here = replace(
        draft,
        state=DraftState.READY,
        decision=decision,
        deadline=deadline,
        doubts=found.doubts,
        unfilled=found.unfilled,
        is_document=found.is_document,
        base=base,
    )
    view = DraftScreen(here, _reach(reads, call, here, former), former, file=found.is_document)
    earlier = (  # the same decision sent again takes the place of one's former draft
        DraftDecided(call.department_id, one.id, False, call.user_id, call.now)
        for one in reads.drafts(call.department_id)
        if one.user_id == draft.user_id and one.decision is not None and one.decision.id == decision.id
    )
    return Result((Show(call.chat_id, view, notice=True),), (change, *earlier))


def was_lost(call: Call, draft: DecisionDraft) -> Result:
    """The messenger doesn't give the file any more."""
    view = DraftRefused(draft.file_name, DraftRefusal.LOST)
    change = DraftRead(draft.id, ReadDraft(), None, 0, call.now)
    return Result((Show(call.chat_id, view, notice=True),), (change,))


def show(reads: Reads, call: Call, draft_id: int, note: Note | None = None) -> Result:
    """A draft as it stands; «Закончить просмотр» leads here, too."""
    found = _open(reads, call, draft_id)
    return found if isinstance(found, Result) else _shown(reads, call, found, note)


def send_file(reads: Reads, call: Call, draft_id: int) -> Result:
    """«Прислать файл»: the YAML."""
    found = _open(reads, call, draft_id)
    if isinstance(found, Result):
        return found
    former = _former(reads, call, found)
    view = DraftScreen(found, _reach(reads, call, found, former), former, file=True)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def walk(reads: Reads, call: Call, draft_id: int) -> Result:
    """«Посмотреть как заведующий»: the very message that heads will get, and everything behind it."""
    found = _open(reads, call, draft_id)
    if isinstance(found, Result):
        return found
    if found.user_id != call.user_id:
        return _shown(reads, call, found, Note.DRAFT_OF_ANOTHER)
    decision, deadline = found.ready
    card = ReportCard(
        number_of(found.id),
        0,
        EXAMPLE,
        decision.short_title,
        deadline,
        ReportState.NOT_OPENED,
        0,
        len(decision.tasks),
    )
    view = Walkthrough(found.id, card, call.today)
    return Result((Show(call.chat_id, view),), (WalkBegun(found.id), Prompted(call.chat_id, None)))


def ask_publish(reads: Reads, call: Call, draft_id: int) -> Result:
    """«Опубликовать»: to whom it goes and by when; nothing is done yet."""
    found = _publishable(reads, call, draft_id)
    if isinstance(found, Result):
        return found
    former = _former(reads, call, found)
    view = DraftConfirm(found, _reach(reads, call, found, former), former)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def publish(reads: Reads, call: Call, draft_id: int, base: int) -> Result:
    """Agreed to what was shown: where another version came meanwhile, that is shown first."""
    found = _publishable(reads, call, draft_id)
    if isinstance(found, Result):
        return found
    former = _former(reads, call, found)
    if (former.version if former else 0) != base:
        return _shown(reads, call, found, Note.DRAFT_OVERTAKEN)
    if former is not None and not _reach(reads, call, found, former).edits:
        return _shown(reads, call, found, Note.DRAFT_SAME)
    change = DraftDecided(call.department_id, found.id, True, call.user_id, call.now)
    shown = Show(call.chat_id, DraftOnItsWay(found.ready[0].short_title))
    return Result((shown,), (change, Prompted(call.chat_id, None)))


def drop(reads: Reads, call: Call, draft_id: int) -> Result:
    """«Удалить черновик»."""
    found = _open(reads, call, draft_id)
    if isinstance(found, Result):
        return found
    change = DraftDecided(call.department_id, found.id, False, call.user_id, call.now)
    shown = deciding.listing(reads, call, Note.DRAFT_DROPPED)
    return replace(shown, changes=(change, *shown.changes))


def _open(reads: Reads, call: Call, draft_id: int) -> DecisionDraft | Result:
    """An administrator's, while nobody has decided; else where to go on."""
    if call.staff is None or not call.staff.may_manage:
        note = Note.ONLY_ADMINISTRATORS if call.staff else Note.NO_ACCESS
        return home_case.home(reads, call, note)
    found = reads.draft(draft_id, call.department_id)
    if found is None or not found.is_open:
        return deciding.listing(reads, call, Note.DRAFT_GONE)
    return found


def _publishable(reads: Reads, call: Call, draft_id: int) -> DecisionDraft | Result:
    found = _open(reads, call, draft_id)
    if isinstance(found, Result) or not found.unfilled:
        return found
    return _shown(reads, call, found, Note.DRAFT_UNFILLED)


def _former(reads: Reads, call: Call, draft: DecisionDraft) -> PublishedDecision | None:
    return reads.decision_named(draft.ready[0].id, call.department_id)


def _reach(reads: Reads, call: Call, draft: DecisionDraft, former: PublishedDecision | None) -> Reach:
    """Whom it reaches: of an amendment, those whose report is different after it."""
    new, deadline = draft.ready
    if former is None:
        entries = [one for one in reads.directory(call.department_id) if not one.organisation.closed]
        return Reach(len(entries), sum(bool(one.people) for one in entries))
    edits = diff(reads.decision_file(former.id, call.department_id), new)
    after = [
        refit(dated(one, former.deadline, deadline), edits, new)
        for one in reads.standings(former.id, call.department_id)
    ]
    touched = [each for each in after if each.edits]
    return Reach(
        len(touched),
        sum(each.standing.people for each in touched),
        edits,
        sum(len(each.gone) for each in after),
        sum(each.is_reopened for each in after),
    )


def _shown(reads: Reads, call: Call, draft: DecisionDraft, note: Note | None = None) -> Result:
    former = _former(reads, call, draft)
    view = DraftScreen(draft, _reach(reads, call, draft, former), former, note=note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))
