"""Buttons around answers that a specialist enters for an organisation."""

from core.usecases import by_word, forms
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


@table.on(cb.AskForm)
def ask_form(tap: cb.AskForm) -> Case:
    """«Форма для заполнения»."""
    return lambda reads, call: forms.ask(reads, call, tap.report)


@table.on(cb.PutFormIn)
def put_in(tap: cb.PutFormIn) -> Case:
    """«Внести»."""
    return lambda reads, call: forms.put_in(reads, call, tap.form, tap.version)


@table.on(cb.DropForm)
def drop(tap: cb.DropForm) -> Case:
    """«Отмена»."""
    return lambda reads, call: forms.drop(reads, call, tap.form)
