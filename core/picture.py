"""Which picture the summary shows, and the mark by which the same one is known again. Pure."""

from collections.abc import Sequence
from datetime import date, tzinfo
from hashlib import sha256
from zlib import crc32

from core.districts import lies_in, named
from core.heat import HeatPage, heat_page
from core.outgoing import Paper
from core.ports import PublishedDecision
from core.progress import Progress, progress_by_day
from core.summary import OrganisationState
from core.timeliness import day_of

Drawing = HeatPage | Progress
EDITION = 1  # of how pictures are drawn: one more with each change of their looks, so that all are drawn anew


def picture_of(
    paper: Paper,
    published: PublishedDecision,
    everybody: Sequence[OrganisationState],
    zone: tzinfo | None,
    today: date,
    page: int = 0,
    district: str = "",
) -> Drawing:
    """What is to be drawn; ``district`` is a district's key, and one that is no more narrows nothing."""
    only = named((state.organisation for state in everybody), district)
    states = [state for state in everybody if lies_in(state.organisation, only)]
    if paper != Paper.PROGRESS:  # from the outbox it comes as plain text
        return heat_page(published.decision, states, today, page, only)
    days = [day for state in states if (day := day_of(state.first_sent_at, zone)) is not None]
    begun = day_of(published.published_at, zone)
    title = published.decision.short_title
    return progress_by_day(title, begun or today, days, len(states), published.deadline, today, only)


def digest_of(drawing: Drawing) -> str:
    """The same for the same picture."""
    return sha256(f"{EDITION} {drawing!r}".encode()).hexdigest()


def mark_of(*shown: object) -> str:
    """Short enough for a button: whether what is shown is what was shown."""
    return f"{crc32(repr(shown).encode()):08x}"
