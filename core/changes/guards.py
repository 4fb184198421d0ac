"""What is remembered of those who try what isn't theirs."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CodeGuessed:
    """A code that opens nothing; the same one again is no other guess. ``at`` is real time."""

    department_id: int
    user_id: int
    code: str
    at: datetime
