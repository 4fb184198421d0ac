"""The reading side: decisions, deadlines, ladders, and what was reminded of."""

from dataclasses import replace

from core.extension import Extension, ExtensionState
from core.ladder_change import LadderInForce
from core.proof import LoggedRung, Reminded
from tests.core.fake_town.facts import DECISION
from tests.core.fake_town.reads_people import PeopleReads


class TimeReads(PeopleReads):
    """Ladders, extensions, reminders."""

    def ladder(self, decision_id: int, department_id: int) -> LadderInForce | None:
        if not self.published or (decision_id, department_id) != (1, 1) or 1 in self.ended:
            return None
        last = self.ladder_log[-1] if self.ladder_log else None
        by = self.people.get(last.by_user_id) if last else None
        return LadderInForce(
            1,
            len(self.ladder_log),
            DECISION.ladder,
            last.ladder if last else None,
            by.name if by else str(last.by_user_id) if last else "",
            last.at if last else None,
        )

    def extension(self, extension_id: int) -> Extension | None:
        found = self.extensions.get(extension_id)
        return replace(found, deadline=self.reports[found.report_id].deadline) if found else None

    def open_extension(self, report_id: int) -> Extension | None:
        found = (e for e in self.extensions.values() if e.report_id == report_id)
        return next((e for e in found if e.state is ExtensionState.OPEN), None)

    def next_extension(self) -> int:
        return len(self.extensions) + 1

    def open_extensions(self, department_id: int) -> tuple[Extension, ...]:
        found = (self.extension(number) for number in self.extensions)
        return tuple(one for one in found if one and one.state is ExtensionState.OPEN)

    def count_open_extensions(self, department_id: int) -> int:
        return len(self.open_extensions(department_id))

    def reminder_log(self, decision_id: int, organisation_id: int) -> tuple[LoggedRung, ...]:
        return self.logged.get(organisation_id, ())

    def reminded(self, decision_id: int, department_id: int) -> tuple[Reminded, ...]:
        return tuple(
            Reminded(
                self.organisations[report.organisation.id],
                report.state,
                report.deadline,
                len(people := self.members(report.organisation.id)),
                sum(member.person.chat_id not in self.blocked for member in people),
                self.logged.get(report.organisation.id, ()),
                members=people,
                called=self.calls_made.get(report.organisation.id),
                unreachable=frozenset(m.person.id for m in people if m.person.chat_id in self.blocked),
            )
            for report in self.reports.values()
            if not self.organisations[report.organisation.id].closed
        )
