"""What may wait in a queue of the database beside what is in hand: what is fresh needn't be read back.

The queue's order stands above speed: a fresh reply is sent, a fresh update worked on, only where its chat is
known to have nothing else waiting. Whatever isn't known is read. The outbox and the updates have one each.
"""

from collections.abc import Collection


class Backlog:
    """Chats that may have more waiting. One look at the queue lies between ``begin`` and ``end``."""

    def __init__(self) -> None:
        self._chats: set[int] = set()
        self._known: set[int] = set()  # those of before the look, while it lasts
        self._is_complete = False  # the last look has seen all that could go
        self._is_reading = False
        self._in_hand: frozenset[int] = frozenset()

    def __contains__(self, chat_id: int) -> bool:
        return chat_id in self._chats or (self._is_reading and chat_id in self._known)

    def add(self, chat_id: int) -> None:
        """Something was put into the queue for that chat, or has stayed there."""
        self._chats.add(chat_id)

    def lose_sight(self) -> None:
        """Something was put into the queue, and nobody says for whom."""
        self._is_complete = False

    def is_clear_of(self, chat_id: int) -> bool:
        """Nothing else waits for that chat. Never so during a look: it might see the post, too."""
        return self._is_complete and not self._is_reading and chat_id not in self._chats

    def begin(self, in_hand: Collection[int]) -> None:
        """A look at the queue that leaves out these chats."""
        self._is_reading = True
        self._in_hand = frozenset(in_hand)
        self._known = self._chats if self._is_complete else set(in_hand)
        self._chats = set()  # those that get something during the look
        self._is_complete = True

    def end(self, found: Collection[int], resting: Collection[int], saw_all: bool) -> None:
        """The look is over: posts of these chats are in hand now, and each may have another behind it."""
        self._is_reading = False
        self._is_complete = self._is_complete and saw_all
        self._chats |= {*found, *resting} | (self._known & self._in_hand)
