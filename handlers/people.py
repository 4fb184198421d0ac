"""Buttons about people: several organisations, a new head, who stands in."""

from core.usecases import handover, home, leave
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.TurnTo)
def turn_to(tap: cb.TurnTo) -> Case:
    """«Перейти: № 12»."""
    return lambda reads, call: home.turn_to(reads, call, tap.organisation)


@table.on(cb.SwitchOrganisation)
def switch_organisation(tap: cb.SwitchOrganisation) -> Case:
    """«Сменить организацию»."""
    return home.choose_organisation


@table.on(cb.OpenPeople)
def open_people(tap: cb.OpenPeople) -> Case:
    """«Люди и отпуск»."""
    return lambda reads, call: handover.our_people(reads, call, tap.organisation)


@table.on(cb.HandOver)
def hand_over(tap: cb.HandOver) -> Case:
    """«Передать дела», «Сделать ссылку»."""
    return lambda reads, call: handover.hand_over(reads, call, tap.organisation, tap.make == 1)


@table.on(cb.KeepAffairs)
def keep_affairs(tap: cb.KeepAffairs) -> Case:
    """«Отменить передачу»."""
    return lambda reads, call: handover.keep(reads, call, tap.organisation)


@table.on(cb.NewHead)
def new_head(tap: cb.NewHead) -> Case:
    """«Новый руководитель»."""
    make, withdraw = tap.step == 1, tap.step == 2
    return lambda reads, call: handover.new_head(reads, call, tap.report, make, withdraw)


@table.on(cb.ChooseSubstitute)
def choose_substitute(tap: cb.ChooseSubstitute) -> Case:
    """Who stands in."""
    return lambda reads, call: leave.substitute(reads, call, tap.organisation, tap.person)
