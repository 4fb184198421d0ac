"""The department as tests handle it: somebody calls, a use case decides, its changes are applied."""

from collections.abc import Callable
from datetime import timedelta

from core import consent
from core.changes import Change
from core.changes.joining import ConsentAnswered, JoinedByInvitation, Named
from core.people import Role
from core.ports import Call, Reads
from core.staff import StaffMember, StaffRole
from core.views import Result, View
from tests.core.fake_town.applying import apply
from tests.core.fake_town.facts import DAYS, DEPARTMENT
from tests.core.fake_town.reading import Reading

Case = Callable[[Reads, Call], Result]


class FakeTown(Reading):
    """Two kindergartens, their invitations «first» and «second», one published decision."""

    def call(self, user_id: int) -> Call:
        """Who calls, in their private chat."""
        fixed = self.settings_name
        employee = self.employees.get(user_id)
        role = employee.role if employee else None
        return Call(
            user_id,
            user_id,
            self.now,
            1,
            DEPARTMENT,
            DAYS,
            StaffRole.ADMINISTRATOR if user_id in fixed else role,
            (*fixed, *(one.user_id for one in self.employees.values() if one.role.may_act)),
            fixed,
            next(self.codes),
            "vsoko_test_bot",
        )

    def employ(self, user_id: int, role: StaffRole, name: str = "") -> None:
        """Somebody of the department, as if they had come by a link."""
        self.employees[user_id] = StaffMember(user_id, role, name)

    def decide(self, user_id: int, case: Case) -> Result:
        """What a use case decides, without applying it."""
        return case(self, self.call(user_id))

    def run(self, user_id: int, case: Case) -> Result:
        """Decide and apply."""
        result = self.decide(user_id, case)
        self.notices += [show for show in result.shows if show.notice]
        for change in result.changes:
            self.apply(change)
        return result

    def sees(self, user_id: int, case: Case) -> View:
        """Run, and the view that the caller is shown."""
        return shown_to(user_id, self.run(user_id, case))

    def register(self, user_id: int, code: str = "first", name: str = "Мария Петровна") -> None:
        """A head who has come by an invitation."""
        self.apply(ConsentAnswered(user_id, consent.VERSION, True, self.now))
        self.apply(JoinedByInvitation(self.invitations[code].id, user_id, user_id, Role.HEAD, self.now))
        self.apply(Named(user_id, name))

    def bot_codes(self) -> list[str]:
        """The codes of the links for new heads, the newest last."""
        return [code for code, invitation in self.invitations.items() if invitation.handover]

    def later(self, **much: int) -> None:
        """Let time pass."""
        self.now += timedelta(**much)

    def apply(self, change: Change) -> None:
        """As the storage would; ``Overtaken`` where a guard fails."""
        apply(self, change)


def shown_to(user_id: int, result: Result) -> View:
    """The last view that the caller is shown in their private chat."""
    return [show.view for show in result.shows if show.chat_id == user_id][-1]
