"""What counts as a repeated message: one post shown twice, and not one screen asked for twice."""

from sandbox.model import ActKind
from tests.faults.counting import tally
from tests.faults.ledger import Content, Posted
from tests.faults.witness import Delivery

MARIA, ANNA = 1, 2
HOME: Content = ("Здравствуйте!", ((("Начать", "o:1"),),))
QUESTION: Content = ("Пункт 1 из 6", ())


def posted(*contents: Content, chat: int = MARIA, at: float = 0.0) -> list[Posted]:
    return [Posted(chat, content, False, at) for content in contents]


def sent(content: Content, chat: int = MARIA, at: float = 1.0) -> Delivery:
    return Delivery(at, chat, ActKind.MESSAGE, content)


def edited(content: Content) -> Delivery:
    return Delivery(1.0, MARIA, ActKind.EDIT, content)


def not_modified(content: Content) -> Delivery:
    return Delivery(1.0, MARIA, ActKind.NOT_MODIFIED, content)


def test_each_post_delivered_once_is_all_there_is_to_say() -> None:
    found = tally(posted(HOME, QUESTION), [sent(HOME), edited(QUESTION)])
    assert (found.repeated, found.repeated_unseen, found.undelivered, found.unknown) == ([], [], [], [])


def test_one_post_sent_twice_is_a_repeat() -> None:
    assert len(tally(posted(HOME, QUESTION), [sent(HOME), sent(HOME), sent(QUESTION)]).repeated) == 1


def test_two_taps_that_ask_for_the_same_screen_are_no_repeat() -> None:
    assert tally(posted(HOME, HOME), [sent(HOME), sent(HOME)]).repeated == []


def test_a_repeat_is_told_even_where_the_same_screen_is_rightly_shown_later() -> None:
    posts = posted(HOME, at=1.0) + posted(HOME, at=9.0)
    deliveries = [sent(HOME, at=2.0), sent(HOME, at=3.0), sent(HOME, at=10.0)]
    assert tally(posts, deliveries).repeated == [sent(HOME, at=3.0)]


def test_an_edit_tried_again_that_changes_nothing_is_seen_by_nobody() -> None:
    found = tally(posted(HOME), [edited(HOME), not_modified(HOME)])
    assert (found.repeated, len(found.repeated_unseen)) == ([], 1)


def test_an_edit_that_is_tried_again_as_a_message_is_a_repeat() -> None:
    assert len(tally(posted(HOME), [edited(HOME), sent(HOME)]).repeated) == 1


def test_the_same_words_to_somebody_else_are_no_repeat() -> None:
    posts = posted(HOME) + posted(HOME, chat=ANNA)
    assert tally(posts, [sent(HOME), sent(HOME, ANNA)]).repeated == []


def test_a_post_that_never_came_is_told() -> None:
    assert tally(posted(HOME, QUESTION), [sent(HOME)]).undelivered == posted(QUESTION)


def test_of_two_changes_to_one_message_the_last_will_do() -> None:
    posts = [Posted(MARIA, content, False, at, 77) for at, content in enumerate((HOME, QUESTION))]
    assert tally(posts, [edited(QUESTION)]).undelivered == []
    assert tally(posts, [edited(HOME)]).undelivered == posts[1:]


def test_what_was_overtaken_is_no_loss_where_the_same_is_shown_later_elsewhere() -> None:
    """Shown twice, decided three times: once by the second of two quick taps, which another tap overtook."""
    posts = [
        Posted(MARIA, QUESTION, False, 1.0, 77),
        Posted(MARIA, QUESTION, False, 2.0, 77),
        Posted(MARIA, HOME, False, 3.0, 77),
        Posted(MARIA, QUESTION, False, 5.0),  # asked for by a command: a message of its own
    ]
    deliveries = [
        Delivery(1.5, MARIA, ActKind.EDIT, QUESTION),
        Delivery(3.5, MARIA, ActKind.EDIT, HOME),
        sent(QUESTION, at=5.5),
    ]
    found = tally(posts, deliveries)
    assert (found.undelivered, found.overtaken) == ([], [posts[1]])
    assert tally(posts, deliveries[:2]).undelivered == [posts[3]]
    assert tally(posts, deliveries[::2]).undelivered == posts[1:3]


def test_a_message_that_nobody_decided_on_is_told() -> None:
    assert tally(posted(HOME), [sent(HOME), sent(QUESTION)]).unknown == [sent(QUESTION)]
