"""An organisation's report under an amended decision: which answers stay, which go, whether it is owed again.

What is shown before an administrator agrees and what is written afterwards come from the same function.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from core import checklist
from core.amendment import Edit, What
from core.answers import (
    Answer,
    Answers,
    Attached,
    Chosen,
    Day,
    Lines,
    Number,
    QuestionKey,
    Skipped,
    Text,
    Value,
)
from core.decision import Decision, Kind, Question, Status, Task
from core.report import ReportState


@dataclass(frozen=True, slots=True)
class Standing:
    """A report before the amendment; the deadlines are the organisation's own, before and after."""

    report_id: int
    organisation_id: int
    state: ReportState
    version: int
    answers: Answers = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()
    deadline_was: date = date.min
    deadline: date = date.min
    people: int = 0  # who would be told


@dataclass(frozen=True, slots=True)
class Refitted:
    """The report after it. ``gone`` are answers that don't fit any more, as they were given.

    ``edits`` are those that touch this organisation: empty means that it is told nothing.
    """

    standing: Standing
    state: ReportState
    answers: Answers
    gone: tuple[Answer, ...]
    accepted: frozenset[str]
    edits: tuple[Edit, ...]

    @property
    def is_reopened(self) -> bool:
        """It was sent or accepted, and something new is asked: it is owed again."""
        return self.standing.state.finished and not self.state.finished

    def is_filled(self, task: Task) -> bool:
        """Accepted before, or with nothing open."""
        return task.id in self.accepted or checklist.is_filled(task, self.answers)


def dated(standing: Standing, was: date, now: date) -> Standing:
    """With the organisation's own deadline before and after: a granted one that is later counts on."""
    return replace(standing, deadline_was=max(standing.deadline, was), deadline=max(standing.deadline, now))


def fitted(question: Question, value: Value) -> Value | None:
    """What is left of an answer under a question as it is now; None where nothing fits."""
    match value:
        case Skipped():
            return None if question.kind is Kind.STATUS else value
        case Chosen() if question.kind is Kind.STATUS:
            return value if value.options and value.options[0] in list(Status) else None
        case Chosen() if question.kind in (Kind.CHOICE, Kind.SEVERAL):
            options = tuple(one for one in value.options if question.option(one) is not None)
            left = Chosen(options, value.own if question.own else ())
            fits = left.options or left.own
            return (value if left == value else left) if fits else None
        case Number(number) if question.kind is Kind.NUMBER:
            low = question.minimum is None or number >= question.minimum
            high = question.maximum is None or number <= question.maximum
            return value if low and high else None
        case Text():
            return value if question.kind is Kind.TEXT else None
        case Day():
            return value if question.kind is Kind.DATE else None
        case Lines():
            return value if question.kind is Kind.LIST else None
        case Attached():
            return value if question.kind is Kind.EVIDENCE else None
    return None


def refit(standing: Standing, edits: Sequence[Edit], new: Decision) -> Refitted:
    """One organisation's report under ``new``; ``edits`` are what it changes."""
    kept, gone = _answers(standing.answers, new)
    ids = {task.id for task in new.tasks}
    accepted = frozenset(standing.accepted & ids)
    state = standing.state
    if state is ReportState.ACCEPTED:  # nothing that was accepted is asked again, only what is new
        old = {one.task for one in edits if one.what is What.TASK_ADDED}
        accepted = frozenset(ids - old)
    if state.finished and not checklist.is_complete(new, kept, accepted):
        state = ReportState.BEGUN
    mine = tuple(edit for edit in edits if _touches(edit, standing, state, kept, accepted, new))
    return Refitted(standing, state, kept, gone, accepted, mine)


def _answers(answers: Answers, new: Decision) -> tuple[Answers, tuple[Answer, ...]]:
    asked = {checklist.key_of(task, question): question for task, question in new.questions()}
    kept: Answers = {}
    gone: list[Answer] = []
    for key, answer in answers.items():
        question = asked.get(key)
        value = fitted(question, answer.value) if question is not None else None
        if value is not None:
            kept[key] = answer if value is answer.value else _with(answer, value)
        if value is not answer.value:
            gone.append(answer)
    return kept, tuple(gone)


def _with(answer: Answer, value: Value) -> Answer:
    return Answer(answer.key, value, answer.version, answer.at, answer.by, answer.source, answer.by_user)


def _touches(
    edit: Edit,
    standing: Standing,
    state: ReportState,
    kept: Answers,
    accepted: Container[str],
    new: Decision,
) -> bool:
    """What the organisation was told, or has answered, no longer holds."""
    key = QuestionKey(edit.task, edit.question)
    answers = standing.answers
    begun = any(one.task == edit.task for one in answers)
    closed = edit.task in accepted
    match edit.what:
        case What.DEADLINE:
            return not state.finished and standing.deadline_was != standing.deadline
        case What.TASK_ADDED:
            return not closed
        case What.TASK_REMOVED:
            return begun
        case What.TASK_REWORDED:
            return begun and not closed
        case What.QUESTION_REMOVED | What.QUESTION_ANEW:
            return key in answers
        case What.QUESTION_REWORDED:
            return key in answers and not closed
        case What.OPTION_REMOVED:
            return _took(answers.get(key), edit.option)
        case What.OPTION_REWORDED:
            return _took(answers.get(key), edit.option) and not closed
        case What.QUESTION_ADDED:
            return begun and not closed and _is_open(new, key, kept)
        case What.QUESTION_RULES:
            gone = key in answers and (key not in kept or kept[key] is not answers[key])
            return gone or (begun and not closed and key not in answers and _is_open(new, key, kept))
        case _:
            return False


def _took(answer: Answer | None, option: str) -> bool:
    return answer is not None and isinstance(answer.value, Chosen) and option in answer.value.options


def _is_open(new: Decision, key: QuestionKey, kept: Answers) -> bool:
    """It is asked now, and has no answer."""
    task = new.task(key.task)
    question = task.question(key.question) if task else None
    return task is not None and question in checklist.visible(task, kept) and key not in kept
