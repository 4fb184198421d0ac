"""A new head takes over: who leaves, who stays, and what the old buttons lead to."""

from core import consent
from core.changes.joining import ConsentAnswered, JoinDecided
from core.changes.people import TookOver
from core.people import Invitation, Role
from core.usecases import joining
from core.views import HandedOver, Home, MenuRole, Note, RoleScreen, Stranger, View
from tests.core.fake_town import ADMINISTRATOR, DEPARTMENT, FakeTown
from tests.core.walking import Walker, registered

OLD, DEPUTY, FRESH = 5, 6, 8


def with_a_deputy() -> tuple[Walker, Walker]:
    town = FakeTown()
    head, deputy = registered(town), Walker(town, DEPUTY)
    deputy.start("first")
    for label in ("Да, попросить доступ", "Согласен"):
        deputy.press(label)
    head.tap(f"jd:1:{DEPUTY}:1")
    return head, deputy


def link_of(town: FakeTown) -> str:
    """The department's link for a new head of № 7."""
    Walker(town, ADMINISTRATOR).tap("nh:1:1")
    return town.bot_codes()[-1]


def takes_over(town: FakeTown, code: str) -> Walker:
    fresh = Walker(town, FRESH)
    fresh.start(code)
    for label in ("Да, принимаю дела", "Согласен", "Заведующий"):
        fresh.press(label)
    return fresh


def is_out(view: View | None) -> bool:
    return view == Stranger(Note.ACCESS_ENDED, DEPARTMENT)


def test_every_button_that_the_old_head_ever_had_leads_to_a_plain_word() -> None:
    head, _ = with_a_deputy()
    for data in ("q:1:acts:status", "l:1", "v:1", "op:1", "ho:1:0", "RH:1", "xa:1", "ab", "a", "m", "rc:1"):
        head.tap(data)
    takes_over(head.town, link_of(head.town))
    answers = dict(head.town.reports[1].answers)
    for data in tuple(dict.fromkeys(head.ever)):
        head.tap(data)
        assert is_out(head.view) or not isinstance(head.view, Home), data
        assert "Ласточка" not in head.screen.text, data
    assert is_out(head.start())
    assert is_out(head.say("25.08.2020"))
    assert head.town.reports[1].answers == answers


def test_the_deputy_stays_and_everybody_who_heads_leaves() -> None:
    head, _ = with_a_deputy()
    town = head.town
    town.invitations["acting"] = Invitation(50, town.organisations[1], "acting")
    town.register(7, "acting", "Вера Ильинична")  # a second one who heads it
    takes_over(town, link_of(town))
    assert {(m.person.user_id, m.role) for m in town.members(1)} == {
        (DEPUTY, Role.DEPUTY),
        (FRESH, Role.HEAD),
    }
    farewells = [show for show in town.notices if isinstance(show.view, HandedOver)]
    assert [show.chat_id for show in farewells] == [OLD, 7]


def test_only_who_has_no_other_organisation_loses_the_commands() -> None:
    for other, expected in ((None, ((OLD, MenuRole.STRANGER),)), ("second", ())):
        town = FakeTown()
        registered(town)
        if other:
            town.register(OLD, other)
        code = link_of(town)
        town.apply(ConsentAnswered(FRESH, consent.VERSION, True, town.now))
        result = town.decide(FRESH, lambda r, c, code=code: joining.choose_role(r, c, code, Role.HEAD))
        assert result.menus == ((FRESH, MenuRole.HEAD), *expected)
        (change,) = [one for one in result.changes if isinstance(one, TookOver)]
        assert change.ended == (1,)


def test_a_link_of_somebody_who_has_left_is_worth_nothing() -> None:
    head, _ = with_a_deputy()
    head.tap("ho:1:1")
    own = head.town.bot_codes()[-1]
    takes_over(head.town, link_of(head.town))
    late = Walker(head.town, 9)
    assert late.start(own) == Stranger(Note.BAD_CODE, DEPARTMENT)


def test_a_new_head_is_no_deputy() -> None:
    town = FakeTown()
    registered(town)
    fresh, code = Walker(town, FRESH), link_of(town)
    fresh.start(code)
    fresh.press("Да, принимаю дела")
    fresh.press("Согласен")
    assert isinstance(fresh.tap(f"ro:{code}:deputy"), RoleScreen)
    assert [m.person.user_id for m in town.members(1)] == [OLD]


def test_a_deputy_hands_nothing_over() -> None:
    head, deputy = with_a_deputy()
    deputy.tap("ho:1:1")
    assert head.town.bot_codes() == []


def test_an_administrator_s_answer_to_an_old_request_lets_nobody_back_unasked() -> None:
    head, _ = with_a_deputy()
    town = head.town
    code = link_of(town)
    takes_over(town, code)
    head.start("first")  # the old link asks like anybody's
    head.press("Да, попросить доступ")
    assert OLD not in {m.person.user_id for m in town.members(1)}
    town.apply(JoinDecided(1, 1, OLD, OLD, True, FRESH, town.now))
    assert (OLD, Role.DEPUTY) in {(m.person.user_id, m.role) for m in town.members(1)}
