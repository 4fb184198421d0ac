"""Heads who do one thing after the other, so many a second together, whether or not the bot keeps up."""

import asyncio
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.speed.people import Head
from benchmarks.speed.telegram import Telegram

JSON = dict[str, Any]
FIRST_ID = 710_000_001


@dataclass
class _Seat:
    """A head who is at it; ``since`` while a reply is waited for."""

    head: Head
    user: JSON
    since: float | None = None


@dataclass
class Load:
    """``run`` for so many seconds at ``rate`` updates a second, by ``seats`` heads at a time."""

    codes: list[str]
    rate: float
    seats: int
    given: int = 0
    answered: int = 0
    held: int = 0  # moments at which nobody was free to do anything: the bot lagged behind
    problem: str = ""
    took: list[float] = field(default_factory=list)  # seconds from an update to its reply

    def __post_init__(self) -> None:
        self.telegram = Telegram(self._reply)
        self._heads = self._next_heads()
        self._here: dict[int, _Seat] = {}
        self._free: deque[int] = deque()

    def _next_heads(self) -> Iterator[_Seat]:
        for number, code in enumerate(self.codes):
            user = {"id": FIRST_ID + number, "is_bot": False, "first_name": "Глава", "language_code": "ru"}
            yield _Seat(Head(number, code), user)

    async def run(self, seconds: float) -> None:
        """One update each 1/rate seconds, by whoever has waited longest."""
        for _ in range(self.seats):
            self._sit_down()
        began, count = time.monotonic(), 0
        while not self.problem and (now := time.monotonic() - began) < seconds:
            while count < now * self.rate and not self.problem:
                count += 1
                self._one()
            await asyncio.sleep(0.5 / self.rate)

    def _sit_down(self) -> None:
        seat = next(self._heads, None)
        if seat is None:
            self.problem = self.problem or "not enough heads: all reports are sent"
            return
        self._here[seat.user["id"]] = seat
        self._free.append(seat.user["id"])

    def _one(self) -> None:
        if not self._free:
            self.held += 1
            return
        seat = self._here[self._free.popleft()]
        deed = seat.head.deed()
        seat.since = time.monotonic()
        self.given += 1
        if deed.on is None:
            self.telegram.say(seat.user, deed.text)
        else:
            self.telegram.tap(seat.user, deed.on, deed.text)

    def _reply(self, message: JSON) -> None:
        seat = self._here.get(message["chat"]["id"])
        if seat is None or seat.since is None:
            return  # a second part, or a notice
        try:
            seat.head.sees(message)
        except (ValueError, KeyError) as error:
            self.problem = self.problem or str(error)
            return
        self.took.append(time.monotonic() - seat.since)
        self.answered += 1
        seat.since = None
        if seat.head.done:
            del self._here[seat.user["id"]]
            self._sit_down()
        else:
            self._free.append(seat.user["id"])
