"""What deserves a second look: never a mistake, never a hindrance to sending. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core import checklist
from core.answers import Answers, Day
from core.decision import Decision, Purpose, Task


class Check(StrEnum):
    """Which rule has found something."""

    EVIDENCE = "evidence"  # done, and nothing shows it
    LATE_PLAN = "late_plan"  # planned for a day past the deadline


@dataclass(frozen=True, slots=True)
class Finding:
    """A task, and why it is marked."""

    check: Check
    task: Task


def findings(decision: Decision, answers: Answers, deadline: date) -> tuple[Finding, ...]:
    """Everything to be marked, in the order of the paper."""
    return tuple(found for task in decision.tasks for found in _of(task, answers, deadline))


def _of(task: Task, answers: Answers, deadline: date) -> Iterator[Finding]:
    if checklist.is_evidence_missing(task, answers):
        yield Finding(Check.EVIDENCE, task)
    planned = [q for q in checklist.visible(task, answers) if q.purpose is Purpose.PLANNED_ON]
    values = [answers[key].value for q in planned if (key := checklist.key_of(task, q)) in answers]
    if any(isinstance(value, Day) and value.day > deadline for value in values):
        yield Finding(Check.LATE_PLAN, task)
