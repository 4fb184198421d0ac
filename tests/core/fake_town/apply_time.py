"""Reminders put off, leave, other deadlines, another ladder."""

from dataclasses import replace

from core.changes.ladder import LadderChanged
from core.changes.time import AskedLater, DeadlineSet, ExtensionAsked, ExtensionDecided, Snoozed, WentAway
from core.extension import Extension, ExtensionState
from tests.core.fake_town.facts import DECISION, Overtaken
from tests.core.fake_town.members import change_members, change_person
from tests.core.fake_town.reading import Reading


def snoozed(town: Reading, change: Snoozed) -> None:
    town.snoozes |= {(report_id, change.rung) for report_id in change.report_ids}


def asked_later(town: Reading, change: AskedLater) -> None:
    town.plans[change.report_id, change.rung.id] = change.rung


def went_away(town: Reading, change: WentAway) -> None:
    user_id = next(p.user_id for p in town.people.values() if p.id == change.person_id)
    change_person(town, user_id, absent_until=change.until)
    change_members(town, change.person_id, None, substitute=None)


def extension_asked(town: Reading, change: ExtensionAsked) -> None:
    if change.extension_id in town.extensions:
        raise Overtaken("extension")
    earlier = town.open_extension(change.report_id)
    if earlier is not None:
        town.extensions[earlier.id] = replace(earlier, state=ExtensionState.REPLACED)
    report = town.reports[change.report_id]
    town.extensions[change.extension_id] = Extension(
        change.extension_id,
        change.department_id,
        report.id,
        report.organisation,
        report.decision,
        report.deadline,
        report.state,
        change.wanted,
        change.reason,
        change.at,
        next(person.name for person in town.people.values() if person.id == change.by),
    )


def extension_decided(town: Reading, change: ExtensionDecided) -> None:
    found = town.extensions[change.extension_id]
    if found.state is not ExtensionState.OPEN:
        raise Overtaken("extension")
    state = ExtensionState.GRANTED if change.until else ExtensionState.DECLINED
    town.extensions[found.id] = replace(
        found, state=state, until=change.until, word=change.word, decided_by=change.by_user_id
    )
    if change.until:
        report = town.reports[found.report_id]
        town.reports[report.id] = replace(report, deadline=change.until, version=report.version + 1)
        town.ladders[report.id] = change.rungs


def deadline_set(town: Reading, change: DeadlineSet) -> None:
    report = town.reports[change.report_id]
    if report.version != change.expected or change.extension_id in town.extensions:
        raise Overtaken("deadline")
    state = ExtensionState.GRANTED if change.until else ExtensionState.WITHDRAWN
    town.extensions[change.extension_id] = Extension(
        change.extension_id,
        change.department_id,
        report.id,
        report.organisation,
        report.decision,
        change.deadline,
        report.state,
        change.deadline,
        "",
        change.at,
        state=state,
        until=change.until,
        word=change.word,
        decided_by=change.by_user_id,
    )
    town.reports[report.id] = replace(report, deadline=change.deadline, version=report.version + 1)
    town.ladders[report.id] = change.rungs


def ladder_changed(town: Reading, change: LadderChanged) -> None:
    if change.expected != len(town.ladder_log):
        raise Overtaken("ladder")
    town.ladder_log.append(change)
    town.decision = replace(town.decision, ladder=change.ladder or DECISION.ladder)
    for number, report in town.reports.items():
        town.reports[number] = replace(report, decision=town.decision)
