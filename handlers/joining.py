"""Buttons from the personal link to the menu."""

from core.people import Role
from core.usecases import home, joining
from core.views import Note
from handlers.desk import Desk, Reply
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.ConfirmMe)
async def confirm(tap: cb.ConfirmMe, desk: Desk) -> Reply:
    """«Да, это мы»."""
    return await desk.ask(lambda reads, call: joining.confirm(reads, call, tap.code))


@table.on(cb.NotMe)
async def not_me(tap: cb.NotMe, desk: Desk) -> Reply:
    """«Нет, не мы»."""
    return await desk.ask(joining.not_me)


@table.on(cb.Agree)
async def agree(tap: cb.Agree, desk: Desk) -> Reply:
    """«Согласен»."""
    return await desk.ask(lambda reads, call: joining.agree(reads, call, tap.code, tap.version))


@table.on(cb.Refuse)
async def refuse(tap: cb.Refuse, desk: Desk) -> Reply:
    """«Отказываюсь»."""
    return await desk.ask(joining.refuse)


@table.on(cb.ChooseRole)
async def choose_role(tap: cb.ChooseRole, desk: Desk) -> Reply:
    """What one is to the organisation."""
    if tap.role not in list(Role):
        return await desk.ask(lambda reads, call: home.home(reads, call, Note.OLD_BUTTON))
    return await desk.ask(lambda reads, call: joining.choose_role(reads, call, tap.code, Role(tap.role)))


@table.on(cb.RosterName)
async def roster_name(tap: cb.RosterName, desk: Desk) -> Reply:
    """To be addressed as the roster has it."""
    return await desk.ask(lambda reads, call: joining.give_name(reads, call, tap.code, None))


@table.on(cb.DecideJoin)
async def decide_join(tap: cb.DecideJoin, desk: Desk) -> Reply:
    """Grant or decline that somebody joins."""
    granted = tap.granted == 1
    return await desk.ask(
        lambda reads, call: joining.decide_join(reads, call, tap.organisation, tap.user, granted)
    )
