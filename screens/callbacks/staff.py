"""Buttons: of the department's own people."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class ListStaff(Tap):
    """«Сотрудники управления»."""

    prefix: ClassVar[str] = "WL"


@dataclass(frozen=True, slots=True)
class InviteStaff(Tap):
    """«Пригласить сотрудника»."""

    prefix: ClassVar[str] = "WI"


@dataclass(frozen=True, slots=True)
class InviteAs(Tap):
    """With that role."""

    prefix: ClassVar[str] = "WR"
    role: str


@dataclass(frozen=True, slots=True)
class RevokeStaffLink(Tap):
    """The link of that code."""

    prefix: ClassVar[str] = "WX"
    code: str


@dataclass(frozen=True, slots=True)
class OpenStaff(Tap):
    """One of the department's people."""

    prefix: ClassVar[str] = "WO"
    user: int


@dataclass(frozen=True, slots=True)
class SetStaffRole(Tap):
    """Another role."""

    prefix: ClassVar[str] = "WS"
    user: int
    role: str


@dataclass(frozen=True, slots=True)
class AskRemoveStaff(Tap):
    """Shall they lose access?"""

    prefix: ClassVar[str] = "WA"
    user: int


@dataclass(frozen=True, slots=True)
class RemoveStaff(Tap):
    """They shall."""

    prefix: ClassVar[str] = "WD"
    user: int
