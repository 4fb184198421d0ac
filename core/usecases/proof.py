"""For the department: of one organisation, every reminder and what became of it."""

from core import proof
from core.changes.report import Prompted
from core.ports import Call, PublishedDecision, Reads
from core.prompts import ProofPrompt
from core.usecases import home as home_case
from core.views import Note, ProofChoice, ProofScreen, Result, Show

MOST_FOUND = 10


def ask(reads: Reads, call: Call, decision_id: int, note: Note | None = None) -> Result:
    """«Напоминания»: of which organisation?"""
    decision = _decision(reads, call, decision_id)
    if decision is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    return Result(
        (Show(call.chat_id, ProofChoice(decision.id, (), note)),),
        (Prompted(call.chat_id, ProofPrompt(decision.id)),),
    )


def find(reads: Reads, call: Call, decision_id: int, typed: str) -> Result:
    """A number or a part of the name: the one that it names, or a few to choose from."""
    decision = _decision(reads, call, decision_id)
    if decision is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    everybody = (entry.organisation for entry in reads.directory(call.department_id))
    found = proof.matching(everybody, typed)
    if len(found) == 1:
        return show(reads, call, decision_id, found[0].id)
    if not found:
        return ask(reads, call, decision_id, Note.NO_SUCH_ORGANISATION)
    return Result((Show(call.chat_id, ProofChoice(decision.id, found[:MOST_FOUND])),))


def show(reads: Reads, call: Call, decision_id: int, organisation_id: int, page: int = 0) -> Result:
    """The list, newest last; the next number may be typed at once."""
    decision = _decision(reads, call, decision_id)
    known = (entry.organisation for entry in reads.directory(call.department_id))
    organisation = next((one for one in known if one.id == organisation_id), None)
    if decision is None or organisation is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    zone = call.now.tzinfo
    rungs = tuple(rung.at_home(zone) for rung in reads.reminder_log(decision.id, organisation.id))
    view = ProofScreen(decision.id, decision.decision, organisation, rungs, max(page, 0))
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, ProofPrompt(decision.id)),))


def _decision(reads: Reads, call: Call, decision_id: int) -> PublishedDecision | None:
    """One of the department's own, for its administrators only."""
    if not call.staff:
        return None
    return next((p for p in reads.decisions(call.department_id) if p.id == decision_id), None)
