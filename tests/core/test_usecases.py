"""What use cases decide: the turns that a story over HTTP would take long to reach."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from core import consent
from core.answers import Attached, Chosen, EvidenceKind, QuestionKey
from core.changes.joining import ConsentAnswered, JoinAsked, JoinDecided, JoinedByInvitation
from core.changes.report import ReportChanged
from core.people import Role
from core.report import ReportState
from core.usecases import (
    evidence,
    filling,
    home,
    joining,
    leave,
    overview,
    pages,
    privacy,
    reminding,
    sending,
    typing,
)
from core.usecases.days import day_buttons
from core.views import (
    AbsenceScreen,
    Checklist,
    ConfirmInvitation,
    ConsentScreen,
    EvidenceList,
    EvidencePiece,
    GroupNote,
    Help,
    Home,
    JoinQuestion,
    MenuRole,
    MyData,
    NameScreen,
    Note,
    QuestionScreen,
    Receipt,
    Review,
    RoleScreen,
    Section,
    Stranger,
    SummaryScreen,
    TaskReview,
    View,
)
from tests.core.fake_town import ADMINISTRATOR, DECISION, FakeTown, Overtaken, shown_to
from tests.core.walking import Walker, registered

STATUS = QuestionKey("acts", "status")
EVIDENCE = QuestionKey("acts", "evidence")
V = TypeVar("V", bound=View)


def is_a(kind: type[V], view: View | None) -> V:
    assert isinstance(view, kind), view
    return view


def at_evidence() -> Walker:
    head = registered()
    head.press("Начать")
    head.press("Сделано")
    head.press("Сегодня")
    return head


def all_skipped(head: Walker) -> Walker:
    """Every task «не начинали»; stands at the review."""
    head.press("Начать")
    while "Отправить" not in head.labels():
        head.press("Не начинали" if "⚪ Не начинали" in head.labels() else "Пропустить")
    return head


# Joining


def test_the_way_in_step_by_step() -> None:
    town = FakeTown()
    head = Walker(town, 5)
    assert not is_a(ConfirmInvitation, head.start("first")).taken
    is_a(ConsentScreen, head.press("Да, это мы"))
    is_a(RoleScreen, head.press("Согласен"))
    assert is_a(NameScreen, head.press("Заведующий")).suggestion == "Мария Петровна"
    assert is_a(Home, head.press("Мария Петровна")).name == "Мария Петровна"
    assert [m.role for m in town.joined] == [Role.HEAD]
    assert town.invitations["first"].used


def test_a_deputy_is_not_offered_the_heads_name() -> None:
    town = FakeTown()
    assistant = Walker(town, 5)
    assistant.start("first")
    assistant.press("Да, это мы")
    assistant.press("Согласен")
    assert is_a(NameScreen, assistant.press("Старший воспитатель")).suggestion == ""


@pytest.mark.parametrize("code", ["nonsense", "gone"])
def test_a_code_that_isnt_good_is_turned_away_at_every_step(code: str) -> None:
    town = FakeTown()
    steps = (
        lambda r, c: joining.start(r, c, code),
        lambda r, c: joining.confirm(r, c, code),
        lambda r, c: joining.agree(r, c, code, consent.VERSION),
        lambda r, c: joining.choose_role(r, c, code, Role.HEAD),
    )
    for step in steps:
        assert is_a(Stranger, town.sees(5, step)).note is Note.BAD_CODE
    assert town.consents == []
    for step in steps:
        assert is_a(Home, town.sees(ADMINISTRATOR, step)).note is Note.BAD_CODE


def test_a_member_who_walks_the_steps_again_is_at_home() -> None:
    town = registered().town
    for step in (
        lambda r, c: joining.start(r, c, "first"),
        lambda r, c: joining.confirm(r, c, "first"),
        lambda r, c: joining.agree(r, c, "first", consent.VERSION),
        lambda r, c: joining.choose_role(r, c, "first", Role.HEAD),
        joining.not_me,
        joining.refuse,
    ):
        assert is_a(Home, town.sees(5, step)).note is None
    assert len(town.joined) == 1
    assert all(said.given for said in town.consents)


def test_no_step_can_be_forged_past_the_consent() -> None:
    town = FakeTown()
    is_a(ConsentScreen, town.sees(5, lambda r, c: joining.choose_role(r, c, "first", Role.HEAD)))
    is_a(ConsentScreen, town.sees(5, lambda r, c: joining.agree(r, c, "first", "2019-1")))
    assert is_a(Stranger, town.sees(5, joining.not_me)).note is Note.NOT_ME
    assert is_a(Stranger, town.sees(5, joining.refuse)).note is Note.REFUSED
    assert not town.people
    assert [said.given for said in town.consents] == [False]


def test_steps_taken_twice_count_once() -> None:
    town = FakeTown()
    for _ in range(2):
        is_a(RoleScreen, town.sees(5, lambda r, c: joining.agree(r, c, "first", consent.VERSION)))
    for _ in range(2):
        is_a(NameScreen, town.sees(5, lambda r, c: joining.choose_role(r, c, "first", Role.HEAD)))
    assert len(town.consents) == len(town.joined) == 1
    long = town.sees(5, lambda r, c: joining.give_name(r, c, "first", "Анна " * 40))
    assert is_a(NameScreen, long).note is Note.NAME_TOO_LONG


def test_a_second_organisation_asks_neither_the_consent_nor_the_name_again() -> None:
    town = registered().town
    is_a(RoleScreen, town.sees(5, lambda r, c: joining.confirm(r, c, "second")))
    joined = town.sees(5, lambda r, c: joining.choose_role(r, c, "second", Role.ACTING))
    assert is_a(Stranger, joined).note is Note.JOIN_GRANTED
    assert [m.role for m in town.memberships(5)] == [Role.HEAD, Role.ACTING]


def test_whoever_has_refused_since_isnt_let_in() -> None:
    town = registered().town
    town.apply(ConsentAnswered(6, consent.VERSION, True, town.now))
    town.run(6, lambda r, c: joining.confirm(r, c, "first"))
    town.run(6, joining.refuse)
    told = town.sees(5, lambda r, c: joining.decide_join(r, c, 1, 6, True))
    assert is_a(Home, told).note is Note.JOIN_NO_CONSENT
    declined = town.sees(5, lambda r, c: joining.decide_join(r, c, 1, 6, False))
    assert is_a(Home, declined).note is Note.JOIN_DONE_NO
    assert town.memberships(6) == ()


def test_two_with_the_same_link_at_once_and_the_first_one_has_it() -> None:
    town = FakeTown()
    for user_id in (5, 6):
        town.apply(ConsentAnswered(user_id, consent.VERSION, True, town.now))
    both = [town.decide(u, lambda r, c: joining.choose_role(r, c, "first", Role.HEAD)) for u in (5, 6)]
    for change in both[0].changes:
        town.apply(change)
    with pytest.raises(Overtaken):
        town.apply(next(change for change in both[1].changes if isinstance(change, JoinedByInvitation)))
    again = town.run(6, lambda r, c: joining.choose_role(r, c, "first", Role.HEAD))
    assert is_a(Stranger, shown_to(6, again)).note is Note.JOIN_ASKED
    assert any(isinstance(change, JoinAsked) for change in again.changes)


def test_members_and_administrators_are_asked_about_a_deputy_once() -> None:
    town = registered().town
    town.apply(ConsentAnswered(6, consent.VERSION, True, town.now))
    asked = town.run(6, lambda r, c: joining.confirm(r, c, "first"))
    assert {show.chat_id for show in asked.shows if isinstance(show.view, JoinQuestion)} == {5, ADMINISTRATOR}
    again = town.run(6, lambda r, c: joining.confirm(r, c, "first"))
    assert len(again.shows) == 1


def test_the_first_decision_counts_and_the_second_is_told_so() -> None:
    town = registered().town
    town.apply(ConsentAnswered(6, consent.VERSION, True, town.now))
    town.run(6, lambda r, c: joining.confirm(r, c, "first"))
    late = town.decide(ADMINISTRATOR, lambda r, c: joining.decide_join(r, c, 1, 6, False))
    done = town.run(5, lambda r, c: joining.decide_join(r, c, 1, 6, True))
    assert done.menus == ((6, MenuRole.HEAD),)
    with pytest.raises(Overtaken):
        town.apply(next(change for change in late.changes if isinstance(change, JoinDecided)))
    told = town.sees(ADMINISTRATOR, lambda r, c: joining.decide_join(r, c, 1, 6, False))
    assert is_a(Home, told).note is Note.JOIN_DECIDED_ALREADY
    assert [m.role for m in town.memberships(6)] == [Role.DEPUTY]


def test_no_request_and_no_right_decide_nothing() -> None:
    town = registered().town
    assert is_a(Home, town.sees(5, lambda r, c: joining.decide_join(r, c, 1, 6, True))).note is Note.NO_ACCESS
    assert is_a(Stranger, town.sees(7, lambda r, c: joining.decide_join(r, c, 1, 6, True)))
    assert len(town.joined) == 1


def test_a_name_is_for_members_only_and_an_empty_one_is_none() -> None:
    town = registered().town
    assert is_a(Stranger, town.sees(7, lambda r, c: joining.give_name(r, c, "first", "Олег")))
    assert is_a(Home, town.sees(5, lambda r, c: joining.give_name(r, c, "second", None))).name
    assert is_a(Home, town.sees(5, lambda r, c: joining.give_name(r, c, "first", "\u200b")))
    assert town.people[5].name == "Мария Петровна"


# The checklist


def test_a_report_is_nobodys_business_but_its_members() -> None:
    town = registered().town
    key = STATUS
    for step in (
        lambda r, c: filling.go_on(r, c, 2),
        lambda r, c: filling.open_task(r, c, 2, "acts"),
        lambda r, c: filling.open_question(r, c, 2, key),
        lambda r, c: filling.pick(r, c, 2, key, "done"),
        lambda r, c: filling.mark(r, c, 2, key, "done", True),
        lambda r, c: filling.clear_own(r, c, 2, key),
        lambda r, c: filling.back(r, c, 2, key),
        lambda r, c: filling.move_on(r, c, 2, key),
        lambda r, c: filling.skip(r, c, 2, key),
        lambda r, c: filling.type_answer(r, c, 2, key, "5"),
        lambda r, c: filling.ask_to_type(r, c, 2, key),
        lambda r, c: pages.open_list(r, c, 2),
        lambda r, c: sending.review(r, c, 2),
        lambda r, c: sending.review_task(r, c, 2, "acts"),
        lambda r, c: sending.send(r, c, 2),
        lambda r, c: sending.receipt(r, c, 2),
        lambda r, c: evidence.choose_form(r, c, 2, key, EvidenceKind.ORDER),
        lambda r, c: evidence.add_typed(r, c, 2, key, "№ 1", None),
        lambda r, c: evidence.show_list(r, c, 2, key),
        lambda r, c: evidence.remove(r, c, 2, 1),
    ):
        assert is_a(Home, town.sees(5, step)).note is Note.NO_ACCESS


def test_what_an_amendment_has_removed_shows_the_list() -> None:
    town = registered().town
    gone = QuestionKey("acts", "nothing")
    for step in (
        lambda r, c: filling.open_task(r, c, 1, "nothing"),
        lambda r, c: filling.open_question(r, c, 1, gone),
        lambda r, c: filling.pick(r, c, 1, gone, "done"),
        lambda r, c: sending.review_task(r, c, 1, "nothing"),
    ):
        assert is_a(Checklist, town.sees(5, step)).note is Note.OLD_BUTTON


def test_a_button_that_doesnt_fit_the_question_shows_the_question() -> None:
    town = registered().town
    for step in (
        lambda r, c: filling.pick(r, c, 1, STATUS, "nonsense"),
        lambda r, c: filling.mark(r, c, 1, STATUS, "done", True),
        lambda r, c: filling.pick_day(r, c, 1, STATUS, None),
        lambda r, c: evidence.choose_form(r, c, 1, STATUS, EvidenceKind.ORDER),
    ):
        assert is_a(QuestionScreen, town.sees(5, step)).note is Note.OLD_BUTTON
    assert town.log == []


def test_the_old_toggling_button_goes_on_toggling() -> None:
    head = registered()
    head.press("Начать")
    head.press("Не начинали")
    head.tap("o:1:acts:hinders:no_time")
    assert head.answers()[QuestionKey("acts", "hinders")].value == Chosen(("no_time",))
    head.tap("o:1:acts:hinders:no_time")
    assert QuestionKey("acts", "hinders") not in head.answers()
    assert is_a(QuestionScreen, head.tap("o:1:acts:hinders:nothing")).note is Note.OLD_BUTTON


def test_going_on_finds_the_first_open_question() -> None:
    head = registered()
    head.press("Начать")
    head.press("Не начинали")
    head.press("← Назад")  # a question that has its answer
    head.press("Позже")
    assert is_a(QuestionScreen, head.press("Продолжить")).question.id == "hinders"
    head.press("Нет средств")
    head.press("Позже")
    assert is_a(QuestionScreen, head.press("Продолжить")).question.id == "hinders"  # more may be picked
    assert is_a(TaskReview, (head.press("Пропустить"), head.press("Пропустить"), head.tap("t:1:acts"))[-1])


def test_a_finished_report_shows_its_review_and_its_receipt() -> None:
    head = all_skipped(registered())
    receipt = is_a(Receipt, head.press("Отправить"))
    assert receipt.number == 1
    assert is_a(Review, head.tap("g:1")).report.state is ReportState.SENT
    assert is_a(Receipt, head.tap("rc:1")).number == 1
    assert is_a(Receipt, head.tap("y:1")).number == 1
    head.town.later(days=40)
    assert is_a(Review, head.tap("g:1")).locked
    assert is_a(TaskReview, head.tap("t:1:acts")).locked
    assert is_a(TaskReview, head.tap("q:1:acts:status")).note is Note.LOCKED
    is_a(Checklist, head.tap("b:1:acts:helps"))


def test_a_sent_report_made_incomplete_can_be_completed() -> None:
    head = all_skipped(registered())
    head.press("Отправить")
    head.tap("o:1:acts:status:done")
    head.press("Позже")
    review = is_a(Review, head.tap("v:1"))
    assert not review.complete
    assert is_a(QuestionScreen, head.press("Продолжить")).question.id == "done_on"


def test_a_receipt_before_sending_is_the_review() -> None:
    head = registered()
    is_a(Review, head.tap("rc:1"))
    assert is_a(Review, head.tap("y:1")).note is Note.NOT_COMPLETE


def test_an_answer_decided_on_old_data_is_refused_and_decided_again() -> None:
    town = registered().town
    first = town.decide(5, lambda r, c: filling.pick(r, c, 1, STATUS, "done"))
    town.run(5, lambda r, c: filling.pick(r, c, 1, QuestionKey("team", "status"), "done"))
    with pytest.raises(Overtaken):
        town.apply(next(change for change in first.changes if isinstance(change, ReportChanged)))
    town.run(5, lambda r, c: filling.pick(r, c, 1, STATUS, "done"))
    assert len(town.reports[1].answers) == 2


# Evidence


def test_a_file_with_no_place_is_said_to_be_not_kept() -> None:
    head = registered()
    assert is_a(Home, head.send("приказ.pdf")).note is Note.FILE_UNASKED
    assert is_a(Home, head.send("приказ.exe")).note is Note.FILE_REFUSED
    head.press("Начать")
    assert is_a(QuestionScreen, head.send("приказ.pdf")).note is Note.FILE_UNASKED
    assert is_a(QuestionScreen, head.send("приказ.pdf", 21 * 2**20)).note is Note.FILE_TOO_BIG


def test_a_file_for_a_report_that_was_taken_away() -> None:
    head = at_evidence()
    head.town.joined.clear()
    assert isinstance(head.send("приказ.pdf"), Stranger)
    assert isinstance(head.say("№ 5"), Stranger)
    assert isinstance(head.send("x.exe"), Stranger)


def test_the_last_piece_taken_away_opens_the_question_again() -> None:
    head = at_evidence()
    head.say("№ 5")
    assert head.answers()[EVIDENCE].value == Attached()
    shown = is_a(QuestionScreen, head.tap("x:1:1"))
    assert shown.value is None
    assert EVIDENCE not in head.answers()
    assert is_a(QuestionScreen, head.tap("x:1:1")).question.id == "evidence"  # a second tap
    head.command("menu")
    assert isinstance(head.tap("x:1:1"), Checklist)
    trace = is_a(EvidenceList, head.tap("el:1:acts:evidence"))
    assert trace.attached == ()
    assert [(r.piece.text, r.removed_by) for r in trace.removed] == [("№ 5", "Мария Петровна")]
    assert is_a(QuestionScreen, head.press("← Назад")).value is None


def test_words_too_long_for_evidence_keep_the_form() -> None:
    head = at_evidence()
    head.press("Протокол")
    shown = is_a(QuestionScreen, head.say("я" * 1001))
    assert shown.form is EvidenceKind.PROTOCOL
    assert shown.misread is not None


# Words, and the way back


def test_a_sticker_at_each_place_shows_that_place() -> None:
    town = FakeTown()
    head = Walker(town, 5)
    assert isinstance(head.sticker(), Stranger)
    head.start("first")
    head.press("Да, это мы")
    head.press("Согласен")
    head.press("Заведующий")
    assert is_a(NameScreen, head.sticker()).note is Note.STICKER
    head.say("Анна")
    assert is_a(Home, head.sticker()).note is Note.STICKER
    head.tap("a")
    assert is_a(AbsenceScreen, head.sticker()).note is Note.STICKER
    head.press("← Назад")
    head.press("Начать")
    assert is_a(QuestionScreen, head.sticker()).note is Note.STICKER


def test_an_administrator_starts_at_the_menu_with_its_commands() -> None:
    town = FakeTown()
    result = town.run(ADMINISTRATOR, typing.resume)
    assert is_a(Home, shown_to(ADMINISTRATOR, result)).staff
    assert result.menus == ((ADMINISTRATOR, MenuRole.ADMINISTRATOR),)


def test_a_head_of_two_begun_reports_resumes_in_the_one_at_hand() -> None:
    town = FakeTown()
    head = registered(town)
    town.register(5, "second")
    for report in (1, 2):
        head.tap(f"g:{report}")
        head.press("Не начинали")
    head.command("menu")
    assert is_a(QuestionScreen, head.start()).report.organisation.number == 12
    head.command("menu")
    head.press("Перейти: № 7")
    assert is_a(QuestionScreen, head.start()).report.organisation.number == 7


def test_whoever_filled_everything_resumes_at_the_review() -> None:
    head = all_skipped(registered())
    head.command("menu")
    assert is_a(Review, head.start()).complete


# Leave and reminders


def test_tomorrow_is_the_next_working_day() -> None:
    town = registered().town
    town.later(days=4)  # a Friday
    for _ in range(2):
        shown = is_a(Home, town.sees(5, lambda r, c: reminding.snooze(r, c)))
        assert shown.until == date(2020, 8, 10)
    assert town.snoozes == {(1, "snooze-2020-08-10")}


def test_nothing_owed_is_nothing_to_snooze() -> None:
    head = all_skipped(registered())
    head.press("Отправить")
    head.tap("Zc:1")
    assert is_a(Home, head.tap("m")).note is None
    assert head.town.snoozes == set()


def test_leave_until_a_day_by_button_or_in_words() -> None:
    head = registered()
    head.tap("a")
    assert is_a(AbsenceScreen, head.say("когда-нибудь")).note is Note.NOT_A_DATE
    assert is_a(AbsenceScreen, head.say("01.08.2020")).note is Note.DATE_IS_PAST
    assert is_a(AbsenceScreen, head.say("01.08.2023")).note is Note.DATE_IS_PAST
    assert is_a(Home, head.say("до 20 августа")).until == date(2020, 8, 20)
    assert head.town.people[5].absent_until == date(2020, 8, 20)
    assert is_a(Home, head.press("Я вернулся")).note is Note.BACK
    assert head.town.people[5].absent_until is None
    assert is_a(Home, head.tap("au:2020-08-25")).until == date(2020, 8, 25)


def test_strangers_have_no_leave() -> None:
    town = FakeTown()
    for step in (
        leave.ask_absence,
        lambda r, c: leave.absent_until(r, c, date(2020, 8, 20)),
        leave.came_back,
    ):
        assert isinstance(town.sees(7, step), Stranger)


# The department


def test_the_summary_is_the_departments() -> None:
    town = registered().town
    assert is_a(SummaryScreen, town.sees(ADMINISTRATOR, overview.summary)).section is Section.OVERVIEW
    assert is_a(Home, town.sees(5, overview.summary)).note is Note.ONLY_DEPARTMENT
    assert is_a(Stranger, town.sees(7, overview.summary)).note is Note.ONLY_DEPARTMENT
    in_group = town.sees(5, lambda r, c: overview.summary(r, c, brief=True))
    assert isinstance(in_group, GroupNote)
    empty = FakeTown(published=False)
    assert is_a(Home, empty.sees(ADMINISTRATOR, overview.summary)).note is Note.NO_DECISION


def test_help_and_my_data_by_role() -> None:
    town = registered().town
    assert is_a(Help, town.sees(5, home.help_screen)).registered
    assert not is_a(Help, town.sees(7, home.help_screen)).registered
    assert is_a(MyData, town.sees(5, privacy.my_data)).consent_version == consent.VERSION
    town.consents.clear()
    assert is_a(MyData, town.sees(5, privacy.my_data)).consent_version == ""
    assert isinstance(town.sees(7, privacy.my_data), Stranger)


# Dates on buttons


def test_a_deadline_that_has_passed_is_no_plan() -> None:
    planned = next(q for _, q in DECISION.questions() if q.id == "planned_on")
    presets = [b.preset for b in day_buttons(planned, date(2020, 8, 3), DECISION.deadline)]
    assert presets == ["end_of_month", "next_month", "deadline"]
    late = [b.preset for b in day_buttons(planned, date(2020, 9, 2), DECISION.deadline)]
    assert late == ["end_of_month", "next_month"]


def test_recent_months_go_back_over_the_new_year() -> None:
    done = next(q for _, q in DECISION.questions() if q.id == "done_on")
    days = [b.day for b in day_buttons(done, date(2021, 1, 15), DECISION.deadline)]
    months = (date(2021, 1, 31), date(2020, 12, 31), date(2020, 11, 30), date(2020, 10, 31))
    assert days == [date(2021, 1, 15), *months]


def test_after_the_deadline_evidence_can_be_looked_at_and_not_removed() -> None:
    head = at_evidence()
    head.send("приказ.pdf")
    report = head.town.reports[1]
    head.town.reports[1] = replace(report, state=ReportState.SENT, number=1, sent_at=head.town.now)
    head.town.later(days=60)
    head.tap("vt:1:acts")
    shown = is_a(EvidenceList, head.press("Посмотреть приложенное"))
    assert shown.locked
    assert head.labels() == ["Показать 1", "← Назад"]
    assert is_a(EvidencePiece, head.press("Показать 1")).record.file.name == "приказ.pdf"
    assert head.labels() == ["← Назад"]
    head.press("← Назад")
    is_a(TaskReview, head.press("← Назад"))
    is_a(TaskReview, head.tap("x:1:1"))
    assert len(head.attached()) == 1


def test_a_file_of_another_organisation_is_not_shown() -> None:
    head = at_evidence()
    head.send("приказ.pdf")
    head.town.register(6, "second")
    stranger = Walker(head.town, 6)
    for data in ("ef:1:1", "el:1:acts:evidence", "rp:1"):
        assert is_a(Home, stranger.tap(data)).note is Note.NO_ACCESS
    assert is_a(QuestionScreen, head.tap("ef:1:99")).note is None  # gone, or never there
    head.say("№ 5")
    assert is_a(EvidenceList, head.tap("ef:1:2"))  # requisites have nothing to be sent


def test_a_summary_that_shows_the_same_is_not_shown_again() -> None:
    head = registered(FakeTown())
    office = Walker(head.town, ADMINISTRATOR)
    shown = office.command("summary")
    assert office.press("Обновить") is shown
    head.press("Начать")
    head.press("Не начинали")
    assert office.press("Обновить") is not shown
