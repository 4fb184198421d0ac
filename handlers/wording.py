"""Buttons of «Выводы и предложения»."""

from collections.abc import Callable

from core.ports import Call, Reads
from core.usecases import wording
from core.views import Result
from core.wording import Part
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.wording import OpenWording, OpenWordings, ResetWording, TakeWording, WriteWording

table = TapTable()


@table.on(OpenWordings)
def hub(tap: OpenWordings) -> Case:
    """Both texts."""
    return lambda reads, call: wording.hub(reads, call, tap.decision)


@table.on(OpenWording)
def show(tap: OpenWording) -> Case:
    """One of them."""
    return _of(tap.part, tap.decision, lambda r, c, part: wording.show(r, c, tap.decision, part))


@table.on(TakeWording)
def take(tap: TakeWording) -> Case:
    """The proposed text is taken."""
    return _of(tap.part, tap.decision, lambda r, c, part: wording.take(r, c, tap.decision, part, tap.version))


@table.on(ResetWording)
def reset(tap: ResetWording) -> Case:
    """The proposed text counts again."""
    return _of(
        tap.part, tap.decision, lambda r, c, part: wording.reset(r, c, tap.decision, part, tap.version)
    )


@table.on(WriteWording)
def write(tap: WriteWording) -> Case:
    """The next message will be the text."""
    return _of(
        tap.part,
        tap.decision,
        lambda r, c, part: wording.ask(r, c, tap.decision, part, tap.version, tap.paragraph),
    )


def _of(part: str, decision: int, case: Callable[[Reads, Call, Part], Result]) -> Case:
    """Of a forged part, both texts."""
    if part not in list(Part):
        return lambda reads, call: wording.hub(reads, call, decision)
    return lambda reads, call: case(reads, call, Part(part))
