"""What the department sees."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.decision import Decision
from core.summary import Summary


class Section(StrEnum):
    """Pages of ``/summary``."""

    OVERVIEW = "o"
    DIFFICULTIES = "d"
    HELP = "h"
    MISSING = "m"


@dataclass(frozen=True, slots=True)
class SummaryScreen:
    """A page of the department's summary; ``page`` counts from 0."""

    decision_id: int
    decision: Decision
    deadline: date
    today: date
    summary: Summary
    section: Section
    page: int
    brief: bool = False  # in a group: counts only
