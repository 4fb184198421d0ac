"""Buttons of the menu, of reminders and of the summary."""

from core.usecases import home, leave, overview, reminding
from core.views import Note, Section
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.GoHome)
def go_home(tap: cb.GoHome) -> Case:
    """The menu."""
    return home.home


@table.on(cb.ShowHelp)
def show_help(tap: cb.ShowHelp) -> Case:
    """What can be done here."""
    return home.help_screen


@table.on(cb.Snooze)
def snooze(tap: cb.Snooze) -> Case:
    """«Напомнить завтра»."""
    return reminding.snooze


@table.on(cb.AskAbsence)
def ask_absence(tap: cb.AskAbsence) -> Case:
    """«Я в отпуске до…»."""
    return leave.ask_absence


@table.on(cb.AbsentUntil)
def absent_until(tap: cb.AbsentUntil) -> Case:
    """On leave until that day."""
    found = cb.read_day(tap.day)
    if found is None:
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    return lambda reads, call: leave.absent_until(reads, call, found[0])


@table.on(cb.CameBack)
def came_back(tap: cb.CameBack) -> Case:
    """«Я вернулся»."""
    return leave.came_back


@table.on(cb.ShowSummary)
def show_summary(tap: cb.ShowSummary) -> Case:
    """A page of the summary; a forged section shows the overview."""
    section = Section(tap.section) if tap.section in list(Section) else Section.OVERVIEW
    return lambda reads, call: overview.summary(reads, call, tap.decision or None, section, tap.page)
