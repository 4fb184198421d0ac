"""Buttons: of a report that is looked through, sent, and confirmed by a receipt."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class OpenReview(Tap):
    """«Проверить ответы»."""

    prefix: ClassVar[str] = "v"
    report: int


@dataclass(frozen=True, slots=True)
class ReviewTask(Tap):
    """One task's answers in full."""

    prefix: ClassVar[str] = "vt"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class SendReport(Tap):
    """«Отправить»."""

    prefix: ClassVar[str] = "y"
    report: int


@dataclass(frozen=True, slots=True)
class ShowReceipt(Tap):
    """The receipt again."""

    prefix: ClassVar[str] = "rc"
    report: int


@dataclass(frozen=True, slots=True)
class PrintReceipt(Tap):
    """The receipt as a document."""

    prefix: ClassVar[str] = "rp"
    report: int


@dataclass(frozen=True, slots=True)
class ShowHistory(Tap):
    """«История»."""

    prefix: ClassVar[str] = "RH"
    report: int
