"""When somebody tries invitation codes: how many wrong ones are too many, and for how long.

A code has 128 bits and isn't guessed in the age of the universe; the limits are there so that nobody has to
rely on that, and so that the administrators hear of it. Whoever comes for the first time is let in at any
time: a lock on everybody would be a way of keeping the heads out.
"""

from dataclasses import dataclass
from datetime import timedelta

WINDOW = timedelta(hours=1)  # real time
MOST = 5  # different wrong codes by one person: an old letter holds one, perhaps two
MANY, FEW = 50, 2  # where all together tried so many, one person has fewer


@dataclass(frozen=True, slots=True)
class Guesses:
    """Different wrong codes within the window: the person's own, and everybody's."""

    own: int = 0
    everybodys: int = 0


@dataclass(frozen=True, slots=True)
class Guessing:
    """What the administrators hear of: people who are locked out now, and all wrong codes."""

    locked: int = 0
    codes: int = 0

    @property
    def is_attack(self) -> bool:
        """Nobody does that by mistake."""
        return self.locked > 0 or self.codes >= MANY


NOBODY = Guessing()


def is_locked(guesses: Guesses) -> bool:
    """Whether no code is looked at any more, be it right or wrong."""
    return guesses.own >= (FEW if guesses.everybodys >= MANY else MOST)
