"""The summary's counts, as they are kept up with each change: read in a moment, however many there are.

What passes with time alone, «позже срока» and «просрочен», is no count of its own here: it follows from
the days on which reports came and the deadlines that organisations were granted. Pure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo

from core.decision import Decision, Status, Task
from core.districts import district_key, names_of
from core.official import Punctual, punctual_of
from core.report import ReportState
from core.summary import Coverage, OrganisationState, TaskCounts
from core.timeliness import day_of, timeliness


@dataclass(frozen=True, slots=True)
class Sending:
    """What reports have in common that came on the same day: ``first_on`` None where none ever came.

    ``granted`` is a later deadline of the organisation's own; ``state`` the report's now.
    """

    first_on: date | None
    granted: date | None
    state: ReportState


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the open organisations; whatever isn't named is none of them."""

    registered: int = 0
    opened: int = 0
    sendings: Mapping[Sending, int] = field(default_factory=dict)
    statuses: Mapping[tuple[str, Status], int] = field(default_factory=dict)  # by task id
    districts: tuple[str, ...] = ()  # all of the decision's, whichever of them is counted

    @property
    def total(self) -> int:
        """All organisations."""
        return sum(self.sendings.values())

    def coverage(self) -> Coverage:
        """How far they are as a whole."""
        counts: Counter[ReportState] = Counter()
        for sending, count in self.sendings.items():
            counts[sending.state] += count
        return Coverage(
            total=self.total,
            registered=self.registered,
            opened=self.opened,
            sent=counts[ReportState.SENT] + counts[ReportState.ACCEPTED],
            accepted=counts[ReportState.ACCEPTED],
            returned=counts[ReportState.RETURNED],
            begun=counts[ReportState.BEGUN],
            not_opened=counts[ReportState.NOT_OPENED],
        )

    def tasks(self, decision: Decision) -> tuple[TaskCounts, ...]:
        """Each task of the decision by status."""
        return tuple(self._task(task) for task in decision.tasks)

    def _task(self, task: Task) -> TaskCounts:
        done, in_progress, not_started = (
            self.statuses.get((task.id, status), 0)
            for status in (Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED)
        )
        return TaskCounts(task, done, in_progress, not_started, self.total - done - in_progress - not_started)

    def came(self) -> Counter[date]:
        """On which day how many reports came first."""
        found: Counter[date] = Counter()
        for sending, count in self.sendings.items():
            if sending.first_on is not None:
                found[sending.first_on] += count
        return found

    def punctual(self, deadline: date, today: date) -> Punctual:
        """In time, late and overdue, as of ``today``; ``deadline`` is the decision's own."""
        found = Punctual()
        for sending, count in self.sendings.items():
            until = max(deadline, sending.granted or deadline)
            one = punctual_of([(sending.state, timeliness(until, sending.first_on, today))])
            found = Punctual(
                found.on_time + count * one.on_time,
                found.late + count * one.late,
                found.overdue + count * one.overdue,
            )
        return found


def tally_of(states: Iterable[OrganisationState], zone: tzinfo | None, district: str = "") -> Tally:
    """The same from every organisation's state, one by one; of one district by its key."""
    everybody = list(states)
    counted = [
        one for one in everybody if not district or district_key(one.organisation.district) == district
    ]
    statuses: Counter[tuple[str, Status]] = Counter(
        (task, status) for one in counted for task, status in one.statuses.items() if status
    )
    sendings = Counter(
        Sending(day_of(one.first_sent_at, zone), one.extended_to, one.report_state) for one in counted
    )
    return Tally(
        registered=sum(one.registered for one in counted),
        opened=sum(one.opened for one in counted),
        sendings=dict(sendings),
        statuses=dict(statuses),
        districts=names_of(one.organisation.district for one in everybody),
    )
