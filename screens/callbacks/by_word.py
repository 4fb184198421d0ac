"""Buttons: of answers by word and from a filled form."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class EndWord(Tap):
    """«Закончить» answering for an organisation."""

    prefix: ClassVar[str] = "we"
    report: int


@dataclass(frozen=True, slots=True)
class ConfirmWord(Tap):
    """«Всё верно»: what was entered for the organisation, as it stood in that version of the report."""

    prefix: ClassVar[str] = "wc"
    report: int
    version: int


@dataclass(frozen=True, slots=True)
class AskForm(Tap):
    """The form of that organisation, to be filled in a spreadsheet."""

    prefix: ClassVar[str] = "wf"
    report: int


@dataclass(frozen=True, slots=True)
class PutFormIn(Tap):
    """«Внести» what a form says into that version of the report."""

    prefix: ClassVar[str] = "wi"
    form: int
    version: int


@dataclass(frozen=True, slots=True)
class DropForm(Tap):
    """«Отмена»: nothing of the form."""

    prefix: ClassVar[str] = "wd"
    form: int
