"""A hundred people in a closed loop: each does the next thing as soon as the reply to the former has come."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.speed.people import Deed, Person
from benchmarks.speed.telegram import Telegram

JSON = dict[str, Any]
FIRST_ID = 700_000_001
PATIENCE = 20.0  # seconds; then the same is done once more, and the update counts as lost


@dataclass
class _Place:
    person: Person
    user: JSON
    deed: Deed | None = None  # done and not answered yet
    since: float = 0.0


class Crowd:
    """``warm_up`` until everybody is ready, then ``measure`` so many updates."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.telegram = Telegram(self._reply)
        self.lost = 0  # updates that were never answered
        self.unasked = 0  # messages that were no reply
        self.taps = 0
        self.problem = ""
        self._places = {
            FIRST_ID + n: _Place(person, {
                "id": FIRST_ID + n, "is_bot": False, "first_name": "Глава", "username": f"head{FIRST_ID + n}",
                "language_code": "ru",
            }) for n, person in enumerate(people)
        }  # fmt: skip
        self._left: int | None = None  # None: warming up
        self._outstanding = 0
        self._over = asyncio.Event()

    async def warm_up(self) -> None:
        """Uncounted: registration, imports on first use, connections."""
        await self._run()

    async def measure(self, updates: int) -> float:
        """Seconds until all these updates have been answered."""
        self.lost = self.unasked = self.taps = 0
        self._left = updates
        self.telegram.calls.clear()
        started = time.perf_counter()
        await self._run()
        return time.perf_counter() - started

    async def _run(self) -> None:
        self._over.clear()
        for place in self._places.values():
            self._next(place)
        while not self._over.is_set():
            try:
                async with asyncio.timeout(1.0):
                    await self._over.wait()
            except TimeoutError:
                self._repeat()

    def _next(self, place: _Place) -> None:
        if self._left is not None:
            if self._left == 0:
                return
            self._left -= 1
        self._outstanding += 1
        self._do(place, place.person.deed())

    def _do(self, place: _Place, deed: Deed) -> None:
        place.deed, place.since = deed, time.perf_counter()
        if deed.on is None:
            self.telegram.say(place.user, deed.text)
        else:
            self.taps += 1
            self.telegram.tap(place.user, deed.on, deed.text)

    def _reply(self, message: JSON) -> None:
        place = self._places[message["chat"]["id"]]
        if place.deed is None:
            self.unasked += 1
            return
        try:
            place.deed = None
            self._outstanding -= 1
            place.person.sees(message)
            if self._left is not None or not place.person.ready:
                self._next(place)
        except (ValueError, KeyError) as error:
            self.problem = self.problem or str(error)
            self._over.set()
        if self._outstanding == 0:
            self._over.set()

    def _repeat(self) -> None:
        now = time.perf_counter()
        if "getupdates" not in self.telegram.calls and self._left is None:  # the bot is still starting
            for place in self._places.values():
                place.since = now
            return
        for place in self._places.values():
            if place.deed is not None and now - place.since > PATIENCE:
                self.lost += 1
                self._do(place, place.deed)
