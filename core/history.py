"""A report's changes of state, as they are kept for good: who, when, from what, to what."""

from dataclasses import dataclass
from datetime import date, datetime

from core.report import ReportState


@dataclass(frozen=True, slots=True)
class StateChange:
    """One change. ``who`` is the person's name as far as it is known; ``deadline`` the one in force then.

    ``tasks`` are the ids of those returned; ``version`` is the report's after the change, and ``kept`` are
    the tasks that were accepted before it: both are known of the department's acts only.
    """

    was: ReportState
    state: ReportState
    at: datetime
    who: str = ""
    by_department: bool = False
    deadline: date | None = None
    number: int | None = None
    tasks: tuple[str, ...] = ()
    remark: str = ""
    version: int | None = None
    kept: tuple[str, ...] = ()

    @property
    def is_by_word(self) -> bool:
        """A specialist filled it in or sent it for the organisation.

        A return that is withdrawn may end in «sent», too; it is an act of the department's, with a version.
        """
        return (
            self.by_department
            and self.version is None
            and self.state in (ReportState.BEGUN, ReportState.SENT)
        )
