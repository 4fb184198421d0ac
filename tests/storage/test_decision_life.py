"""Drafts, amendments and closing as the repositories do them, whatever the database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, text

from core.amendment import diff
from core.answers import Chosen, QuestionKey
from core.changes.decisions import (
    DecisionClosed,
    DecisionReopened,
    DraftDecided,
    DraftRead,
    DraftSent,
    Rehearsed,
)
from core.decision import Decision
from core.draft import DraftState, ReadDraft
from core.refitting import dated, refit
from core.rehearsal import number_of
from core.report import ReportState
from storage import amending, drafts, publishing
from storage.applying import apply
from storage.guards import Stale
from storage.reads import SqlReads
from tests.storage.office import DEADLINE, DECISION, NOW, STATUS, Office, answering, status

HEAD, BOSS = 1, 900
FEWER = replace(DECISION, tasks=DECISION.tasks[1:])
MORE = replace(DECISION, tasks=(*DECISION.tasks, replace(DECISION.tasks[0], id="new", number=7)))


async def amended(office: Office, new: Decision) -> None:
    """As publishing does it, without the telling."""

    def work(connection: Connection) -> None:
        edits = diff(DECISION, new)
        found = amending.standings(connection, office.decision.id, office.department_id)
        after = [refit(dated(one, DEADLINE, DEADLINE), edits, new) for one in found]
        publishing.publish(connection, office.department_id, new, "source", DEADLINE, NOW)
        version = office.decision.version_id
        amending.amend(connection, office.department_id, after, new, version, NOW)

    await office.database.write(work)


async def one(office: Office, query: str) -> object:
    return await office.database.read(lambda c: c.execute(text(query)).scalar_one())


async def test_an_answer_to_a_removed_task_goes_into_the_archive_and_its_mark_goes(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    given = {STATUS: status("done"), QuestionKey("team", "status"): status("in_progress")}
    report = await office.report(HEAD)
    await office.database.write(lambda c: apply(c, answering(report, given)))
    before = await office.report(HEAD)
    await amended(office, FEWER)
    after = await office.report(HEAD)
    assert set(after.answers) == {QuestionKey("team", "status")}
    assert after.version == before.version + 1, "whoever decided on the former decides again"
    marks = await office.database.read(
        lambda c: list(c.execute(text("SELECT task FROM report_tasks")).scalars())
    )
    assert marks == ["team"]
    (kept,) = await office.database.read(
        lambda c: list(amending.archived(c, office.decision.id, office.department_id))
    )
    assert (kept.organisation, kept.answer.key, kept.answer.value) == (
        "Детский сад № 7",
        STATUS,
        status("done"),
    )


async def test_a_sent_report_that_is_asked_more_is_open_again_and_keeps_its_first_sending(
    office: Office,
) -> None:
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    await office.database.write(
        lambda c: apply(
            c, replace(answering(report, {}, ReportState.SENT), number=1, sent_at=NOW, was=report.state)
        )
    )
    accepted = " ".join(task.id for task in DECISION.tasks)
    await office.database.write(
        lambda c: c.execute(
            text("UPDATE reports SET state = 'accepted', accepted_tasks = :tasks WHERE number = 1"),
            {"tasks": accepted},
        )
    )
    await amended(office, MORE)
    opened = await office.report(HEAD)
    assert (opened.state, opened.first_sent_at, opened.number) == (ReportState.BEGUN, NOW, 1)
    assert opened.accepted == frozenset(accepted.split())
    later = NOW + timedelta(days=3)
    again = replace(
        answering(opened, {}, ReportState.SENT), number=1, sent_at=later, was=opened.state, again=True
    )
    await office.database.write(lambda c: apply(c, again))
    sent = await office.report(HEAD)
    assert (sent.first_sent_at, sent.sent_at) == (NOW, later)


async def test_closing_ends_the_reminders_and_reopening_plans_those_to_come(office: Office) -> None:
    planned = "SELECT count(*) FROM reminders WHERE state = 'planned'"
    all_of_them = await one(office, planned)
    of = office.department_id, office.decision.id, BOSS
    await office.database.write(lambda c: apply(c, DecisionClosed(*of, NOW)))
    assert await one(office, planned) == 0
    with pytest.raises(Stale):
        await office.database.write(lambda c: apply(c, DecisionClosed(*of, NOW)))
    late = "SELECT count(*) FROM reminders WHERE due_at > '2020-08-28 00:00:00'"
    still_to_come = await one(office, late)
    reopened = DecisionReopened(*of, NOW.replace(day=28, hour=0))
    await office.database.write(lambda c: apply(c, reopened))
    assert 0 < await one(office, planned) == still_to_come < all_of_them  # type: ignore[operator]
    events = "SELECT event FROM decision_log ORDER BY id"
    found = await office.database.read(lambda c: list(c.execute(text(events)).scalars()))
    assert found == ["closed", "reopened"]


async def test_a_draft_waits_is_read_walked_through_and_decided_once(office: Office) -> None:
    def begin(connection: Connection) -> int:
        apply(connection, DraftSent(office.department_id, BOSS, BOSS, "file", "решение.yaml", NOW))
        (waiting,) = drafts.waiting(connection, 5)
        read = ReadDraft(FEWER, "id: x\n", ("строка 1: ?",), (3,))
        apply(connection, DraftRead(waiting.form_id, read, date(2020, 9, 1), 1, NOW))
        return waiting.form_id

    draft_id = await office.database.write(begin)
    report = await office.database.read(lambda c: SqlReads(c, office.shelf).report(number_of(draft_id), BOSS))
    assert report is not None
    key = QuestionKey("team", "status")
    change = answering(report, {key: Chosen(("done",))})
    await office.database.write(lambda c: apply(c, Rehearsed(draft_id, change)))

    def reads(connection: Connection) -> tuple[object, ...]:
        source = SqlReads(connection, office.shelf)
        walk = source.report(number_of(draft_id), BOSS)
        stranger = source.report(number_of(draft_id), HEAD)
        (draft,) = source.drafts(office.department_id)
        assert walk is not None
        return walk.answers[key].value, stranger, draft.doubts, draft.unfilled, draft.decision == FEWER

    assert await office.database.read(reads) == (Chosen(("done",)), None, ("строка 1: ?",), (3,), True)
    agreed = DraftDecided(office.department_id, draft_id, True, BOSS, NOW)
    await office.database.write(lambda c: apply(c, agreed))
    with pytest.raises(Stale):
        await office.database.write(lambda c: apply(c, agreed))
    assert await office.database.read(lambda c: drafts.confirmed(c, office.department_id)) == draft_id
    await office.database.write(lambda c: drafts.ended(c, draft_id, DraftState.PUBLISHED))
    assert await office.database.read(lambda c: drafts.confirmed(c, office.department_id)) is None


async def test_a_draft_that_nobody_decides_on_expires_with_all_that_it_said(office: Office) -> None:
    def work(connection: Connection) -> int:
        apply(connection, DraftSent(office.department_id, BOSS, BOSS, "file", "решение.yaml", NOW))
        (waiting,) = drafts.waiting(connection, 5)
        read = ReadDraft(FEWER, "id: x\n")
        apply(connection, DraftRead(waiting.form_id, read, date(2020, 9, 1), 1, NOW))
        assert drafts.expire(connection, NOW) == 0
        return drafts.expire(connection, NOW + timedelta(days=31))

    assert await office.database.write(work) == 1
    assert await one(office, "SELECT count(*) FROM decision_drafts WHERE source <> '' OR body <> ''") == 0
