"""``export``: the department's table from one snapshot of the database."""

from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from bot.errors import Refusal
from bot.opening import Installation
from core.ports import PublishedDecision
from core.report_rows import summary_lines, table_row
from core.summary import summarise
from core.table import ReportTable
from core.timeliness import Timeliness, day_of, timeliness
from papers.table import Written, write_table
from papers.whole_file import ExportError
from storage.export import Filled, answer_rows, filled_reports
from storage.reads import SqlReads


async def export_table(here: Installation, path: Path) -> Written:
    """Write the .xlsx of the newest decision. Refusal where there is none, or the file can't be written."""
    try:
        return await here.database.read(lambda connection: _write(connection, here, path))
    except ExportError as error:
        raise Refusal(str(error)) from None


def _write(connection: Connection, here: Installation, path: Path) -> Written:
    reads = SqlReads(connection, here.shelf)
    published = reads.decisions(here.department_id)
    if not published:
        raise Refusal("no decision is published yet: run `publish FILE` or start the bot")
    return write_table(_table(connection, here, reads, published[0]), path)


def _table(
    connection: Connection, here: Installation, reads: SqlReads, published: PublishedDecision
) -> ReportTable:
    decision, today = published.decision, here.local_now().date()
    reports = list(filled_reports(connection, published.id, here.department_id))
    states = reads.states(published.id, here.department_id)
    return ReportTable(
        decision_title=decision.short_title,
        department=here.settings.department_name,
        made_at=here.local_now(),
        deadline=published.deadline,
        task_titles=tuple(task.title for task in decision.tasks),
        rows=tuple(
            table_row(
                decision,
                report.organisation,
                report.head,
                report.state,
                report.answers,
                report.evidence,
                report.number,
                _timeliness(report, published.deadline, here, today),
                report.extended_to,
            )
            for report in reports
        ),
        summary=summary_lines(summarise(decision, states)),
        answers=(row for report in reports for row in answer_rows(decision, report, here.settings.zone)),
    )


def _timeliness(report: Filled, deadline: date, here: Installation, today: date) -> Timeliness | None:
    """Against the organisation's own deadline, where the department has granted another one."""
    return timeliness(report.extended_to or deadline, day_of(report.first_sent_at, here.settings.zone), today)
