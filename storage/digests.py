"""What the department is told of by the calendar: its news, and questions that have come in."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, func, select, update

from core.digest import DecisionNews, DigestFacts, Move, News, news_of
from core.inquiry import InquiryEntry
from core.outgoing import Post
from core.ports import PublishedDecision
from core.report import ReportState
from core.staff import StaffRole
from storage import notices, outbox, rows
from storage.reads import SqlReads
from storage.reads_inquiries import IS_OPEN, entries
from storage.reads_staff import roles
from storage.schema import (
    digest_choices,
    digests,
    inquiries,
    organisations,
    people,
    report_log,
    reports,
)
from storage.shelf import Shelf
from storage.upsert import insert_into

DECIDED_LAST = select(func.max(digests.c.day))


def facts(connection: Connection, shelf: Shelf, department_id: int) -> DigestFacts:
    """Asked at every tick: two small reads."""
    last = connection.execute(
        DECIDED_LAST.where(digests.c.department_id == department_id)
    ).scalar_one_or_none()
    return DigestFacts(last, SqlReads(connection, shelf).decisions(department_id))


def news(connection: Connection, shelf: Shelf, department_id: int, now: datetime) -> News:
    """All that there is to tell. ``now`` is local. What changed counts from the last digest that was sent."""
    reads = SqlReads(connection, shelf)
    told = connection.execute(
        select(func.max(digests.c.at)).where(digests.c.department_id == department_id, digests.c.told > 0)
    ).scalar_one_or_none()
    found = tuple(
        _news_of(connection, reads, department_id, published, told or published.published_at, now)
        for published in reads.decisions(department_id)
    )
    return News(
        found,
        reads.count_open_extensions(department_id),
        reads.count_open_inquiries(department_id),
        told.astimezone(now.tzinfo).date() if told else None,
    )


def listeners(
    connection: Connection, department_id: int, admin_ids: Collection[int], today: date
) -> tuple[tuple[int, bool], ...]:
    """The chats of those who want the news, each with whether they may act."""
    everybody = roles(connection, department_id) | dict.fromkeys(admin_ids, StaffRole.ADMINISTRATOR)
    chosen = {
        row.user_id: row.wanted
        for row in connection.execute(
            select(digest_choices).where(digest_choices.c.department_id == department_id)
        )
    }
    wanting = [user_id for user_id, role in everybody.items() if chosen.get(user_id, role.may_act)]
    away = _away(connection, wanting, today)
    return tuple(
        (chat, everybody[chat].may_act) for chat in notices.listeners(connection, wanting) if chat not in away
    )


def tell_news(
    connection: Connection, department_id: int, day: date, posts: Sequence[Post], told: int, at: datetime
) -> bool:
    """The day is decided, and the messages stand in the outbox; False where another process was quicker."""
    fresh = connection.execute(
        insert_into(connection, digests)
        .values(department_id=department_id, day=day, at=at, told=told)
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        return False
    for post in posts:
        outbox.enqueue(connection, post, at)
    return True


def untold_inquiries(connection: Connection, department_id: int) -> tuple[InquiryEntry, ...]:
    """Questions that wait and that no specialist has heard of, oldest first."""
    mine = IS_OPEN & (inquiries.c.department_id == department_id) & inquiries.c.told_at.is_(None)
    return entries(connection, mine, inquiries.c.since, inquiries.c.id)


def on_duty(
    connection: Connection, department_id: int, admin_ids: Collection[int], today: date
) -> tuple[int, ...]:
    """The chats of those who may answer and aren't on leave; where everybody is, of all of them."""
    acting = {user_id for user_id, role in roles(connection, department_id).items() if role.may_act}
    chats = notices.listeners(connection, {*admin_ids, *acting})
    away = _away(connection, chats, today)
    return tuple(chat for chat in chats if chat not in away) or chats


def tell_inquiries(
    connection: Connection, told: Sequence[InquiryEntry], posts: Sequence[Post], at: datetime
) -> bool:
    """Queue the messages; False where another process was quicker, or all were answered meanwhile."""
    stamped = connection.execute(
        update(inquiries)
        .where(inquiries.c.id.in_([one.id for one in told]), inquiries.c.told_at.is_(None))
        .values(told_at=at)
    )
    if not stamped.rowcount:
        return False
    for post in posts:
        outbox.enqueue(connection, post, at)
    return True


def _news_of(
    connection: Connection,
    reads: SqlReads,
    department_id: int,
    published: PublishedDecision,
    since: datetime,
    now: datetime,
) -> DecisionNews:
    found = connection.execute(
        select(report_log.c.state, report_log.c.at, *rows.ORGANISATION)
        .join(reports, reports.c.id == report_log.c.report_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(
            reports.c.decision_id == published.id,
            reports.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
            report_log.c.at > since,
        )
        .order_by(report_log.c.id)
    )
    moves = [Move(rows.organisation_of(row), ReportState(row.state), row.at) for row in found]
    return news_of(published, reads.states(published.id, department_id), moves, now.date())


def _away(connection: Connection, user_ids: Collection[int], today: date) -> set[int]:
    """Those on leave, by user id; in a private chat that is the chat's number, too."""
    found = connection.execute(
        select(people.c.user_id).where(people.c.user_id.in_(user_ids), people.c.absent_until >= today)
    )
    return set(found.scalars())
