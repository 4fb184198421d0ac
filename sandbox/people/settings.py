"""How patient people are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OWN: Final = 0  # in `send_contact`: the person's own account


@dataclass(frozen=True, slots=True)
class Manners:
    """All in real seconds."""

    timeout: float = 15.0  # how long the bot may keep silent
    grace: float = 0.7  # after a spinner's answer: how long a message may still come
    patience: float = 2.0  # how long a button may take to appear before a press fails
