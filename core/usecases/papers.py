"""Papers and pictures in the chat: for whoever sees the summary."""

from core.changes.report import Prompted
from core.heat import pages_of
from core.outgoing import Paper
from core.ports import Call, PublishedDecision, Reads
from core.usecases import home as home_case
from core.views import Note, PaperChoice, PaperSent, Result, Show


def ask(reads: Reads, call: Call, decision_id: int) -> Result:
    """«Выгрузить»."""
    found = _open(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    view = PaperChoice(found.id, found.decision, call.staff is not None and call.staff.may_act)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def send(reads: Reads, call: Call, decision_id: int, paper: Paper, page: int = 0) -> Result:
    """The paper with its caption; it is made when it is sent, from what is stored then."""
    found = _open(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    tally = reads.tally(found.id, call.department_id)
    pages = pages_of(tally.total) if paper is Paper.HEAT else 1
    coverage = tally.coverage()
    own = reads.wordings(found.id, call.department_id) if paper is Paper.OFFICIAL else ()
    view = PaperSent(found.id, found.decision, paper, coverage, min(max(page, 0), pages - 1), pages, own)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _open(reads: Reads, call: Call, decision_id: int) -> PublishedDecision | Result:
    if not call.staff:
        return home_case.home(reads, call, Note.ONLY_DEPARTMENT)
    published = reads.decisions(call.department_id)
    chosen = next((one for one in published if one.id == decision_id), None)
    return chosen or home_case.home(reads, call, Note.NO_DECISION)
