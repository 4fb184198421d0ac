"""What the department took upon itself in a decision: how far each point is, by when, who said so. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.decision import Decision, DepartmentTask

LONGEST_NOTE = 300
_PLAIN = re.compile(r"[\w.-]{1,12}")


class OwnState(StrEnum):
    """Stored and on buttons: only add."""

    NOT_BEGUN = "n"
    UNDER_WAY = "w"
    DONE = "d"


WORDS = {OwnState.NOT_BEGUN: "не начат", OwnState.UNDER_WAY: "идёт", OwnState.DONE: "исполнен"}


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """What the department has recorded of one point; ``deadline`` None: the file's. ``by`` is a name."""

    key: str
    state: OwnState = OwnState.NOT_BEGUN
    note: str = ""
    deadline: date | None = None
    version: int = 0  # 0: nothing was recorded yet
    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A point with how it stands. ``deadline`` is the one that counts."""

    key: str
    task: DepartmentTask
    standing: OwnStanding
    deadline: date

    @property
    def name(self) -> str:
        """«1.1», or «без номера»."""
        return self.task.number or "без номера"

    def is_late(self, today: date) -> bool:
        """Its day has passed, and it isn't done."""
        return self.standing.state is not OwnState.DONE and today > self.deadline


def keyed(decision: Decision) -> tuple[tuple[str, DepartmentTask], ...]:
    """Each of the department's points with a key that an amendment leaves alone: its number."""
    found: dict[str, DepartmentTask] = {}
    for place, task in enumerate(decision.own_tasks, start=1):
        key = task.number if _PLAIN.fullmatch(task.number) and task.number not in found else f"n{place}"
        found[key] = task
    return tuple(found.items())


def own_tasks(decision: Decision, deadline: date, standings: tuple[OwnStanding, ...]) -> tuple[OwnTask, ...]:
    """The decision's points as they stand; ``deadline`` is the decision's, where a point has none."""
    known = {one.key: one for one in standings}
    return tuple(
        OwnTask(key, task, standing, standing.deadline or task.deadline or deadline)
        for key, task in keyed(decision)
        for standing in (known.get(key, OwnStanding(key)),)
    )
