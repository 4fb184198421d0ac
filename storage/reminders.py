"""The rungs' rows: planned with the publication, decided by ticks, stamped by the post office."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from core.decision import Decision
from core.follow_up import FollowUp, planned_day, task_of
from core.ladder import Rung
from core.outgoing import Post, Waiting
from core.people import Role
from core.recipients import Recipient
from core.reminder_round import DueReport, Verdict
from core.reminders import Why
from core.report import ReportCard, ReportState
from storage import outbox
from storage.acquaintances import IS_ACQUAINTED
from storage.reads import MEMBERSHIPS, SqlReads
from storage.rows import answer_of
from storage.schema import (
    answers,
    chats,
    decisions,
    members,
    organisations,
    people,
    reminders,
    reports,
)
from storage.schema import outbox as outbox_table
from storage.shelf import Shelf


def welcome_again(connection: Connection, organisation_ids: Sequence[int]) -> None:
    """Somebody is there again: rungs that were put off because of a leave are decided anew at once."""
    connection.execute(
        update(reminders)
        .where(
            reminders.c.organisation_id.in_(organisation_ids),
            reminders.c.state == "planned",
            reminders.c.why == Why.ABSENT.value,
        )
        .values(due_at=reminders.c.planned_at, why="")
    )


def earliest(connection: Connection) -> datetime | None:
    """When the next rung is due; None when none is planned."""
    found: datetime | None = connection.execute(
        select(func.min(reminders.c.due_at)).where(reminders.c.state == "planned")
    ).scalar_one()
    return found


def due(connection: Connection, shelf: Shelf, now: datetime, limit: int) -> tuple[DueReport, ...]:
    """Up to ``limit`` reports with a due rung, each with everything needed to decide."""
    keys = connection.execute(
        select(reminders.c.decision_id, reminders.c.organisation_id)
        .where(reminders.c.state == "planned", reminders.c.due_at <= now)
        .group_by(reminders.c.decision_id, reminders.c.organisation_id)
        .order_by(func.min(reminders.c.due_at))
        .limit(limit)
    ).all()
    reads = SqlReads(connection, shelf)
    return tuple(_due_report(connection, reads, shelf, *key) for key in keys)


def _due_report(
    connection: Connection, reads: SqlReads, shelf: Shelf, decision_id: int, organisation_id: int
) -> DueReport:
    report = connection.execute(
        select(
            reports,
            decisions.c.closed_at,
            decisions.c.ladder,
            organisations.c.name.label("organisation"),
            organisations.c.closed_at.label("organisation_closed_at"),
            IS_ACQUAINTED.label("acquainted"),
        )
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(reports.c.decision_id == decision_id, reports.c.organisation_id == organisation_id)
    ).one()
    rungs = connection.execute(
        select(reminders.c.id, reminders.c.rung, reminders.c.due_at).where(
            reminders.c.decision_id == decision_id,
            reminders.c.organisation_id == organisation_id,
            reminders.c.state == "planned",
        )
    ).all()
    decision = shelf.get(connection, report.version_id, report.ladder)
    is_closed = report.closed_at is not None or report.organisation_closed_at is not None
    is_sent = ReportState(report.state).finished or is_closed
    people = () if is_closed else _recipients(connection, reads, organisation_id)
    # Nothing is awaited any more; of an organisation without people nobody could confirm anything.
    finished = is_sent and bool(is_closed or report.acquainted or not people)
    return DueReport(
        report.id,
        finished,
        decision.ladder,
        tuple((row.id, Rung(row.rung, row.due_at)) for row in rungs),
        () if finished else people,
        report.last_action_at,
        () if is_sent else _plans(connection, report, decision, [row.rung for row in rungs]),
        is_sent,
    )


def _plans(
    connection: Connection, report: Any, decision: Decision, rungs: Sequence[str]
) -> tuple[FollowUp, ...]:
    """The plans as they stand; looked up only where a rung asks after one."""
    if not any(map(task_of, rungs)):
        return ()
    query = select(answers).where(answers.c.report_id == report.id)
    given = {answer.key: answer for answer in map(answer_of, connection.execute(query))}
    found = ((task, planned_day(task, given)) for task in decision.tasks)
    return tuple(FollowUp(report.id, report.organisation, task, day) for task, day in found if day)


def _recipients(connection: Connection, reads: SqlReads, organisation_id: int) -> tuple[Recipient, ...]:
    found = connection.execute(
        select(
            people, members.c.role, members.c.substitute, chats.c.blocked_at, MEMBERSHIPS.label("memberships")
        )
        .join(members, members.c.person_id == people.c.id)
        .join(chats, chats.c.chat_id == people.c.chat_id, isouter=True)
        .where(members.c.organisation_id == organisation_id, members.c.ended_at.is_(None))
        .order_by(members.c.id)
    )
    return tuple(
        Recipient(
            row.id,
            row.chat_id,
            row.name,
            Role(row.role),
            row.blocked_at is None,
            row.absent_until,
            row.reminded_on,
            owed(reads.cards(row.user_id)),
            row.substitute,
            row.memberships > 1,
        )
        for row in found
    )


def owed(cards: Iterable[ReportCard]) -> tuple[ReportCard, ...]:
    """Those reports that are still to be sent, and decisions that nobody there has confirmed to know."""
    return tuple(card for card in cards if not card.state.finished or not card.acquainted)


def record(
    connection: Connection,
    verdicts: Sequence[Verdict],
    letters: Sequence[tuple[int, Sequence[Post], tuple[int, ...]]],
    day: date,
    now: datetime,
) -> int:
    """Write the outcome of one look; returns how many letters were queued.

    ``letters`` are (person id, posts, rung rows); the last post stands for the letter. A person reminded
    today already, or a rung decided meanwhile by another process, gets nothing: the unique facts decide, not
    who came first.
    """
    for verdict in verdicts:
        values: dict[str, object] = {"state": verdict.state, "why": verdict.why, "decided_at": now}
        if verdict.due_at is not None:
            values["due_at"] = verdict.due_at
        connection.execute(
            update(reminders)
            .where(reminders.c.id == verdict.reminder_id, reminders.c.state == "planned")
            .values(**values)
        )
    return sum(_queue(connection, *letter, day, now) for letter in letters)


def _queue(
    connection: Connection,
    person_id: int,
    posts: Sequence[Post],
    rungs: tuple[int, ...],
    day: date,
    now: datetime,
) -> bool:
    still = connection.execute(
        select(func.count())
        .select_from(reminders)
        .where(reminders.c.id.in_(rungs), reminders.c.state.in_(("planned", "queued")))
    ).scalar_one()
    if still != len(rungs):
        return False
    fresh = connection.execute(
        update(people)
        .where(people.c.id == person_id, (people.c.reminded_on.is_(None)) | (people.c.reminded_on < day))
        .values(reminded_on=day)
    )
    if fresh.rowcount != 1:
        return False
    *_, outbox_id = [outbox.enqueue(connection, post, now).id for post in posts]
    connection.execute(
        update(reminders)
        .where(reminders.c.id.in_(rungs), reminders.c.state == "planned")
        .values(state="queued", why="", decided_at=now, outbox_id=outbox_id)
    )
    return True


def is_older(connection: Connection, outbox_id: int, moment: datetime) -> bool:
    """Whether the post was put into the outbox before that moment."""
    created = connection.execute(
        select(outbox_table.c.created_at).where(outbox_table.c.id == outbox_id)
    ).scalar_one_or_none()
    return created is not None and created < moment


def put_back(connection: Connection, post: Waiting, now: datetime) -> None:
    """Take a reminder that couldn't be sent in time out of the outbox: its rungs are decided anew."""
    decide_anew(connection, post.id, post.post.chat_id, now)


def decide_anew(connection: Connection, outbox_id: int, chat_id: int, now: datetime) -> None:
    """The rungs of a reminder that waits are due again, and it goes; the person may be reminded today."""
    connection.execute(
        update(reminders)
        .where(reminders.c.outbox_id == outbox_id, reminders.c.state == "queued")
        .values(state="planned", why="", due_at=now, decided_at=None, outbox_id=None)
    )
    connection.execute(update(people).where(people.c.chat_id == chat_id).values(reminded_on=None))
    connection.execute(outbox_table.delete().where(outbox_table.c.id == outbox_id))


def still_owed(connection: Connection, chat_id: int) -> bool:
    """Checked again at sending: the person behind the chat still owes a report, or «Ознакомлен(а)»."""
    found = connection.execute(
        select(reports.c.id)
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .join(members, members.c.organisation_id == reports.c.organisation_id)
        .join(people, people.c.id == members.c.person_id)
        .where(
            people.c.chat_id == chat_id,
            members.c.ended_at.is_(None),
            organisations.c.closed_at.is_(None),
            decisions.c.closed_at.is_(None),
            reports.c.state.not_in([ReportState.SENT.value, ReportState.ACCEPTED.value]) | ~IS_ACQUAINTED,
        )
        .limit(1)
    ).first()
    return found is not None
