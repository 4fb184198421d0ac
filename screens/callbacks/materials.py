"""Buttons: of what belongs to an agenda item, on both sides."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class OpenMaterials(Tap):
    """«Материалы», for a head."""

    prefix: ClassVar[str] = "Zo"
    meeting: int
    organisation: int


@dataclass(frozen=True, slots=True)
class LookAtMaterials(Tap):
    """«Посмотреть»."""

    prefix: ClassVar[str] = "Zl"
    meeting: int
    organisation: int
    item: int


@dataclass(frozen=True, slots=True)
class ShowMaterial(Tap):
    """One file, for a head."""

    prefix: ClassVar[str] = "Zi"
    meeting: int
    organisation: int
    piece: int


@dataclass(frozen=True, slots=True)
class OpenMaterialsDesk(Tap):
    """«Материалы», for the department."""

    prefix: ClassVar[str] = "Zk"
    meeting: int


@dataclass(frozen=True, slots=True)
class OpenMaterialsItem(Tap):
    """One item: what is sent next is attached."""

    prefix: ClassVar[str] = "Zn"
    meeting: int
    item: int


@dataclass(frozen=True, slots=True)
class RemoveMaterial(Tap):
    """«Убрать»."""

    prefix: ClassVar[str] = "Zj"
    meeting: int
    piece: int


@dataclass(frozen=True, slots=True)
class HandOutMaterials(Tap):
    """«Раздать»: to the guests (0), to the others (1)."""

    prefix: ClassVar[str] = "Zh"
    meeting: int
    item: int
    everybody: int


@dataclass(frozen=True, slots=True)
class ShowDeskMaterial(Tap):
    """One file, for the department."""

    prefix: ClassVar[str] = "Zv"
    meeting: int
    piece: int
