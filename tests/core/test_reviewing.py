"""The department accepts and returns; what was accepted stays, and the later of two sees the earlier's."""

import pytest

from core.answers import Chosen, Day, QuestionKey
from core.changes.report import ReportChanged
from core.report import ReportState
from core.soft_checks import Check, findings
from core.timeliness import Timeliness
from core.usecases import filling, reviewing
from core.views import (
    FileTask,
    Home,
    Note,
    OrganisationList,
    QuestionScreen,
    Receipt,
    RemarkScreen,
    ReportFile,
    ReportHistory,
    ReturnChoice,
    Review,
    ReviewNotice,
    TaskReview,
    View,
)
from tests.core.fake_town import ADMINISTRATOR, FakeTown, Overtaken
from tests.core.walking import Walker, registered

ACTS = QuestionKey("acts", "status")
TEAM = QuestionKey("team", "status")


def sent() -> tuple[Walker, Walker]:
    """A head whose report is in, and a specialist who stands at it."""
    head = registered()
    head.press("Начать")
    while "Отправить" not in head.labels():
        head.press("Не начинали" if "⚪ Не начинали" in head.labels() else "Пропустить")
    head.press("Отправить")
    specialist = Walker(head.town, ADMINISTRATOR)
    specialist.command("summary")
    specialist.press("По организациям")
    specialist.press("№ 7")
    return head, specialist


def returned(*tasks: str) -> tuple[Walker, Walker]:
    head, specialist = sent()
    specialist.press("Вернуть")
    for task in tasks or ("1. Перечень",):
        specialist.press(task)
    specialist.press("Дальше")
    specialist.say("Назовите, что мешает")
    specialist.press("Вернуть отчёт")
    return head, specialist


def file_of(view: View | None) -> ReportFile:
    assert isinstance(view, ReportFile), view
    return view


def test_an_accepted_report_is_closed_and_says_so() -> None:
    head, specialist = sent()
    assert file_of(specialist.press("Принять")).note is Note.REVIEW_DONE
    report = head.town.reports[1]
    assert (report.state, len(report.accepted)) == (ReportState.ACCEPTED, 6)
    (notice,) = [show for show in head.town.notices if isinstance(show.view, ReviewNotice)]
    assert (notice.chat_id, notice.view.returned) == (5, ())
    before = head.answers()
    closed = head.tap("o:1:acts:status:done")
    assert isinstance(closed, TaskReview)
    assert closed.note is Note.REPORT_ACCEPTED
    assert "Отчёт принят, ответы закрыты" in head.screen.text
    assert head.answers() == before
    assert isinstance(head.tap("y:1"), Receipt)


def test_returned_tasks_are_open_and_the_others_stay() -> None:
    head, _ = returned("1. Перечень", "3. Структура")
    report = head.town.reports[1]
    assert report.state is ReportState.RETURNED
    assert [task.id for task in report.to_fix] == ["acts", "structure"]
    (notice,) = [show.view for show in head.town.notices if isinstance(show.view, ReviewNotice)]
    assert (notice.remark, [t.id for t in notice.returned]) == ("Назовите, что мешает", ["acts", "structure"])
    kept = head.answers()[TEAM]
    shown = head.tap("o:1:team:status:done")
    assert isinstance(shown, TaskReview)
    assert shown.note is Note.TASK_ACCEPTED
    assert head.answers()[TEAM] == kept
    head.tap("o:1:acts:status:done")
    assert head.answers()[ACTS].value == Chosen(("done",))


def test_the_way_from_the_message_to_the_receipt() -> None:
    head, _ = returned("2. Рабочая группа")
    notice = head.town.notices[-1].view
    assert isinstance(notice, ReviewNotice)
    home = head.command("menu")
    assert isinstance(home, Home)
    assert home.cards[0].to_fix == 1
    shown = head.press("Исправить")
    assert isinstance(shown, QuestionScreen)
    assert shown.task.id == "team"
    assert isinstance(head.start(), QuestionScreen)
    assert isinstance(head.press("Не начинали"), Review)
    first = head.town.reports[1]
    head.town.later(days=2)
    receipt = head.press("Отправить")
    assert isinstance(receipt, Receipt)
    assert (receipt.number, receipt.sent_at) == (1, head.town.now)
    again = head.town.reports[1]
    assert (again.number, again.first_sent_at) == (1, first.sent_at)
    assert again.accepted == frozenset({"acts", "structure", "conditions", "training", "procedures"})
    assert [change.report_id for change in head.town.rearmed] == [1]


def test_what_was_accepted_stays_closed_after_sending_again() -> None:
    head, _ = returned("2. Рабочая группа")
    head.command("menu")
    head.press("Исправить")
    head.press("Не начинали")
    head.press("Отправить")
    assert isinstance(head.tap("q:1:team:status"), QuestionScreen)
    closed = head.tap("q:1:acts:status")
    assert isinstance(closed, TaskReview)
    assert closed.note is Note.TASK_ACCEPTED


def test_an_accepted_report_is_reopened_by_the_department_only() -> None:
    head, specialist = sent()
    specialist.press("Принять")
    assert "Принять" not in specialist.labels()
    specialist.press("Вернуть")
    specialist.press("6. Процедуры")
    specialist.press("Дальше")
    specialist.say("Где принято решение?")
    assert file_of(specialist.press("Вернуть отчёт")).report.state is ReportState.RETURNED
    head.tap("o:1:procedures:status:in_progress")
    assert head.answers()[QuestionKey("procedures", "status")].value == Chosen(("in_progress",))


def test_the_later_of_two_specialists_sees_what_the_earlier_did() -> None:
    _, specialist = sent()
    town = specialist.town
    accept = next(b.data for row in specialist.screen.rows for b in row if b.text == "Принять")
    back = next(b.data for row in specialist.screen.rows for b in row if b.text == "Вернуть")
    specialist.tap(accept)
    other = Walker(town, ADMINISTRATOR)
    for data in (accept, back, "RW:1:1:1", "RB:1:1"):
        assert file_of(other.tap(data)).note is Note.REPORT_CHANGED
    assert "Принят 03.08.2020" in other.screen.text
    assert len([one for one in town.notices if isinstance(one.view, ReviewNotice)]) == 1


def test_what_the_head_changes_meanwhile_is_seen_before_it_is_accepted() -> None:
    head, specialist = sent()
    head.tap("o:1:acts:status:done")
    assert file_of(specialist.press("Принять")).note is Note.REPORT_CHANGED
    assert head.town.reports[1].state is ReportState.SENT
    assert file_of(specialist.press("Принять")).note is Note.REVIEW_DONE


def test_decided_on_the_same_version_one_decides_again() -> None:
    head, _ = sent()
    town = head.town
    version = town.reports[1].version
    accepted = town.decide(ADMINISTRATOR, lambda r, c: reviewing.accept(r, c, 1, version))
    answered = town.decide(5, lambda r, c: filling.pick(r, c, 1, ACTS, "done"))
    town.apply(accepted.changes[0])
    (late,) = [change for change in answered.changes if isinstance(change, ReportChanged)]
    with pytest.raises(Overtaken):
        town.apply(late)


def test_nothing_goes_back_without_a_task_and_a_remark() -> None:
    _, specialist = sent()
    town, version = specialist.town, specialist.town.reports[1].version
    choice = specialist.press("Вернуть")
    assert isinstance(choice, ReturnChoice)
    assert "Дальше: замечание" not in specialist.labels()
    empty = specialist.tap(f"RW:1:{version}:0")
    assert isinstance(empty, ReturnChoice)
    assert empty.note is Note.NOTHING_CHOSEN
    specialist.tap(f"RC:1:{version}:1")
    asked = specialist.press("Дальше")
    assert isinstance(asked, RemarkScreen)
    assert isinstance(specialist.tap(f"RB:1:{version}"), ReturnChoice)
    specialist.tap(f"RW:1:{version}:1")
    too_long = specialist.say("я" * 601)
    assert isinstance(too_long, RemarkScreen)
    assert (too_long.note, too_long.remark) == (Note.REMARK_TOO_LONG, "")
    specialist.say("Так")
    assert isinstance(specialist.sticker(), RemarkScreen)
    assert "«Так»" in specialist.screen.text
    specialist.say("Иначе")
    specialist.press("Вернуть отчёт")
    assert town.reports[1].remark == "Иначе"


def test_a_mark_pressed_twice_is_one_mark() -> None:
    _, specialist = sent()
    specialist.press("Вернуть")
    data = next(b.data for row in specialist.screen.rows for b in row if "2. Рабочая" in b.text)
    for _ in range(2):
        choice = specialist.tap(data)
        assert isinstance(choice, ReturnChoice)
        assert [task.id for task in choice.chosen] == ["team"]
    specialist.press("2. Рабочая")
    assert "Дальше: замечание" not in specialist.labels()


def test_the_whole_report_may_be_returned() -> None:
    head, _ = returned("1.", "2.", "3.", "4.", "5.", "6.")
    assert not head.town.reports[1].accepted
    assert "Остальные" not in str(head.town.notices[-1])


def test_everybody_of_the_organisation_is_told_once() -> None:
    town = FakeTown()
    head = registered(town)
    deputy = Walker(town, 6)
    deputy.start("first")
    for label in ("Да, попросить доступ", "Согласен"):
        deputy.press(label)
    head.tap("jd:1:6:1")
    head.start()
    head.press("Начать")
    while "Отправить" not in head.labels():
        head.press("Не начинали" if "⚪ Не начинали" in head.labels() else "Пропустить")
    head.press("Отправить")
    town.notices.clear()
    specialist = Walker(town, ADMINISTRATOR)
    specialist.tap("RF:1")
    specialist.press("Принять")
    assert sorted(show.chat_id for show in town.notices) == [5, 6]


def test_nobody_but_the_department_reviews() -> None:
    head, _ = sent()
    version = head.town.reports[1].version
    for person in (head, Walker(head.town, 77)):
        for data in ("RL:1:0", "RF:1", "RN:1", "RT:1:acts", f"RA:1:{version}", f"RC:1:{version}:1"):
            assert not isinstance(person.tap(data), OrganisationList | ReportFile | FileTask | ReturnChoice)
        for data in (f"RW:1:{version}:1", f"RB:1:{version}"):
            assert not isinstance(person.tap(data), ReturnChoice | RemarkScreen | ReportFile)
    assert head.town.reports[1].state is ReportState.SENT
    assert not isinstance(Walker(head.town, 77).tap("RH:1"), ReportHistory)


def test_an_unsent_report_can_be_read_and_not_decided_on() -> None:
    head = registered()
    head.press("Начать")
    head.press("Сделано")
    specialist = Walker(head.town, ADMINISTRATOR)
    assert file_of(specialist.tap("RF:1")).report.state is ReportState.BEGUN
    assert not {"Принять", "Вернуть"} & set(specialist.labels())
    version = head.town.reports[1].version
    assert file_of(specialist.tap(f"RA:1:{version}")).note is Note.NOT_REVIEWABLE
    assert isinstance(specialist.tap("RT:1:acts"), FileTask)
    assert file_of(specialist.tap("RT:1:gone")).note is Note.OLD_BUTTON


def test_the_history_tells_who_and_from_what() -> None:
    head, specialist = returned()
    changes = head.town.history(1)
    assert [(c.was.value, c.state.value, c.by_department) for c in changes] == [
        ("not_opened", "begun", False),
        ("begun", "sent", False),
        ("sent", "returned", True),
    ]
    mine = head.tap("RH:1")
    assert isinstance(mine, ReportHistory)
    assert not mine.for_department
    theirs = specialist.press("История")
    assert isinstance(theirs, ReportHistory)
    assert theirs.for_department
    assert "«Назовите, что мешает»" in specialist.screen.text
    assert isinstance(specialist.press("← Назад"), ReportFile)


def test_the_list_says_who_is_late() -> None:
    _, specialist = sent()
    specialist.town.later(days=60)
    shown = specialist.tap("RL:1:0")
    assert isinstance(shown, OrganisationList)
    assert [line.timeliness for line in shown.lines] == [Timeliness.ON_TIME, Timeliness.OVERDUE]
    assert "МБДОУ № 12 «Солнышко»: не открыт, просрочен" in specialist.screen.text
    assert isinstance(specialist.tap("RN:2"), OrganisationList)
    assert isinstance(specialist.tap("RL:1:99"), OrganisationList)


def test_a_late_head_mends_a_returned_report_after_the_deadline() -> None:
    head, specialist = sent()
    head.town.later(days=60)
    assert isinstance(head.tap("o:1:acts:status:done"), TaskReview)  # locked: the deadline is over
    specialist.tap("RF:1")
    specialist.press("Вернуть")
    specialist.press("1. Перечень")
    specialist.press("Дальше")
    specialist.say("Когда будет?")
    specialist.press("Вернуть отчёт")
    assert isinstance(head.tap("q:1:acts:status"), QuestionScreen)
    head.press("Не начинали")
    receipt = head.press("Отправить")
    assert isinstance(receipt, Receipt)
    assert "позже срока" not in head.screen.text  # it was sent in time; the department took long
    assert isinstance(head.tap("o:1:acts:status:done"), TaskReview)


def test_doubts_are_marked() -> None:
    head = registered()
    head.press("Начать")
    head.press("Сделано")
    head.tap("o:1:team:status:in_progress")
    planned = next(
        q.id
        for q in head.town.decision.tasks[1].questions
        if q.purpose is not None and q.purpose.value == "planned_on"
    )
    head.town.run(5, lambda r, c: filling.pick_day(r, c, 1, QuestionKey("team", planned), LATE))
    report = head.town.reports[1]
    marked = findings(report.decision, report.answers, report.deadline)
    assert [(one.task.id, one.check) for one in marked] == [
        ("acts", Check.EVIDENCE),
        ("team", Check.LATE_PLAN),
    ]


LATE = Day(FakeTown().decision.deadline.replace(month=12))


def test_the_specialist_sees_what_deserves_a_second_look() -> None:
    head = registered()
    head.press("Начать")
    head.press("Не начинали")
    head.tap("o:1:team:status:done")
    specialist = Walker(head.town, ADMINISTRATOR)
    specialist.tap("RF:1")
    assert "Пункт 2 сделан, а пункт 1 не начат." in specialist.screen.text
    specialist.press("2. Рабочая группа")
    assert "По пункту 2 нет подтверждения." in specialist.screen.text
