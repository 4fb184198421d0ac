"""What the department sees."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.alarms import Alarm, Vitals
from core.decision import Decision, Status
from core.notices import Mishaps
from core.official import Punctual
from core.own_tasks import OwnTask
from core.people import CutOff, Organisation
from core.proof import LoggedRung, ToCall
from core.summary import Summary, TaskCounts
from core.views.notes import Note

LISTED = 12  # organisations or difficulties on a page of words: one phone screen


class Section(StrEnum):
    """Pages of ``/summary``."""

    OVERVIEW = "o"  # the picture by organisations
    TASKS = "t"
    DAYS = "y"  # the picture by days
    DIFFICULTIES = "d"
    HELP = "h"
    MISSING = "m"
    CUT_OFF = "u"
    CALLS = "c"
    MORE = "e"  # the picture by organisations, with the ways on that its own keyboard has no room for


@dataclass(frozen=True, slots=True)
class SummaryScreen:
    """A page of the department's summary; ``page`` counts from 0.

    ``pages`` are the picture's, or the list's: of what names somebody the summary holds that page only.
    ``mark`` tells whether a later look shows the same.
    """

    decision_id: int
    decision: Decision
    deadline: date
    today: date
    summary: Summary
    section: Section
    page: int
    brief: bool = False  # in a group: counts only
    cut_off: tuple[CutOff, ...] = ()  # whom no message reaches
    calls: tuple[ToCall, ...] = ()  # whom reminders don't help; looked up for its own page only
    district: str = ""  # everything counted is of that one; all where empty
    districts: bool = False  # whether there is anything to choose from
    may_act: bool = False
    asking: int = 0  # requests for another deadline that wait for the department
    punctual: Punctual = field(default_factory=Punctual)
    pages: int = 1
    mark: str = ""
    own: tuple[OwnTask, ...] = ()  # what the department took upon itself


NO_STATUS = "none"  # on a button: where there is no answer


@dataclass(frozen=True, slots=True)
class TaskOrganisations:
    """One task: which organisations say what of it, by number: those of ``page``, which counts from 0.

    ``wanted`` narrows the list: a status, ``NO_STATUS``, or empty for all.
    """

    decision_id: int
    decision: Decision
    counts: TaskCounts
    organisations: tuple[tuple[Organisation, Status | None], ...]
    wanted: str = ""
    page: int = 0
    district: str = ""
    pages: int = 1


@dataclass(frozen=True, slots=True)
class OrganisationSearch:
    """«Найти»: which organisation's report? ``found`` where several would do."""

    decision_id: int
    decision: Decision
    found: tuple[Organisation, ...] = ()
    more: int = 0  # that don't fit
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ProofChoice:
    """Of which organisation shall the reminders be shown? ``found`` where several would do."""

    decision_id: int
    found: tuple[Organisation, ...] = ()
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ProofScreen:
    """Every reminder of one organisation, by the time it was planned for; ``page`` counts from 0."""

    decision_id: int
    decision: Decision
    organisation: Organisation
    rungs: tuple[LoggedRung, ...]
    page: int = 0


@dataclass(frozen=True, slots=True)
class MishapNotice:
    """To an administrator: what could not be worked on or sent."""

    mishaps: Mishaps


@dataclass(frozen=True, slots=True)
class AlarmNotice:
    """To an administrator: the bot itself is unwell, or well again."""

    begun: tuple[Alarm, ...]
    over: tuple[Alarm, ...]
    vitals: Vitals


@dataclass(frozen=True, slots=True)
class CutOffNotice:
    """To an administrator: people whom no message reaches since lately."""

    people: tuple[CutOff, ...]
