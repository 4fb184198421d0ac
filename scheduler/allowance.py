"""How much may be sent now: to everybody, to one chat, and who rests because Telegram said so.

Real time only. Telegram's own numbers: about 30 a second over all chats, one a second in a chat with short
bursts, 20 a minute in a group.
"""

import time
from collections.abc import Container

from scheduler.window import Window

# One message a second in one chat: five in five seconds, so that a quick tapper isn't held.
BURST, CHAT_SECONDS = 5, 5.1
GROUP_MOST, GROUP_SECONDS = 20, 60.0
AT_ONCE = 0.05  # so many seconds' worth of what is no reply may go together


class Allowance:
    """Counts what is handed out and answered, by chat."""

    def __init__(self, per_second: float, per_chat_second: float) -> None:
        self._all = Window(per_second)
        self._step = 1.0 / per_second
        self._next_bulk = 0.0  # monotonic
        self._per_chat = per_chat_second * BURST
        self._chats: dict[int, Window] = {}
        self._paused: dict[int, float] = {}  # chat → until when, monotonic seconds
        self._told: dict[int, float] = {}  # those of them that Telegram told to wait
        self._quiet_told = 0.0  # until when a quiet chat was told so
        self._all_paused = 0.0

    def free(self) -> int:
        """How many may go now, to whatever chats."""
        return 0 if self._all_paused > time.monotonic() else self._all.free()

    def wait(self) -> float:
        """Seconds until one more may go."""
        return max(self._all_paused - time.monotonic(), self._all.wait())

    def bulk_wait(self) -> float:
        """Seconds until the next message that is no reply may go; 0 where it may now.

        They go evenly and not in bursts: a burst fills the window at once, so that a reply waits up to a
        second, and each second loses the time that a whole burst takes on the way.
        """
        return max(0.0, self._next_bulk - AT_ONCE - time.monotonic())

    def take_bulk(self, chat_id: int) -> None:
        """One that is no reply is handed out."""
        self._next_bulk = max(self._next_bulk, time.monotonic() - self._step) + self._step
        self.take(chat_id)

    def may_go_to(self, chat_id: int) -> bool:
        """Whether one may go to that chat now."""
        window = self._chats.get(chat_id)
        paused = self._paused.get(chat_id, 0.0) > time.monotonic()
        return self.free() > 0 and not paused and (window is None or window.free() > 0)

    def take(self, chat_id: int) -> None:
        """One is handed out."""
        self._all.take()
        self._window(chat_id).take()

    def answered(self, chat_id: int) -> None:
        """Telegram has answered it, or it is given up."""
        self._all.answered()
        self._window(chat_id).answered()

    def rest(self, chat_id: int, seconds: float) -> None:
        """Nothing to that chat for so long, or until ``better``."""
        self._paused[chat_id] = time.monotonic() + seconds

    def better(self) -> None:
        """Telegram can be reached again: who rested because it couldn't need not wait on."""
        self._paused = dict(self._told)

    def told_to_wait(self, chat_id: int, seconds: float) -> None:
        """«Too many»: whether the chat's limit or the whole bot's was hit isn't told.

        So the chat rests; where it was quiet, and another quiet one was told the same, everything does.
        """
        now = time.monotonic()
        self._paused[chat_id] = self._told[chat_id] = until = now + seconds
        if self._window(chat_id).taken() > 1:
            return
        if self._quiet_told > now:
            self._all_paused = max(self._all_paused, until)
        self._quiet_told = max(self._quiet_told, until)

    def resting(self, in_hand: Container[int]) -> dict[int, float]:
        """Chats that must wait, and for how many seconds; those that have been quiet are forgotten."""
        now = time.monotonic()
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._told = {chat: until for chat, until in self._told.items() if until > now}
        found = {chat: until - now for chat, until in self._paused.items()}
        for chat, window in list(self._chats.items()):
            wait = window.wait()
            if wait > 0:
                found[chat] = max(found.get(chat, 0.0), wait)
            elif window.is_empty() and chat not in in_hand:
                del self._chats[chat]
        return found

    def _window(self, chat_id: int) -> Window:
        if chat_id not in self._chats:
            group = chat_id < 0
            self._chats[chat_id] = (
                Window(GROUP_MOST, GROUP_SECONDS) if group else Window(self._per_chat, CHAT_SECONDS)
            )
        return self._chats[chat_id]
