"""Buttons: of a message to many."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class AskBroadcast(Tap):
    """«Напомнить»; ``district`` is a key, empty for all."""

    prefix: ClassVar[str] = "Ba"
    decision: int
    district: str


@dataclass(frozen=True, slots=True)
class ChangeWhom(Tap):
    """«Изменить получателей»."""

    prefix: ClassVar[str] = "Bw"
    broadcast: int


@dataclass(frozen=True, slots=True)
class AimBroadcast(Tap):
    """To these (``core.broadcast.Audience``)."""

    prefix: ClassVar[str] = "Bt"
    broadcast: int
    audience: str


@dataclass(frozen=True, slots=True)
class ChooseBroadcastDistrict(Tap):
    """«Район»: of which?"""

    prefix: ClassVar[str] = "Bd"
    broadcast: int


@dataclass(frozen=True, slots=True)
class NarrowBroadcast(Tap):
    """To that district, by its key; empty for all."""

    prefix: ClassVar[str] = "Bn"
    broadcast: int
    district: str


@dataclass(frozen=True, slots=True)
class TurnPicks(Tap):
    """Another page of the organisations."""

    prefix: ClassVar[str] = "Bp"
    broadcast: int
    page: int


@dataclass(frozen=True, slots=True)
class PickForBroadcast(Tap):
    """A tick set (1) or taken away (0)."""

    prefix: ClassVar[str] = "Bk"
    broadcast: int
    organisation: int
    on: int
    page: int


@dataclass(frozen=True, slots=True)
class WriteBroadcast(Tap):
    """«Дальше», «Изменить текст»."""

    prefix: ClassVar[str] = "Be"
    broadcast: int


@dataclass(frozen=True, slots=True)
class TakePrepared(Tap):
    """«Готовое напоминание»."""

    prefix: ClassVar[str] = "Br"
    broadcast: int


@dataclass(frozen=True, slots=True)
class KeepWords(Tap):
    """«Оставить прежний текст»."""

    prefix: ClassVar[str] = "Bo"
    broadcast: int


@dataclass(frozen=True, slots=True)
class TryExample(Tap):
    """A button of the example: what it does, it does for the head only."""

    prefix: ClassVar[str] = "Bx"
    broadcast: int


@dataclass(frozen=True, slots=True)
class TakeFileOff(Tap):
    """«Убрать файл»."""

    prefix: ClassVar[str] = "Bf"
    broadcast: int


@dataclass(frozen=True, slots=True)
class DropBroadcast(Tap):
    """«Отмена»."""

    prefix: ClassVar[str] = "Bc"
    broadcast: int


@dataclass(frozen=True, slots=True)
class SendBroadcast(Tap):
    """«Отправить»: that version of the draft, to so many people; ``sure`` once it was asked about."""

    prefix: ClassVar[str] = "Bs"
    broadcast: int
    version: int
    people: int
    sure: int


@dataclass(frozen=True, slots=True)
class StopBroadcast(Tap):
    """«Остановить»."""

    prefix: ClassVar[str] = "Bh"
    broadcast: int


@dataclass(frozen=True, slots=True)
class WatchBroadcast(Tap):
    """How far it is, or how it ended."""

    prefix: ClassVar[str] = "Bv"
    broadcast: int
    page: int


@dataclass(frozen=True, slots=True)
class ListBroadcasts(Tap):
    """«Отправленные раньше»."""

    prefix: ClassVar[str] = "Bl"
    decision: int
