"""Buttons of a decision's ladder."""

from core.usecases import laddering
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.ShowLadder)
def show(tap: cb.ShowLadder) -> Case:
    """«Лестница напоминаний»."""
    return lambda reads, call: laddering.show(reads, call, tap.decision)


@table.on(cb.EditLadder)
def edit(tap: cb.EditLadder) -> Case:
    """«Изменить»."""
    return lambda reads, call: laddering.edit(reads, call, tap.decision)


@table.on(cb.SwitchRung)
def switch(tap: cb.SwitchRung) -> Case:
    """A rung on or off."""
    return lambda reads, call: laddering.switch(reads, call, tap.decision, tap.rung, tap.on == 1)


@table.on(cb.AskLadder)
def ask(tap: cb.AskLadder) -> Case:
    """«Добавить», «Час»."""
    return lambda reads, call: laddering.ask(reads, call, tap.decision, tap.wants)


@table.on(cb.SetHour)
def set_hour(tap: cb.SetHour) -> Case:
    """At that hour."""
    return lambda reads, call: laddering.set_hour(reads, call, tap.decision, tap.hour)


@table.on(cb.LookLadder)
def look(tap: cb.LookLadder) -> Case:
    """«Что изменится»."""
    return lambda reads, call: laddering.look(reads, call, tap.decision)


@table.on(cb.ResetLadder)
def reset(tap: cb.ResetLadder) -> Case:
    """«Сбросить к файлу решения»."""
    return lambda reads, call: laddering.reset(reads, call, tap.decision)


@table.on(cb.ApplyLadder)
def apply(tap: cb.ApplyLadder) -> Case:
    """«Применить»."""
    return lambda reads, call: laddering.apply(reads, call, tap.decision, tap.version, tap.mark)
