"""Buttons: of meetings, on both sides."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class OpenMeeting(Tap):
    """The meeting, for one of the organisation's people."""

    prefix: ClassVar[str] = "MO"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class OpenMeetingDesk(Tap):
    """The meeting, for the department."""

    prefix: ClassVar[str] = "MD"
    meeting: int


@dataclass(frozen=True, slots=True)
class ListMeetings(Tap):
    """«Совещания», where there are several; ``organisation`` 0: for the department."""

    prefix: ClassVar[str] = "ML"
    organisation: int


@dataclass(frozen=True, slots=True)
class ChooseSubgroup(Tap):
    """An organisation comes to that sitting."""

    prefix: ClassVar[str] = "MS"
    meeting: int
    organisation: int
    subgroup: int


@dataclass(frozen=True, slots=True)
class ReadAgenda(Tap):
    """«Повестка»."""

    prefix: ClassVar[str] = "MG"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class AskInstead(Tap):
    """«Придёт другой человек»: who?"""

    prefix: ClassVar[str] = "MI"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class ComeMyself(Tap):
    """«Приду лично», after all."""

    prefix: ClassVar[str] = "MC"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class AskDecline(Tap):
    """«Не смогу прийти»: why?"""

    prefix: ClassVar[str] = "MX"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class DeclineBecause(Tap):
    """One of the usual reasons, by its place."""

    prefix: ClassVar[str] = "MR"
    meeting: int
    organisation: int
    reason: int


@dataclass(frozen=True, slots=True)
class TakeCalendar(Tap):
    """«В календарь»."""

    prefix: ClassVar[str] = "MK"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class ListSeats(Tap):
    """Who comes to a sitting; «x»: who declined, «s»: who hasn't answered."""

    prefix: ClassVar[str] = "ME"
    meeting: int
    which: str
    page: int


@dataclass(frozen=True, slots=True)
class OpenSeat(Tap):
    """One organisation's seat, for the department."""

    prefix: ClassVar[str] = "MP"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class PutSeat(Tap):
    """A specialist writes an organisation down for a sitting."""

    prefix: ClassVar[str] = "MV"
    meeting: int
    organisation: int
    subgroup: int


@dataclass(frozen=True, slots=True)
class AskSeatWord(Tap):
    """A specialist writes who comes («instead») or why nobody does («reason»)."""

    prefix: ClassVar[str] = "MF"
    meeting: int
    organisation: int
    wants: str


@dataclass(frozen=True, slots=True)
class NudgeSilent(Tap):
    """«Напомнить» to all who haven't answered."""

    prefix: ClassVar[str] = "MN"
    meeting: int


@dataclass(frozen=True, slots=True)
class ShowHall(Tap):
    """«Слово и QR-код» for the screen in the hall."""

    prefix: ClassVar[str] = "MH"
    meeting: int
    subgroup: int


@dataclass(frozen=True, slots=True)
class AskWord(Tap):
    """«Я в зале»: which word?"""

    prefix: ClassVar[str] = "MW"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class ListAttendance(Tap):
    """«Кто пришёл» of a sitting."""

    prefix: ClassVar[str] = "MA"
    meeting: int
    subgroup: int
    page: int


@dataclass(frozen=True, slots=True)
class TickAttendance(Tap):
    """A line of it: they came (1), or didn't (0)."""

    prefix: ClassVar[str] = "MT"
    meeting: int
    organisation: int
    subgroup: int
    page: int
    there: int


@dataclass(frozen=True, slots=True)
class TickSeat(Tap):
    """«Пришли», on an organisation's own page."""

    prefix: ClassVar[str] = "MQ"
    meeting: int
    organisation: int
    subgroup: int


@dataclass(frozen=True, slots=True)
class TakeSheet(Tap):
    """«Лист регистрации»."""

    prefix: ClassVar[str] = "MLR"
    meeting: int


@dataclass(frozen=True, slots=True)
class OpenAgenda(Tap):
    """«Вести повестку» of a sitting."""

    prefix: ClassVar[str] = "MY"
    meeting: int
    subgroup: int


@dataclass(frozen=True, slots=True)
class BeginAgenda(Tap):
    """«Начать»."""

    prefix: ClassVar[str] = "MB"
    meeting: int
    subgroup: int


@dataclass(frozen=True, slots=True)
class NextItem(Tap):
    """«Дальше», from that item."""

    prefix: ClassVar[str] = "MJ"
    meeting: int
    subgroup: int
    item: int


@dataclass(frozen=True, slots=True)
class AddFive(Tap):
    """«+5 минут», to those added already."""

    prefix: ClassVar[str] = "M5"
    meeting: int
    subgroup: int
    extra: int


@dataclass(frozen=True, slots=True)
class EndAgenda(Tap):
    """«Закончить»."""

    prefix: ClassVar[str] = "MU"
    meeting: int
    subgroup: int


@dataclass(frozen=True, slots=True)
class LeaveAgenda(Tap):
    """Back to the sitting's list."""

    prefix: ClassVar[str] = "MZ"
    meeting: int
    subgroup: int
