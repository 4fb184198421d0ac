"""The official report's own words."""

from dataclasses import dataclass
from datetime import datetime

from core.wording import Part


@dataclass(frozen=True, slots=True)
class WordingChanged:
    """A new version of a part; None: what the bot proposes counts again. Guarded by the version seen."""

    department_id: int
    decision_id: int
    part: Part
    expected: int
    text: str | None
    sent: int  # reports that were in at that moment
    by_user_id: int
    at: datetime
