"""Buttons from the personal link to the menu."""

from core.people import Role
from core.usecases import home, joining
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.ConfirmMe)
def confirm(tap: cb.ConfirmMe) -> Case:
    """«Да, это мы»."""
    return lambda reads, call: joining.confirm(reads, call, tap.code)


@table.on(cb.NotMe)
def not_me(tap: cb.NotMe) -> Case:
    """«Нет, не мы»."""
    return joining.not_me


@table.on(cb.Agree)
def agree(tap: cb.Agree) -> Case:
    """«Согласен»."""
    return lambda reads, call: joining.agree(reads, call, tap.code, tap.version)


@table.on(cb.Refuse)
def refuse(tap: cb.Refuse) -> Case:
    """«Отказываюсь»."""
    return joining.refuse


@table.on(cb.ChooseRole)
def choose_role(tap: cb.ChooseRole) -> Case:
    """What one is to the organisation."""
    if tap.role not in list(Role):
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    return lambda reads, call: joining.choose_role(reads, call, tap.code, Role(tap.role))


@table.on(cb.RosterName)
def roster_name(tap: cb.RosterName) -> Case:
    """To be addressed as the roster has it."""
    return lambda reads, call: joining.give_name(reads, call, tap.code, None)


@table.on(cb.DecideJoin)
def decide_join(tap: cb.DecideJoin) -> Case:
    """Grant or decline that somebody joins."""
    granted = tap.granted == 1
    return lambda reads, call: joining.decide_join(reads, call, tap.organisation, tap.user, granted)
