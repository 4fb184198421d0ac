"""Buttons: of decisions on their way in, and at their end."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class ListDecisions(Tap):
    """«Решения»."""

    prefix: ClassVar[str] = "Dl"


@dataclass(frozen=True, slots=True)
class OpenDecisionPage(Tap):
    """One decision, open or closed."""

    prefix: ClassVar[str] = "Do"
    decision: int


@dataclass(frozen=True, slots=True)
class OpenDraft(Tap):
    """A draft as it stands."""

    prefix: ClassVar[str] = "Dd"
    draft: int


@dataclass(frozen=True, slots=True)
class SendDraft(Tap):
    """«Прислать файл» of a draft."""

    prefix: ClassVar[str] = "Df"
    draft: int


@dataclass(frozen=True, slots=True)
class WalkDraft(Tap):
    """«Посмотреть как заведующий»."""

    prefix: ClassVar[str] = "Dw"
    draft: int


@dataclass(frozen=True, slots=True)
class AskPublish(Tap):
    """«Опубликовать»: asked once more."""

    prefix: ClassVar[str] = "Dp"
    draft: int


@dataclass(frozen=True, slots=True)
class PublishDraft(Tap):
    """Agreed; ``base`` is the version that the draft was compared with, 0: none."""

    prefix: ClassVar[str] = "Dy"
    draft: int
    base: int


@dataclass(frozen=True, slots=True)
class DropDraft(Tap):
    """«Удалить черновик»."""

    prefix: ClassVar[str] = "Dx"
    draft: int


@dataclass(frozen=True, slots=True)
class AskClose(Tap):
    """«Закрыть решение»: asked once more."""

    prefix: ClassVar[str] = "Dc"
    decision: int


@dataclass(frozen=True, slots=True)
class CloseDecision(Tap):
    """Agreed."""

    prefix: ClassVar[str] = "Dz"
    decision: int


@dataclass(frozen=True, slots=True)
class ReopenDecision(Tap):
    """«Открыть снова»."""

    prefix: ClassVar[str] = "Dr"
    decision: int
