"""Which post each delivery was: what never reached its chat, and what reached it twice.

A repeat is told by the ledger, not by its looks: two taps of a head lead to two posts, and the same screen
shown for both is no repeat. One post shown twice is.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.faults.ledger import Posted
from tests.faults.witness import Delivery

CLOCK_STEP = 0.005  # seconds: the ledger's clock shows milliseconds


@dataclass
class Tally:
    """The outcome of a run."""

    undelivered: list[Posted] = field(default_factory=list)
    overtaken: list[Posted] = field(default_factory=list)  # a later change to the same message was shown
    repeated: list[Delivery] = field(default_factory=list)  # people saw it twice
    repeated_unseen: list[Delivery] = field(default_factory=list)  # an edit to what stood there already
    unknown: list[Delivery] = field(default_factory=list)  # nobody ever decided on it


def tally(posts: Sequence[Posted], deliveries: Sequence[Delivery]) -> Tally:
    """Give each delivery to a post of its chat that had been decided on and not been delivered.

    Several may say the same. Those that nothing makes up for come first, then the oldest: which of them was
    really meant nobody can tell, and a loss is called one only where no way of telling them apart avoids it.
    """
    found = Tally()
    later = _later_changes(posts)
    waiting: dict[int, list[int]] = defaultdict(list)  # numbers of posts, by chat
    for number, post in enumerate(posts):
        waiting[post.chat_id].append(number)
    ever = {(post.chat_id, post.content) for post in posts}
    for delivery in deliveries:
        queue = waiting[delivery.chat_id]
        fitting = [number for number in queue if _fits(posts[number], delivery)]
        if fitting:
            queue.remove(min(fitting, key=lambda number: (number in later, number)))
        elif (delivery.chat_id, delivery.content) not in ever:
            found.unknown.append(delivery)
        elif delivery.shows:
            found.repeated.append(delivery)
        else:
            found.repeated_unseen.append(delivery)
    missing = {number for queue in waiting.values() for number in queue}
    for number in sorted(missing):
        made_up = number in later and later[number] not in missing
        (found.overtaken if made_up else found.undelivered).append(posts[number])
    return found


def _fits(post: Posted, delivery: Delivery) -> bool:
    return post.content == delivery.content and post.at <= delivery.at + CLOCK_STEP


def _later_changes(posts: Sequence[Posted]) -> dict[int, int]:
    """The last change to the same message, by the number of each earlier one.

    Of several changes to one message only the last need be shown: a quick tapper sees the outcome.
    """
    last: dict[tuple[int, int], int] = {}
    for number, post in enumerate(posts):
        if post.replaces is not None:
            last[post.chat_id, post.replaces] = number
    changes = ((number, last.get((post.chat_id, post.replaces or 0))) for number, post in enumerate(posts))
    return {number: final for number, final in changes if final is not None and final != number}
