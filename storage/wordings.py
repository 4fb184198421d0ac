"""The official report's own words: versions are added, never changed."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from core import checklist
from core.answers import Answers
from core.changes.wording import WordingChanged
from core.decision import Decision, Purpose, Status
from core.follow_up import planned_day
from core.official import Planned, planned_of
from core.wording import Part, Wording
from storage import names, rows
from storage.deadlines import EFFECTIVE
from storage.guards import Stale
from storage.schema import answers, decisions, organisations, reports, wordings
from storage.upsert import insert_into

CHUNK = 2000  # answers read at once


def newest(connection: Connection, decision_id: int, department_id: int) -> tuple[Wording, ...]:
    """Each part's last version, where there is any."""
    last = (
        select(wordings.c.part, func.max(wordings.c.version).label("version"))
        .where(wordings.c.decision_id == decision_id, wordings.c.department_id == department_id)
        .group_by(wordings.c.part)
        .subquery()
    )
    found = connection.execute(
        select(wordings)
        .join(last, (last.c.part == wordings.c.part) & (last.c.version == wordings.c.version))
        .where(wordings.c.decision_id == decision_id, wordings.c.department_id == department_id)
        .order_by(wordings.c.part)
    )
    return tuple(
        Wording(Part(row.part), row.version, row.body, row.sent, names.of(connection, row.by_user), row.at)
        for row in found
    )


def changed(connection: Connection, change: WordingChanged) -> None:
    """Stale where somebody else has written that version, or the decision isn't the department's."""
    mine = select(decisions.c.id).where(
        decisions.c.id == change.decision_id, decisions.c.department_id == change.department_id
    )
    here = (wordings.c.decision_id == change.decision_id) & (wordings.c.part == change.part.value)
    last = connection.execute(select(func.max(wordings.c.version)).where(here)).scalar_one() or 0
    if last != change.expected or connection.execute(mine).one_or_none() is None:
        raise Stale(f"wording {change.part} of decision {change.decision_id}")
    fresh = connection.execute(
        insert_into(connection, wordings)
        .values(
            department_id=change.department_id,
            decision_id=change.decision_id,
            part=change.part.value,
            version=change.expected + 1,
            body=change.text,
            sent=change.sent,
            at=change.at,
            by_user=change.by_user_id,
        )
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        raise Stale(f"wording {change.part} of decision {change.decision_id}")


def planned(connection: Connection, decision: Decision, decision_id: int, department_id: int) -> Planned:
    """By when tasks «в работе» are to be done: read from the few answers that say so."""
    asked = {
        question.id
        for task, question in decision.questions()
        if question.purpose is Purpose.PLANNED_ON or question in task.status_questions
    }
    query = (
        select(answers, EFFECTIVE.label("deadline"))
        .join(reports, reports.c.id == answers.c.report_id)
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(
            reports.c.decision_id == decision_id,
            reports.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
            answers.c.question.in_(asked),
        )
        .order_by(answers.c.report_id)
    )
    found = connection.execute(query.execution_options(yield_per=CHUNK))  # a region's don't fit
    return planned_of(_planned(decision, found))


def _planned(decision: Decision, found: Iterable[Any]) -> Iterator[tuple[date | None, date]]:
    for _, of_one in groupby(found, key=lambda row: row.report_id):
        theirs = list(of_one)
        said: Answers = {answer.key: answer for answer in map(rows.answer_of, theirs)}
        for task in decision.tasks:
            if checklist.task_status(task, said) is Status.IN_PROGRESS:
                yield planned_day(task, said), theirs[0].deadline
