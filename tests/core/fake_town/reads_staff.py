"""The reading side: the department's own people."""

from dataclasses import replace

from core.staff import StaffInvitation, StaffLogged, StaffMember
from tests.core.fake_town.state import State


class StaffReads(State):
    """Employees, their links, and what happened to them."""

    def staff(self, department_id: int) -> tuple[StaffMember, ...]:
        return tuple(
            replace(one, name=self.name_of(one.user_id) or one.name) for one in self.employees.values()
        )

    def staff_invitations(self, department_id: int) -> tuple[StaffInvitation, ...]:
        return tuple(one for one in self.staff_links.values() if not one.used and not one.revoked)

    def staff_invitation(self, code: str, department_id: int) -> StaffInvitation | None:
        return self.staff_links.get(code)

    def staff_log(self, department_id: int) -> tuple[StaffLogged, ...]:
        return tuple(reversed(self.staff_lines))

    def had_access(self, user_id: int, department_id: int) -> bool:
        return user_id in self.left

    def had_organisation(self, user_id: int, department_id: int) -> bool:
        return user_id in self.left - self.resigned
