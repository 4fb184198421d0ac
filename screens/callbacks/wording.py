"""Buttons of the official report's conclusions and proposals; ``part`` as in ``core.wording.Part``."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class OpenWordings(Tap):
    """«Выводы и предложения»."""

    prefix: ClassVar[str] = "VV"
    decision: int


@dataclass(frozen=True, slots=True)
class OpenWording(Tap):
    """One of the two texts."""

    prefix: ClassVar[str] = "VO"
    decision: int
    part: str


@dataclass(frozen=True, slots=True)
class TakeWording(Tap):
    """«Взять этот текст»; ``version`` as it was shown."""

    prefix: ClassVar[str] = "VT"
    decision: int
    part: str
    version: int


@dataclass(frozen=True, slots=True)
class ResetWording(Tap):
    """«Вернуть предложенный»."""

    prefix: ClassVar[str] = "VX"
    decision: int
    part: str
    version: int


@dataclass(frozen=True, slots=True)
class WriteWording(Tap):
    """A paragraph anew, from 1; 0 for the whole text."""

    prefix: ClassVar[str] = "VE"
    decision: int
    part: str
    version: int
    paragraph: int
