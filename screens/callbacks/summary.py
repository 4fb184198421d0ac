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
