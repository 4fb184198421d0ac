"""The summary's counts and pictures: of each look only the tally and one page of organisations are read."""

from datetime import date, tzinfo

from core.districts import district_key
from core.heat import PER_PAGE, at_page, heat_page
from core.outgoing import Paper
from core.picture import Drawing, progress_of
from core.ports import PublishedDecision, Reads
from core.tally import Tally


def counted(reads: Reads, decision_id: int, department_id: int, district: str = "") -> tuple[Tally, str]:
    """A district's tally by its key, and its name; everybody's and "" where there is none (any more)."""
    tally = reads.tally(decision_id, department_id, district)
    only = next((one for one in tally.districts if district and district_key(one) == district), "")
    if district and not only:
        tally = reads.tally(decision_id, department_id)
    return tally, only


def drawing_of(
    reads: Reads,
    department_id: int,
    paper: Paper,
    published: PublishedDecision,
    found: tuple[Tally, str],
    zone: tzinfo | None,
    today: date,
    page: int = 0,
) -> Drawing:
    """What is to be drawn of what was ``counted``."""
    tally, only = found
    if paper == Paper.PROGRESS:  # from the outbox it comes as plain text
        return progress_of(published, tally, zone, today, only)
    at = at_page(page, tally.total)
    shown = reads.states_page(published.id, department_id, district_key(only), at * PER_PAGE, PER_PAGE)
    return heat_page(published.decision, shown, today, at, tally.total, only)
