"""How much a bot may send: over all chats, in one chat, in a group; each limit can be lifted by `None`."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from sandbox.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class Limits:
    """Allowances of the stand-in. Messages and edits count; answers to callbacks, polls and files don't.

    `per_second` is a sliding window of one second; `per_chat_per_second` refills a bucket of
    `per_chat_burst`; `per_group_minute` is a sliding window of a minute. `None` lifts a limit.
    """

    per_second: int | None = 30
    per_chat_per_second: float | None = 1.0
    per_chat_burst: int = 5
    per_group_minute: int | None = 20

    @classmethod
    def lifted(cls) -> Limits:
        """No limit at all."""
        return cls(per_second=None, per_chat_per_second=None, per_group_minute=None)


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class RateLimiter:
    """Counts what was let through; a refused request costs nothing."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._all: deque[float] = deque()
        self._chats: dict[int, _Bucket] = {}
        self._groups: dict[int, deque[float]] = {}

    def charge(self, chat_id: int, now: float, *, group: bool = False, messages: int = 1) -> None:
        """Let `messages` through at `now` (seconds of a steady clock); ApiError 429 with the wait if not."""
        limits = self.limits
        wait = 0.0
        if limits.per_second is not None:
            wait = _window_wait(self._all, now, 1.0, limits.per_second, messages)
        bucket = None
        if limits.per_chat_per_second is not None:
            bucket = self._bucket(chat_id, now, limits.per_chat_per_second, limits.per_chat_burst)
            # An album may overdraw a full bucket: Telegram takes albums of ten from a bot at rest.
            missing = min(messages, limits.per_chat_burst) - bucket.tokens
            if missing > 1e-9:
                wait = max(wait, missing / limits.per_chat_per_second)
        window = None
        if group and limits.per_group_minute is not None:
            window = self._groups.setdefault(chat_id, deque())
            wait = max(wait, _window_wait(window, now, 60.0, limits.per_group_minute, messages))
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        if limits.per_second is not None:
            self._all.extend([now] * messages)
        if bucket is not None:
            bucket.tokens -= messages
        if window is not None:
            window.extend([now] * messages)

    def _bucket(self, chat_id: int, now: float, rate: float, burst: int) -> _Bucket:
        bucket = self._chats.get(chat_id)
        if bucket is None:
            bucket = self._chats[chat_id] = _Bucket(float(burst), now)
        bucket.tokens = min(float(burst), bucket.tokens + (now - bucket.at) * rate)
        bucket.at = now
        return bucket


def _window_wait(window: deque[float], now: float, span: float, most: int, messages: int) -> float:
    """Seconds until `messages` more fit into a window of `span` seconds that takes `most`; 0: they fit."""
    while window and window[0] <= now - span:
        window.popleft()
    excess = len(window) + messages - most
    if excess <= 0 or not window:
        return 0.0
    return window[min(excess, len(window)) - 1] + span - now
