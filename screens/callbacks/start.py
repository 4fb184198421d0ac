"""Buttons: of coming in, and of what is always there: the menu, help, the organisations one may turn to."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class GoHome(Tap):
    """The menu."""

    prefix: ClassVar[str] = "h"


@dataclass(frozen=True, slots=True)
class ShowHelp(Tap):
    """What can be done here."""

    prefix: ClassVar[str] = "hp"


@dataclass(frozen=True, slots=True)
class ShowMyData(Tap):
    """What is kept about the person, as ``/mydata``."""

    prefix: ClassVar[str] = "my"


@dataclass(frozen=True, slots=True)
class ConfirmMe(Tap):
    """«Да, это мы»."""

    prefix: ClassVar[str] = "iy"
    code: str


@dataclass(frozen=True, slots=True)
class NotMe(Tap):
    """«Нет, это не мы»."""

    prefix: ClassVar[str] = "in"


@dataclass(frozen=True, slots=True)
class Agree(Tap):
    """«Согласен», to this version of the text."""

    prefix: ClassVar[str] = "ca"
    code: str
    version: str


@dataclass(frozen=True, slots=True)
class Refuse(Tap):
    """«Не согласен»."""

    prefix: ClassVar[str] = "cr"


@dataclass(frozen=True, slots=True)
class ChooseRole(Tap):
    """What one is to the organisation."""

    prefix: ClassVar[str] = "ro"
    code: str
    role: str


@dataclass(frozen=True, slots=True)
class RosterName(Tap):
    """To be addressed as the roster has it."""

    prefix: ClassVar[str] = "nr"
    code: str


@dataclass(frozen=True, slots=True)
class DecideJoin(Tap):
    """Grant (1) or decline (0) that this person joins."""

    prefix: ClassVar[str] = "jd"
    organisation: int
    user: int
    granted: int


@dataclass(frozen=True, slots=True)
class TurnTo(Tap):
    """«Перейти: № 12»."""

    prefix: ClassVar[str] = "to"
    organisation: int


@dataclass(frozen=True, slots=True)
class SwitchOrganisation(Tap):
    """«Сменить организацию»."""

    prefix: ClassVar[str] = "so"
