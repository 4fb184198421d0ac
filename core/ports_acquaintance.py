"""What the rules of acquaintance need from storage."""

from typing import Protocol

from core.acquaintance import Acquaintance, Acquainted


class AcquaintanceReads(Protocol):
    """Who has confirmed that they know a decision."""

    def acquaintances(self, report_id: int) -> tuple[Acquaintance, ...]:
        """Those of the report's organisation, the first one first. The caller has read the report."""
        ...

    def acquainted(self, decision_id: int, department_id: int) -> tuple[Acquainted, ...]:
        """Every open organisation of the department that has a report on the decision."""
        ...
