"""What administrators see of organisations and of the department's own people."""

from dataclasses import dataclass
from datetime import datetime

from core.directory import Attached, OrganisationFile
from core.letters import Letter
from core.people import Organisation
from core.staff import StaffInvitation, StaffLogged, StaffMember, StaffRole
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class PeopleHub:
    """«Люди и организации»: what is looked for? ``found`` where several would do."""

    manages: bool
    found: tuple[Organisation, ...] = ()
    more: int = 0  # that don't fit
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """Everything about one organisation, and what can be done with it."""

    file: OrganisationFile
    manages: bool
    bot_name: str
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """The invitation of one organisation, ready to be copied or forwarded."""

    organisation: Organisation
    letter: Letter


@dataclass(frozen=True, slots=True)
class OrganisationHistory:
    """Who did what to the organisation."""

    file: OrganisationFile


@dataclass(frozen=True, slots=True)
class RenameScreen:
    """The new name is typed next."""

    organisation: Organisation
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class CloseScreen:
    """Shall it really be closed?"""

    organisation: Organisation
    people: int


@dataclass(frozen=True, slots=True)
class UnbindScreen:
    """Shall this person really lose access?"""

    organisation: Organisation
    person: Attached


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """With which one? ``found`` once something was typed."""

    organisation: Organisation
    found: tuple[Organisation, ...] = ()
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class MergeScreen:
    """Shall ``organisation`` really go into ``into``?"""

    organisation: Organisation
    into: Organisation
    people: int


@dataclass(frozen=True, slots=True)
class AddScreen:
    """A new organisation: what comes next, ``name``, ``phone`` or ``district``."""

    wants: str
    name: str = ""
    districts: tuple[str, ...] = ()
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class OrganisationNews:
    """To its people: closed, open again, merged into another one, or (``UNBOUND``) their own access ended."""

    organisation: Organisation
    note: Note
    into: Organisation | None = None  # or (``ABSORBED``) the one that has joined this one
    registered: bool = True  # whether they have a menu of their own after it


@dataclass(frozen=True, slots=True)
class StaffList:
    """«Сотрудники управления»."""

    staff: tuple[StaffMember, ...]
    invitations: tuple[StaffInvitation, ...]
    log: tuple[StaffLogged, ...]
    now: datetime
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class StaffRoleChoice:
    """As what shall somebody be invited?"""


@dataclass(frozen=True, slots=True)
class StaffLink:
    """The one-time link, to be sent on."""

    invitation: StaffInvitation
    bot_name: str


@dataclass(frozen=True, slots=True)
class StaffPage:
    """One of the department's people; ``removing`` asks once more."""

    member: StaffMember
    removing: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ConfirmStaff:
    """«Вас приглашают в управление»: to whoever came by such a link."""

    code: str
    role: StaffRole
    department: str


@dataclass(frozen=True, slots=True)
class StaffNews:
    """To one of the department's people: another role, or (None) none any more."""

    role: StaffRole | None
    registered: bool = False  # in an organisation


@dataclass(frozen=True, slots=True)
class DistrictChoice:
    """Of which district shall the list be? ``section`` is empty for «По организациям»."""

    decision_id: int
    section: str
    districts: tuple[str, ...]
