"""Buttons of the menu, of reminders and of the summary."""

from core.usecases import home, overview, reminding
from core.views import Note, Section
from handlers.desk import Desk, Reply
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.GoHome)
async def go_home(tap: cb.GoHome, desk: Desk) -> Reply:
    """The menu."""
    return await desk.ask(home.home)


@table.on(cb.ShowHelp)
async def show_help(tap: cb.ShowHelp, desk: Desk) -> Reply:
    """What can be done here."""
    return await desk.ask(home.help_screen)


@table.on(cb.Snooze)
async def snooze(tap: cb.Snooze, desk: Desk) -> Reply:
    """«Напомнить завтра»."""
    return await desk.ask(lambda reads, call: reminding.snooze(reads, call, desk.days))


@table.on(cb.AskAbsence)
async def ask_absence(tap: cb.AskAbsence, desk: Desk) -> Reply:
    """«Я в отпуске до…»."""
    return await desk.ask(reminding.ask_absence)


@table.on(cb.AbsentUntil)
async def absent_until(tap: cb.AbsentUntil, desk: Desk) -> Reply:
    """On leave until that day."""
    found = cb.read_day(tap.day)
    if found is None:
        return await desk.ask(lambda reads, call: home.home(reads, call, Note.OLD_BUTTON))
    return await desk.ask(lambda reads, call: reminding.absent_until(reads, call, found[0]))


@table.on(cb.CameBack)
async def came_back(tap: cb.CameBack, desk: Desk) -> Reply:
    """«Я вернулся»."""
    return await desk.ask(home.came_back)


@table.on(cb.ShowSummary)
async def show_summary(tap: cb.ShowSummary, desk: Desk) -> Reply:
    """A page of the summary; a forged section shows the overview."""
    section = Section(tap.section) if tap.section in list(Section) else Section.OVERVIEW
    return await desk.ask(
        lambda reads, call: overview.summary(reads, call, tap.decision or None, section, tap.page)
    )
