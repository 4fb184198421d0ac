"""Buttons: of the people of one organisation: handing over, a substitute."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class OpenPeople(Tap):
    """«Люди и отпуск»."""

    prefix: ClassVar[str] = "op"
    organisation: int


@dataclass(frozen=True, slots=True)
class HandOver(Tap):
    """«Передать дела»: what it means (0), or make the link (1)."""

    prefix: ClassVar[str] = "ho"
    organisation: int
    make: int


@dataclass(frozen=True, slots=True)
class KeepAffairs(Tap):
    """«Отменить передачу»."""

    prefix: ClassVar[str] = "hk"
    organisation: int


@dataclass(frozen=True, slots=True)
class NewHead(Tap):
    """«Новый руководитель», from the department: what it means (0), make the link (1), withdraw it (2)."""

    prefix: ClassVar[str] = "nh"
    report: int
    step: int


@dataclass(frozen=True, slots=True)
class ChooseSubstitute(Tap):
    """Who stands in during the leave: a person's id, or 0."""

    prefix: ClassVar[str] = "si"
    organisation: int
    person: int
