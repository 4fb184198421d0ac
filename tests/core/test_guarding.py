"""Codes that are tried: a few mistakes are free, then nothing opens for an hour, and others come in."""

from core.guessing import FEW, MANY, MOST, Guesses, Guessing, is_locked
from core.people import Role
from core.ports import Call, Reads
from core.usecases import joining
from core.views import ConfirmInvitation, ConsentScreen, Note, Result, RoleScreen, Stranger
from screens.callbacks.start import Agree, ChooseRole, ConfirmMe
from tests.core.fake_town import ADMINISTRATOR, FakeTown
from tests.core.walking import TAPS, registered

GUESSER, HEAD = 666, 5


def tries(town: FakeTown, code: str, user_id: int = GUESSER) -> object:
    def case(reads: Reads, call: Call) -> Result:
        return joining.start(reads, call, code)

    return town.sees(user_id, case)


def test_after_five_wrong_codes_even_the_right_one_opens_nothing_for_an_hour() -> None:
    town = FakeTown()
    for number in range(MOST):
        assert tries(town, f"wrong-{number}") == Stranger(Note.BAD_CODE, town.call(GUESSER).department)
    for code in ("first", "wrong-again", "staff-wrong"):
        view = tries(town, code)
        assert isinstance(view, Stranger)
        assert view.note is Note.TOO_MANY_CODES
    assert len(town.guessed) == MOST  # nothing grows with what is tried in vain
    assert isinstance(tries(town, "first", HEAD), ConfirmInvitation)  # somebody else's link works
    town.later(hours=1)
    assert isinstance(tries(town, "first"), ConfirmInvitation)


def test_an_old_link_tapped_again_and_again_is_one_mistake() -> None:
    town = FakeTown()
    for _ in range(20):
        tries(town, "from-an-old-letter")
    assert isinstance(tries(town, "first"), ConfirmInvitation)


def test_codes_on_forged_buttons_count_as_much_as_typed_ones() -> None:
    town = FakeTown()
    forged = (
        ConfirmMe("b-0").pack(),
        Agree("b-1", "2026-11-1").pack(),
        ChooseRole("b-2", Role.HEAD.value).pack(),
        ConfirmMe("staff-b-3").pack(),
        Agree("staff-b-4", "2026-11-1").pack(),
    )
    for data in forged:
        case = TAPS.case_of(data)
        assert case is not None
        town.run(GUESSER, case)
    right = TAPS.case_of(ConfirmMe("first").pack())
    assert right is not None
    view = town.sees(GUESSER, right)
    assert isinstance(view, Stranger)
    assert view.note is Note.TOO_MANY_CODES
    assert not isinstance(view, (ConsentScreen, RoleScreen))


def test_a_head_who_has_tried_too_many_keeps_the_menu() -> None:
    walker = registered()
    for number in range(MOST + 1):
        walker.start(f"wrong-{number}")
    assert "Слишком много неверных ссылок" in walker.screen.text
    assert walker.press("Начать") is not None


def test_under_an_attack_by_many_each_has_fewer_and_whoever_comes_first_is_let_in() -> None:
    town = FakeTown()
    for number in range(MANY):
        tries(town, f"wrong-{number}", 10_000 + number)
    assert isinstance(tries(town, "first", HEAD), ConfirmInvitation)
    for number in range(FEW):
        tries(town, f"other-{number}")
    view = tries(town, "second")
    assert isinstance(view, Stranger)
    assert view.note is Note.TOO_MANY_CODES
    assert not is_locked(Guesses(MOST - 1, MOST - 1))


def test_the_administrators_hear_of_a_lock_and_of_many() -> None:
    assert not Guessing(0, MANY - 1).is_attack
    assert Guessing(1, MOST).is_attack
    assert Guessing(0, MANY).is_attack
    assert ADMINISTRATOR  # who hears it: tests/storage/test_alarms.py
