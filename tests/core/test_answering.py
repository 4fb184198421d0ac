"""Who may answer for whom, looked up at every step."""

from dataclasses import replace

import pytest

from core.answers import Chosen, QuestionKey, Source
from core.staff import StaffRole
from core.usecases import by_word, filling, forms, reports, sending
from core.usecases.answering import answerable
from core.views import Checklist, Home, Note, QuestionScreen, ReportFile, Review
from tests.core.fake_town import ADMINISTRATOR, FakeTown, shown_to
from tests.core.walking import registered

STATUS = QuestionKey("acts", "status")


@pytest.mark.parametrize(
    ("role", "may"), [(None, False), (StaffRole.VIEWER, False), (StaffRole.SPECIALIST, True)]
)
def test_only_who_may_act_answers_for_an_organisation(role: StaffRole | None, may: bool) -> None:
    town = FakeTown()
    call = replace(town.call(ADMINISTRATOR), staff=role)
    assert (answerable(town, call, 1) is not None) is may
    shown = shown_to(ADMINISTRATOR, filling.pick(town, call, 1, STATUS, "done"))
    assert isinstance(shown, QuestionScreen) is may
    for case in (
        lambda: sending.send(town, call, 1),
        lambda: by_word.finish(town, call, 1),
        lambda: forms.put_in(town, call, 1, 1),
        lambda: forms.drop(town, call, 1),
    ):
        result = case()
        assert may or not [c for c in result.changes if type(c).__name__ != "Prompted"]


def test_a_viewer_looks_and_is_offered_nothing() -> None:
    town = FakeTown()
    call = replace(town.call(ADMINISTRATOR), staff=StaffRole.VIEWER)
    shown = shown_to(ADMINISTRATOR, reports.open_file(town, call, 1))
    assert isinstance(shown, ReportFile)
    assert not shown.may_fill


def test_another_department_s_report_is_nobody_s_to_answer() -> None:
    town = FakeTown()
    call = replace(town.call(ADMINISTRATOR), department_id=2)
    assert answerable(town, call, 1) is None


def test_a_member_answers_as_a_member_even_when_on_the_staff() -> None:
    town = FakeTown()
    town.register(ADMINISTRATOR)
    town.run(ADMINISTRATOR, lambda r, c: filling.pick(r, c, 1, STATUS, "done"))
    answer = town.reports[1].answers[STATUS]
    assert (answer.source, answer.by_user) == (Source.OWN, None)


def test_all_right_confirms_what_was_on_the_screen_and_no_other() -> None:
    town = FakeTown()
    head = registered(town)
    town.run(ADMINISTRATOR, lambda r, c: filling.pick(r, c, 1, STATUS, "done"))
    looked_at = town.reports[1].version
    team = QuestionKey("team", "status")
    town.run(ADMINISTRATOR, lambda r, c: filling.pick(r, c, 1, team, "done"))
    shown = town.sees(head.user_id, lambda r, c: by_word.confirm(r, c, 1, looked_at))
    assert isinstance(shown, Review)
    assert shown.note is Note.REPORT_CHANGED
    assert town.reports[1].answers[team].source is Source.BY_WORD
    now = town.reports[1].version
    town.run(head.user_id, lambda r, c: by_word.confirm(r, c, 1, now))
    answers = town.reports[1].answers
    assert {answers[key].source for key in (STATUS, team)} == {Source.OWN}
    assert {answers[key].value for key in (STATUS, team)} == {Chosen(("done",))}
    assert {answers[key].by for key in (STATUS, team)} == {town.people[head.user_id].id}
    again = town.decide(head.user_id, lambda r, c: by_word.confirm(r, c, 1, now))
    assert "ReportChanged" not in {type(change).__name__ for change in again.changes}


def test_the_people_hear_once_until_something_new_is_entered() -> None:
    town = FakeTown()
    head = registered(town)

    def ends() -> int:
        before = len(town.notices)
        town.run(ADMINISTRATOR, lambda r, c: by_word.finish(r, c, 1))
        return len(town.notices) - before

    assert ends() == 0
    town.run(ADMINISTRATOR, lambda r, c: filling.pick(r, c, 1, STATUS, "done"))
    assert (ends(), ends()) == (1, 0)
    town.later(minutes=5)
    town.run(ADMINISTRATOR, lambda r, c: filling.pick(r, c, 1, QuestionKey("team", "status"), "done"))
    assert (ends(), ends()) == (1, 0)
    assert {show.chat_id for show in town.notices} == {head.user_id}


def test_a_head_has_no_button_that_ends_a_specialist_s_work() -> None:
    town = FakeTown()
    head = registered(town)
    assert isinstance(head.tap("we:1"), Home)
    assert isinstance(head.tap("l:1"), Checklist)
    assert "Закончить" not in head.labels()
