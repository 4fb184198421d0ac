"""Buttons: of time that a head asks for: later, a leave, a planned day, another deadline."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class Snooze(Tap):
    """«Напомнить завтра»."""

    prefix: ClassVar[str] = "m"


@dataclass(frozen=True, slots=True)
class AskAbsence(Tap):
    """«Я в отпуске»."""

    prefix: ClassVar[str] = "a"


@dataclass(frozen=True, slots=True)
class AbsentUntil(Tap):
    """On leave until that day."""

    prefix: ClassVar[str] = "au"
    day: str


@dataclass(frozen=True, slots=True)
class CameBack(Tap):
    """«Я вернулся»."""

    prefix: ClassVar[str] = "ab"


@dataclass(frozen=True, slots=True)
class AskExtension(Tap):
    """«Попросить перенос срока»."""

    prefix: ClassVar[str] = "xa"
    report: int


@dataclass(frozen=True, slots=True)
class ExtendTo(Tap):
    """Until that day."""

    prefix: ClassVar[str] = "xt"
    report: int
    day: str


@dataclass(frozen=True, slots=True)
class OpenPlan(Tap):
    """«Вы планировали закончить к…»."""

    prefix: ClassVar[str] = "po"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class PlanDone(Tap):
    """«Сделано»."""

    prefix: ClassVar[str] = "pd"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class PlanGoesOn(Tap):
    """«Ещё в работе»: another date."""

    prefix: ClassVar[str] = "pg"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class PlanLater(Tap):
    """«Напомнить позже»."""

    prefix: ClassVar[str] = "pl"
    report: int
    task: str
