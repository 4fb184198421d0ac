"""Buttons of the department's review, and a report's history."""

from core.answers import QuestionKey
from core.usecases import overview, reports, reviewing
from core.views import Section
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.ListReports)
def list_reports(tap: cb.ListReports) -> Case:
    """«По организациям»."""
    return lambda reads, call: reports.organisations(reads, call, tap.decision, tap.page)


@table.on(cb.NearReport)
def near_report(tap: cb.NearReport) -> Case:
    """The page on which that report stands."""
    return lambda reads, call: reports.near(reads, call, tap.report)


@table.on(cb.OpenFile)
def open_file(tap: cb.OpenFile) -> Case:
    """An organisation's report."""
    return lambda reads, call: reports.open_file(reads, call, tap.report)


@table.on(cb.OpenFileTask)
def open_file_task(tap: cb.OpenFileTask) -> Case:
    """One task of it."""
    return lambda reads, call: reports.open_file_task(reads, call, tap.report, tap.task)


@table.on(cb.AcceptReport)
def accept(tap: cb.AcceptReport) -> Case:
    """«Принять»."""
    return lambda reads, call: reviewing.accept(reads, call, tap.report, tap.version)


@table.on(cb.ChooseReturned)
def choose(tap: cb.ChooseReturned) -> Case:
    """Which tasks to return."""
    return lambda reads, call: reviewing.choose(reads, call, tap.report, tap.version, tap.chosen)


@table.on(cb.WriteRemark)
def write_remark(tap: cb.WriteRemark) -> Case:
    """What to say with it."""
    return lambda reads, call: reviewing.ask_remark(reads, call, tap.report, tap.version, tap.chosen)


@table.on(cb.SendBack)
def send_back(tap: cb.SendBack) -> Case:
    """«Вернуть отчёт»."""
    return lambda reads, call: reviewing.send_back(reads, call, tap.report, tap.version)


@table.on(cb.ShowHistory)
def show_history(tap: cb.ShowHistory) -> Case:
    """«История»."""
    return lambda reads, call: reports.show_history(reads, call, tap.report)


@table.on(cb.ChooseDistrict)
def choose_district(tap: cb.ChooseDistrict) -> Case:
    """«Район»; a forged section chooses for the list of organisations."""
    section = tap.section if tap.section in list(Section) else ""
    return lambda reads, call: reports.choose_district(reads, call, tap.decision, section)


@table.on(cb.ListDistrict)
def list_district(tap: cb.ListDistrict) -> Case:
    """«По организациям» of one district."""
    return lambda reads, call: reports.organisations(reads, call, tap.decision, tap.page, tap.district)


@table.on(cb.SummaryOfDistrict)
def summary_of_district(tap: cb.SummaryOfDistrict) -> Case:
    """A page of the summary of one district."""
    section = Section(tap.section) if tap.section in list(Section) else Section.OVERVIEW
    return lambda reads, call: overview.summary(
        reads, call, tap.decision or None, section, tap.page, district=tap.district
    )


@table.on(cb.WithdrawReturn)
def withdraw(tap: cb.WithdrawReturn) -> Case:
    """«Отозвать возврат»."""
    return lambda reads, call: reviewing.withdraw(reads, call, tap.report, tap.version)


@table.on(cb.ListFiles)
def list_files(tap: cb.ListFiles) -> Case:
    """What is attached."""
    key = QuestionKey(tap.task, tap.question)
    return lambda reads, call: reports.show_pieces(reads, call, tap.report, key)


@table.on(cb.ShowFile)
def show_file(tap: cb.ShowFile) -> Case:
    """One file of it."""
    return lambda reads, call: reports.show_piece(reads, call, tap.report, tap.evidence)
