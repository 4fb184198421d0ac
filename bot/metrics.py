"""``/metrics`` for Prometheus: figures of the program and its queues, and nothing about anybody.

Imported only where the HTTP server runs. No label names a person, a chat or an organisation.
"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.meters import BOUNDS, Meters
from storage.readings import Readings

TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in the database, and the time by which its rows are dated."""

    readings: Readings
    now: datetime
    speed: float


class Metrics:
    """Registers itself; ``text`` looks at the database and tells everything."""

    def __init__(
        self, registry: CollectorRegistry, meters: Meters, look: Callable[[], Awaitable[Seen]]
    ) -> None:
        self._registry = registry
        self._look = look
        self._figures = _Figures(meters)
        registry.register(self._figures)

    async def text(self) -> bytes:
        """In the format that Prometheus reads."""
        self._figures.seen = await self._look()
        return generate_latest(self._registry)


class _Figures(Collector):
    """Made anew at each look from plain numbers."""

    def __init__(self, meters: Meters) -> None:
        self._meters = meters
        self.seen: Seen | None = None

    def describe(self) -> list[Metric]:
        """Asked at the registration: nothing has been looked at yet."""
        return []

    def collect(self) -> Iterator[Metric]:
        """The program's own counts, then the database's."""
        yield from _of_program(self._meters)
        if self.seen is not None:
            yield from _of_database(self.seen)


def _of_program(meters: Meters) -> Iterator[Metric]:
    updates = CounterMetricFamily(
        "vsoko_updates", "Updates worked on, by what came of it", labels=["outcome"]
    )
    for outcome, number in meters.updates.items():
        updates.add_metric([outcome], number)
    yield updates
    seconds = HistogramMetricFamily("vsoko_update_seconds", "From the beginning of work to the commit")
    total, buckets = 0, []
    for bound, number in zip((*map(str, BOUNDS), "+Inf"), meters.latencies, strict=True):
        total += number
        buckets.append((bound, total))
    seconds.add_metric([], buckets, meters.seconds)
    yield seconds
    posts = CounterMetricFamily("vsoko_posts", "Tries to send a post, by what came of it", labels=["outcome"])
    for outcome, number in meters.posts.items():
        posts.add_metric([outcome], number)
    yield posts


def _of_database(seen: Seen) -> Iterator[Metric]:
    found = seen.readings
    waiting = GaugeMetricFamily("vsoko_outbox_waiting", "Posts that wait to be sent", labels=["priority"])
    for priority, number in found.waiting.items():
        waiting.add_metric([priority], number)
    yield waiting
    age = 0.0 if found.oldest is None else (seen.now - found.oldest).total_seconds() / seen.speed
    for name, words, value in (
        ("outbox_oldest_seconds", "Age of the oldest waiting reply or reminder", max(0.0, age)),
        ("updates_waiting", "Updates that are still to be worked on", found.to_work_on),
        ("updates_quarantined", "Updates in quarantine", found.quarantined),
        ("posts_refused", "Posts that Telegram has refused for good", found.refused),
        ("reminders_due", "Reminders that are due and not decided on", found.due),
        ("reminders_late", "Those of them that have been due for five minutes", found.late),
    ):
        yield GaugeMetricFamily(f"vsoko_{name}", words, value=value)
