"""The first-visit guide: steps that tick themselves off by what happened, not by a «Дальше» button."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.errors import JSON


@dataclass(frozen=True, slots=True)
class Step:
    """Done when ``sign`` (said, shown or did) was seen with words that ``pattern`` finds.

    «said» is by a person, «shown» by the bot, «did» behind the scenes (clock, kill, …). ``who``: 0, anybody.
    """

    title: str
    how: str
    sign: str
    pattern: str
    who: int = 0


class Guide:
    """Which steps have been done in this run."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        self._done: set[int] = set()

    def notice(self, sign: str, words: str, who: int = 0) -> bool:
        """Something happened; whether it ticked a step off."""
        before = len(self._done)
        for number, step in enumerate(self._steps):
            if step.sign == sign and step.who in (0, who) and re.search(step.pattern, words):
                self._done.add(number)
        return len(self._done) > before

    def shown(self) -> list[JSON]:
        """As the page gets it."""
        return [
            {"title": step.title, "how": step.how, "done": number in self._done}
            for number, step in enumerate(self._steps)
        ]
