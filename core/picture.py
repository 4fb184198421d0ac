"""What the summary's pictures show, and the mark by which the same one is known again. Pure."""

from datetime import date, tzinfo
from hashlib import sha256
from zlib import crc32

from core.heat import HeatPage
from core.ports import PublishedDecision
from core.progress import Progress, progress_by_day
from core.tally import Tally
from core.timeliness import day_of

Drawing = HeatPage | Progress
EDITION = 1  # of how pictures are drawn: one more with each change of their looks, so that all are drawn anew


def progress_of(
    published: PublishedDecision, tally: Tally, zone: tzinfo | None, today: date, district: str = ""
) -> Progress:
    """The picture by days, of a district's tally or of everybody's."""
    begun = day_of(published.published_at, zone) or today
    title = published.decision.short_title
    return progress_by_day(title, begun, tally.came(), tally.total, published.deadline, today, district)


def digest_of(drawing: Drawing) -> str:
    """The same for the same picture."""
    return sha256(f"{EDITION} {drawing!r}".encode()).hexdigest()


def mark_of(*shown: object) -> str:
    """Short enough for a button: whether what is shown is what was shown."""
    return f"{crc32(repr(shown).encode()):08x}"
