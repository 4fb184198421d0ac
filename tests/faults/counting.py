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
    """Give each delivery to the oldest post of its chat that had been decided on and not been delivered."""
    found = Tally()
    waiting: dict[int, list[Posted]] = defaultdict(list)
    delivered: dict[int, list[Posted]] = defaultdict(list)
    for post in posts:
        waiting[post.chat_id].append(post)
    ever = {(post.chat_id, post.content) for post in posts}
    for delivery in deliveries:
        matching = _first(waiting[delivery.chat_id], delivery)
        if matching is not None:
            delivered[delivery.chat_id].append(matching)
        elif (delivery.chat_id, delivery.content) not in ever:
            found.unknown.append(delivery)
        elif delivery.shows:
            found.repeated.append(delivery)
        else:
            found.repeated_unseen.append(delivery)
    for post in (post for queue in waiting.values() for post in queue):
        made_up = any(_makes_up_for(post, other, posts) for other in delivered[post.chat_id])
        (found.overtaken if made_up else found.undelivered).append(post)
    return found


def _first(queue: list[Posted], delivery: Delivery) -> Posted | None:
    for place, post in enumerate(queue):
        if post.content == delivery.content and post.at <= delivery.at + CLOCK_STEP:
            return queue.pop(place)
    return None


def _makes_up_for(post: Posted, shown: Posted, posts: Sequence[Posted]) -> bool:
    """Of several changes to one message only the last need be shown: a quick tapper sees the outcome.

    What was shown may have been any post with that content.
    """
    if post.replaces is None or post.replaces != shown.replaces:
        return False
    likely = (one for one in posts if (one.chat_id, one.content) == (shown.chat_id, shown.content))
    return any(one.replaces == post.replaces and one.at >= post.at for one in likely)
