"""Buttons around answers that a specialist enters for an organisation."""

from core.usecases import by_word
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.EndWord)
def finish(tap: cb.EndWord) -> Case:
    """«Закончить»."""
    return lambda reads, call: by_word.finish(reads, call, tap.report)


@table.on(cb.ConfirmWord)
def confirm(tap: cb.ConfirmWord) -> Case:
    """«Всё верно»."""
    return lambda reads, call: by_word.confirm(reads, call, tap.report, tap.version)
