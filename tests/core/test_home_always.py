"""From wherever somebody stands, ``/start`` leads home; and no screen is without a way on, for any role."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.staff import StaffRole
from core.views import Home, QuestionScreen, Stranger, WhichAnswer
from tests.core.fake_town import ADMINISTRATOR, FakeTown
from tests.core.walking import Walker, registered

WORDS = ("7", "ДС № 77", "12.09.2020", "10", "Ждём приказ", "никогда", "+7 4842 12-34-56")
STEP = st.one_of(
    st.tuples(st.just("tap"), st.integers(0, 40)),
    st.tuples(st.just("old"), st.integers(0, 400)),
    st.tuples(st.just("say"), st.integers(0, len(WORDS) - 1)),
    st.tuples(st.just("send"), st.integers(0, 1)),
)
CLERK = 901


def take(walker: Walker, kind: str, number: int) -> None:
    """One step of a walk."""
    if kind == "say":
        walker.say(WORDS[number])
    elif kind == "send":
        walker.send(("Приказ.pdf", "Форма.xlsx")[number])
    else:
        buttons = [button.data for row in walker.screen.rows for button in row]
        choice = buttons if kind == "tap" else walker.ever
        if choice:
            walker.tap(choice[number % len(choice)])


def is_home(walker: Walker) -> bool:
    """The menu, or a button away from it: the question that waits is where an unfinished report resumes."""
    walker.start()
    if isinstance(walker.view, QuestionScreen | WhichAnswer):
        assert walker.screen.rows, "a question without a way on"
        walker.command("menu")
    return isinstance(walker.view, Home | Stranger)


@pytest.mark.parametrize("role", [None, StaffRole.SPECIALIST, StaffRole.VIEWER])
@settings(max_examples=40, deadline=None)
@given(st.lists(STEP, max_size=25))
def test_the_department_comes_home_from_everywhere(
    role: StaffRole | None, steps: list[tuple[str, int]]
) -> None:
    town = FakeTown()
    registered(town)
    if role is not None:
        town.employ(CLERK, role, "Ольга")
    walker = Walker(town, ADMINISTRATOR if role is None else CLERK)
    walker.command("menu")
    for kind, number in steps:
        take(walker, kind, number)
        assert walker.screen.rows, f"a dead end: {walker.screen.text}"
    assert is_home(walker)
    assert walker.screen.rows


@settings(max_examples=40, deadline=None)
@given(st.lists(STEP, max_size=15), st.lists(STEP, max_size=10), st.booleans())
def test_whoever_loses_the_role_on_the_way_comes_home_all_the_same(
    before: list[tuple[str, int]], after: list[tuple[str, int]], demoted: bool
) -> None:
    town = FakeTown()
    registered(town)
    town.employ(CLERK, StaffRole.ADMINISTRATOR, "Ольга")
    walker = Walker(town, CLERK)
    walker.command("menu")
    for kind, number in before:
        take(walker, kind, number)
    if CLERK not in town.employees:  # stepped down by their own tap
        assert is_home(walker)
        return
    if demoted:
        town.employ(CLERK, StaffRole.VIEWER, "Ольга")
    else:
        del town.employees[CLERK]
        town.left.add(CLERK)
        town.resigned.add(CLERK)
    kept = (dict(town.organisations), list(town.ladder_log), dict(town.reports), dict(town.employees))
    for kind, number in after:
        take(walker, kind, number)
        assert walker.screen.rows, f"a dead end: {walker.screen.text}"
    assert is_home(walker)
    now = (dict(town.organisations), list(town.ladder_log), dict(town.reports), dict(town.employees))
    assert now == kept, "without the role nothing is changed"
