"""The reading side: organisations as the department looks them up."""

from core.directory import Attached, DirectoryEntry, KeptReport, Link, OrganisationFile
from core.people import Organisation
from tests.core.fake_town.reads_people import PeopleReads


class OrganisationReads(PeopleReads):
    """The list, the directory, the file of each one."""

    def organisations_of(self, department_id: int) -> tuple[Organisation, ...]:
        return tuple(
            o for o in self.organisations.values() if o.department_id == department_id and not o.closed
        )

    def directory(self, department_id: int) -> tuple[DirectoryEntry, ...]:
        return tuple(
            DirectoryEntry(
                one,
                tuple(m.person.name for m in self.members(one.id)),
                tuple(name for number, name in self.former if number == one.id),
            )
            for one in self.organisations.values()
        )

    def organisation_file(self, organisation_id: int, department_id: int) -> OrganisationFile | None:
        organisation = self.organisations.get(organisation_id)
        if organisation is None:
            return None
        into = self.absorbed.get(organisation_id)
        return OrganisationFile(
            organisation,
            tuple(
                Attached(self.joined.index(m) + 1, m, self.now, self.blocked.get(m.person.chat_id))
                for m in self.members(organisation_id)
            ),
            next(
                (
                    Link(one.code, self.now, self.now if one.used else None)
                    for one in self.invitations.values()
                    if one.organisation.id == organisation_id and not one.revoked
                ),
                None,
            ),
            tuple(name for number, name in reversed(self.former) if number == organisation_id),
            self.calls_made.get(organisation_id),
            self.closed_at.get(organisation_id),
            self.organisations[into] if into else None,
            tuple(
                KeptReport(one.id, 1, one.decision.short_title, one.state, one.deadline, one.number)
                for one in self.reports.values()
                if one.organisation.id == organisation_id
            ),
            tuple(line for number, line in reversed(self.lines) if number == organisation_id),
        )

    def member_organisation(self, member_id: int, department_id: int) -> int | None:
        found = self.joined[member_id - 1 : member_id]
        return found[0].organisation.id if found else None

    def next_organisation(self) -> int:
        return max(self.organisations) + 1
