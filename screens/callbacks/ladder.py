"""Buttons: of the ladder of reminders, looked at and changed."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class ShowLadder(Tap):
    """«Лестница напоминаний»."""

    prefix: ClassVar[str] = "Ls"
    decision: int


@dataclass(frozen=True, slots=True)
class EditLadder(Tap):
    """«Изменить»."""

    prefix: ClassVar[str] = "Le"
    decision: int


@dataclass(frozen=True, slots=True)
class SwitchRung(Tap):
    """A rung on (1) or off (0): ``before-14``, ``day``, ``overdue-5``, ``monthly``."""

    prefix: ClassVar[str] = "Lr"
    decision: int
    rung: str
    on: int


@dataclass(frozen=True, slots=True)
class AskLadder(Tap):
    """«Добавить», «Час»: ``wants`` is «before», «overdue» or «hour»."""

    prefix: ClassVar[str] = "La"
    decision: int
    wants: str


@dataclass(frozen=True, slots=True)
class SetHour(Tap):
    """At that hour, «1030»."""

    prefix: ClassVar[str] = "Lh"
    decision: int
    hour: str


@dataclass(frozen=True, slots=True)
class LookLadder(Tap):
    """«Что изменится»."""

    prefix: ClassVar[str] = "Lp"
    decision: int


@dataclass(frozen=True, slots=True)
class ResetLadder(Tap):
    """«Сбросить к файлу решения»."""

    prefix: ClassVar[str] = "Lf"
    decision: int


@dataclass(frozen=True, slots=True)
class ApplyLadder(Tap):
    """«Применить»: the draft of that fingerprint, over the ladder of that version."""

    prefix: ClassVar[str] = "Ly"
    decision: int
    version: int
    mark: int
