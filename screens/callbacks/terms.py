"""Buttons: of deadlines in the department."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class OpenExtension(Tap):
    """A request, to be decided on; ``wants`` is «word», «date» or «no» for neither."""

    prefix: ClassVar[str] = "xo"
    extension: int
    wants: str


@dataclass(frozen=True, slots=True)
class DecideExtension(Tap):
    """Grant (1) until that day or decline (0), with a word (1) or without."""

    prefix: ClassVar[str] = "xd"
    extension: int
    granted: int
    day: str
    worded: int


@dataclass(frozen=True, slots=True)
class ListExtensions(Tap):
    """«Просят перенести срок»."""

    prefix: ClassVar[str] = "xl"


@dataclass(frozen=True, slots=True)
class ManageDeadline(Tap):
    """«Изменить срок» of one organisation, for the department."""

    prefix: ClassVar[str] = "xm"
    report: int


@dataclass(frozen=True, slots=True)
class ChooseDeadline(Tap):
    """That day («own»: the decision's), to be looked at; ``was`` is the deadline that was shown."""

    prefix: ClassVar[str] = "xc"
    report: int
    was: str
    day: str


@dataclass(frozen=True, slots=True)
class AskDeadlineWord(Tap):
    """«Добавить слова»: they go with that day («own»: the decision's)."""

    prefix: ClassVar[str] = "xq"
    report: int
    was: str
    day: str


@dataclass(frozen=True, slots=True)
class SetDeadlineWithWord(Tap):
    """That day counts from now on («own»: the decision's), and the organisation reads the typed words."""

    prefix: ClassVar[str] = "xw"
    report: int
    was: str
    day: str


@dataclass(frozen=True, slots=True)
class SetDeadline(Tap):
    """That day counts from now on («own»: the decision's)."""

    prefix: ClassVar[str] = "xs"
    report: int
    was: str
    day: str
