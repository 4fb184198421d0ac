"""The pages of a report: list, question, review, one task; each with its bookmark and prompt.

What a conversation shows at its end is the same wherever it came from, so it stands here once.
"""

from core import checklist
from core.answers import EvidenceKind, QuestionKey, Value
from core.changes import Change
from core.changes.joining import TurnedTo
from core.changes.report import Prompted, QuestionOpened
from core.decision import Kind, Question, Task
from core.ports import Call, Reads
from core.prompts import AnswerPrompt
from core.report import Report, ReportState
from core.soft_checks import findings, is_late_plan
from core.sources import source_marks
from core.together import mark_of
from core.typed import Misread
from core.usecases.answering import answerable, barred, is_unseen
from core.usecases.days import day_buttons
from core.views import Checklist, Note, QuestionScreen, Result, Review, Show, TaskLine, TaskReview

Spot = tuple[Report, Task, Question]


def find(report: Report, key: QuestionKey) -> Spot | None:
    """The question of that key, if it still exists and applies under the present answers."""
    task = report.decision.task(key.task)
    question = task.question(key.question) if task else None
    if task is None or question is None or question not in checklist.visible(task, report.answers):
        return None
    return report, task, question


def readable(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Spot | Result:
    """The question to look at; or the screen that tells why it can't be."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    return find(report, key) or open_list(reads, call, report_id, Note.OLD_BUTTON)


def editable(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Spot | Result:
    """The question to change; or the screen that tells why it can't be."""
    found = readable(reads, call, report_id, key)
    if isinstance(found, tuple) and found[0].is_closed(key.task, call.today):
        return shown_task(call, found[0], found[1], (), why_closed(found[0], key.task))
    if (
        isinstance(found, tuple)
        and found[2].kind is not Kind.EVIDENCE
        and is_unseen(reads, call, found[0], key)
    ):
        return show_question(call, found, note=Note.ANSWERED_THEMSELVES)
    return found


def why_closed(report: Report, task_id: str) -> Note:
    """The word about an answer that can't be changed any more."""
    if report.is_archived:
        return Note.DECISION_CLOSED
    if report.state is ReportState.ACCEPTED:
        return Note.REPORT_ACCEPTED
    return Note.TASK_ACCEPTED if task_id in report.accepted else Note.LOCKED


def value_of(report: Report, key: QuestionKey) -> Value | None:
    """The present answer's value."""
    answer = report.answers.get(key)
    return answer.value if answer else None


def _version(report: Report, key: QuestionKey) -> int:
    """Of the answer on a specialist's screen; nobody else is asked whether they have seen it."""
    answer = report.answers.get(key) if report.is_by_word else None
    return answer.version if answer else 0


def task_lines(report: Report) -> tuple[TaskLine, ...]:
    """The checklist's lines, in the order of the paper."""
    answers = report.answers
    return tuple(
        TaskLine(
            task,
            checklist.task_status(task, answers),
            checklist.is_filled(task, answers),
            checklist.is_begun(task, answers),
        )
        for task in report.decision.tasks
    )


def open_list(reads: Reads, call: Call, report_id: int, note: Note | None = None) -> Result:
    """All tasks of the report."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    lines = task_lines(report)
    note = Note.DECISION_CLOSED if report.is_archived else note
    view = Checklist(report, lines, call.today, sum(line.filled for line in lines), note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None), *turned(call, report)))


def show_question(
    call: Call,
    spot: Spot,
    *,
    saved: bool = False,
    filled: Task | None = None,
    misread: Misread | None = None,
    note: Note | None = None,
    typing: bool = False,
    form: EvidenceKind | None = None,
    hint: bool = False,
    changes: tuple[Change, ...] = (),
) -> Result:
    """The question's screen, the bookmark and the prompt that belong to it."""
    report, task, question = spot
    key = checklist.key_of(task, question)
    value = value_of(report, key)
    view = QuestionScreen(
        report,
        task,
        question,
        checklist.place_of(task, question, report.answers),
        value,
        report.evidence_for(key),
        days=day_buttons(question, call.today, report.deadline),
        saved=saved,
        filled_task=filled,
        misread=misread,
        note=note,
        typing=typing,
        form=form,
        hint=hint,
        late_plan=is_late_plan(question, value, report.deadline),
        author=report.author_of(key) if value is not None else None,
    )
    bookmark = (
        Prompted(call.chat_id, AnswerPrompt(report.id, key, form, _seen(report, key), _version(report, key))),
        QuestionOpened(report.id, key, call.now),
    )
    return Result((Show(call.chat_id, view),), (*changes, *bookmark, *turned(call, report)))


def turned(call: Call, report: Report) -> tuple[TurnedTo, ...]:
    """Whoever opens a report has its organisation at hand: the menu goes on with it."""
    if not report.of_several or report.at_hand:
        return ()
    return (TurnedTo(call.user_id, report.organisation.id),)


def _seen(report: Report, key: QuestionKey) -> str:
    """The mark of another person's answer that the screen shows; one's own needs none."""
    answer = report.answers.get(key)
    return mark_of(answer.value) if answer is not None and answer.by != report.person_id else ""


def shown_review(call: Call, report: Report, changes: tuple[Change, ...], note: Note | None = None) -> Result:
    """The review's screen after these changes."""
    lines = task_lines(report)
    note = note or (Note.DECISION_CLOSED if report.is_archived else None)
    found = findings(report.decision, report.answers, report.deadline)
    complete = checklist.is_complete(report.decision, report.answers, report.accepted)
    view = Review(report, lines, report.answers, complete, found, note, report.is_locked(call.today))
    is_left = complete and report.at is not None and not report.is_archived
    left = (QuestionOpened(report.id, None, call.now),) if is_left else ()
    return Result(
        (Show(call.chat_id, view),), (*changes, *left, Prompted(call.chat_id, None), *turned(call, report))
    )


def shown_task(
    call: Call, report: Report, task: Task, changes: tuple[Change, ...], note: Note | None = None
) -> Result:
    """One task's answers after these changes."""
    questions = checklist.visible(task, report.answers)
    closed = report.is_closed(task.id, call.today)
    marks = source_marks(report, task, call.now.tzinfo)
    view = TaskReview(report, task, questions, closed, note, why_closed(report, task.id), marks)
    return Result(
        (Show(call.chat_id, view),), (*changes, Prompted(call.chat_id, None), *turned(call, report))
    )
