"""Coming in: the consent, the invitation, the name."""

from dataclasses import dataclass
from datetime import datetime

from core.people import Role


@dataclass(frozen=True, slots=True)
class ConsentAnswered:
    """Agreement or refusal, with the exact version of the text that was shown."""

    user_id: int
    version: str
    given: bool
    at: datetime
    text: str = ""  # the exact words, kept once for all who see them
    department_id: int = 0


@dataclass(frozen=True, slots=True)
class JoinedByInvitation:
    """The first person of an invitation; guarded by the invitation's being neither used nor revoked."""

    invitation_id: int
    user_id: int
    chat_id: int
    role: Role
    at: datetime


@dataclass(frozen=True, slots=True)
class JoinAsked:
    """A deputy asks to join; asking again while undecided changes nothing."""

    department_id: int
    organisation_id: int
    user_id: int
    chat_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class JoinDecided:
    """A join request was granted or declined; guarded by its being undecided."""

    department_id: int
    organisation_id: int
    user_id: int
    chat_id: int
    granted: bool
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """How the person wants to be addressed."""

    user_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Reachability:
    """The chat blocked the bot (a time) or is back (None)."""

    chat_id: int
    blocked_at: datetime | None


@dataclass(frozen=True, slots=True)
class TurnedTo:
    """The organisation that a person of several has at hand."""

    user_id: int
    organisation_id: int
