"""Another deadline: asking for it, deciding on it, hearing of the decision."""

from dataclasses import dataclass
from datetime import date

from core.extension import Extension
from core.report import Report
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class ExtensionDates:
    """Until when? ``waiting`` is a request that nobody has decided on yet."""

    report: Report
    days: tuple[date, ...]
    waiting: Extension | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ExtensionReason:
    """Why is it needed?"""

    report: Report
    day: date
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ExtensionQuestion:
    """To an administrator: grant or decline? ``word`` and ``until`` are what was written so far.

    ``wants`` says what is being typed: «word», «date» or nothing.
    """

    extension: Extension
    word: str = ""
    until: date | None = None
    wants: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ExtensionSettled:
    """To an administrator: how it was decided, and by whom (None: by the reader)."""

    extension: Extension
    by: str | None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ExtensionAnswer:
    """To the organisation's people: the decision."""

    extension: Extension


@dataclass(frozen=True, slots=True)
class ExtensionList:
    """Every request that waits for a decision, oldest first."""

    requests: tuple[Extension, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class DeadlineChoice:
    """To the department: another day for one organisation? ``own`` is the decision's deadline."""

    report: Report
    own: date
    days: tuple[date, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class DeadlineConfirm:
    """Shall that day count from now on? ``is_own``: it is the decision's own deadline again."""

    report: Report
    day: date
    is_own: bool
    is_past: bool = False
    word: str = ""  # that goes with it
    wants: bool = False  # it is being typed
    note: Note | None = None
