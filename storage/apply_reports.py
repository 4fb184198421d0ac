"""Applying what concerns reports: answers with their history, evidence, states. No commit here."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from core.changes.by_word import ToldOfWord
from core.changes.report import NewEvidence, QuestionOpened, ReportChanged
from core.changes.time import Snoozed
from core.report import ReportState
from storage import apply_review, upsert
from storage.apply_terms import follow_plans
from storage.codec import dump_value
from storage.guards import Stale
from storage.prepared import Prepared
from storage.schema import answer_log, answers, evidence, reminders, report_tasks, reports
from storage.upsert import insert_for, insert_into

# Parameters named like columns are what is set.
_CHANGE = Prepared(
    update(reports)
    .where(reports.c.id == bindparam("which"), reports.c.version == bindparam("expected"))
    .returning(reports.c.department_id, reports.c.decision_id, reports.c.organisation_id)
)
_OPEN_QUESTION = Prepared(
    update(reports).where(reports.c.id == bindparam("which")).returning(reports.c.counted)
)
_CLEAR = Prepared(
    delete(answers).where(
        answers.c.report_id == bindparam("which"),
        answers.c.task == bindparam("in_task"),
        answers.c.question == bindparam("asked"),
    )
)
_LOG = Prepared(insert(answer_log))


def report_changed(connection: Connection, change: ReportChanged) -> None:
    """Stale when the report isn't at the version that the change was decided on."""
    touched = _touch(connection, change)
    department_id = int(touched.department_id)
    for key, value in change.answered:
        _answer(connection, change, department_id, key.task, key.question, dump_value(value))
    for key in change.cleared:
        _CLEAR.run(connection, which=change.report_id, in_task=key.task, asked=key.question)
        _log(connection, change, department_id, key.task, key.question, None)
    apply_review.state_changed(connection, department_id, change)
    if change.sent_at is not None:
        _log(connection, change, department_id, None, None, None)
    for piece in change.attached:
        _attach(connection, change, department_id, piece)
    if change.removed:
        connection.execute(
            update(evidence)
            .where(evidence.c.report_id == change.report_id, evidence.c.id.in_(change.removed))
            .values(removed_at=change.at, removed_by=change.by, removed_by_user=change.by_user)
        )
    marks = [
        {
            "report_id": change.report_id,
            "task": mark.task,
            "department_id": department_id,
            "status": mark.status.value if mark.status else None,
            "filled": mark.filled,
        }
        for mark in change.marks
    ]
    upsert.put(connection, report_tasks, ("report_id", "task"), *marks)
    if change.plans:
        follow_plans(connection, touched, change.plans, change.at)


def question_opened(connection: Connection, change: QuestionOpened) -> str | None:
    """The bookmark, and that somebody was active. As what the report is counted."""
    touched = _OPEN_QUESTION.first(
        connection,
        which=change.report_id,
        at_task=change.key.task if change.key else None,
        at_question=change.key.question if change.key else None,
        last_action_at=change.at,
    )
    return str(touched.counted) if touched else None


def snoozed(connection: Connection, change: Snoozed) -> None:
    """One more rung for each report; asked for twice, it stays one."""
    rows = connection.execute(
        select(reports.c.department_id, reports.c.decision_id, reports.c.organisation_id).where(
            reports.c.id.in_(change.report_ids)
        )
    ).all()
    for department_id, decision_id, organisation_id in rows:
        connection.execute(
            insert_into(connection, reminders)
            .values(
                department_id=department_id,
                decision_id=decision_id,
                organisation_id=organisation_id,
                rung=change.rung,
                deadline=change.due_at.date(),
                planned_at=change.due_at,
                due_at=change.due_at,
                state="planned",
            )
            .on_conflict_do_nothing()
        )


def _touch(connection: Connection, change: ReportChanged) -> Any:
    """The report's own row, guarded by its version; whose it is."""
    row: dict[str, object] = {
        "which": change.report_id,
        "expected": change.expected,
        "state": change.state.value,
        "version": change.expected + 1,
        "last_action_at": change.at,
        "filled": change.filled,
    }
    if change.number is not None:
        row |= {"number": change.number, "sent_at": change.sent_at}
        if change.was is not ReportState.RETURNED and not change.again:
            row["first_sent_at"] = change.sent_at
    touched = _CHANGE.first(connection, **row)
    if touched is None:
        raise Stale(f"report {change.report_id}")
    return touched


def _answer(
    connection: Connection, change: ReportChanged, department_id: int, task: str, question: str, value: str
) -> None:
    _give(connection.dialect.name).run(
        connection,
        report_id=change.report_id,
        task=task,
        question=question,
        department_id=department_id,
        value=value,
        version=1,
        at=change.at,
        by=change.by,
        source=change.source.value,
        by_user=change.by_user,
    )
    _log(connection, change, department_id, task, question, value)


@cache
def _give(dialect: str) -> Prepared:
    """An answer given for the first time, or anew: then its version counts on."""
    fresh = insert_for(dialect, answers)
    new = fresh.excluded
    again = {
        **{column.name: column for column in (new.value, new.at, new.by, new.source, new.by_user)},
        "version": answers.c.version + 1,
    }
    return Prepared(fresh.on_conflict_do_update(index_elements=["report_id", "task", "question"], set_=again))


def _log(
    connection: Connection,
    change: ReportChanged,
    department_id: int,
    task: str | None,
    question: str | None,
    value: str | None,
) -> None:
    _LOG.run(
        connection,
        department_id=department_id,
        report_id=change.report_id,
        task=task,
        question=question,
        value=value,
        state=change.state.value,
        at=change.at,
        by=change.by,
        source=change.source.value,
        by_user=change.by_user,
    )


def told_of_word(connection: Connection, change: ToldOfWord) -> None:
    """Its people have heard. Last one wins: it is a note, not an answer."""
    connection.execute(
        update(reports).where(reports.c.id == change.report_id).values(told_of_word_at=change.at)
    )


def _attach(connection: Connection, change: ReportChanged, department_id: int, piece: NewEvidence) -> None:
    connection.execute(
        insert(evidence).values(
            department_id=department_id,
            report_id=change.report_id,
            task=piece.key.task,
            question=piece.key.question,
            kind=piece.kind.value,
            text=piece.text,
            file_id=piece.file_id,
            file_unique_id=piece.file_unique_id,
            file_name=piece.file_name,
            mime=piece.mime,
            size=piece.size,
            fetch_state="waiting" if piece.file_id else None,
            group_id=piece.group,
            at=change.at,
            by=change.by,
            by_user=change.by_user,
        )
    )
