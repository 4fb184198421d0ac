"""Who is to blame for a repeated message: one kill for one message of a chat, and never more."""

from sandbox.model import ActKind
from tests.faults.blaming import blamed
from tests.faults.killers import Kill
from tests.faults.ledger import Content
from tests.faults.witness import Delivery

MARIA, ANNA = 1, 2
LETTER: Content = ("Напоминаем", ())
REPLY: Content = ("Пункт 1 из 6", ())
FIRST, SECOND = Kill(10.0, "letter delivered", 11.0), Kill(20.0, "message delivered", 21.0)


def sent(at: float, content: Content, chat: int = MARIA) -> Delivery:
    return Delivery(at, chat, ActKind.MESSAGE, content)


def test_the_kill_that_ended_the_life_in_which_it_was_shown_first() -> None:
    shown, again = sent(9.9, REPLY), sent(11.5, REPLY)
    assert blamed([FIRST, SECOND], [again], [shown, again]) == [FIRST]


def test_what_was_under_way_at_the_kill_may_be_shown_just_after_it() -> None:
    shown, again = sent(10.01, REPLY), sent(11.5, REPLY)
    assert blamed([FIRST], [again], [shown, again]) == [FIRST]


def test_a_letter_that_waited_behind_a_reply_through_another_kill_is_the_first_ones_fault() -> None:
    deliveries = [sent(9.9, LETTER), sent(19.9, REPLY), sent(21.5, REPLY), sent(21.6, LETTER)]
    assert blamed([FIRST, SECOND], deliveries[2:], deliveries) == [SECOND, FIRST]


def test_two_messages_of_a_chat_are_too_many_for_one_kill() -> None:
    deliveries = [sent(9.8, LETTER), sent(9.9, REPLY), sent(11.5, REPLY), sent(11.6, LETTER)]
    assert blamed([FIRST, SECOND], deliveries[2:], deliveries) == [FIRST, None]


def test_messages_of_two_chats_are_not() -> None:
    deliveries = [sent(at, REPLY, chat) for at in (9.9, 11.5) for chat in (MARIA, ANNA)]
    assert blamed([FIRST], deliveries[2:], deliveries) == [FIRST, FIRST]


def test_a_life_that_says_it_twice_has_no_kill_to_blame() -> None:
    deliveries = [sent(12.0, REPLY), sent(13.0, REPLY)]
    assert blamed([FIRST, SECOND], deliveries[1:], deliveries) == [None]


def test_a_message_shown_in_three_lives_has_two_kills_to_blame() -> None:
    deliveries = [sent(9.9, REPLY), sent(11.5, REPLY), sent(21.5, REPLY)]
    assert blamed([FIRST, SECOND], deliveries[1:], deliveries) == [FIRST, SECOND]
