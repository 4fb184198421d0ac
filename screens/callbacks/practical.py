"""Buttons: of the practical task, on both sides."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class OpenPractical(Tap):
    """«Практическое задание», for a head: where it stopped."""

    prefix: ClassVar[str] = "Zp"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class AskPractical(Tap):
    """One question of it."""

    prefix: ClassVar[str] = "Zq"
    meeting: int
    organisation: int
    cell: int


@dataclass(frozen=True, slots=True)
class TakePractical(Tap):
    """A typical line, counted from 1; 0 passes the question over. ``version`` is the meeting's."""

    prefix: ClassVar[str] = "Zt"
    meeting: int
    organisation: int
    version: int
    cell: int
    option: int


@dataclass(frozen=True, slots=True)
class ShowPracticalAnswers(Tap):
    """«Мои ответы»."""

    prefix: ClassVar[str] = "Za"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class OpenPracticalDesk(Tap):
    """«Практическое задание», for the department; also «Обновить»."""

    prefix: ClassVar[str] = "Ze"
    meeting: int


@dataclass(frozen=True, slots=True)
class AskStartPractical(Tap):
    """For how long? ``part`` is a sitting's number, 0 at leisure."""

    prefix: ClassVar[str] = "Zs"
    meeting: int
    part: int


@dataclass(frozen=True, slots=True)
class StartPractical(Tap):
    """For so many minutes from now on."""

    prefix: ClassVar[str] = "Zm"
    meeting: int
    part: int
    minutes: int


@dataclass(frozen=True, slots=True)
class StartPracticalUntil(Tap):
    """At leisure until that day, «2020-01-31»."""

    prefix: ClassVar[str] = "Zu"
    meeting: int
    day: str


@dataclass(frozen=True, slots=True)
class StopPractical(Tap):
    """«Завершить»."""

    prefix: ClassVar[str] = "Zx"
    meeting: int
    part: int


@dataclass(frozen=True, slots=True)
class ShowPracticalSaid(Tap):
    """«Что ответили», a direction a page."""

    prefix: ClassVar[str] = "Zg"
    meeting: int
    page: int


@dataclass(frozen=True, slots=True)
class SendPractical(Tap):
    """The whole of it as «xlsx» or «docx»."""

    prefix: ClassVar[str] = "Zf"
    meeting: int
    kind: str
