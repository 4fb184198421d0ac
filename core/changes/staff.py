"""The department's own people."""

from dataclasses import dataclass
from datetime import datetime

from core.staff import StaffRole


@dataclass(frozen=True, slots=True)
class StaffInvited:
    """A one-time link into the department."""

    department_id: int
    code: str
    role: StaffRole
    by_user_id: int
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class StaffLinkRevoked:
    """Guarded by the link's being neither used nor revoked."""

    department_id: int
    code: str
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class StaffJoined:
    """Somebody came by such a link; guarded by its being neither used nor revoked."""

    department_id: int
    code: str
    user_id: int
    chat_id: int
    role: StaffRole
    at: datetime


@dataclass(frozen=True, slots=True)
class StaffChanged:
    """Another role, or (None) none any more; guarded by ``was``, and by somebody's managing after it."""

    department_id: int
    user_id: int
    was: StaffRole
    role: StaffRole | None
    by_user_id: int
    at: datetime
    fixed: bool  # whether the settings name an administrator: then there is always one
