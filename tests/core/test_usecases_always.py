"""Whatever people press, type and send, in whatever order: no answer is lost and nobody is left alone."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import checklist
from core.views import Home, OfferCheck, OfferQuestion, QuestionScreen, Review, View
from screens.callbacks.reading import TAPS
from screens.callbacks.wire import Tap
from tests.core.fake_town import FakeTown
from tests.core.walking import Walker, registered

SAID = (
    "25.08.2020", "завтра", "август", "5", "около 3 актов", "да", "Сделано", "в работе", "Своё слово",
    "первая строка\nвторая строка", "Педсовет", "№ 132/02-05 от 25.08.2020", "https://sad7.ru/vsoko",
    "<b>жирно</b> & \u202eзадом наперёд\u0000", "—", "я" * 1001, "я" * 4096, " \u200b ",
)  # fmt: skip
FILES = (
    ("приказ.pdf", 100, ""),
    ("фото.jpg", None, "подпись"),
    ("все.zip", 30 * 2**20, ""),
    ("игра.exe", 1, ""),
)
FORGED = re.findall(
    r"\S+",
    """
    : q q:1 q:1:acts q:1:acts:nothing q:999:acts:status q:2:acts:status q:-1:acts:status
    q:9223372036854775807:acts:status q:9223372036854775808:acts:status o:1:acts:status:done:more
    o:1:acts:status:nonsense o:1:acts:done_on:today d:1:acts:done_on:0001-01 d:1:acts:done_on:9999-12
    d:1:acts:done_on:2020-13-40 d:1:acts:status:2020-08-25 p:1:acts:names:order r:1:acts:names:order
    p:1:acts:names:nothing p:1:acts:status:done c:1:acts:names c:1:acts:status f:1:acts:status:order
    f:1:acts:evidence:nonsense el:1:acts:status x:1:12345 x:2:1 t:1:nothing vt:1:nothing y:1 y:2 rc:1
    jd:1:5:1 ro:first:head ro:first:queen ca:first:old iy:gone nr:first nr:none in cr au:2020-08-20
    au:1999-01-01 au:nonsense S:1:o:0 S:99:zz:99 m ab wr:1:acts:status:000000 wr:1:acts:nothing:0
    to:1 to:2 to:99 so op:1 op:2 op:99 ho:1:0 ho:1:1 ho:2:1 hk:1 hk:2 nh:1:0 nh:1:1 nh:1:2 si:1:0 si:1:99
""",
)

step = st.one_of(
    st.tuples(st.just("press"), st.integers(0, 30)),
    st.tuples(st.just("press"), st.integers(0, 30)),
    st.tuples(st.just("press"), st.integers(0, 30)),
    st.tuples(st.just("old"), st.integers(0, 200)),
    st.tuples(st.just("say"), st.integers(0, len(SAID) - 1)),
    st.tuples(st.just("send"), st.integers(0, len(FILES) - 1)),
    st.tuples(st.just("forge"), st.integers(0, len(FORGED) - 1)),
    st.tuples(st.just("command"), st.sampled_from(["menu", "help", "mydata", "summary"])),
    st.tuples(st.just("start"), st.just(0)),
    st.tuples(st.just("sticker"), st.just(0)),
    st.tuples(st.just("days"), st.integers(1, 9)),
)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def take(walker: Walker, what: str, which: object) -> View | None:
    """One step of a random walk; ``walker`` itself checks the rules of every action."""
    match what, which:
        case "press", int(n):
            buttons = [button.data for row in walker.screen.rows for button in row]
            return walker.tap(buttons[n % len(buttons)]) if buttons else walker.start()
        case "old", int(n):
            return walker.tap(walker.ever[n % len(walker.ever)]) if walker.ever else walker.start()
        case "say", int(n):
            return walker.say(SAID[n])
        case "send", int(n):
            name, size, caption = FILES[n]
            return walker.send(name, size, caption)
        case "forge", int(n):
            return walker.tap(FORGED[n])
        case "command", str(name):
            return walker.command(name)
        case "start", _:
            return walker.start()
        case "sticker", _:
            return walker.sticker()
        case "days", int(n):
            walker.town.later(days=n)
            return None
    raise AssertionError((what, which))


def counts_agree(town: FakeTown, user_id: int) -> None:
    """What the menu says is what the answers say."""
    for card in town.cards(user_id):
        report = town.reports[card.report_id]
        assert card.filled == checklist.progress(report.decision, report.answers).filled
        logged = {key: value for number, key, value in town.log if number == report.id}
        kept = {key: answer.value for key, answer in report.answers.items()}
        assert kept == {key: value for key, value in logged.items() if value is not None}


@quick
@given(st.lists(step, max_size=60))
def test_no_answer_is_lost_on_any_walk(steps: list[tuple[str, object]]) -> None:
    walker = registered()
    for what, which in steps:
        take(walker, what, which)
        counts_agree(walker.town, walker.user_id)


@quick
@given(st.lists(step, max_size=40))
def test_start_shows_the_very_question_again(steps: list[tuple[str, object]]) -> None:
    walker = registered()
    for what, which in steps:
        take(walker, what, which)
    shown = walker.view
    again = walker.start()
    if isinstance(shown, QuestionScreen) and steps and steps[-1][0] != "days":
        assert isinstance(again, QuestionScreen)
        assert (again.task, again.question, again.value) == (shown.task, shown.question, shown.value)
    if isinstance(shown, Review) and shown.complete and not shown.report.state.finished:
        assert isinstance(again, Review)
    if isinstance(shown, OfferQuestion):  # experience that is being offered goes on as well
        assert isinstance(again, OfferQuestion)
        assert (again.offer, again.step) == (shown.offer, shown.step)
    assert isinstance(again, QuestionScreen | Review | Home | OfferQuestion | OfferCheck)


@quick
@given(st.lists(step, max_size=40), st.integers(0, 30))
def test_a_double_tap_counts_once(steps: list[tuple[str, object]], which: int) -> None:
    walker = registered()
    for what, n in steps:
        take(walker, what, n)
    buttons = [button.data for row in walker.screen.rows for button in row]
    data = buttons[which % len(buttons)]
    first = walker.tap(data)
    answers, attached, numbers = walker.answers(), walker.attached(), _numbers(walker)
    second = walker.tap(data)
    assert walker.answers() == answers
    assert walker.attached() == attached
    assert _numbers(walker) == numbers
    assert type(second) is type(first), f"the second «{data}» leads elsewhere"


@quick
@given(st.lists(st.tuples(st.sampled_from([5, 6]), step), max_size=60))
def test_two_people_of_one_organisation_never_undo_each_other(
    steps: list[tuple[int, tuple[str, object]]],
) -> None:
    town = FakeTown()
    head = registered(town)
    deputy = Walker(town, 6)
    deputy.start("first")
    for label in ("Да, попросить доступ", "Согласен"):
        deputy.press(label)
    head.tap("jd:1:6:1")
    deputy.start()
    for who, (what, which) in steps:
        take(head if who == 5 else deputy, what, which)
        counts_agree(town, 5)
    assert head.answers() == deputy.answers()


@quick
@given(st.lists(step, max_size=40))
def test_a_stranger_is_told_nothing_and_changes_nothing(steps: list[tuple[str, object]]) -> None:
    town = FakeTown()
    stranger = Walker(town, 77)
    for what, which in steps:
        if what == "forge" and ":first" in FORGED[int(str(which))]:
            continue  # it holds a true code, and whoever has that is no stranger
        take(stranger, what, which)
        assert "Ласточка" not in stranger.screen.text
        assert "Солнышко" not in stranger.screen.text
    assert not town.people
    assert not town.log
    assert not any(said.given for said in town.consents)


@quick
@given(
    st.text(max_size=80),
    st.sampled_from(TAPS),
    st.lists(st.text(max_size=20), max_size=5),
)
def test_any_string_on_a_button_is_answered(text: str, kind: type[Tap], parts: list[str]) -> None:
    walker = registered()
    walker.tap(text)
    walker.tap(":".join([kind.prefix, *parts]))
    assert walker.view is not None


@quick
@given(st.lists(st.text(max_size=200), max_size=10))
def test_any_text_is_answered_at_any_question(texts: list[str]) -> None:
    walker = registered()
    walker.press("Начать")
    for text in texts:
        walker.say(text)
        walker.press("Пропустить") if "Пропустить" in walker.labels() else walker.start()
    assert walker.view is not None


def _numbers(walker: Walker) -> list[int | None]:
    return [report.number for report in walker.town.reports.values()]
