"""What deserves a second look before a report is sent. A finding stops nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core import checklist
from core.answers import Answers, Day, Value
from core.decision import Decision, Purpose, Question, Status, Task


class Check(StrEnum):
    """Which rule has found something."""

    EVIDENCE = "evidence"  # done, and nothing shows it
    ORDER = "order"  # done, and what comes before it isn't begun
    LATE_PLAN = "late_plan"  # planned for a day past the deadline


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``other`` is the task that should come first; ``day`` the planned one."""

    check: Check
    task: Task
    other: Task | None = None
    day: Day | None = None


def findings(decision: Decision, answers: Answers, deadline: date) -> tuple[Finding, ...]:
    """What the decision's own checks find, rule by rule, each in the order of the paper."""
    found: list[Finding] = []
    if decision.checks.evidence:
        bare = (task for task in decision.tasks if checklist.is_evidence_missing(task, answers))
        found += [Finding(Check.EVIDENCE, task) for task in bare]
    found += _out_of_order(decision, answers)
    if decision.checks.late_plan:
        found += _late_plans(decision, answers, deadline)
    return tuple(found)


def _out_of_order(decision: Decision, answers: Answers) -> Iterator[Finding]:
    for rule in decision.checks.order:
        task, first = decision.task(rule.task), decision.task(rule.after)
        if (
            task is not None
            and first is not None
            and checklist.task_status(task, answers) is Status.DONE
            and checklist.task_status(first, answers) is Status.NOT_STARTED
        ):
            yield Finding(Check.ORDER, task, other=first)


def is_late_plan(question: Question, value: Value | None, deadline: date) -> bool:
    """A planned date past the deadline: stored, and flagged «позже срока»."""
    return question.purpose is Purpose.PLANNED_ON and isinstance(value, Day) and value.day > deadline


def _late_plans(decision: Decision, answers: Answers, deadline: date) -> Iterator[Finding]:
    for task in decision.tasks:
        for question in checklist.visible(task, answers):
            given = answers.get(checklist.key_of(task, question))
            value = given.value if given else None
            if is_late_plan(question, value, deadline) and isinstance(value, Day):
                yield Finding(Check.LATE_PLAN, task, day=value)
                break
