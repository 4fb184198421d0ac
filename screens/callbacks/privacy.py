"""Buttons about one's own data and the consent that is asked for anew."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class AgreeAgain(Tap):
    """«Согласен», to the text that has changed."""

    prefix: ClassVar[str] = "ag"
    version: str


@dataclass(frozen=True, slots=True)
class RefuseAgain(Tap):
    """«Отказываюсь», of the text that has changed."""

    prefix: ClassVar[str] = "rg"


@dataclass(frozen=True, slots=True)
class TakeMyData(Tap):
    """«Скачать мои данные»."""

    prefix: ClassVar[str] = "mt"


@dataclass(frozen=True, slots=True)
class CorrectMyData(Tap):
    """«Исправить»."""

    prefix: ClassVar[str] = "mc"


@dataclass(frozen=True, slots=True)
class CorrectOne(Tap):
    """The name, or an organisation's phone or e-mail: ``what`` as ``core.privacy.Contact`` has it."""

    prefix: ClassVar[str] = "mo"
    what: str
    organisation: int


@dataclass(frozen=True, slots=True)
class AskErasure(Tap):
    """«Отозвать согласие» (0) or «Удалить мои данные» (1): what it means."""

    prefix: ClassVar[str] = "me"
    at_once: int


@dataclass(frozen=True, slots=True)
class EraseMe(Tap):
    """The second tap."""

    prefix: ClassVar[str] = "mx"
    at_once: int
