"""Whatever is written, by whom and when: a thread loses nothing, and nobody answers over unread words."""

from datetime import datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.changes.joining import ConsentAnswered, JoinAsked, JoinDecided
from core.inquiry import (
    LONGEST_WAIT,
    LONGEST_WORDS,
    QUIET,
    InquiryLine,
    InquiryState,
    Words,
    is_office_hour,
    is_time_to_tell,
    pages_of,
)
from core.staff import StaffRole
from core.views import InquiryDesk
from tests.core.fake_town import ADMINISTRATOR, DAYS, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

PATIENT = settings(deadline=None, max_examples=60)
AT = datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW)
lengths = st.lists(st.integers(1, LONGEST_WORDS), min_size=1, max_size=60)


@PATIENT
@given(lengths)
def test_every_message_stands_on_one_page_in_order(given_: list[int]) -> None:
    lines = [InquiryLine(n, AT, Words("я" * length)) for n, length in enumerate(given_)]
    pages = pages_of(lines)
    assert [line for page in reversed(pages) for line in page] == lines
    assert all(sum(len(line.words.text) for line in page) <= 3 * LONGEST_WORDS for page in pages)


@PATIENT
@given(
    st.lists(st.integers(0, 60 * 40), min_size=1, max_size=6), st.integers(0, 60 * 60), st.integers(0, 24 * 7)
)
def test_the_department_is_told_soon_and_never_at_night(seconds: list[int], waited: int, hour: int) -> None:
    came = [AT + timedelta(hours=hour, seconds=one) for one in seconds]
    now = max(came) + timedelta(seconds=waited)
    told = is_time_to_tell(came, now, DAYS)
    if not is_office_hour(now, DAYS):
        assert not told
    elif timedelta(seconds=waited) >= QUIET or now - min(came) >= LONGEST_WAIT:
        assert told
    else:
        assert not told


step = st.tuples(
    st.sampled_from(["head", "colleague", "first", "second"]),
    st.sampled_from(["look", "write", "thank", "close", "draft", "drop"]),
)


@PATIENT
@given(st.lists(step, max_size=25))
@example(
    [("first", "look"), ("head", "write"), ("first", "write"), ("head", "write"), ("first", "draft")]
)  # another's button, of a newer screen
def test_what_the_department_writes_was_written_with_everything_in_view(
    steps: list[tuple[str, str]],
) -> None:
    town = FakeTown(now=AT)
    town.employ(901, StaffRole.SPECIALIST)
    who = {"head": registered(town), "colleague": Walker(town, 6)}
    town.apply(ConsentAnswered(6, "1", True, AT))
    town.apply(JoinAsked(1, 1, 6, 6, AT))
    town.apply(JoinDecided(1, 1, 6, 6, True, 5, AT))
    desk = {"first": Walker(town, ADMINISTRATOR), "second": Walker(town, 901)}
    who["head"].tap("QA")
    who["head"].say("Первый вопрос")
    seen: dict[str, int] = {}  # how many messages each specialist has on the screen
    written = 1
    for name, what in steps:
        town.later(minutes=1)
        walker = (who | desk)[name]
        before = town.inquiries[1]
        if name in who:
            if what in ("look", "write"):
                walker.tap("QO:1:0")
            if what == "write" and len(before.unanswered) < 20:
                walker.say("Ещё вопрос")
                written += 1
                assert town.inquiries[1].state is InquiryState.OPEN
            if what == "thank":
                walker.tap(f"QT:1:{before.version}")
            continue
        if what == "look":
            walker.tap("QR:1:0")
        elif what == "write":
            walker.say("Ответ")
        elif what == "draft":
            walker.tap(f"QD:1:{before.version}")
        elif what == "close":
            walker.tap("QC:1")
        else:
            walker.tap("QL")
        now = town.inquiries[1]
        if len(now.lines) > len(before.lines):
            written += 1
            assert seen.get(name) == len(before.lines), "answered over words that were never on the screen"
            assert now.state is not InquiryState.OPEN
        view = walker.view
        if isinstance(view, InquiryDesk):
            seen[name] = len(view.inquiry.lines)
    assert len(town.inquiries[1].lines) == written
