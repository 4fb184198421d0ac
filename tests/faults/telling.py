"""What went on in a chat around some moment: for whoever has to find out why a promise was broken."""

from collections.abc import Sequence

from tests.faults.ledger import Posted
from tests.faults.witness import Delivery

SECONDS = 8.0  # before and after


def around(posts: Sequence[Posted], deliveries: Sequence[Delivery], chat_id: int, at: float) -> str:
    """Posts decided on and what was shown, one a line, with seconds from that moment."""
    lines = [
        (post.at, f"decided: {_short(post.content[0])} (instead of message {post.replaces})")
        for post in posts
        if post.chat_id == chat_id
    ]
    lines += [
        (one.at, f"{one.kind}: {_short(one.content[0])}") for one in deliveries if one.chat_id == chat_id
    ]
    return "\n".join(
        f"    {moment - at:+.3f} {words}" for moment, words in sorted(lines) if abs(moment - at) < SECONDS
    )


def _short(words: str) -> str:
    return " ".join(words.split())[:70]
