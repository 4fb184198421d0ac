"""Buttons about people: several organisations, a new head, who stands in."""

from core.usecases import handover, home, leave
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.people import ChooseSubstitute, HandOver, KeepAffairs, NewHead, OpenPeople
from screens.callbacks.start import SwitchOrganisation, TurnTo

table = TapTable()


@table.on(TurnTo)
def turn_to(tap: TurnTo) -> Case:
    """«Перейти: № 12»."""
    return lambda reads, call: home.turn_to(reads, call, tap.organisation)


@table.on(SwitchOrganisation)
def switch_organisation(tap: SwitchOrganisation) -> Case:
    """«Сменить организацию»."""
    return home.choose_organisation


@table.on(OpenPeople)
def open_people(tap: OpenPeople) -> Case:
    """«Люди и отпуск»."""
    return lambda reads, call: handover.our_people(reads, call, tap.organisation)


@table.on(HandOver)
def hand_over(tap: HandOver) -> Case:
    """«Передать дела», «Сделать ссылку»."""
    return lambda reads, call: handover.hand_over(reads, call, tap.organisation, tap.make == 1)


@table.on(KeepAffairs)
def keep_affairs(tap: KeepAffairs) -> Case:
    """«Отменить передачу»."""
    return lambda reads, call: handover.keep(reads, call, tap.organisation)


@table.on(NewHead)
def new_head(tap: NewHead) -> Case:
    """«Новый руководитель»."""
    make, withdraw = tap.step == 1, tap.step == 2
    return lambda reads, call: handover.new_head(reads, call, tap.report, make, withdraw)


@table.on(ChooseSubstitute)
def choose_substitute(tap: ChooseSubstitute) -> Case:
    """Who stands in."""
    return lambda reads, call: leave.substitute(reads, call, tap.organisation, tap.person)
