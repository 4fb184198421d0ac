"""What the department sees."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.decision import Decision
from core.notices import Mishaps
from core.people import CutOff
from core.summary import Summary


class Section(StrEnum):
    """Pages of ``/summary``."""

    OVERVIEW = "o"
    DIFFICULTIES = "d"
    HELP = "h"
    MISSING = "m"
    CUT_OFF = "u"


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
    cut_off: tuple[CutOff, ...] = ()  # whom no message reaches


@dataclass(frozen=True, slots=True)
class MishapNotice:
    """To an administrator: what could not be worked on or sent."""

    mishaps: Mishaps


@dataclass(frozen=True, slots=True)
class CutOffNotice:
    """To an administrator: people whom no message reaches since lately."""

    people: tuple[CutOff, ...]
