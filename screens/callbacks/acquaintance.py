"""Buttons: of acquaintance with a decision, on both sides."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class ReadDecision(Tap):
    """«Прочитать решение»."""

    prefix: ClassVar[str] = "Zr"
    report: int


@dataclass(frozen=True, slots=True)
class ConfirmAcquaintance(Tap):
    """«Ознакомлен(а)»."""

    prefix: ClassVar[str] = "Zc"
    report: int


@dataclass(frozen=True, slots=True)
class ShowAcquaintance(Tap):
    """«Ознакомление», for the department."""

    prefix: ClassVar[str] = "Zd"
    decision: int
    page: int
