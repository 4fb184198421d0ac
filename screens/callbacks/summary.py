"""Buttons: of what the department sees at a glance, and takes away with it."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class ShowSummary(Tap):
    """A page of the summary; sections as in ``core.views.Section``."""

    prefix: ClassVar[str] = "S"
    decision: int
    section: str
    page: int


@dataclass(frozen=True, slots=True)
class ChooseDistrict(Tap):
    """Of which district? ``section`` is empty for «По организациям»."""

    prefix: ClassVar[str] = "DC"
    decision: int
    section: str


@dataclass(frozen=True, slots=True)
class ListDistrict(Tap):
    """«По организациям» of one district, by its key."""

    prefix: ClassVar[str] = "DL"
    decision: int
    district: str
    page: int


@dataclass(frozen=True, slots=True)
class SummaryOfDistrict(Tap):
    """A page of the summary of one district, by its key."""

    prefix: ClassVar[str] = "DS"
    decision: int
    section: str
    page: int
    district: str


@dataclass(frozen=True, slots=True)
class AskPapers(Tap):
    """«Выгрузить»."""

    prefix: ClassVar[str] = "EX"
    decision: int


@dataclass(frozen=True, slots=True)
class SendPaper(Tap):
    """One of the papers (``core.outgoing.Paper``); ``page`` of a picture counts from 0."""

    prefix: ClassVar[str] = "EP"
    decision: int
    paper: str
    page: int


@dataclass(frozen=True, slots=True)
class RefreshSummary(Tap):
    """«Обновить» under a picture of the summary; ``seen`` is the mark of what it shows.

    It stands under each of those pictures and nowhere else: by it a tapped picture is known as the summary's.
    """

    prefix: ClassVar[str] = "SR"
    decision: int
    section: str
    page: int
    district: str
    seen: str


@dataclass(frozen=True, slots=True)
class FindReport(Tap):
    """«Найти»: the organisation is typed next."""

    prefix: ClassVar[str] = "SF"
    decision: int


@dataclass(frozen=True, slots=True)
class OpenReportOf(Tap):
    """An organisation's report on that decision, from a list that names organisations."""

    prefix: ClassVar[str] = "SO"
    decision: int
    organisation: int


@dataclass(frozen=True, slots=True)
class ShowTask(Tap):
    """Who says what of one task, by its id; ``status`` narrows: a ``Status``, «none» or empty for all."""

    prefix: ClassVar[str] = "ST"
    decision: int
    task: str
    status: str
    page: int
    district: str
