"""Buttons: of walking through the tasks and their questions."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class OpenList(Tap):
    """All tasks of a report."""

    prefix: ClassVar[str] = "l"
    report: int


@dataclass(frozen=True, slots=True)
class GoOn(Tap):
    """«Продолжить»."""

    prefix: ClassVar[str] = "g"
    report: int


@dataclass(frozen=True, slots=True)
class OpenTask(Tap):
    """One task."""

    prefix: ClassVar[str] = "t"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class QuestionTap(Tap):
    """What every button of a question carries."""

    report: int
    task: str
    question: str


@dataclass(frozen=True, slots=True)
class OpenQuestion(QuestionTap):
    """That very question."""

    prefix: ClassVar[str] = "q"


@dataclass(frozen=True, slots=True)
class Explain(QuestionTap):
    """«Что это?»."""

    prefix: ClassVar[str] = "e"


@dataclass(frozen=True, slots=True)
class TypeOwn(QuestionTap):
    """«Другое», «Своя дата»."""

    prefix: ClassVar[str] = "w"


@dataclass(frozen=True, slots=True)
class MoveOn(QuestionTap):
    """«Дальше»."""

    prefix: ClassVar[str] = "n"


@dataclass(frozen=True, slots=True)
class Skip(QuestionTap):
    """«Пропустить», «Приложу позже»."""

    prefix: ClassVar[str] = "s"


@dataclass(frozen=True, slots=True)
class GoBack(QuestionTap):
    """«Назад»."""

    prefix: ClassVar[str] = "b"


@dataclass(frozen=True, slots=True)
class Pick(QuestionTap):
    """An option."""

    prefix: ClassVar[str] = "o"
    option: str


@dataclass(frozen=True, slots=True)
class PutIn(QuestionTap):
    """An option of several, to be put in: pressed twice it is in all the same."""

    prefix: ClassVar[str] = "p"
    option: str


@dataclass(frozen=True, slots=True)
class TakeOut(QuestionTap):
    """An option of several, to be taken out."""

    prefix: ClassVar[str] = "r"
    option: str


@dataclass(frozen=True, slots=True)
class ClearOwn(QuestionTap):
    """The lines of one's own, to be written anew."""

    prefix: ClassVar[str] = "c"


@dataclass(frozen=True, slots=True)
class PickDay(QuestionTap):
    """A date (2020-08-25) or a whole month (2020-08)."""

    prefix: ClassVar[str] = "d"
    day: str


@dataclass(frozen=True, slots=True)
class ChooseForm(QuestionTap):
    """«Приказ», «Протокол»."""

    prefix: ClassVar[str] = "f"
    kind: str


@dataclass(frozen=True, slots=True)
class Later(Tap):
    """«Позже»."""

    prefix: ClassVar[str] = "z"
    report: int


@dataclass(frozen=True, slots=True)
class ReplaceWithMine(QuestionTap):
    """«Заменить своим»: the answer of that mark, which waits with the chat."""

    prefix: ClassVar[str] = "wr"
    mine: str
