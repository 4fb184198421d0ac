"""A fresh reply goes at once only where its chat is known to have nothing else waiting."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.backlog import Backlog

CHATS = range(2)


def looked(backlog: Backlog, in_hand: set[int], found: set[int], resting: set[int] = frozenset()) -> None:  # type: ignore[assignment]
    backlog.begin(in_hand)
    backlog.end(found, resting, saw_all=True)


def test_nothing_is_known_before_the_first_look() -> None:
    backlog = Backlog()
    assert not backlog.is_clear_of(7)
    looked(backlog, set(), {8})
    assert backlog.is_clear_of(7)
    assert not backlog.is_clear_of(8), "another post may stand behind the one that was found"


def test_a_look_that_had_to_stop_knows_nothing() -> None:
    backlog = Backlog()
    backlog.begin(set())
    backlog.end({8}, (), saw_all=False)
    assert not backlog.is_clear_of(7)


def test_during_a_look_nobody_is_clear() -> None:
    backlog = Backlog()
    looked(backlog, set(), set())
    backlog.begin(set())
    assert not backlog.is_clear_of(7)


def test_what_came_during_a_look_is_looked_for_again() -> None:
    backlog = Backlog()
    looked(backlog, set(), set())
    backlog.begin(set())
    backlog.add(7)
    backlog.end((), (), saw_all=True)
    assert not backlog.is_clear_of(7)
    looked(backlog, set(), {7})
    looked(backlog, set(), set())
    assert backlog.is_clear_of(7)


def test_a_chat_that_is_released_during_a_look_is_looked_for_again() -> None:
    backlog = Backlog()
    looked(backlog, set(), set())
    backlog.add(7)  # its second post: the first is in hand
    backlog.begin({7})
    assert 7 in backlog, "its release asks for another look"
    backlog.end((), (), saw_all=True)
    assert 7 in backlog


STEPS = st.sampled_from(("queue", "unnamed", "look", "begin", "end", "release"))


@settings(max_examples=1000)
@given(st.lists(st.tuples(STEPS, st.sampled_from(CHATS)), max_size=30))
def test_a_clear_chat_has_nothing_in_the_outbox_but_what_is_in_hand(steps: list[tuple[str, int]]) -> None:
    """Against the slow way: count what really waits. A look finds the first post of each chat not in hand."""
    backlog = Backlog()
    waiting = dict.fromkeys(CHATS, 0)  # posts in the outbox, those in hand among them
    unnamed = dict.fromkeys(CHATS, False)  # put in by somebody who wakes the post office himself
    in_hand: set[int] = set()
    seen: dict[int, int] | None = None  # the outbox as a look that is under way has read it
    left_out: set[int] = set()
    for step, chat in steps:
        if step == "queue":
            if backlog.is_clear_of(chat) and chat not in in_hand:
                assert waiting[chat] == 0, "a post would have been overtaken"
                in_hand.add(chat)
            else:
                backlog.add(chat)
            waiting[chat] += 1
        elif step == "unnamed":
            waiting[chat] += 1
            unnamed[chat] = True
            backlog.lose_sight()
        elif step == "begin" and seen is None:
            left_out = set(in_hand)
            backlog.begin(left_out)
            seen = {one: count for one, count in waiting.items() if count and one not in left_out}
        elif step in ("end", "look"):
            if seen is None:
                left_out = set(in_hand)
                backlog.begin(left_out)
                seen = {one: count for one, count in waiting.items() if count and one not in left_out}
            backlog.end(seen, (), saw_all=True)
            assert not in_hand & seen.keys(), "a post would go twice"
            in_hand |= seen.keys()
            seen = None
        elif step == "release" and chat in in_hand:
            in_hand.discard(chat)
            waiting[chat] -= 1
            unnamed[chat] = unnamed[chat] and waiting[chat] > 0
            assert not waiting[chat] or unnamed[chat] or chat in backlog, "nobody would look for its next"
