"""A paper was asked for."""

from dataclasses import dataclass
from datetime import datetime

from core.outgoing import Paper


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """To be made once: a second tap while it waits changes nothing."""

    department_id: int
    decision_id: int
    chat_id: int
    paper: Paper
    album: str
    at: datetime
