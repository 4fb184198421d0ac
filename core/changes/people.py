"""The people of an organisation: substitutes, handing over, links."""

from dataclasses import dataclass
from datetime import datetime

from core.people import Role


@dataclass(frozen=True, slots=True)
class Substituted:
    """Who stands in for somebody on leave; ``core.people.NOBODY`` for none."""

    person_id: int
    organisation_id: int
    substitute: int


@dataclass(frozen=True, slots=True)
class HandoverOffered:
    """A link for a new head. Takes the place of an earlier one of the same giver that nobody has used."""

    department_id: int
    organisation_id: int
    code: str
    by_user_id: int
    at: datetime
    giver: int | None = None  # person id; None: the department replaces all heads


@dataclass(frozen=True, slots=True)
class HandoverWithdrawn:
    """The link for a new head, where nobody has used it, is worth nothing any more."""

    organisation_id: int
    at: datetime
    giver: int | None = None
    by_user_id: int | None = None


@dataclass(frozen=True, slots=True)
class TookOver:
    """A new head came by such a link; guarded by its being open, and by ``ended`` being members still.

    Their access ends in the same moment; what waits for them about this organisation isn't sent any more.
    """

    invitation_id: int
    user_id: int
    chat_id: int
    role: Role
    ended: tuple[int, ...]  # person ids
    at: datetime


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """The organisation's links end; a new one (``code``) begins, or none. Guarded by the link seen."""

    department_id: int
    organisation_id: int
    seen: str  # the live link's code; empty where there was none
    code: str
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Unbound:
    """A person has no access to the organisation any more; guarded by their having had it."""

    department_id: int
    member_id: int
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CallNoted:
    """«Позвонили», or that this was a mistake."""

    department_id: int
    organisation_id: int
    called: bool
    by_user_id: int
    at: datetime
