"""Answers and evidence of a report, its state, and what follows from them."""

from dataclasses import replace

from core import checklist
from core.answers import Answer, Evidence
from core.changes.by_word import ToldOfWord
from core.changes.report import Prompted, QuestionOpened, ReportChanged
from core.changes.wording import WordingChanged
from core.evidence import EvidenceRecord
from core.follow_up import task_of
from core.history import StateChange
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.reading import Reading


def prompted(town: Reading, change: Prompted) -> None:
    town.prompts[change.chat_id] = change.prompt


def question_opened(town: Reading, change: QuestionOpened) -> None:
    town.reports[change.report_id] = replace(town.reports[change.report_id], at=change.key)


def wording_changed(town: Reading, change: WordingChanged) -> None:
    newest = max((one.expected + 1 for one in town.wording_log if one.part is change.part), default=0)
    if newest != change.expected:
        raise Overtaken(f"wording {change.part}")
    town.wording_log.append(change)


def told_of_word(town: Reading, change: ToldOfWord) -> None:
    town.reports[change.report_id] = replace(town.reports[change.report_id], told_of_word_at=change.at)


def report_changed(town: Reading, change: ReportChanged) -> None:
    report = town.reports[change.report_id]
    if report.version != change.expected:
        raise Overtaken(f"report {report.id}")
    answers = dict(report.answers)
    for key, value in change.answered:
        version = answers[key].version + 1 if key in answers else 1
        answers[key] = Answer(key, value, version, change.at, change.by, change.source, change.by_user)
        town.log.append((report.id, key, value))
    for key in change.cleared:
        answers.pop(key, None)
        town.log.append((report.id, key, None))
    kept = tuple(piece for piece in report.evidence if piece.id not in change.removed)
    town.removed += [piece for piece in report.evidence if piece.id in change.removed]
    names = {person.id: (person.name, person.user_id) for person in town.people.values()}
    by, user_id = names[change.by] if change.by else ("", change.by_user or 0)
    records = town.records.setdefault(report.id, {})
    for gone in change.removed:
        records[gone] = replace(records[gone], removed_at=change.at, removed_by=by)
    first = 1 + max((p.id for r in town.reports.values() for p in (*r.evidence, *town.removed)), default=0)
    fresh = tuple(
        Evidence(first + n, new.key, new.kind, new.text, change.at, new.file_name, new.size)
        for n, new in enumerate(change.attached)
    )
    for new, piece in zip(change.attached, fresh, strict=True):
        records[piece.id] = EvidenceRecord(piece, by, new.file_id, new.mime)
        if new.group:
            town.albums[new.group, user_id] = report.id, new.key
    town.reports[report.id] = replace(
        report,
        version=report.version + 1,
        state=change.state,
        answers=answers,
        evidence=(*kept, *fresh),
        emptied=report.emptied | {p.key for p in report.evidence if p.id in change.removed},
        number=report.number if change.number is None else change.number,
        sent_at=report.sent_at if change.number is None else change.sent_at,
        first_sent_at=report.first_sent_at or change.sent_at,
    )
    assert change.was in (None, report.state)
    if change.was is not None and change.was is not change.state:
        who = next((p.name for p in town.people.values() if p.id == change.by), "")
        number = change.number or report.number
        town.states_log.append(
            (
                report.id,
                StateChange(
                    change.was,
                    change.state,
                    change.at,
                    who,
                    change.by_user is not None,
                    change.deadline,
                    number,
                ),
            )
        )
    for plan in change.plans:
        mine = [key for key in town.plans if key[0] == report.id and task_of(key[1]) == plan.task]
        for key_of_plan in mine:
            town.plans.pop(key_of_plan)
        if plan.rung is not None:
            town.plans[report.id, plan.rung.id] = plan.rung
    for mark in change.marks:  # what is kept beside the answers is what they say
        task = report.decision.task(mark.task)
        assert task is not None
        assert mark.status == checklist.task_status(task, answers)
        assert mark.filled == checklist.is_filled(task, answers)
