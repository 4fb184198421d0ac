"""Buttons: of the decision's draft, on both sides."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class ReadDraft(Tap):
    """«Проект решения», for a head."""

    prefix: ClassVar[str] = "Zw"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class AgreeWithDraft(Tap):
    """«За»."""

    prefix: ClassVar[str] = "Zy"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class RemarkOnDraft(Tap):
    """«Есть замечание»: typed next."""

    prefix: ClassVar[str] = "Zz"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class OpenDraftDesk(Tap):
    """«Проект решения», for the department, a page of the remarks."""

    prefix: ClassVar[str] = "ZA"
    meeting: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowDraftToAll(Tap):
    """«Показать участникам»."""

    prefix: ClassVar[str] = "ZB"
    meeting: int
