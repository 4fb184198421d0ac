"""Applying what is written to questions, and who wants the news. No commit here."""

from datetime import datetime

from sqlalchemy import Connection, case, insert, literal, null, update

from core.changes.inquiry import DigestChosen, InquiryAsked, InquiryWritten
from core.inquiry import InquiryState, Words
from storage import upsert
from storage.guards import Stale
from storage.schema import digest_choices, inquiries, inquiry_lines
from storage.upsert import insert_into


def asked(connection: Connection, change: InquiryAsked) -> None:
    """Stale where the number is taken."""
    fresh = connection.execute(
        insert_into(connection, inquiries)
        .values(
            id=change.inquiry_id,
            department_id=change.department_id,
            organisation_id=change.organisation_id,
            report_id=change.report_id,
            about=change.about,
            state=InquiryState.OPEN.value,
            version=1,
            since=change.at,
        )
        .on_conflict_do_nothing()
    )
    if fresh.rowcount != 1:
        raise Stale(f"inquiry {change.inquiry_id}")
    _add(connection, change.department_id, change.inquiry_id, change.words, change.at, by=change.by)


def written(connection: Connection, change: InquiryWritten) -> None:
    """Stale where something was written since. A question that waits goes on waiting since it began to."""
    values: dict[str, object] = {"state": change.state.value, "version": change.expected + 1}
    if change.state is InquiryState.OPEN:  # else a second message would look like a new question
        was_open = inquiries.c.state == InquiryState.OPEN.value
        now = literal(change.at, inquiries.c.since.type)
        values["since"] = case((was_open, inquiries.c.since), else_=now)
        values["told_at"] = case((was_open, inquiries.c.told_at), else_=null())
    else:
        values["since"] = change.at
    done = connection.execute(
        update(inquiries)
        .where(
            inquiries.c.id == change.inquiry_id,
            inquiries.c.department_id == change.department_id,
            inquiries.c.version == change.expected,
        )
        .values(**values)
    )
    if done.rowcount != 1:
        raise Stale(f"inquiry {change.inquiry_id}")
    if change.words is not None:
        _add(
            connection,
            change.department_id,
            change.inquiry_id,
            change.words,
            change.at,
            change.by,
            change.by_user,
        )


def digest_chosen(connection: Connection, change: DigestChosen) -> None:
    """The last word counts."""
    row = {
        "department_id": change.department_id,
        "user_id": change.user_id,
        "wanted": change.wanted,
        "at": change.at,
    }
    upsert.put(connection, digest_choices, ("department_id", "user_id"), row)


def _add(
    connection: Connection,
    department_id: int,
    inquiry_id: int,
    words: Words,
    at: datetime,
    by: int | None = None,
    by_user: int | None = None,
) -> None:
    file = words.file
    connection.execute(
        insert(inquiry_lines).values(
            department_id=department_id,
            inquiry_id=inquiry_id,
            at=at,
            by=by,
            by_user=by_user,
            text=words.text,
            file_id=file.file_id if file else "",
            file_name=file.name if file else "",
            is_photo=bool(file and file.is_photo),
            mime=file.mime if file else "",
        )
    )
