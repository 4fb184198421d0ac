"""What is worth a second look before sending: pure rules, named by the decision and not by the code."""

from dataclasses import replace
from datetime import UTC, date, datetime

from core.answers import Answer, Answers, Attached, Chosen, Day, QuestionKey, Skipped, Value
from core.decision import Checks, TaskOrder
from core.soft_checks import Check, Finding, findings
from core.views import Review
from tests.core.fake_town import DECISION
from tests.core.walking import registered

ACTS, TEAM, *_ = DECISION.tasks
DONE, GOING, NOT_YET = Chosen(("done",)), Chosen(("in_progress",)), Chosen(("not_started",))
AT = datetime(2020, 8, 3, tzinfo=UTC)
DEADLINE = date(2020, 9, 1)


def answers(**given: Value) -> Answers:
    """``acts__status=…`` is the answer to that question of that task."""
    keys = {QuestionKey(*name.split("__")): value for name, value in given.items()}
    return {key: Answer(key, value, 1, AT) for key, value in keys.items()}


def found(checks: Checks = DECISION.checks, **given: Value) -> list[tuple[Check, str]]:
    """The check and the task of each finding."""
    decision = replace(DECISION, checks=checks)
    return [(one.check, one.task.id) for one in findings(decision, answers(**given), DEADLINE)]


def test_done_with_nothing_to_show_is_noticed() -> None:
    assert found(acts__status=DONE, acts__evidence=Skipped()) == [(Check.EVIDENCE, "acts")]
    assert found(acts__status=DONE, acts__evidence=Attached()) == []
    assert found(acts__status=NOT_YET) == []


def test_a_task_done_before_its_ground_is_begun_is_noticed() -> None:
    team = {"team__status": DONE, "team__evidence": Attached()}
    assert found(**team, acts__status=NOT_YET) == [(Check.ORDER, "team")]
    assert found(**team, acts__status=GOING) == []
    assert found(**team) == [], "an unanswered task isn't said to be not begun"
    assert found(team__status=GOING, acts__status=NOT_YET) == []


def test_a_plan_past_the_deadline_is_noticed() -> None:
    late = Day(date(2020, 10, 31), whole_month=True)
    (one,) = findings(DECISION, answers(acts__status=GOING, acts__planned_on=late), DEADLINE)
    assert one == Finding(Check.LATE_PLAN, ACTS, day=late)
    assert found(acts__status=GOING, acts__planned_on=Day(DEADLINE)) == []
    assert found(acts__status=DONE, acts__evidence=Attached(), acts__planned_on=late) == [], (
        "no plan any more"
    )


def test_the_decision_says_what_is_checked() -> None:
    given: dict[str, Value] = {
        "team__status": DONE,
        "acts__status": GOING,
        "acts__planned_on": Day(date(2020, 10, 1)),
    }
    assert found(**given) == [(Check.EVIDENCE, "team"), (Check.LATE_PLAN, "acts")]
    assert found(Checks(evidence=False, late_plan=False), **given) == []
    gone = (TaskOrder("team", "gone"), TaskOrder("gone", "acts"))  # an amendment removed them
    assert found(Checks(False, False, gone), **given) == []


def test_the_head_reads_them_before_sending_and_may_send_all_the_same() -> None:
    head = registered()
    head.press("Начать")
    for number in range(8):
        head.press("Сделано" if number == 1 else "В работе" if number == 2 else "Не начинали")
        if number == 2:
            head.say("15 октября 2020")
        while "Не начинали" not in " ".join(head.labels()) and "Отправить" not in head.labels():
            head.press("Пропустить")
    assert isinstance(head.view, Review)
    assert "По пункту 2 нет подтверждения." in head.screen.text
    assert "Пункт 2 сделан, а пункт 1 не начат." in head.screen.text
    assert "По пункту 3 план позже срока: 15.10.2020." in head.screen.text
    assert "Отправить можно и так." in head.screen.text
    head.press("Отправить")
    assert "Принято" in head.screen.text
