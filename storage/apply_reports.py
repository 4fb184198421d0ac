"""Applying what concerns reports: answers with their history, evidence, states. No commit here."""

from sqlalchemy import Connection, insert, select, update

from core.changes import NewEvidence, QuestionOpened, ReportChanged, Snoozed, TaskMark
from storage.codec import dump_value
from storage.guards import Stale
from storage.schema import answer_log, answers, evidence, reminders, report_tasks, reports
from storage.upsert import insert_into


def report_changed(connection: Connection, change: ReportChanged) -> None:
    """Stale when the report isn't at the version that the change was decided on."""
    touched: dict[str, object] = {
        "state": change.state.value,
        "version": change.expected + 1,
        "last_action_at": change.at,
        "filled": sum(mark.filled for mark in change.marks),
    }
    if change.number is not None:
        touched |= {"number": change.number, "sent_at": change.sent_at}
    row = connection.execute(
        update(reports)
        .where(reports.c.id == change.report_id, reports.c.version == change.expected)
        .values(**touched)
        .returning(reports.c.department_id)
    ).one_or_none()
    if row is None:
        raise Stale(f"report {change.report_id}")
    department_id = int(row.department_id)
    for key, value in change.answered:
        _answer(connection, change, department_id, key.task, key.question, dump_value(value))
    for key in change.cleared:
        connection.execute(
            answers.delete().where(
                answers.c.report_id == change.report_id,
                answers.c.task == key.task,
                answers.c.question == key.question,
            )
        )
        _log(connection, change, department_id, key.task, key.question, None)
    if change.sent_at is not None:
        _log(connection, change, department_id, None, None, None)
    for piece in change.attached:
        _attach(connection, change, department_id, piece)
    if change.removed:
        connection.execute(
            update(evidence)
            .where(evidence.c.report_id == change.report_id, evidence.c.id.in_(change.removed))
            .values(removed_at=change.at, removed_by=change.by)
        )
    _mark(connection, change.report_id, department_id, change.marks)


def question_opened(connection: Connection, change: QuestionOpened) -> None:
    """The bookmark, and that somebody was active."""
    connection.execute(
        update(reports)
        .where(reports.c.id == change.report_id)
        .values(
            at_task=change.key.task if change.key else None,
            at_question=change.key.question if change.key else None,
            last_action_at=change.at,
        )
    )


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


def _answer(
    connection: Connection, change: ReportChanged, department_id: int, task: str, question: str, value: str
) -> None:
    connection.execute(
        insert_into(connection, answers)
        .values(
            report_id=change.report_id,
            task=task,
            question=question,
            department_id=department_id,
            value=value,
            version=1,
            at=change.at,
            by=change.by,
        )
        .on_conflict_do_update(
            index_elements=["report_id", "task", "question"],
            set_={
                "value": value,
                "version": answers.c.version + 1,
                "at": change.at,
                "by": change.by,
            },
        )
    )
    _log(connection, change, department_id, task, question, value)


def _log(
    connection: Connection,
    change: ReportChanged,
    department_id: int,
    task: str | None,
    question: str | None,
    value: str | None,
) -> None:
    connection.execute(
        insert(answer_log).values(
            department_id=department_id,
            report_id=change.report_id,
            task=task,
            question=question,
            value=value,
            state=change.state.value,
            at=change.at,
            by=change.by,
        )
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
            at=change.at,
            by=change.by,
        )
    )


def _mark(connection: Connection, report_id: int, department_id: int, marks: tuple[TaskMark, ...]) -> None:
    """All marks in one statement: each statement of its own costs a way to the database's thread."""
    if not marks:
        return
    upsert = insert_into(connection, report_tasks)
    new = upsert.excluded
    connection.execute(
        upsert.on_conflict_do_update(
            index_elements=["report_id", "task"], set_={"status": new.status, "filled": new.filled}
        ),
        [
            {
                "report_id": report_id,
                "task": mark.task,
                "department_id": department_id,
                "status": mark.status.value if mark.status else None,
                "filled": mark.filled,
            }
            for mark in marks
        ],
    )
