"""«Найти»: from a part of a name or a number to an organisation's report, for whoever sees the summary."""

from core import directory
from core.changes.report import Prompted
from core.people import Organisation
from core.ports import Call, PublishedDecision, Reads
from core.prompts import FindPrompt
from core.usecases import deciding, reports
from core.usecases import home as home_case
from core.usecases.archive import readable
from core.views import Note, OrganisationSearch, Result, Show

MOST_FOUND = 10


def ask(reads: Reads, call: Call, decision_id: int = 0, note: Note | None = None) -> Result:
    """Which organisation? On the newest decision where none is named."""
    chosen = _chosen(reads, call, decision_id)
    return chosen if isinstance(chosen, Result) else _shown(call, chosen, note=note)


def find(reads: Reads, call: Call, typed: str, decision_id: int = 0) -> Result:
    """The report of the one that is meant, or a few to choose from; the next may be typed at once."""
    chosen = _chosen(reads, call, decision_id)
    if isinstance(chosen, Result):
        return chosen
    several = not decision_id and len(reads.decisions(call.department_id)) > 1
    known = (entry for entry in reads.directory(call.department_id) if not entry.organisation.closed)
    found = directory.matching(known, typed)
    if len(found) == 1 and several and (asked := deciding.which(reads, call, found[0])) is not None:
        return asked
    if len(found) == 1:
        return reports.open_by_organisation(reads, call, chosen.id, found[0].id)
    return _shown(call, chosen, found, None if found else Note.NO_SUCH_ORGANISATION)


def _shown(
    call: Call, chosen: PublishedDecision, found: tuple[Organisation, ...] = (), note: Note | None = None
) -> Result:
    more = max(0, len(found) - MOST_FOUND)
    view = OrganisationSearch(chosen.id, chosen.decision, found[:MOST_FOUND], more, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, FindPrompt(chosen.id)),))


def _chosen(reads: Reads, call: Call, decision_id: int) -> PublishedDecision | Result:
    if not call.staff:
        return home_case.home(reads, call, Note.ONLY_DEPARTMENT)
    chosen = readable(reads, call, decision_id) or next(iter(reads.decisions(call.department_id)), None)
    return chosen or home_case.home(reads, call, Note.NO_DECISION)
