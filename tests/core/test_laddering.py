"""Who may change a ladder, and which press of a button counts."""

from dataclasses import replace

import pytest

from core.changes.ladder import LadderChanged
from core.ladder_change import fingerprint
from core.ports import Call
from core.prompts import LadderPrompt
from core.report import ReportState
from core.staff import StaffRole
from core.usecases import granting, laddering, own_deadline, reviewing
from core.views import (
    Home,
    LadderDraft,
    LadderPreview,
    LadderScreen,
    Note,
    ReportFile,
    Result,
    Stranger,
    View,
)
from tests.core.fake_town import ADMINISTRATOR, DECISION, FakeTown
from tests.core.walking import Walker, registered


def as_role(town: FakeTown, role: StaffRole | None) -> Call:
    return replace(town.call(ADMINISTRATOR), staff=role)


def seen(result: Result) -> View:
    return result.shows[0].view


@pytest.mark.parametrize("role", [StaffRole.VIEWER, StaffRole.SPECIALIST])
def test_only_administrators_change_it_the_others_read_it(role: StaffRole) -> None:
    town = FakeTown()
    call = as_role(town, role)
    shown = seen(laddering.show(town, call, 1))
    assert isinstance(shown, LadderScreen)
    assert not shown.may_change
    for result in (
        laddering.edit(town, call, 1),
        laddering.switch(town, call, 1, "day", False),
        laddering.set_hour(town, call, 1, "1100"),
        laddering.look(town, call, 1),
        laddering.reset(town, call, 1),
        laddering.apply(town, call, 1, 0, 0),
    ):
        refused = seen(result)
        assert isinstance(refused, LadderScreen)
        assert refused.note is Note.ONLY_ADMINISTRATORS
        assert not [change for change in result.changes if isinstance(change, LadderChanged)]


def test_another_department_s_ladder_is_nobody_s_business() -> None:
    town = FakeTown()
    call = replace(town.call(ADMINISTRATOR), department_id=2)
    assert isinstance(seen(laddering.show(town, call, 1)), Home)
    assert isinstance(seen(laddering.show(town, town.call(ADMINISTRATOR), 77)), Home)
    assert isinstance(seen(laddering.show(town, as_role(town, None), 1)), Stranger)


def test_a_draft_that_was_not_shown_is_shown_before_it_counts() -> None:
    town = FakeTown()
    department = Walker(town, ADMINISTRATOR)
    department.tap("Lr:1:day:0")
    preview = department.tap("Lp:1")
    assert isinstance(preview, LadderPreview)
    department.tap("Lr:1:before-3:0")
    again = department.tap(f"Ly:1:0:{preview.fingerprint}")
    assert isinstance(again, LadderPreview)
    assert again.draft.before == (60, 30, 14, 7, 1)
    assert town.ladder_log == []
    done = department.tap(f"Ly:1:0:{again.fingerprint}")
    assert isinstance(done, LadderScreen)
    assert done.note is Note.LADDER_DONE
    twice = department.tap(f"Ly:1:0:{again.fingerprint}")
    assert isinstance(twice, LadderScreen)
    assert twice.note is Note.LADDER_CHANGED
    assert len(town.ladder_log) == 1
    assert town.decision.ladder == replace(DECISION.ladder, on_the_day=False, before=(60, 30, 14, 7, 1))


def test_a_switch_pressed_twice_is_the_same_and_a_forged_one_changes_nothing() -> None:
    department = Walker(FakeTown(), ADMINISTRATOR)
    first = department.tap("Lr:1:before-10:1")
    assert department.tap("Lr:1:before-10:1") == first
    forged = department.tap("Lr:1:before-999:1")
    assert isinstance(forged, LadderDraft)
    assert isinstance(first, LadderDraft)
    assert forged.draft == first.draft
    for data in ("La:1:nonsense", "Lh:1:9999", "Lh:1:", "Lr:1::1"):
        assert isinstance(department.tap(data), LadderDraft)


def test_without_a_change_there_is_nothing_to_apply() -> None:
    town = FakeTown()
    department = Walker(town, ADMINISTRATOR)
    shown = department.tap("Lp:1")
    assert isinstance(shown, LadderDraft)
    assert shown.note is Note.LADDER_SAME
    mark = fingerprint(DECISION.ladder, is_file=False)
    department.tap(f"Ly:1:0:{mark}")
    department.tap("Lf:1")
    assert town.ladder_log == []


def test_a_voice_on_the_way_asks_again() -> None:
    town = FakeTown()
    department = Walker(town, ADMINISTRATOR)
    department.tap("La:1:hour")
    department.sticker()
    prompt = town.prompts[ADMINISTRATOR]
    assert isinstance(prompt, LadderPrompt)
    assert prompt.wants == "hour"
    assert isinstance(department.start(), Home)


def test_viewers_decide_nothing_about_deadlines_and_returns() -> None:
    town = FakeTown()
    registered(town)
    viewer = as_role(town, StaffRole.VIEWER)
    assert isinstance(seen(granting.waiting(town, viewer)), Home)
    own = DECISION.deadline
    day = own.replace(day=15)
    town.reports[1] = replace(town.reports[1], state=ReportState.RETURNED)
    for result in (
        own_deadline.ask(town, viewer, 1),
        own_deadline.choose(town, viewer, 1, own, day),
        own_deadline.change(town, viewer, 1, own, day),
        reviewing.withdraw(town, viewer, 1, 0),
    ):
        shown = seen(result)
        assert isinstance(shown, ReportFile)
        assert shown.note is Note.ONLY_SPECIALISTS
        assert (shown.may_act, shown.may_withdraw) == (False, False)
    assert town.extensions == {}
