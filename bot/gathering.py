"""What the papers are made of, read once: every report with its answers, and the counts over all."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from bot.opening import Installation
from core import checklist
from core.decision import Status
from core.follow_up import planned_day
from core.official import OfficialReport, planned_of, punctual_of
from core.ports import PublishedDecision
from core.report_rows import summary_lines, table_row
from core.summary import Summary, summarise
from core.table import ReportTable, TableRow
from core.timeliness import Timeliness, day_of, timeliness
from core.wording import Part
from storage.export import Filled, answer_rows, filled_reports
from storage.reads import SqlReads


@dataclass(frozen=True, slots=True)
class Gathered:
    """A decision's reports, by the organisations' numbers, and their summary."""

    published: PublishedDecision
    reports: tuple[Filled, ...]
    beside: tuple[Timeliness | None, ...]  # one for each report
    summary: Summary
    own_words: dict[Part, tuple[str, ...] | None] = field(default_factory=dict)  # None: those proposed

    def table(self, here: Installation) -> ReportTable:
        """For the spreadsheet and the CSV; answers are made one by one."""
        decision = self.published.decision
        return ReportTable(
            decision_title=decision.short_title,
            department=here.settings.department_name,
            made_at=here.local_now(),
            deadline=self.published.deadline,
            task_titles=tuple(task.title for task in decision.tasks),
            rows=self._rows(),
            summary=summary_lines(self.summary),
            answers=(row for one in self.reports for row in answer_rows(decision, one, here.settings.zone)),
        )

    def official(self, here: Installation) -> OfficialReport:
        """For «Справка»."""
        return OfficialReport(
            decision=self.published.decision,
            department=here.settings.department_name,
            made_at=here.local_now(),
            deadline=self.published.deadline,
            summary=self.summary,
            rows=self._rows(),
            punctual=punctual_of(
                (one.state, beside) for one, beside in zip(self.reports, self.beside, strict=True)
            ),
            planned=planned_of(self._planned()),
            conclusions=self.own_words.get(Part.CONCLUSIONS),
            proposals=self.own_words.get(Part.PROPOSALS),
        )

    def _rows(self) -> tuple[TableRow, ...]:
        decision = self.published.decision
        return tuple(
            table_row(
                decision,
                one.organisation,
                one.head,
                one.state,
                one.answers,
                one.evidence,
                one.number,
                beside,
                one.extended_to,
            )
            for one, beside in zip(self.reports, self.beside, strict=True)
        )

    def _planned(self) -> Iterator[tuple[date | None, date]]:
        for one in self.reports:
            for task in self.published.decision.tasks:
                if checklist.task_status(task, one.answers) is Status.IN_PROGRESS:
                    yield planned_day(task, one.answers), one.extended_to or self.published.deadline


def gathered(
    connection: Connection, here: Installation, reads: SqlReads, published: PublishedDecision
) -> Gathered:
    """Read it in a few queries, whatever the number of organisations."""
    reports = tuple(filled_reports(connection, published.id, here.department_id))
    today, zone = here.local_now().date(), here.settings.zone
    beside = tuple(
        timeliness(one.extended_to or published.deadline, day_of(one.first_sent_at, zone), today)
        for one in reports
    )
    states = reads.states(published.id, here.department_id)
    own = {one.part: one.paragraphs for one in reads.wordings(published.id, here.department_id)}
    return Gathered(published, reports, beside, summarise(published.decision, states), own)
