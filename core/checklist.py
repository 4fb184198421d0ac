"""Which question comes next, and how far a checklist is: pure rules over the answers given so far."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, datetime

from core.answers import Answer, Answers, Attached, Chosen, QuestionKey, Skipped
from core.decision import STATUS, Condition, Decision, Kind, Question, Status, Task


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a task a question stands: «вопрос 3 из 5», counted over the questions shown now."""

    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """«4 из 6»: tasks filled of all; ``begun`` when at least one question has an answer."""

    filled: int
    total: int
    begun: bool

    @property
    def complete(self) -> bool:
        """Every task is filled."""
        return self.filled == self.total


_STATUS = {status.value: status for status in Status}


def key_of(task: Task, question: Question) -> QuestionKey:
    """The key under which answers to the question are kept."""
    return QuestionKey(task.id, question.id)


def task_status(task: Task, answers: Answers) -> Status | None:
    """The task's status as a whole; None while any status question of it is unanswered.

    Where several kinds are asked (task 4), all done is done, none begun is not started,
    anything between is in progress.
    """
    found: Status | None = None
    mixed = False
    for question in task.status_questions:
        answer = answers.get(QuestionKey(task.id, question.id))
        if answer is None or not isinstance(answer.value, Chosen) or not answer.value.options:
            return None
        status = _STATUS[answer.value.options[0]]
        mixed = mixed or (found is not None and found is not status)
        found = status
    return Status.IN_PROGRESS if mixed else found


def _holds(condition: Condition, task: Task, answers: Answers) -> bool:
    """Whether a condition on another answer is met."""
    if condition.question == STATUS:
        return True  # looked at already, by ``visible``
    answer = answers.get(QuestionKey(task.id, condition.question))
    return (
        answer is not None
        and isinstance(answer.value, Chosen)
        and any(option in condition.any_of for option in answer.value.options)
    )


def visible(task: Task, answers: Answers) -> tuple[Question, ...]:
    """The questions of the task that apply now, in order.

    A tap asks for them six times, so what the status lets through is worked out once for each task.
    """
    passed = task.by_status[task_status(task, answers)]
    if task.hangs_on_status_only:
        return passed
    return tuple(q for q in passed if all(_holds(condition, task, answers) for condition in q.when))


def place_of(task: Task, question: Question, answers: Answers) -> Place:
    """The question's number among those shown now; the last place for one that no longer applies.

    While the status isn't known, the total is that of a task that is done: «1 из 5», not «1 из 1».
    """
    shown = visible(task, answers)
    number = shown.index(question) + 1 if question in shown else len(shown)
    total = len(shown) if task_status(task, answers) else len(visible(task, _as_if_done(task, answers)))
    return Place(number, max(number, total))


def _as_if_done(task: Task, answers: Answers) -> Answers:
    supposed = dict(answers)
    for question in task.questions:
        key = key_of(task, question)
        if question.kind is Kind.STATUS and key not in answers:
            supposed[key] = Answer(key, Chosen((Status.DONE.value,)), 0, datetime.min.replace(tzinfo=UTC))
    return supposed


def following(task: Task, question: Question, answers: Answers) -> Question | None:
    """The first unanswered question after this one; None when the task has nothing more to ask."""
    seen = False
    for candidate in visible(task, answers):
        if seen and key_of(task, candidate) not in answers:
            return candidate
        seen = seen or candidate == question
    return None


def preceding(task: Task, question: Question, answers: Answers) -> Question | None:
    """The question shown before this one, answered or not; None at the task's beginning."""
    before: Question | None = None
    for candidate in visible(task, answers):
        if candidate == question:
            return before
        before = candidate
    return before


def first_open(task: Task, answers: Answers) -> Question | None:
    """The first unanswered question of the task; None when it is filled."""
    return next((q for q in visible(task, answers) if key_of(task, q) not in answers), None)


def is_filled(task: Task, answers: Answers) -> bool:
    """A task is filled when its status is known and every question shown has an answer or was skipped."""
    return task_status(task, answers) is not None and first_open(task, answers) is None


def is_begun(task: Task, answers: Answers) -> bool:
    """At least one question of the task that applies now has been answered."""
    return any(key_of(task, question) in answers for question in visible(task, answers))


def progress(decision: Decision, answers: Answers) -> Progress:
    """How much of the checklist is filled."""
    return Progress(
        filled=sum(is_filled(task, answers) for task in decision.tasks),
        total=len(decision.tasks),
        begun=any(is_begun(task, answers) for task in decision.tasks),
    )


def is_complete(decision: Decision, answers: Answers, accepted: Container[str] = ()) -> bool:
    """Nothing stands in the way of sending: a task accepted before an amendment asked more is enough."""
    return all(task.id in accepted or is_filled(task, answers) for task in decision.tasks)


def next_open_task(
    decision: Decision, answers: Answers, after: Task | None = None, accepted: Container[str] = ()
) -> Task | None:
    """The next task with something to fill, going round from ``after``; None when all are filled."""
    start = decision.tasks.index(after) + 1 if after in decision.tasks else 0
    round_trip = decision.tasks[start:] + decision.tasks[:start]
    open_ones = (task for task in round_trip if task.id not in accepted)
    return next((task for task in open_ones if not is_filled(task, answers)), None)


def is_evidence_missing(task: Task, answers: Answers) -> bool:
    """Soft check: the task is done, but nothing is attached yet."""
    if task_status(task, answers) is not Status.DONE:
        return False
    asked = [question for question in visible(task, answers) if question.kind is Kind.EVIDENCE]
    return bool(asked) and not any(
        isinstance(answer.value, Attached)
        for answer in (answers.get(key_of(task, question)) for question in asked)
        if answer is not None
    )


def is_skipped(key: QuestionKey, answers: Answers) -> bool:
    """The question was passed over with «Пропустить»."""
    answer = answers.get(key)
    return answer is not None and isinstance(answer.value, Skipped)
