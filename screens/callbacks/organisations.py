"""Buttons: of the organisations in the directory."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class FindPeople(Tap):
    """«Люди и организации»: what is looked for?"""

    prefix: ClassVar[str] = "AF"


@dataclass(frozen=True, slots=True)
class OpenOrganisation(Tap):
    """Everything about one organisation."""

    prefix: ClassVar[str] = "AO"
    organisation: int


@dataclass(frozen=True, slots=True)
class ShowOrganisationLog(Tap):
    """Who did what to it."""

    prefix: ClassVar[str] = "AH"
    organisation: int


@dataclass(frozen=True, slots=True)
class ShowLetter(Tap):
    """«Письмо»: the invitation as a text to be copied or forwarded."""

    prefix: ClassVar[str] = "AL"
    organisation: int


@dataclass(frozen=True, slots=True)
class NewLink(Tap):
    """«Новая ссылка», in the place of the one that was seen (a code; empty for none)."""

    prefix: ClassVar[str] = "AN"
    organisation: int
    seen: str


@dataclass(frozen=True, slots=True)
class RevokeLink(Tap):
    """«Отозвать ссылку», the one that was seen."""

    prefix: ClassVar[str] = "AR"
    organisation: int
    seen: str


@dataclass(frozen=True, slots=True)
class AskUnbind(Tap):
    """Shall this person lose access?"""

    prefix: ClassVar[str] = "AU"
    member: int


@dataclass(frozen=True, slots=True)
class UnbindPerson(Tap):
    """They shall."""

    prefix: ClassVar[str] = "AX"
    member: int


@dataclass(frozen=True, slots=True)
class NoteCall(Tap):
    """«Позвонили» (1), or not after all (0)."""

    prefix: ClassVar[str] = "AC"
    organisation: int
    called: int


@dataclass(frozen=True, slots=True)
class AskRename(Tap):
    """The new name is typed next."""

    prefix: ClassVar[str] = "AQ"
    organisation: int


@dataclass(frozen=True, slots=True)
class AskClose(Tap):
    """Shall it be closed?"""

    prefix: ClassVar[str] = "AW"
    organisation: int


@dataclass(frozen=True, slots=True)
class CloseOrganisation(Tap):
    """Closed (1), or open again (0)."""

    prefix: ClassVar[str] = "AK"
    organisation: int
    closed: int


@dataclass(frozen=True, slots=True)
class AskMerge(Tap):
    """«Объединить с…»."""

    prefix: ClassVar[str] = "AG"
    organisation: int


@dataclass(frozen=True, slots=True)
class MergeInto(Tap):
    """Into that one; asked once more unless ``sure`` (1)."""

    prefix: ClassVar[str] = "AM"
    organisation: int
    into: int
    sure: int


@dataclass(frozen=True, slots=True)
class AddOrganisation(Tap):
    """«Добавить организацию»."""

    prefix: ClassVar[str] = "AA"


@dataclass(frozen=True, slots=True)
class SkipAdding(Tap):
    """«Пропустить»: the phone, or the district."""

    prefix: ClassVar[str] = "AP"


@dataclass(frozen=True, slots=True)
class AddInDistrict(Tap):
    """The new organisation's district, by its key."""

    prefix: ClassVar[str] = "AD"
    district: str
