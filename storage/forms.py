"""Filled forms on their way in: sent, fetched and read, put in or dropped; and the mark of our own forms."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from core.changes.by_word import FormDecided, FormRead, FormSent
from core.form import FilledForm
from core.ports import SentForm
from storage import facts
from storage.codec import dump_form, load_form
from storage.guards import Stale
from storage.schema import forms

MARK = "forms_mark"
EXPIRED = "expired"  # read, and left alone for too long
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class WaitingForm:
    """A form that isn't read yet."""

    form_id: int
    file_id: str


def mark(connection: Connection) -> str:
    """What tells this installation's forms from another department's; made once, kept with the data."""
    found = facts.get(connection, MARK)
    if found is None:
        found = secrets.token_hex(8)
        facts.put(connection, MARK, found)
    return found


def waiting(connection: Connection, limit: int, without: Collection[int] = ()) -> list[WaitingForm]:
    """The oldest forms still to be read, but for those."""
    rows = connection.execute(
        select(forms.c.id, forms.c.file_id)
        .where(forms.c.state == "waiting", forms.c.id.not_in(list(without)))
        .order_by(forms.c.id)
        .limit(limit)
    )
    return [WaitingForm(row.id, row.file_id) for row in rows]


def form(connection: Connection, form_id: int, department_id: int) -> SentForm | None:
    """A form as it was read, or is to be."""
    row = connection.execute(
        select(forms).where(forms.c.id == form_id, forms.c.department_id == department_id)
    ).one_or_none()
    if row is None:
        return None
    return SentForm(
        row.id,
        row.chat_id,
        row.user_id,
        row.file_name,
        row.state == "read",
        row.report_id,
        load_form(row.content) if row.content else FilledForm(),
        row.made_at,
        row.state == EXPIRED,
    )


def sent(connection: Connection, change: FormSent) -> None:
    """A row that waits to be fetched."""
    connection.execute(
        insert(forms).values(
            department_id=change.department_id,
            chat_id=change.chat_id,
            user_id=change.user_id,
            file_id=change.file_id,
            file_name=change.file_name,
            state="waiting",
            sent_at=change.at,
        )
    )


def read(connection: Connection, change: FormRead) -> None:
    """What it says, until somebody decides. Stale where another process has read it."""
    is_form = change.report_id is not None
    _decide(
        connection,
        change.form_id,
        "waiting",
        state="read" if is_form else "unread",
        report_id=change.report_id,
        content=dump_form(change.filled) if is_form else "",
        made_at=change.made_at,
    )


def decided(connection: Connection, change: FormDecided) -> None:
    """What it said isn't kept: the report has it, or nobody. Stale where somebody has decided."""
    state = "taken" if change.taken else "dropped"
    _decide(connection, change.form_id, "read", state=state, content="", decided_at=change.at)


def expire(connection: Connection, before: datetime) -> int:
    """What forms sent before that moment say isn't kept where nobody has decided on them; how many."""
    left_alone = (forms.c.state == "read") & (forms.c.sent_at < before)
    return connection.execute(update(forms).where(left_alone).values(state=EXPIRED, content="")).rowcount


def _decide(connection: Connection, form_id: int, before: str, **values: object) -> None:
    done = connection.execute(
        update(forms).where(forms.c.id == form_id, forms.c.state == before).values(**values)
    )
    if done.rowcount != 1:
        raise Stale(f"form {form_id}")
