"""The summary's numbers, kept beside the answers, equal a slow recount of all answers by the rules."""

import random

import pytest

from core import checklist
from core.answers import Answers, Chosen, QuestionKey, Skipped, Text, Value
from core.decision import Kind, Purpose, Question, Status
from core.report import Report, ReportState
from core.summary import OrganisationState, summarise
from core.usecases.recording import marks_of
from storage.applying import apply
from storage.reads import SqlReads
from tests.storage.office import DECISION, NOW, Office, answering

HEADS = (1, 2)


def chance_answer(question: Question, dice: random.Random) -> Value:
    """Anything that a head could have said."""
    if question.kind is Kind.STATUS:
        return Chosen((dice.choice(list(Status)).value,))
    if question.kind in (Kind.CHOICE, Kind.SEVERAL) and dice.random() < 0.7:
        picked = [option.id for option in question.options if dice.random() < 0.4]
        own = ("Нет   интернета",) if question.own and dice.random() < 0.3 else ()
        if picked or own:
            return Chosen(tuple(picked[: 1 if question.kind is Kind.CHOICE else None]), own)
    if question.kind is Kind.TEXT:
        return Text("что-то")
    return Skipped()


def recounted(report: Report, registered: bool) -> OrganisationState:
    """What the rules say of a report's answers, read one by one."""

    def said(purpose: Purpose) -> tuple[str, ...]:
        words: list[str] = []
        for task in sorted(DECISION.tasks, key=lambda task: task.id):
            for question in checklist.visible(task, report.answers):
                value = report.answers.get(checklist.key_of(task, question))
                if question.purpose is not purpose or value is None or not isinstance(value.value, Chosen):
                    continue
                options = (question.option(chosen) for chosen in value.value.options)
                words += [option.text for option in options if option and not option.neutral]
                words += value.value.own
        return tuple(words)

    return OrganisationState(
        organisation=report.organisation,
        registered=registered,
        opened=bool(report.answers),
        report_state=report.state,
        statuses={task.id: checklist.task_status(task, report.answers) for task in DECISION.tasks},
        filled=checklist.progress(DECISION, report.answers).filled,
        difficulties=said(Purpose.DIFFICULTY),
        helps=said(Purpose.HELP),
        last_action=NOW if report.answers else None,
    )


@pytest.mark.parametrize("seed", range(8))
async def test_the_summary_equals_a_slow_recount(office: Office, seed: int) -> None:
    dice = random.Random(seed)
    for organisation, user in zip(office.organisations, HEADS, strict=True):
        await office.joins(organisation, user)
    for _ in range(25):
        report = await office.report(dice.choice(HEADS))
        task = dice.choice(DECISION.tasks)
        question = dice.choice(checklist.visible(task, report.answers))
        key = QuestionKey(task.id, question.id)
        change = answering(report, {key: chance_answer(question, dice)})
        await office.database.write(lambda c, one=change: apply(c, one))
    reports = [await office.report(user) for user in HEADS]
    stored = await office.database.read(
        lambda c: SqlReads(c, office.shelf).states(office.decision.id, office.department_id)
    )
    slow = [recounted(report, registered=True) for report in reports]
    assert summarise(DECISION, stored) == summarise(DECISION, slow)


async def test_without_an_answer_there_is_no_data_and_never_a_zero(office: Office) -> None:
    states = await office.database.read(
        lambda c: SqlReads(c, office.shelf).states(office.decision.id, office.department_id)
    )
    made = summarise(DECISION, states)
    assert {(task.done, task.in_progress, task.not_started, task.no_data) for task in made.tasks} == {
        (0, 0, 0, 2)
    }
    assert made.coverage.not_opened == 2
    assert (made.difficulties, made.helps) == ((), ())


async def test_a_difficulty_named_before_the_status_moved_on_counts_no_more(office: Office) -> None:
    await office.joins(office.organisations[0], HEADS[0])
    report = await office.report(HEADS[0])
    given: dict[QuestionKey, Value] = {
        QuestionKey("acts", "status"): Chosen(("not_started",)),
        QuestionKey("acts", "hinders"): Chosen(("no_time",)),
    }
    await office.database.write(lambda c: apply(c, answering(report, given)))

    async def difficulties() -> list[str]:
        states = await office.database.read(
            lambda c: SqlReads(c, office.shelf).states(office.decision.id, office.department_id)
        )
        return [mention.text for mention in summarise(DECISION, states).difficulties]

    assert await difficulties() == ["Нет людей или времени"]
    report = await office.report(HEADS[0])
    moved = answering(report, {QuestionKey("acts", "status"): Chosen(("done",))}, ReportState.BEGUN)
    await office.database.write(lambda c: apply(c, moved))
    assert await difficulties() == []
    answers: Answers = (await office.report(HEADS[0])).answers
    assert marks_of(report, answers)[0].status is Status.DONE
