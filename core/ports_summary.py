"""What the summary needs from outside: counts, and one page of whatever names somebody."""

from typing import Protocol

from core.decision import Purpose
from core.summary import EVERYBODY, Mention, OrganisationState, Which
from core.tally import Tally


class SummaryReads(Protocol):
    """A part of ``core.ports.Reads``. None of these looks at every organisation."""

    def states_page(
        self,
        decision_id: int,
        department_id: int,
        district: str,
        offset: int,
        limit: int,
        which: Which = EVERYBODY,
    ) -> tuple[OrganisationState, ...]:
        """Some of them in the lists' order (``core.summary.by_number``); of one district by its key."""
        ...

    def tally(self, decision_id: int, department_id: int, district: str = "") -> Tally:
        """The same as counts, at a fixed price however many there are; of one district by its key."""
        ...

    def mentions(
        self, decision_id: int, department_id: int, district: str, purpose: Purpose, offset: int, limit: int
    ) -> tuple[tuple[Mention, ...], int]:
        """Difficulties or requests, the most named first, each with its first organisations; and how many."""
        ...
