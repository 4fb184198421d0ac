"""An amendment compared word by word, and what it leaves of a report, whatever was changed and answered."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core import checklist
from core.amendment import What, diff
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
from core.decision import Decision, Kind, Option, Question, Task
from core.refitting import Standing, fitted, refit
from core.report import ReportState
from tests.core.fake_town import DECISION
from tests.core.fake_town.facts import MORNING

NEW_TASK = replace(DECISION.tasks[0], id="new", number=7, title="Седьмой")


@st.composite
def questions(draw: st.DrawFn, question: Question) -> Question:
    """The same question, or reworded, with options gone or another added, or asked otherwise."""
    text = draw(st.sampled_from((question.text, question.text + " Точно?")))
    options = question.options
    if options:
        taken = draw(st.sets(st.sampled_from(options), min_size=1))
        options = tuple(one for one in options if one in taken)
        if draw(st.booleans()):
            options = (*options, Option("brand_new", "Совсем новое"))
    return replace(question, text=text, options=options)


@st.composite
def amended(draw: st.DrawFn, decision: Decision = DECISION) -> Decision:
    """The decision after somebody has edited its file here and there, or nowhere."""
    tasks = []
    for task in decision.tasks:
        match draw(st.sampled_from(("same", "same", "gone", "reworded", "asked"))):
            case "gone":
                continue
            case "reworded":
                tasks.append(replace(task, title=task.title + "!"))
            case "asked":
                asked = tuple(
                    draw(questions(one))
                    for one in task.questions
                    if one.kind is Kind.STATUS or draw(st.booleans())
                )
                tasks.append(replace(task, questions=asked))
            case _:
                tasks.append(task)
    if draw(st.booleans()):
        tasks.append(NEW_TASK)
    days = draw(st.sampled_from((0, 0, 10, -5)))
    return replace(decision, tasks=tuple(tasks), deadline=decision.deadline + timedelta(days=days))


def value_for(draw: st.DrawFn, question: Question) -> Value:
    """An answer that the question takes."""
    if question.kind is Kind.STATUS:
        return Chosen((draw(st.sampled_from(("done", "in_progress", "not_started"))),))
    if draw(st.integers(0, 3)) == 0:
        return Skipped()
    match question.kind:
        case Kind.CHOICE:
            return Chosen((draw(st.sampled_from(question.options)).id,))
        case Kind.SEVERAL:
            return Chosen(
                tuple(sorted(one.id for one in draw(st.sets(st.sampled_from(question.options), min_size=1))))
            )
        case Kind.NUMBER:
            return Number(question.minimum or 0)
        case Kind.DATE:
            return Day(date(2020, 8, 1))
        case Kind.LIST:
            return Lines(("раз",))
        case Kind.EVIDENCE:
            return Attached()
        case _:
            return Text("слова")


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """A report in any state, with answers that its decision takes."""
    answers: Answers = {}
    for task, question in DECISION.questions():
        if draw(st.booleans()):
            key = QuestionKey(task.id, question.id)
            answers[key] = Answer(key, value_for(draw, question), 1, MORNING)
    accepted = draw(st.sets(st.sampled_from([task.id for task in DECISION.tasks])))
    state = draw(st.sampled_from(ReportState))
    moved = draw(st.booleans())
    return Standing(1, 1, state, 3, answers, frozenset(accepted), date(2020, 9, 1), date(2020, 9, 1 + moved))


@given(amended())
def test_only_equal_decisions_have_no_edits(other: Decision) -> None:
    assert (diff(DECISION, other) == ()) is (other == DECISION)


@given(amended())
def test_what_is_added_one_way_is_removed_the_other_way(other: Decision) -> None:
    def ids(edits: object, *kinds: What) -> list[tuple[str, str, str]]:
        return sorted((one.task, one.question, one.option) for one in edits if one.what in kinds)  # type: ignore[attr-defined]

    there, back = diff(DECISION, other), diff(other, DECISION)
    added = (What.TASK_ADDED, What.QUESTION_ADDED, What.OPTION_ADDED)
    removed = (What.TASK_REMOVED, What.QUESTION_REMOVED, What.OPTION_REMOVED)
    assert ids(there, *added) == ids(back, *removed)
    assert ids(there, *removed) == ids(back, *added)


@given(standings(), amended())
@settings(max_examples=60)
def test_no_answer_is_lost_and_what_stays_fits(standing: Standing, other: Decision) -> None:
    after = refit(standing, diff(DECISION, other), other)
    asked = {checklist.key_of(task, question): question for task, question in other.questions()}
    for key, answer in standing.answers.items():
        kept = after.answers.get(key)
        assert kept is answer or answer in after.gone, "it stays as it was, or the archive has it"
    assert all(fitted(asked[key], answer.value) is answer.value for key, answer in after.answers.items())
    assert refit(replace(standing, answers=after.answers), diff(DECISION, other), other).gone == ()


@given(standings(), amended())
@settings(max_examples=60)
def test_a_finished_report_is_owed_again_only_where_something_is_open(
    standing: Standing, other: Decision
) -> None:
    after = refit(standing, diff(DECISION, other), other)
    if after.is_reopened:
        assert not checklist.is_complete(other, after.answers, after.accepted)
    if after.state.finished:
        assert checklist.is_complete(other, after.answers, after.accepted)
    assert standing.accepted & {task.id for task in other.tasks} <= after.accepted, "accepted stays accepted"


@given(standings())
@settings(max_examples=30)
def test_a_version_that_changes_nothing_touches_nobody(standing: Standing) -> None:
    complete = replace(standing, state=ReportState.BEGUN)
    after = refit(complete, (), DECISION)
    assert (after.edits, after.gone, after.answers, after.state) == (
        (),
        (),
        standing.answers,
        ReportState.BEGUN,
    )


def changed(task: Task, **how: object) -> Decision:
    """The decision with one task changed."""
    tasks = tuple(replace(one, **how) if one.id == task.id else one for one in DECISION.tasks)  # type: ignore[arg-type]
    return replace(DECISION, tasks=tasks)


def test_a_new_task_opens_an_accepted_report_and_only_that_task_of_it() -> None:
    new = replace(DECISION, tasks=(*DECISION.tasks, NEW_TASK))
    every = frozenset(task.id for task in DECISION.tasks)
    after = refit(Standing(1, 1, ReportState.ACCEPTED, 1, {}, every), diff(DECISION, new), new)
    assert (after.state, after.accepted, after.is_reopened) == (ReportState.BEGUN, every, True)
    assert [edit.what for edit in after.edits] == [What.TASK_ADDED]


def test_a_new_question_in_an_accepted_task_asks_nobody() -> None:
    task = DECISION.tasks[0]
    extra = Question("extra", Kind.TEXT, "Что ещё?")
    new = changed(task, questions=(*task.questions, extra))
    key = QuestionKey(task.id, task.questions[0].id)
    given_one = {key: Answer(key, Chosen(("done",)), 1, MORNING)}
    accepted = refit(
        Standing(1, 1, ReportState.RETURNED, 1, given_one, frozenset({task.id})), diff(DECISION, new), new
    )
    begun = refit(Standing(1, 1, ReportState.BEGUN, 1, given_one), diff(DECISION, new), new)
    untouched = refit(Standing(1, 1, ReportState.NOT_OPENED, 1), diff(DECISION, new), new)
    assert accepted.edits == () == untouched.edits
    assert [edit.what for edit in begun.edits] == [What.QUESTION_ADDED]


def test_a_moved_deadline_is_told_only_to_those_whose_own_has_moved_and_who_owe() -> None:
    new = replace(DECISION, deadline=date(2020, 9, 15))
    edits = diff(DECISION, new)
    assert [edit.what for edit in edits] == [What.DEADLINE]
    moved = Standing(1, 1, ReportState.BEGUN, 1, {}, frozenset(), date(2020, 9, 1), date(2020, 9, 15))
    granted = replace(moved, deadline_was=date(2020, 10, 1), deadline=date(2020, 10, 1))
    assert refit(moved, edits, new).edits == edits
    assert refit(granted, edits, new).edits == ()


def test_only_who_took_a_removed_option_is_touched_and_the_rest_of_the_answer_stays() -> None:
    task = next(task for task in DECISION.tasks if any(q.kind is Kind.SEVERAL for q in task.questions))
    question = next(q for q in task.questions if q.kind is Kind.SEVERAL)
    first, second, *rest = question.options
    less = replace(question, options=(second, *rest))
    new = changed(task, questions=tuple(less if q.id == question.id else q for q in task.questions))
    key = QuestionKey(task.id, question.id)

    def took(*options: str) -> Standing:
        return Standing(1, 1, ReportState.BEGUN, 1, {key: Answer(key, Chosen(options), 1, MORNING)})

    both = refit(took(first.id, second.id), diff(DECISION, new), new)
    assert both.answers[key].value == Chosen((second.id,))
    assert [answer.value for answer in both.gone] == [Chosen((first.id, second.id))]
    assert [edit.what for edit in both.edits] == [What.OPTION_REMOVED]
    assert refit(took(second.id), diff(DECISION, new), new).edits == ()
