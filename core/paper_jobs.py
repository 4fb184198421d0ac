"""A paper that was asked for in the chat and takes a while: what is known of the asking."""

from dataclasses import dataclass
from datetime import datetime

from core.outgoing import Paper

PICTURES = (Paper.HEAT, Paper.PROGRESS)  # shown at once; everything else is a file, made aside


@dataclass(frozen=True, slots=True)
class PaperJob:
    """``album`` names the one message that says how far it is."""

    id: int
    decision_id: int
    chat_id: int
    paper: Paper
    album: str
    asked_at: datetime
