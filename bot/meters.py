"""What the program counts of itself, in plain numbers: counting costs nothing, whoever asks pays.

The names of ``/metrics`` stand in ``bot.metrics``, which alone knows Prometheus.
"""

from bisect import bisect_left
from collections import Counter

from scheduler.outcomes import Outcome, Refused, Sent, Trouble, Unreachable, Wait

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds
KINDS: dict[type, str] = {
    Sent: "sent",
    Unreachable: "unreachable",
    Refused: "refused",
    Wait: "told_to_wait",
    Trouble: "trouble",
}


class Meters:
    """Since the program began."""

    def __init__(self) -> None:
        self.updates: Counter[str] = Counter(dict.fromkeys(("done", "hushed", "failed", "quarantined"), 0))
        self.latencies = [0] * (len(BOUNDS) + 1)  # by the bound that holds them; the last has none
        self.seconds = 0.0
        self.posts: Counter[str] = Counter(dict.fromkeys(KINDS.values(), 0))

    def worked(self, seconds: float, is_hushed: bool) -> None:
        """An update took effect, or wasn't taken, so long after work on it began."""
        self.updates["hushed" if is_hushed else "done"] += 1
        self.latencies[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds

    def failed(self, is_last: bool) -> None:
        """Work on an update failed; ``is_last``: it went to quarantine."""
        self.updates["quarantined" if is_last else "failed"] += 1

    def posted(self, outcome: Outcome) -> None:
        """What came of one try to send a post."""
        self.posts[KINDS[type(outcome)]] += 1
