"""Papers and pictures in the chat: for whoever sees the summary."""

from core.changes.papers import PaperAsked
from core.changes.report import Prompted
from core.heat import pages_of
from core.outgoing import PAPER_ALBUM, Paper
from core.paper_jobs import PICTURES
from core.ports import Call, PublishedDecision, Reads
from core.usecases import home as home_case
from core.usecases.archive import readable
from core.views import Note, PaperChoice, PaperMaking, PaperSent, Result, Show


def ask(reads: Reads, call: Call, decision_id: int) -> Result:
    """«Выгрузить»."""
    found = _open(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    may_act = call.staff is not None and call.staff.may_act and found.closed_at is None
    view = PaperChoice(found.id, found.decision, may_act)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def send(reads: Reads, call: Call, decision_id: int, paper: Paper, page: int = 0) -> Result:
    """A picture with its caption, made when it is sent; a file follows when it is made."""
    found = _open(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    if paper not in PICTURES:
        return _make(reads, call, found, paper)
    tally = reads.tally(found.id, call.department_id)
    pages = pages_of(tally.total) if paper is Paper.HEAT else 1
    at = min(max(page, 0), pages - 1)
    view = PaperSent(found.id, found.decision, paper, tally.coverage(), at, pages)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _make(reads: Reads, call: Call, found: PublishedDecision, paper: Paper) -> Result:
    """A file takes a while: it is made aside, and one message says how far it is."""
    if reads.is_paper_waiting(call.chat_id, found.id, paper):
        return Result(toast=Note.PAPER_BEING_MADE)
    album = f"{PAPER_ALBUM}{call.chat_id}-{paper.value}-{call.now:%Y%m%d%H%M%S%f}"
    asked = PaperAsked(call.department_id, found.id, call.chat_id, paper, album, call.now)
    show = Show(call.chat_id, PaperMaking(paper), album=album)
    return Result((show,), (asked, Prompted(call.chat_id, None)))


def _open(reads: Reads, call: Call, decision_id: int) -> PublishedDecision | Result:
    if not call.staff:
        return home_case.home(reads, call, Note.ONLY_DEPARTMENT)
    return readable(reads, call, decision_id) or home_case.home(reads, call, Note.NO_DECISION)
