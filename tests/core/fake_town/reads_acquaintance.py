"""The reading side: who knows the decision."""

from core.acquaintance import Acquaintance, Acquainted
from tests.core.fake_town.reads_people import PeopleReads


class AcquaintanceReads(PeopleReads):
    """Acquaintance, for an organisation's people and for the department."""

    def acquaintances(self, report_id: int) -> tuple[Acquaintance, ...]:
        return tuple(self.acquaintances_given.get(report_id, ()))

    def acquainted(self, decision_id: int, department_id: int) -> tuple[Acquainted, ...]:
        return tuple(
            Acquainted(
                self.organisations[report.organisation.id],
                bool(self.members(report.organisation.id)),
                next(iter(self.acquaintances(report.id)), None),
            )
            for report in self.reports.values()
            if not self.organisations[report.organisation.id].closed
        )
