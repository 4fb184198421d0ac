"""The department's own conclusions and proposals for the official report: paragraphs, kept by version.

Until somebody has taken or written a text, the one counts that the bot proposes from the counts. Pure.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.official import OfficialReport
from core.official_words import proposed_conclusions, proposed_proposals
from core.typed import clean

LONGEST = 3500  # of a text as a whole: with its heading it is one message
MOST = 40  # paragraphs


class Part(StrEnum):
    """Which text. The values stand on buttons and in the database: only add."""

    CONCLUSIONS = "c"
    PROPOSALS = "p"


@dataclass(frozen=True, slots=True)
class Wording:
    """A part's newest version. ``text`` None: the proposed one counts again; version 0: nobody wrote yet.

    ``sent`` is how many reports were in when it was written.
    """

    part: Part
    version: int = 0
    text: str | None = None
    sent: int = 0
    by: str = ""
    at: datetime | None = None

    @property
    def paragraphs(self) -> tuple[str, ...] | None:
        """What stands in the paper; None for what the bot proposes."""
        return paragraphs_of(self.text) if self.text is not None else None


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Typed or stored words as paragraphs: a line each, empty ones left out."""
    lines = (" ".join(clean(line).split()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def proposed(part: Part, report: OfficialReport) -> tuple[str, ...]:
    """What the bot would write."""
    return proposed_conclusions(report) if part is Part.CONCLUSIONS else proposed_proposals(report)


def with_paragraph(paragraphs: tuple[str, ...], number: int, text: str) -> tuple[str, ...]:
    """``text`` instead of the paragraph of that number, from 1; it may be several. 0: of all of them."""
    if number == 0:
        return paragraphs_of(text)
    return (*paragraphs[: number - 1], *paragraphs_of(text), *paragraphs[number:])


def fits(paragraphs: tuple[str, ...]) -> bool:
    """Whether it may stand in a paper, and be shown in a message."""
    return 0 < len("\n".join(paragraphs)) <= LONGEST and len(paragraphs) <= MOST
