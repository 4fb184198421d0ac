"""Views from a personal link to the menu."""

from dataclasses import dataclass, field

from core.consent import ConsentText
from core.people import Organisation, Role
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class Stranger:
    """Nobody we know: how to get in, and nothing else."""

    note: Note
    department: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmInvitation:
    """«Это Вы: …?»; ``taken`` when somebody has already come by this link."""

    organisation: Organisation
    code: str
    taken: bool
    handover: bool = False  # to a new head, who takes the present one's place


@dataclass(frozen=True, slots=True)
class ConsentScreen:
    """The consent, on a screen of its own."""

    code: str
    department: str
    consent: ConsentText = field(default_factory=ConsentText)


@dataclass(frozen=True, slots=True)
class RoleScreen:
    """What the person is to the organisation."""

    organisation: Organisation
    code: str
    roles: tuple[Role, ...] = tuple(Role)


@dataclass(frozen=True, slots=True)
class NameScreen:
    """How to address the person; ``suggestion`` comes from the roster."""

    code: str
    suggestion: str
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class JoinQuestion:
    """To a member or administrator: may this person join?"""

    organisation: Organisation
    user_id: int
