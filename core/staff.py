"""The department's own people: who may look, who may act, who may manage."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

CODE_PREFIX = "staff-"  # an organisation's code has no such beginning: the two can't be taken for each other
VALID_FOR = timedelta(days=7)
UNNAMED = "администратор"  # who acted, where no name is known
UNNAMED_COLLEAGUE = "сотрудник управления"


class StaffRole(StrEnum):
    """What somebody may do for the department; each role may do what the one before it may."""

    VIEWER = "viewer"
    SPECIALIST = "specialist"
    ADMINISTRATOR = "administrator"

    @property
    def may_act(self) -> bool:
        """Accept, return, grant, remind, answer for an organisation."""
        return self is not StaffRole.VIEWER

    @property
    def may_manage(self) -> bool:
        """People, organisations, decisions, ladders."""
        return self is StaffRole.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody of the department; ``fixed`` ones stand in the settings and can't be changed in the chat."""

    user_id: int
    role: StaffRole
    name: str = ""
    fixed: bool = False

    @property
    def shown_name(self) -> str:
        """How to name them in a list: people of the settings need not be registered."""
        return self.name or (UNNAMED if self.role.may_manage else UNNAMED_COLLEAGUE)


@dataclass(frozen=True, slots=True)
class StaffInvitation:
    """A one-time link into the department, with the role that it gives."""

    code: str
    role: StaffRole
    expires_at: datetime
    revoked: bool = False
    used: bool = False

    def is_open(self, now: datetime) -> bool:
        """Whether it still lets somebody in."""
        return not self.revoked and not self.used and now < self.expires_at


class StaffEvent(StrEnum):
    """What is written down about the department's people."""

    INVITED = "invited"
    LINK_REVOKED = "link_revoked"
    JOINED = "joined"
    ROLE_CHANGED = "role_changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class StaffLogged:
    """A line of the department's own history; ``whom`` is empty for an invitation."""

    event: StaffEvent
    at: datetime
    by: str
    whom: str = ""
    role: StaffRole | None = None


def is_staff_code(code: str) -> bool:
    """Whether a ``/start`` code leads into the department rather than into an organisation."""
    return code.startswith(CODE_PREFIX)


def remains_managed(staff: tuple[StaffMember, ...], user_id: int, role: StaffRole | None) -> bool:
    """Whether somebody may still manage once that person has another role, or (None) none at all."""
    others = any(one.role.may_manage for one in staff if one.user_id != user_id)
    return others or (role is not None and role.may_manage)
