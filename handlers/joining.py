"""Buttons from the personal link to the menu."""

from core.people import Role
from core.usecases import home, joining
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.start import Agree, ChooseRole, ConfirmMe, DecideJoin, NotMe, Refuse, RosterName

table = TapTable()


@table.on(ConfirmMe)
def confirm(tap: ConfirmMe) -> Case:
    """«Да, это мы»."""
    return lambda reads, call: joining.confirm(reads, call, tap.code)


@table.on(NotMe)
def not_me(tap: NotMe) -> Case:
    """«Нет, не мы»."""
    return joining.not_me


@table.on(Agree)
def agree(tap: Agree) -> Case:
    """«Согласен»."""
    return lambda reads, call: joining.agree(reads, call, tap.code, tap.version)


@table.on(Refuse)
def refuse(tap: Refuse) -> Case:
    """«Отказываюсь»."""
    return joining.refuse


@table.on(ChooseRole)
def choose_role(tap: ChooseRole) -> Case:
    """What one is to the organisation."""
    if tap.role not in list(Role):
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    return lambda reads, call: joining.choose_role(reads, call, tap.code, Role(tap.role))


@table.on(RosterName)
def roster_name(tap: RosterName) -> Case:
    """To be addressed as the roster has it."""
    return lambda reads, call: joining.give_name(reads, call, tap.code, None)


@table.on(DecideJoin)
def decide_join(tap: DecideJoin) -> Case:
    """Grant or decline that somebody joins."""
    granted = tap.granted == 1
    return lambda reads, call: joining.decide_join(reads, call, tap.organisation, tap.user, granted)
