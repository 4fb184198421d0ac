"""Which kill has repeated which message, and what no kill can explain.

A kill repeats the message that Telegram had taken and the bot hadn't noted: one of each chat, since a chat is
worked on by one delivery at a time. It needn't come back in the very next life: replies go before letters, so
a letter may wait through another kill, and then two messages come back at once, each the fault of its own.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from tests.faults.killers import Kill
from tests.faults.witness import Delivery


def blamed(
    kills: Sequence[Kill], repeated: Sequence[Delivery], deliveries: Sequence[Delivery]
) -> list[Kill | None]:
    """The kill to blame for each repeated delivery, none twice in a chat; None where there is none."""
    again = [kill.again for kill in kills]
    found: list[Kill | None] = [None] * len(repeated)
    by_chat: dict[int, list[int]] = defaultdict(list)
    for number, delivery in enumerate(repeated):
        by_chat[delivery.chat_id].append(number)
    for numbers in by_chat.values():
        may_be = {number: _eligible(again, repeated[number], deliveries) for number in numbers}
        for number, kill in _each_its_own(may_be).items():
            found[number] = kills[kill]
    return found


def _eligible(again: Sequence[float], repeat: Delivery, deliveries: Sequence[Delivery]) -> list[int]:
    """Numbers of the kills that ended a life in which the same was shown before; the latest first."""
    before = {
        bisect_right(again, one.at)
        for one in deliveries
        if one is not repeat and one.at <= repeat.at
        if (one.chat_id, one.content) == (repeat.chat_id, repeat.content)
    }
    return sorted((kill for kill in before if kill < bisect_right(again, repeat.at)), reverse=True)


def _each_its_own(may_be: dict[int, list[int]]) -> dict[int, int]:
    """As many repeats as can be with a kill each, no kill twice."""
    taken: dict[int, int] = {}  # kill → repeat

    def finds_one(repeat: int, tried: set[int]) -> bool:
        for kill in may_be[repeat]:
            if kill not in tried:
                tried.add(kill)
                if kill not in taken or finds_one(taken[kill], tried):
                    taken[kill] = repeat
                    return True
        return False

    for repeat in may_be:
        finds_one(repeat, set())
    return {repeat: kill for kill, repeat in taken.items()}
