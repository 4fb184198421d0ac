"""A department in memory: ``core.ports.Reads`` over dictionaries, and ``core.changes`` applied to them.

It keeps the guards of the real storage, so that rules can be tried by the thousand without a database.
A new kind of change gets a function in the ``apply_`` room of its subject, and a line in ``applying``.
"""

from tests.core.fake_town.facts import ADMINISTRATOR, DAYS, DECISION, DEPARTMENT, MORNING, MOSCOW, Overtaken
from tests.core.fake_town.town import Case, FakeTown, shown_to

__all__ = [
    "ADMINISTRATOR",
    "DAYS",
    "DECISION",
    "DEPARTMENT",
    "MORNING",
    "MOSCOW",
    "Case",
    "FakeTown",
    "Overtaken",
    "shown_to",
]
