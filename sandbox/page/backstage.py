"""What the page asks of whoever runs the bot. The sandbox knows nothing of that bot but this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class NotNow(Exception):
    """It can't be done; ``str()`` is the plain Russian word for the page."""


class BotState(StrEnum):
    """How the bot's process is."""

    PREPARING = "preparing"  # the roster goes in, the invitations come out
    STARTING = "starting"
    RUNNING = "running"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A personal link that the department would hand over."""

    kindergarten: str
    head: str
    link: str


@dataclass(frozen=True, slots=True)
class BotClock:
    """What time it is for the bot. ``speed`` 0: it stands, because the bot doesn't run."""

    now: datetime
    speed: float
    next_reminder: datetime | None = None


class Backstage(Protocol):
    """The bot's process and its clock."""

    state: BotState
    why: str  # it stopped, where nobody asked it to
    invitations: Sequence[Invitation]
    changed: Callable[[], None]  # to be called when one of the above is another, or the clock

    def clock(self) -> BotClock:
        """As far as known now; doesn't wait for the bot."""
        ...

    async def move_clock(self, now: datetime | None, speed: float | None) -> None:
        """Jump, or change the speed. NotNow where the bot doesn't run."""
        ...

    async def kill(self) -> None:
        """SIGKILL: no chance to finish anything. NotNow where it doesn't run."""
        ...

    async def start(self) -> None:
        """Start it again, without waiting until it runs. NotNow where it runs already."""
        ...
