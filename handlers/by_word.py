"""Buttons around answers that a specialist enters for an organisation."""

from core.usecases import by_word, forms
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.by_word import AskForm, ConfirmWord, DropForm, EndWord, PutFormIn

table = TapTable()


@table.on(EndWord)
def finish(tap: EndWord) -> Case:
    """«Закончить»."""
    return lambda reads, call: by_word.finish(reads, call, tap.report)


@table.on(ConfirmWord)
def confirm(tap: ConfirmWord) -> Case:
    """«Всё верно»."""
    return lambda reads, call: by_word.confirm(reads, call, tap.report, tap.version)


@table.on(AskForm)
def ask_form(tap: AskForm) -> Case:
    """«Форма для заполнения»."""
    return lambda reads, call: forms.ask(reads, call, tap.report)


@table.on(PutFormIn)
def put_in(tap: PutFormIn) -> Case:
    """«Внести»."""
    return lambda reads, call: forms.put_in(reads, call, tap.form, tap.version)


@table.on(DropForm)
def drop(tap: DropForm) -> Case:
    """«Отмена»."""
    return lambda reads, call: forms.drop(reads, call, tap.form)
