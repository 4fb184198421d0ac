"""What a specialist may want to ask about: never a mistake, never a hindrance to sending. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core import checklist
from core.answers import Answers, Day
from core.decision import Decision, Purpose, Task


class Doubt(StrEnum):
    """Why a task is marked."""

    NO_EVIDENCE = "no_evidence"
    LATE_PLAN = "late_plan"


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A task, and why it is marked."""

    task: Task
    doubt: Doubt


def doubts(decision: Decision, answers: Answers, deadline: date) -> tuple[Doubtful, ...]:
    """Everything to be marked, in the order of the paper."""
    return tuple(Doubtful(task, doubt) for task in decision.tasks for doubt in _of(task, answers, deadline))


def _of(task: Task, answers: Answers, deadline: date) -> list[Doubt]:
    found = []
    if checklist.is_evidence_missing(task, answers):
        found.append(Doubt.NO_EVIDENCE)
    if any(_is_late(task, answers, deadline)):
        found.append(Doubt.LATE_PLAN)
    return found


def _is_late(task: Task, answers: Answers, deadline: date) -> list[bool]:
    planned = [q for q in checklist.visible(task, answers) if q.purpose is Purpose.PLANNED_ON]
    given = [answers.get(checklist.key_of(task, question)) for question in planned]
    return [
        isinstance(answer.value, Day) and answer.value.day > deadline
        for answer in given
        if answer is not None
    ]
