"""Walking the checklist: open, answer, skip, back, later. Every answer is a change at once."""

from dataclasses import replace

from core import checklist
from core.answers import Chosen, Day, Lines, QuestionKey, Skipped, Source, Value
from core.changes import Change
from core.decision import Kind, Question, Status, Task
from core.ports import Call, Reads
from core.report import Report, ReportState
from core.together import adds_only
from core.typed import Misread, read_answer
from core.usecases import home as home_case
from core.usecases.answering import answerable, barred, given_now
from core.usecases.pages import (
    Spot,
    editable,
    find,
    open_list,
    show_question,
    shown_review,
    shown_task,
    value_of,
    why_closed,
)
from core.usecases.recording import change_of
from core.usecases.together import ask_which, unseen
from core.views import Note, Result

STAYING = (Kind.SEVERAL, Kind.LIST, Kind.EVIDENCE)  # several answers fit: only «Дальше» ends them


def go_on(reads: Reads, call: Call, report_id: int, exactly: bool = False) -> Result:
    """«Продолжить»: the bookmark, else the first open question, else the review.

    A bookmark at a question with its one answer given is passed over, unless ``exactly`` is asked for.
    """
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    if report.is_locked(call.today):
        return shown_review(call, report, ())
    exactly = exactly or report.state is ReportState.RETURNED  # there the answers to mend are given
    spot = find(report, report.at) if report.at is not None and not report.state.finished else None
    if spot is not None and report.is_closed(spot[1].id, call.today):
        spot = None
    if spot is not None and (exactly or report.at not in report.answers or spot[2].kind in STAYING):
        return show_question(call, spot)
    task = checklist.next_open_task(report.decision, report.answers, accepted=report.accepted)
    return open_task(reads, call, report_id, task.id) if task else shown_review(call, report, ())


def open_task(reads: Reads, call: Call, report_id: int, task_id: str) -> Result:
    """The first open question of a task; of a filled one, its answers."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    task = report.decision.task(task_id)
    if task is None:
        return open_list(reads, call, report_id, Note.OLD_BUTTON)
    question = checklist.first_open(task, report.answers)
    if question is None or report.is_closed(task.id, call.today):
        return shown_task(call, report, task, ())
    return show_question(call, (report, task, question))


def open_question(reads: Reads, call: Call, report_id: int, key: QuestionKey, hint: bool = False) -> Result:
    """A question as it stands now; with ``hint`` its «Что это?» unfolded."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    spot = find(report, key)
    if spot is None:
        return open_list(reads, call, report_id, Note.OLD_BUTTON)
    if report.is_closed(key.task, call.today):
        return shown_task(call, report, spot[1], (), why_closed(report, key.task))
    return show_question(call, spot, hint=hint)


def pick(
    reads: Reads, call: Call, report_id: int, key: QuestionKey, option_id: str, seen: str = ""
) -> Result:
    """A button with an option: one choice moves on, several toggles.

    ``seen`` is the mark of an answer that another screen than the question's has shown.
    """
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    report, _, question = found
    if question.kind is Kind.STATUS:
        if option_id not in list(Status):
            return show_question(call, found, note=Note.OLD_BUTTON)
        return give(reads, call, found, Chosen((option_id,)), seen=seen)
    if question.option(option_id) is None or question.kind not in (Kind.CHOICE, Kind.SEVERAL):
        return show_question(call, found, note=Note.OLD_BUTTON)
    if question.kind is Kind.CHOICE:
        return give(reads, call, found, Chosen((option_id,)))
    return give(reads, call, found, toggled(question, value_of(report, key), option_id), stay=True)


def mark(reads: Reads, call: Call, report_id: int, key: QuestionKey, option_id: str, taken: bool) -> Result:
    """A button of «several»: the option is put in or taken out; a second tap changes nothing more."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    report, _, question = found
    if question.option(option_id) is None or question.kind is not Kind.SEVERAL:
        return show_question(call, found, note=Note.OLD_BUTTON)
    value = value_of(report, key)
    if taken is (isinstance(value, Chosen) and option_id in value.options):
        return show_question(call, found, saved=True)
    return save(call, found, toggled(question, value, option_id), stay=True)


def clear_own(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Result:
    """Lines of one's own are taken away, to be written anew; options picked from buttons stay."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    value = value_of(found[0], key)
    match value:
        case Chosen(options, own) if own:
            return give(reads, call, found, Chosen(options) if options else None, stay=True)
        case Lines():
            return give(reads, call, found, None, stay=True)
    return show_question(call, found)


def pick_day(reads: Reads, call: Call, report_id: int, key: QuestionKey, day: Day) -> Result:
    """A button with a date or a month."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    if found[2].kind is not Kind.DATE:
        return show_question(call, found, note=Note.OLD_BUTTON)
    return give(reads, call, found, day)


def type_answer(reads: Reads, call: Call, report_id: int, key: QuestionKey, text: str) -> Result:
    """Words typed for a question (not for evidence: see ``usecases.evidence``)."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    report, _, question = found
    value = read_answer(question, text, call.today, value_of(report, key))
    if isinstance(value, Misread):
        return show_question(call, found, misread=value)
    return give(reads, call, found, value, stay=question.kind in STAYING)


def ask_to_type(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Result:
    """«Другое», «Своя дата»: waiting for words."""
    found = editable(reads, call, report_id, key)
    return found if isinstance(found, Result) else show_question(call, found, typing=True)


def move_on(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Result:
    """«Дальше» under a question with several answers; with none given it is skipped."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    report = found[0]
    if key in report.answers:
        return after(call, found, report, ())
    return skip(reads, call, report_id, key)


def skip(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Result:
    """«Пропустить»: recorded, so that it isn't asked again; a status stays open, an answer stays given."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    report, task, question = found
    if question.kind is Kind.STATUS and key not in report.answers and _is_last_open(report, task, question):
        return open_list(reads, call, report_id, Note.STATUS_NEEDED)
    if question.kind is Kind.STATUS or key in report.answers:
        return after(call, found, report, ())
    return save(call, found, Skipped())


def _is_last_open(report: Report, task: Task, question: Question) -> bool:
    """Nothing else is left to ask: passing the question over would lead back to it."""
    return (
        checklist.next_open_task(report.decision, report.answers, task, report.accepted) == task
        and checklist.following(task, question, report.answers) is None
        and checklist.first_open(task, report.answers) == question
    )


def back(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Result:
    """«Назад»: the question before, or the list."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    spot = find(report, key)
    before = checklist.preceding(spot[1], spot[2], report.answers) if spot else None
    if spot is None or before is None or report.is_closed(key.task, call.today):
        return open_list(reads, call, report_id)
    return show_question(call, (report, spot[1], before))


def later(reads: Reads, call: Call, report_id: int) -> Result:
    """«Позже»: everything is saved, the menu."""
    return home_case.home(reads, call, Note.LATER)


def give(
    reads: Reads, call: Call, spot: Spot, value: Value | None, stay: bool = False, seen: str = ""
) -> Result:
    """Keep the answer; or ask first, where it would undo another person's that this one hasn't been shown."""
    theirs = unseen(reads, call, spot, seen)
    if theirs is None or (value is not None and adds_only(theirs.value, value)):
        return save(call, spot, value, stay)
    if value is None or stay:  # nothing to choose between: the question as it is now shows what was added
        return show_question(call, spot, note=Note.ANSWERED_MEANWHILE)
    return ask_which(call, spot, value)


def save(call: Call, spot: Spot, value: Value | None, stay: bool = False) -> Result:
    """Keep the answer (None clears it) and show what comes next, or the same question again."""
    report, task, question = spot
    key = checklist.key_of(task, question)
    if _stands(report, key, value):  # a second tap of the same button
        return show_question(call, spot, saved=True) if stay else after(call, spot, report, ())
    answers = dict(report.answers)
    if value is None:
        answers.pop(key, None)
    else:
        answers[key] = given_now(call, report, key, value)
    changed = replace(report, answers=answers)
    change = change_of(
        call,
        report,
        answers,
        answered=((key, value),) if value is not None else (),
        cleared=(key,) if value is None else (),
    )
    if stay:
        return show_question(call, (changed, task, question), saved=True, changes=(change,))
    return after(call, (changed, task, question), report, (change,))


def _stands(report: Report, key: QuestionKey, value: Value | None) -> bool:
    """That is the answer already. One that a specialist has entered becomes the head's own by being given."""
    answer = report.answers.get(key)
    return answer is not None and answer.value == value and (report.is_by_word or answer.source is Source.OWN)


def after(call: Call, spot: Spot, before: Report, changes: tuple[Change, ...]) -> Result:
    """The next question of the task, else of the next open task, else «проверьте ответы»."""
    report, task, question = spot
    coming = checklist.following(task, question, report.answers)
    if coming is not None:
        return show_question(call, (report, task, coming), saved=bool(changes), changes=changes)
    if report.state.finished:  # editing a report that was sent: back to its answers
        return shown_task(call, report, task, changes)
    filled = task if checklist.is_filled(task, report.answers) else None
    following_task = checklist.next_open_task(report.decision, report.answers, task, report.accepted)
    if following_task is None:
        return shown_review(call, report, changes)
    opening = checklist.first_open(following_task, report.answers) or following_task.questions[0]
    return show_question(
        call, (report, following_task, opening), saved=bool(changes), filled=filled, changes=changes
    )


def toggled(question: Question, value: Value | None, option_id: str) -> Chosen | None:
    """The option put in or taken out, in the question's order; None when nothing is left."""
    now = value if isinstance(value, Chosen) else Chosen()
    picked = set(now.options) ^ {option_id}
    chosen = Chosen(tuple(o.id for o in question.options if o.id in picked), now.own)
    return chosen if chosen.options or chosen.own else None
