"""Buttons of a decision's ladder."""

from core.usecases import laddering
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.ladder import (
    ApplyLadder,
    AskLadder,
    EditLadder,
    LookLadder,
    ResetLadder,
    SetHour,
    ShowLadder,
    SwitchRung,
)

table = TapTable()


@table.on(ShowLadder)
def show(tap: ShowLadder) -> Case:
    """«Лестница напоминаний»."""
    return lambda reads, call: laddering.show(reads, call, tap.decision)


@table.on(EditLadder)
def edit(tap: EditLadder) -> Case:
    """«Изменить»."""
    return lambda reads, call: laddering.edit(reads, call, tap.decision)


@table.on(SwitchRung)
def switch(tap: SwitchRung) -> Case:
    """A rung on or off."""
    return lambda reads, call: laddering.switch(reads, call, tap.decision, tap.rung, tap.on == 1)


@table.on(AskLadder)
def ask(tap: AskLadder) -> Case:
    """«Добавить», «Час»."""
    return lambda reads, call: laddering.ask(reads, call, tap.decision, tap.wants)


@table.on(SetHour)
def set_hour(tap: SetHour) -> Case:
    """At that hour."""
    return lambda reads, call: laddering.set_hour(reads, call, tap.decision, tap.hour)


@table.on(LookLadder)
def look(tap: LookLadder) -> Case:
    """«Что изменится»."""
    return lambda reads, call: laddering.look(reads, call, tap.decision)


@table.on(ResetLadder)
def reset(tap: ResetLadder) -> Case:
    """«Сбросить к файлу решения»."""
    return lambda reads, call: laddering.reset(reads, call, tap.decision)


@table.on(ApplyLadder)
def apply(tap: ApplyLadder) -> Case:
    """«Применить»."""
    return lambda reads, call: laddering.apply(reads, call, tap.decision, tap.version, tap.mark)
