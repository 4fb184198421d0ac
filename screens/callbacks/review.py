"""Buttons: of reports in the department: read, accepted, returned."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class ListReports(Tap):
    """«По организациям»."""

    prefix: ClassVar[str] = "RL"
    decision: int
    page: int


@dataclass(frozen=True, slots=True)
class NearReport(Tap):
    """Back to the page on which that report stands."""

    prefix: ClassVar[str] = "RN"
    report: int


@dataclass(frozen=True, slots=True)
class OpenFile(Tap):
    """An organisation's report, for the department."""

    prefix: ClassVar[str] = "RF"
    report: int


@dataclass(frozen=True, slots=True)
class OpenFileTask(Tap):
    """One task of it."""

    prefix: ClassVar[str] = "RT"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class AcceptReport(Tap):
    """«Принять», the report in this version."""

    prefix: ClassVar[str] = "RA"
    report: int
    version: int


@dataclass(frozen=True, slots=True)
class ChooseReturned(Tap):
    """Which tasks to return: a bit for each, in the order of the paper. Pressed twice it is the same."""

    prefix: ClassVar[str] = "RC"
    report: int
    version: int
    chosen: int


@dataclass(frozen=True, slots=True)
class WriteRemark(Tap):
    """«Дальше»: what to say with it."""

    prefix: ClassVar[str] = "RW"
    report: int
    version: int
    chosen: int


@dataclass(frozen=True, slots=True)
class SendBack(Tap):
    """«Вернуть отчёт», with the remark that was typed."""

    prefix: ClassVar[str] = "RB"
    report: int
    version: int


@dataclass(frozen=True, slots=True)
class WithdrawReturn(Tap):
    """«Отозвать возврат», of the report in this version."""

    prefix: ClassVar[str] = "RX"
    report: int
    version: int
