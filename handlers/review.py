"""Buttons of the department's review, and a report's history."""

from core.answers import QuestionKey
from core.usecases import overview, reports, reviewing
from core.views import Section
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.evidence import ListFiles, ShowFile
from screens.callbacks.review import (
    AcceptReport,
    ChooseReturned,
    ListReports,
    NearReport,
    OpenFile,
    OpenFileTask,
    SendBack,
    WithdrawReturn,
    WriteRemark,
)
from screens.callbacks.sending import ShowHistory
from screens.callbacks.summary import ChooseDistrict, ListDistrict, SummaryOfDistrict

table = TapTable()


@table.on(ListReports)
def list_reports(tap: ListReports) -> Case:
    """«По организациям»."""
    return lambda reads, call: reports.organisations(reads, call, tap.decision, tap.page)


@table.on(NearReport)
def near_report(tap: NearReport) -> Case:
    """The page on which that report stands."""
    return lambda reads, call: reports.near(reads, call, tap.report)


@table.on(OpenFile)
def open_file(tap: OpenFile) -> Case:
    """An organisation's report."""
    return lambda reads, call: reports.open_file(reads, call, tap.report)


@table.on(OpenFileTask)
def open_file_task(tap: OpenFileTask) -> Case:
    """One task of it."""
    return lambda reads, call: reports.open_file_task(reads, call, tap.report, tap.task)


@table.on(AcceptReport)
def accept(tap: AcceptReport) -> Case:
    """«Принять»."""
    return lambda reads, call: reviewing.accept(reads, call, tap.report, tap.version)


@table.on(ChooseReturned)
def choose(tap: ChooseReturned) -> Case:
    """Which tasks to return."""
    return lambda reads, call: reviewing.choose(reads, call, tap.report, tap.version, tap.chosen)


@table.on(WriteRemark)
def write_remark(tap: WriteRemark) -> Case:
    """What to say with it."""
    return lambda reads, call: reviewing.ask_remark(reads, call, tap.report, tap.version, tap.chosen)


@table.on(SendBack)
def send_back(tap: SendBack) -> Case:
    """«Вернуть отчёт»."""
    return lambda reads, call: reviewing.send_back(reads, call, tap.report, tap.version)


@table.on(ShowHistory)
def show_history(tap: ShowHistory) -> Case:
    """«История»."""
    return lambda reads, call: reports.show_history(reads, call, tap.report)


@table.on(ChooseDistrict)
def choose_district(tap: ChooseDistrict) -> Case:
    """«Район»; a forged section chooses for the list of organisations."""
    section = tap.section if tap.section in list(Section) else ""
    return lambda reads, call: reports.choose_district(reads, call, tap.decision, section)


@table.on(ListDistrict)
def list_district(tap: ListDistrict) -> Case:
    """«По организациям» of one district."""
    return lambda reads, call: reports.organisations(reads, call, tap.decision, tap.page, tap.district)


@table.on(SummaryOfDistrict)
def summary_of_district(tap: SummaryOfDistrict) -> Case:
    """A page of the summary of one district."""
    section = Section(tap.section) if tap.section in list(Section) else Section.OVERVIEW
    return lambda reads, call: overview.summary(
        reads, call, tap.decision or None, section, tap.page, district=tap.district
    )


@table.on(WithdrawReturn)
def withdraw(tap: WithdrawReturn) -> Case:
    """«Отозвать возврат»."""
    return lambda reads, call: reviewing.withdraw(reads, call, tap.report, tap.version)


@table.on(ListFiles)
def list_files(tap: ListFiles) -> Case:
    """What is attached."""
    key = QuestionKey(tap.task, tap.question)
    return lambda reads, call: reports.show_pieces(reads, call, tap.report, key)


@table.on(ShowFile)
def show_file(tap: ShowFile) -> Case:
    """One file of it."""
    return lambda reads, call: reports.show_piece(reads, call, tap.report, tap.evidence)
