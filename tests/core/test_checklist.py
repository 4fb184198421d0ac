"""Which question comes next, and how far a checklist is."""

from datetime import UTC, datetime

import pytest

from core import checklist
from core.answers import Answer, Answers, Attached, Chosen, QuestionKey, Skipped, Value
from core.checklist import Place, Progress
from core.decision import Question, Status, Task
from tests.core.fake_town import DECISION

AT = datetime(2020, 8, 3, tzinfo=UTC)
ACTS, TEAM, STRUCTURE, CONDITIONS, TRAINING, PROCEDURES = DECISION.tasks
DONE, GOING, NOT_YET = Chosen(("done",)), Chosen(("in_progress",)), Chosen(("not_started",))


def answers(task: Task, **given: Value) -> Answers:
    keys = {QuestionKey(task.id, name): value for name, value in given.items()}
    return {key: Answer(key, value, 1, AT) for key, value in keys.items()}


def ask(task: Task, name: str) -> Question:
    question = task.question(name)
    assert question is not None
    return question


def names(questions: tuple[Question, ...]) -> list[str]:
    return [question.id for question in questions]


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (None, ["status"]),
        (DONE, ["status", "done_on", "evidence", "names", "approved"]),
        (GOING, ["status", "planned_on", "left", "names", "approved"]),
        (NOT_YET, ["status", "hinders", "helps"]),
    ],
)
def test_the_status_decides_what_is_asked(status: Value | None, asked: list[str]) -> None:
    given = answers(ACTS, status=status) if status else {}
    assert names(checklist.visible(ACTS, given)) == asked


@pytest.mark.parametrize(
    ("org", "method", "info", "whole"),
    [
        (DONE, DONE, DONE, Status.DONE),
        (NOT_YET, NOT_YET, NOT_YET, Status.NOT_STARTED),
        (DONE, GOING, NOT_YET, Status.IN_PROGRESS),
        (DONE, DONE, NOT_YET, Status.IN_PROGRESS),
        (GOING, GOING, GOING, Status.IN_PROGRESS),
    ],
)
def test_three_kinds_of_conditions_make_one_status(
    org: Value, method: Value, info: Value, whole: Status
) -> None:
    given = answers(CONDITIONS, status_org=org, status_method=method, status_info=info)
    assert checklist.task_status(CONDITIONS, given) is whole


def test_a_status_is_unknown_while_one_of_its_kinds_is() -> None:
    assert checklist.task_status(CONDITIONS, answers(CONDITIONS, status_org=DONE)) is None
    assert checklist.task_status(ACTS, answers(ACTS, status=Skipped())) is None
    assert checklist.task_status(ACTS, answers(ACTS, status=Chosen(own=("почти",)))) is None


def test_a_follow_up_may_depend_on_one_kind_only() -> None:
    given = answers(CONDITIONS, status_org=DONE, status_method=NOT_YET, status_info=NOT_YET)
    shown = names(checklist.visible(CONDITIONS, given))
    assert "org_have" in shown
    assert "method_have" not in shown
    assert "planned_on" in shown


def test_where_a_question_stands() -> None:
    given = answers(ACTS, status=DONE)
    assert checklist.place_of(ACTS, ask(ACTS, "evidence"), given) == Place(3, 5)
    assert checklist.place_of(ACTS, ask(ACTS, "status"), {}) == Place(1, 5)
    assert checklist.place_of(ACTS, ask(ACTS, "hinders"), given) == Place(5, 5)


def test_forward_goes_to_what_is_open_and_back_to_what_was_shown() -> None:
    given = answers(ACTS, status=DONE, done_on=Skipped())
    following = checklist.following(ACTS, ask(ACTS, "status"), given)
    assert following == ask(ACTS, "evidence")
    assert checklist.following(ACTS, ask(ACTS, "approved"), given) is None
    assert checklist.preceding(ACTS, ask(ACTS, "evidence"), given) == ask(ACTS, "done_on")
    assert checklist.preceding(ACTS, ask(ACTS, "status"), given) is None
    hidden = ask(ACTS, "hinders")
    assert checklist.preceding(ACTS, hidden, given) == ask(ACTS, "approved")


def test_a_task_is_filled_when_every_question_shown_is_answered_or_skipped() -> None:
    given = answers(ACTS, status=NOT_YET, hinders=Skipped())
    assert not checklist.is_filled(ACTS, given)
    given |= answers(ACTS, helps=Chosen(("sample",)))
    assert checklist.is_filled(ACTS, given)
    given |= answers(ACTS, status=DONE)  # other questions now; the old answers are kept
    assert not checklist.is_filled(ACTS, given)
    assert checklist.is_begun(ACTS, given)
    assert checklist.first_open(ACTS, given) == ask(ACTS, "done_on")


def test_progress_counts_filled_tasks() -> None:
    assert checklist.progress(DECISION, {}) == Progress(0, 6, begun=False)
    given = answers(ACTS, status=NOT_YET, hinders=Skipped(), helps=Skipped())
    assert checklist.progress(DECISION, given) == Progress(1, 6, begun=True)
    assert not checklist.progress(DECISION, given).complete


def test_the_next_open_task_goes_round() -> None:
    given = answers(ACTS, status=NOT_YET, hinders=Skipped(), helps=Skipped())
    assert checklist.next_open_task(DECISION, given) == TEAM
    assert checklist.next_open_task(DECISION, {}, after=PROCEDURES) == ACTS
    assert checklist.next_open_task(DECISION, given, after=ACTS) == TEAM
    for task in DECISION.tasks:
        statuses = [q.id for q in task.questions if q.kind == "status"]
        given |= answers(task, **dict.fromkeys(statuses, NOT_YET), hinders=Skipped(), helps=Skipped())
    assert checklist.next_open_task(DECISION, given) is None
    assert checklist.progress(DECISION, given).complete


def test_done_without_evidence_is_noticed() -> None:
    assert checklist.is_evidence_missing(ACTS, answers(ACTS, status=DONE, evidence=Skipped()))
    assert checklist.is_evidence_missing(ACTS, answers(ACTS, status=DONE))
    assert not checklist.is_evidence_missing(ACTS, answers(ACTS, status=DONE, evidence=Attached()))
    assert not checklist.is_evidence_missing(ACTS, answers(ACTS, status=GOING))


def test_skipped_is_told_from_answered_and_from_open() -> None:
    given = answers(ACTS, status=DONE, done_on=Skipped())
    assert checklist.is_skipped(QuestionKey("acts", "done_on"), given)
    assert not checklist.is_skipped(QuestionKey("acts", "status"), given)
    assert not checklist.is_skipped(QuestionKey("acts", "names"), given)
