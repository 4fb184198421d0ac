"""The department's own tasks: a state, a note and a day of their own; who is late, and who was later."""

from dataclasses import replace
from datetime import date, datetime

from core.decision import DepartmentTask
from core.official_words import own_tasks as sentences
from core.own_tasks import OwnStanding, OwnState, keyed, own_tasks
from core.staff import StaffRole
from core.usecases import owning
from core.views import Home, OwnTaskPage, SummaryScreen
from tests.core.fake_town import ADMINISTRATOR, DECISION, MOSCOW, FakeTown
from tests.core.walking import Walker, registered
from tests.papers.town_report import a_report

AT = datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW)
SEVERAL = replace(
    DECISION,
    department_tasks=(
        DepartmentTask("Подготовить рекомендации", number="1.3", owner="отдел", deadline=date(2020, 7, 1)),
        DepartmentTask("Провести семинар", number="1.1"),
        DepartmentTask("Разместить на сайте", number="пункт: два"),
    ),
)


def test_each_has_a_key_that_fits_a_button_and_no_two_share_one() -> None:
    keys = [key for key, _ in keyed(SEVERAL)]
    assert keys == ["1.1", "1.3", "n3", "n4"]


def test_the_day_that_counts_is_the_chat_s_then_the_file_s_then_the_decision_s() -> None:
    standings = (OwnStanding("1.1", deadline=date(2020, 10, 1), version=1),)
    days = [one.deadline for one in own_tasks(SEVERAL, DECISION.deadline, standings)]
    assert days == [date(2020, 10, 1), date(2020, 7, 1), DECISION.deadline, DECISION.deadline]


def test_a_task_that_is_done_is_never_late() -> None:
    standings = (OwnStanding("1.3", OwnState.DONE, version=1),)
    late = [one.is_late(date(2020, 9, 2)) for one in own_tasks(SEVERAL, DECISION.deadline, standings)]
    assert late == [True, False, True, True]
    assert not any(one.is_late(DECISION.deadline) for one in own_tasks(DECISION, DECISION.deadline, ()))


def test_a_specialist_says_how_far_it_is_and_the_summary_says_so() -> None:
    town = FakeTown(now=AT)
    office = Walker(town, ADMINISTRATOR)
    office.command("summary")
    assert "Задачи управления: 1.1 не начат" in office.screen.text
    office.press("Ещё…")
    office.press("Задачи управления")
    office.press("1.1")
    office.press("Идёт")
    office.press("Примечание")
    office.say("Собрано 12 описаний")
    office.press("Изменить срок")
    office.say("15 августа")
    standing = town.own_standing_log["1.1"]
    assert (standing.state, standing.note, standing.deadline, standing.version) == (
        OwnState.UNDER_WAY,
        "Собрано 12 описаний",
        date(2020, 8, 15),
        3,
    )
    assert "12.08.2020 в 10:00: идёт, Собрано 12 описаний" in office.screen.text  # who said what, and when
    town.later(days=4)
    view = office.command("summary")
    assert isinstance(view, SummaryScreen)
    assert "Задачи управления: 1.1 идёт, срок прошёл" in office.screen.text
    office.tap("JB:1:1.1")
    office.press("Изменить срок")
    office.press("Как в решении")
    assert town.own_standing_log["1.1"].deadline is None


def test_a_picture_of_the_summary_is_new_once_a_task_has_moved() -> None:
    town = FakeTown(now=AT)
    office = Walker(town, ADMINISTRATOR)
    before = office.command("summary")
    town.run(ADMINISTRATOR, lambda r, c: owning.set_state(r, c, 1, "1.1", OwnState.DONE, 0))
    after = office.command("summary")
    assert isinstance(before, SummaryScreen)
    assert isinstance(after, SummaryScreen)
    assert before.mark != after.mark


def test_of_two_the_later_sees_the_earlier_and_viewers_change_nothing() -> None:
    town = FakeTown(now=AT)
    town.employ(901, StaffRole.SPECIALIST)
    town.employ(902, StaffRole.VIEWER)
    office, other, viewer, head = (
        *(Walker(town, one) for one in (ADMINISTRATOR, 901, 902)),
        registered(town),
    )
    other.tap("JB:1:1.1")
    office.tap("JB:1:1.1")
    office.press("Исполнен")
    view = other.press("Идёт")
    assert isinstance(view, OwnTaskPage)
    assert view.task.standing.state is OwnState.DONE
    assert isinstance(viewer.tap("JC:1:1.1:n:1"), Home)
    assert isinstance(head.tap("JB:1:1.1"), Home)
    assert town.own_standing_log["1.1"].state is OwnState.DONE


def test_the_official_report_says_each_with_its_day() -> None:
    standings = (OwnStanding("1.3", OwnState.DONE, "разосланы 10.08.2020.", version=1),)
    report = replace(a_report(3), own=own_tasks(SEVERAL, DECISION.deadline, standings))
    said = sentences(report)
    assert said[1] == (
        "Пункт 1.3. Подготовить рекомендации. Состояние: исполнен, срок: 01.07.2020. "
        "Отвечает: отдел. Разосланы 10.08.2020."
    )
    assert said[2].endswith("Состояние: не начат, срок: 01.09.2020 (срок прошёл).")
