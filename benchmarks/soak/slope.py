"""Whether a row of figures grows: the slope of the line that fits it best, told over the time it was seen."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Course:
    """Figures against seconds. The first third is left out: what a program needs at all comes up there."""

    seconds: Sequence[float]
    values: Sequence[float]

    @property
    def settled(self) -> tuple[Sequence[float], Sequence[float]]:
        """What is looked at."""
        first = len(self.seconds) // 3
        return self.seconds[first:], self.values[first:]

    @property
    def slope(self) -> float:
        """A second, by least squares; 0 of fewer than two figures."""
        seconds, values = self.settled
        count = len(seconds)
        if count < 2:
            return 0.0
        middle, mean = sum(seconds) / count, sum(values) / count
        spread = sum((x - middle) ** 2 for x in seconds)
        if not spread:
            return 0.0
        return sum((x - middle) * (y - mean) for x, y in zip(seconds, values, strict=True)) / spread

    @property
    def growth(self) -> float:
        """By how much that line rises from the first figure to the last."""
        seconds, _ = self.settled
        return self.slope * (seconds[-1] - seconds[0]) if seconds else 0.0

    @property
    def first(self) -> float:
        """Where the look begins."""
        return self.settled[1][0]

    @property
    def last(self) -> float:
        """Where it ends."""
        return self.settled[1][-1]
