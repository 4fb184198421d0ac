"""The department accepts a report, or returns it."""

from dataclasses import replace

from core.changes.report import ReportReviewed
from core.history import StateChange
from core.report import ReportState
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.reading import Reading


def report_reviewed(town: Reading, change: ReportReviewed) -> None:
    report = town.reports[change.report_id]
    if report.version != change.expected:
        raise Overtaken(f"report {report.id}")
    assert change.was is report.state
    town.reports[report.id] = replace(
        report,
        version=report.version + 1,
        state=change.state,
        accepted=frozenset(change.accepted),
        remark=change.remark,
        at=change.first,
    )
    if change.state is ReportState.RETURNED:
        town.rearmed.append(change)
    person = town.people.get(change.by_user)
    made = StateChange(
        change.was,
        change.state,
        change.at,
        person.name if person else "",
        True,
        change.deadline,
        report.number,
        change.returned,
        change.remark,
        report.version + 1,
        change.kept,
    )
    town.states_log.append((report.id, made))
