"""What a scripted head does: one deed at a time, at her pace, and then she waits for what it brings about.

However long the bot is away she doesn't do it again: a deed that was lost is seen as a wait in vain.
"""

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sandbox import Message
from sandbox.people.transcript import tail
from sandbox.people.waiting import until
from tests.faults.eyes import Aim, Eyes
from tests.faults.town import PATIENCE

Deed = Coroutine[Any, Any, Message | None]


@dataclass
class Hands(Eyes):
    """Writes and taps; ``pace`` is how many seconds she thinks before a deed, at least and at most."""

    pace: tuple[float, float] = (0.0, 0.0)
    patience: float = PATIENCE
    may_go_on: asyncio.Event = field(default_factory=asyncio.Event)
    deeds: int = 0  # updates that she has caused
    longest_wait: float = 0.0  # seconds from a deed to what it must bring about

    def __post_init__(self) -> None:
        self._thoughts = random.Random(f"{self.seed}:{self.kindergarten}:pace")
        self.may_go_on.set()

    async def say(self, text: str, aim: Aim) -> None:
        """Write it, and wait for the aim."""
        await self.do(lambda: self.person.say(text, react=False), aim)

    async def press(self, label: str, aim: Aim, *, twice: bool = False) -> None:
        """Tap a button of the newest screen, and wait for the aim. ``twice`` for a double tap."""

        def tap() -> Deed:
            return self.person.press(label, message=screen, react=False)

        await self._ready()
        screen = self.person.screen
        if twice:  # or two in panic: the second one must change nothing
            await tap()
            self.deeds += 1
        await self._act(tap(), aim)

    async def do(self, deed: Callable[[], Deed], aim: Aim) -> None:
        """Do it once, and wait for what it must bring about."""
        await self._ready()
        await self._act(deed(), aim)

    async def go_on_from_letter(self) -> None:
        """«Продолжить» under each reminder on top: back to the very question."""
        while self.has_heard() and self.has_letter():
            letter = self.person.screen
            await self._act(
                self.person.press("Продолжить", message=letter, react=False),
                partial(self._past, letter),
                letters_matter=False,
            )

    async def _ready(self) -> None:
        """Think; and a letter that has come meanwhile, or once more, is answered first."""
        await self.think()
        await self.go_on_from_letter()

    async def think(self) -> None:
        """As long as her pace says, and until everybody may go on."""
        await asyncio.sleep(self._thoughts.uniform(*self.pace))
        await self.may_go_on.wait()

    async def _act(self, deed: Deed, aim: Aim, *, letters_matter: bool = True) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await deed
        self.deeds += 1

        def seen() -> bool | None:
            return (self.has_heard() and (aim() or (letters_matter and self.has_letter()))) or None

        while not (self.has_heard() and aim()):
            if await until([self.person.chat], seen, self.patience) is None:
                raise AssertionError(
                    f"{self.kindergarten} waited in vain after {self.deeds} deeds:\n{tail(self.person.chat)}"
                )
            if not aim():
                await self.go_on_from_letter()
        self.longest_wait = max(self.longest_wait, loop.time() - began)

    def _past(self, letter: Message) -> bool:
        return not self.has_letter() or self.person.screen.id != letter.id
