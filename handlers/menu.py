"""Buttons of the menu, of reminders and of the summary."""

from core.usecases import finding, home, leave, overview, privacy, reminding, reports
from core.views import Note, Section
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.reading import read_day
from screens.callbacks.start import GoHome, ShowHelp, ShowMyData
from screens.callbacks.summary import FindReport, OpenReportOf, RefreshSummary, ShowSummary, ShowTask
from screens.callbacks.time import AbsentUntil, AskAbsence, CameBack, Snooze

table = TapTable()


@table.on(GoHome)
def go_home(tap: GoHome) -> Case:
    """The menu."""
    return home.home


@table.on(ShowHelp)
def show_help(tap: ShowHelp) -> Case:
    """What can be done here."""
    return home.help_screen


@table.on(ShowMyData)
def show_my_data(tap: ShowMyData) -> Case:
    """What is kept about the person."""
    return privacy.my_data


@table.on(Snooze)
def snooze(tap: Snooze) -> Case:
    """«Напомнить завтра»."""
    return reminding.snooze


@table.on(AskAbsence)
def ask_absence(tap: AskAbsence) -> Case:
    """«Я в отпуске до…»."""
    return leave.ask_absence


@table.on(AbsentUntil)
def absent_until(tap: AbsentUntil) -> Case:
    """On leave until that day."""
    found = read_day(tap.day)
    if found is None:
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    return lambda reads, call: leave.absent_until(reads, call, found[0])


@table.on(CameBack)
def came_back(tap: CameBack) -> Case:
    """«Я вернулся»."""
    return leave.came_back


@table.on(RefreshSummary)
def refresh(tap: RefreshSummary) -> Case:
    """«Обновить»; of a forged section, the overview."""
    section = Section(tap.section) if tap.section in list(Section) else Section.OVERVIEW
    return lambda reads, call: overview.refresh(
        reads, call, tap.decision, section, tap.page, tap.district, tap.seen
    )


@table.on(ShowTask)
def show_task(tap: ShowTask) -> Case:
    """Who says what of one task."""
    return lambda reads, call: overview.task(
        reads, call, tap.decision, tap.task, tap.status, tap.page, tap.district
    )


@table.on(FindReport)
def find_report(tap: FindReport) -> Case:
    """«Найти»."""
    return lambda reads, call: finding.ask(reads, call, tap.decision)


@table.on(OpenReportOf)
def open_report_of(tap: OpenReportOf) -> Case:
    """An organisation's report."""
    return lambda reads, call: reports.open_by_organisation(reads, call, tap.decision, tap.organisation)


@table.on(ShowSummary)
def show_summary(tap: ShowSummary) -> Case:
    """A page of the summary; a forged section shows the overview."""
    section = Section(tap.section) if tap.section in list(Section) else Section.OVERVIEW
    return lambda reads, call: overview.summary(reads, call, tap.decision or None, section, tap.page)
