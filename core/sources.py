"""Answers that the organisation's people haven't given themselves: which, since when, entered by whom."""

from dataclasses import dataclass
from datetime import date, tzinfo

from core import checklist
from core.answers import Answer, QuestionKey, Source
from core.decision import Task
from core.report import Report

SOURCE_WORDS = {Source.BY_WORD: "со слов", Source.FROM_FORM: "из формы"}


@dataclass(frozen=True, slots=True)
class SourceMark:
    """Beside an answer: «со слов, 12.08, Иванова»; ``who`` is empty where the name isn't known."""

    source: Source
    day: date
    who: str = ""


SourceMarks = dict[QuestionKey, SourceMark]


def unconfirmed(report: Report) -> tuple[QuestionKey, ...]:
    """The answers that wait for the head's word, of questions that apply now, in the order of the paper."""
    return tuple(
        key
        for task in report.decision.tasks
        for question in checklist.visible(task, report.answers)
        if (key := checklist.key_of(task, question)) in report.answers
        and report.answers[key].source is not Source.OWN
    )


def source_marks(report: Report, task: Task, zone: tzinfo | None) -> SourceMarks:
    """What stands beside the task's answers, the day being the department's."""
    return {
        answer.key: mark_of(report, answer, zone)
        for answer in report.answers.values()
        if answer.key.task == task.id and answer.source is not Source.OWN
    }


def mark_of(report: Report, answer: Answer, zone: tzinfo | None) -> SourceMark:
    """What stands beside one answer."""
    who = report.specialists.get(answer.by_user, "") if answer.by_user is not None else ""
    return SourceMark(answer.source, answer.at.astimezone(zone).date(), who)


def mark_in_words(mark: SourceMark | None) -> str:
    """«со слов, 12.08, Иванова»; empty for an answer of one's own."""
    if mark is None or mark.source not in SOURCE_WORDS:
        return ""
    return ", ".join(part for part in (SOURCE_WORDS[mark.source], f"{mark.day:%d.%m}", mark.who) if part)
