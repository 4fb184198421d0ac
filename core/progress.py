"""How the reports came in, day by day, against the deadline. Pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Progress:
    """``sent``: how many reports of ``of`` had come by the end of each day from ``first`` on."""

    title: str
    first: date
    sent: tuple[int, ...]
    of: int
    deadline: date
    today: date
    district: str = ""

    @property
    def last(self) -> date:
        """The chart's last day: the deadline, or a later day that has something to show."""
        return max(self.deadline, self.today)


def progress_by_day(
    title: str,
    published: date,
    days: Mapping[date, int],
    of: int,
    deadline: date,
    today: date,
    district: str = "",
) -> Progress:
    """``days``: on which so many first came, in the department's zone; none later than today counts."""
    counts: Counter[date] = Counter()
    for day, came in days.items():
        if day <= today:
            counts[max(day, published)] += came
    sent, total = [], 0
    for step in range(max(0, (today - published).days) + 1):
        total += counts[published + timedelta(days=step)]
        sent.append(total)
    return Progress(title, published, tuple(sent), of, deadline, today, district)
