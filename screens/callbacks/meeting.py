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
