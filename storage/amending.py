"""An amendment reaches the reports: answers that don't fit go into the archive, the rest stays as it is.

Reports are read and written in pieces: a region's don't fit into one statement.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from core import checklist
from core.answers import Answer, Answers
from core.decision import Decision
from core.refitting import Refitted, Standing
from core.report import ReportState
from storage import rows, upsert
from storage.codec import dump_value
from storage.prepared import Prepared
from storage.schema import (
    answer_archive,
    answers,
    members,
    organisations,
    report_log,
    report_tasks,
    reports,
)

AT_ONCE = 300  # reports
_CHANGE = Prepared(update(reports).where(reports.c.id == bindparam("which")))
_TRIM = Prepared(
    update(answers).where(
        answers.c.report_id == bindparam("which"),
        answers.c.task == bindparam("in_task"),
        answers.c.question == bindparam("asked"),
    )
)
_CLEAR = Prepared(
    delete(answers).where(
        answers.c.report_id == bindparam("which"),
        answers.c.task == bindparam("in_task"),
        answers.c.question == bindparam("asked"),
    )
)


def standings(connection: Connection, decision_id: int, department_id: int) -> Iterator[Standing]:
    """Every report of an open organisation, its answers and how many people it has, by organisation.

    ``deadline`` is a later one that was granted, else ``date.min``.
    """
    query = (
        select(reports.c.id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(
            reports.c.decision_id == decision_id,
            reports.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
        )
        .order_by(reports.c.id)
    )
    ids = list(connection.execute(query).scalars())
    for start in range(0, len(ids), AT_ONCE):
        yield from _some(connection, ids[start : start + AT_ONCE])


def amend(
    connection: Connection,
    department_id: int,
    refitted: Iterable[Refitted],
    new: Decision,
    version_id: int,
    at: datetime,
) -> None:
    """Write what the amendment leaves of each report. ``version_id`` is the version before it."""
    for each in refitted:
        if each.gone:
            _archive(connection, department_id, each, version_id, at)
        _report(connection, department_id, each, new, at)


def _some(connection: Connection, ids: Sequence[int]) -> Iterator[Standing]:
    given: defaultdict[int, Answers] = defaultdict(dict)
    query = select(answers.c.report_id, *rows.ANSWER).where(answers.c.report_id.in_(ids))
    for report_id, *columns in connection.execute(query):
        answer = rows.answer_from(*columns)
        given[report_id][answer.key] = answer
    people = _people(connection, ids)
    found = connection.execute(select(reports).where(reports.c.id.in_(ids)).order_by(reports.c.id))
    for row in found:
        yield Standing(
            row.id,
            row.organisation_id,
            ReportState(row.state),
            row.version,
            given.get(row.id, {}),
            frozenset(row.accepted_tasks.split()),
            deadline=row.extended_to or date.min,
            people=people[row.organisation_id],
        )


def _people(connection: Connection, report_ids: Sequence[int]) -> Counter[int]:
    query = (
        select(members.c.organisation_id, func.count().label("number"))
        .join(reports, reports.c.organisation_id == members.c.organisation_id)
        .where(reports.c.id.in_(report_ids), members.c.ended_at.is_(None))
        .group_by(members.c.organisation_id)
    )
    return Counter({row.organisation_id: row.number for row in connection.execute(query)})


def _archive(
    connection: Connection, department_id: int, each: Refitted, version_id: int, at: datetime
) -> None:
    """What was answered is kept as it was; what is left of it stays an answer."""
    report_id = each.standing.report_id
    for answer in each.gone:
        task, question = answer.key
        connection.execute(
            insert(answer_archive).values(
                department_id=department_id,
                report_id=report_id,
                version_id=version_id,
                task=task,
                question=question,
                value=dump_value(answer.value),
                at=answer.at,
                by=answer.by,
                source=answer.source.value,
                by_user=answer.by_user,
                archived_at=at,
            )
        )
        where: dict[str, Any] = {"which": report_id, "in_task": task, "asked": question}
        left = each.answers.get(answer.key)
        if left is None:
            _CLEAR.run(connection, **where)
        else:
            _TRIM.run(connection, **where, value=dump_value(left.value), version=answer.version + 1)


def _report(connection: Connection, department_id: int, each: Refitted, new: Decision, at: datetime) -> None:
    """The marks of all tasks, the state and the version: whoever decided on the former decides again."""
    report_id = each.standing.report_id
    marks = [
        {
            "report_id": report_id,
            "task": task.id,
            "department_id": department_id,
            "status": status.value if (status := checklist.task_status(task, each.answers)) else None,
            "filled": each.is_filled(task),
        }
        for task in new.tasks
        if task.id in each.accepted or any(key.task == task.id for key in each.answers)
    ]
    kept = {str(mark["task"]) for mark in marks}
    connection.execute(
        delete(report_tasks).where(report_tasks.c.report_id == report_id, report_tasks.c.task.not_in(kept))
    )
    if marks:
        upsert.put(connection, report_tasks, ("report_id", "task"), *marks)
    _CHANGE.run(
        connection,
        which=report_id,
        state=each.state.value,
        version=each.standing.version + 1,
        filled=sum(each.is_filled(task) for task in new.tasks),
        accepted_tasks=" ".join(task.id for task in new.tasks if task.id in each.accepted),
    )
    if each.state is not each.standing.state:
        connection.execute(
            insert(report_log).values(
                department_id=department_id,
                report_id=report_id,
                was=each.standing.state.value,
                state=each.state.value,
                at=at,
                deadline=each.standing.deadline,
                version=each.standing.version + 1,
            )
        )


@dataclass(frozen=True, slots=True)
class ArchivedAnswer:
    """An answer that an amendment has put aside; ``version_id`` still asked for it."""

    organisation: str
    version_id: int
    answer: Answer
    archived_at: datetime


def archived(connection: Connection, decision_id: int, department_id: int) -> Iterator[ArchivedAnswer]:
    """By the organisations' numbers and by time."""
    query = (
        select(organisations.c.name.label("organisation"), answer_archive)
        .join(reports, reports.c.id == answer_archive.c.report_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(reports.c.decision_id == decision_id, reports.c.department_id == department_id)
        .order_by(
            organisations.c.number.is_(None), organisations.c.number, organisations.c.id, answer_archive.c.id
        )
    )
    for row in connection.execute(query):
        given = rows.answer_from(
            row.task, row.question, row.value, 0, row.at, row.by, row.source, row.by_user
        )
        yield ArchivedAnswer(row.organisation, row.version_id, given, row.archived_at)
