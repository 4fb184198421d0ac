"""Questions to the department as they are read: one thread, lists of both sides, how many wait."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from core.inquiry import Inquiry, InquiryEntry, InquiryLine, InquiryState, Words
from core.outgoing import SentFile
from storage import names, rows
from storage.prepared import Prepared
from storage.schema import digest_choices, inquiries, inquiry_lines, members, organisations, people

IS_OPEN = (inquiries.c.state == InquiryState.OPEN.value) & organisations.c.closed_at.is_(None)
_BY, _BY_USER = people.alias(), people.alias()
_THREAD = select(inquiries, *rows.ORGANISATION).join(
    organisations, organisations.c.id == inquiries.c.organisation_id
)
_COUNT = Prepared(
    select(func.count().label("number"))
    .select_from(inquiries)
    .join(organisations, organisations.c.id == inquiries.c.organisation_id)
    .where(IS_OPEN, inquiries.c.department_id == bindparam("department"))
)
_LINES = (
    select(inquiry_lines, _BY.c.name.label("person"), _BY_USER.c.name.label("specialist"))
    .join(_BY, _BY.c.id == inquiry_lines.c.by, isouter=True)
    .join(_BY_USER, _BY_USER.c.user_id == inquiry_lines.c.by_user, isouter=True)
    .order_by(inquiry_lines.c.id)
)


class InquiryReads:
    """The part of ``core.ports.Reads`` that is about questions to the department and its news."""

    _db: Connection

    def inquiry(self, inquiry_id: int, department_id: int) -> Inquiry | None:
        """A question to the department, whoever of it reads."""
        return self._inquiry(
            _THREAD.where(inquiries.c.id == inquiry_id, inquiries.c.department_id == department_id)
        )

    def own_inquiry(self, inquiry_id: int, user_id: int) -> Inquiry | None:
        """The same, where the person is an active member of its organisation now."""
        mine = (
            select(members.c.organisation_id)
            .join(people, people.c.id == members.c.person_id)
            .where(people.c.user_id == user_id, members.c.ended_at.is_(None))
        )
        return self._inquiry(
            _THREAD.where(
                inquiries.c.id == inquiry_id,
                inquiries.c.organisation_id.in_(mine),
                organisations.c.closed_at.is_(None),
            )
        )

    def inquiries_of(self, organisation_id: int) -> tuple[InquiryEntry, ...]:
        """An organisation's questions, the newest first."""
        return entries(self._db, inquiries.c.organisation_id == organisation_id, inquiries.c.id.desc())

    def open_inquiries(self, department_id: int) -> tuple[InquiryEntry, ...]:
        """Those that wait for the department, oldest first."""
        mine = IS_OPEN & (inquiries.c.department_id == department_id)
        return entries(self._db, mine, inquiries.c.since, inquiries.c.id)

    def count_open_inquiries(self, department_id: int) -> int:
        """How many those are: for every look at the department's menu."""
        return int(_COUNT.first(self._db, department=department_id).number)

    def settled_inquiries(self, department_id: int, limit: int) -> tuple[InquiryEntry, ...]:
        """Those that don't wait, written to lately first."""
        settled = (inquiries.c.state != InquiryState.OPEN.value) & (
            inquiries.c.department_id == department_id
        )
        return entries(self._db, settled, inquiries.c.since.desc(), inquiries.c.id.desc(), limit=limit)

    def next_inquiry(self) -> int:
        """One more than the last; its key settles who gets it."""
        return int(self._db.execute(select(func.max(inquiries.c.id))).scalar_one() or 0) + 1

    def wants_digest(self, user_id: int, department_id: int) -> bool | None:
        """What somebody of the department has said about the news; None: nothing."""
        return self._db.execute(
            select(digest_choices.c.wanted).where(
                digest_choices.c.user_id == user_id, digest_choices.c.department_id == department_id
            )
        ).scalar_one_or_none()

    def _inquiry(self, query: Select[Any]) -> Inquiry | None:
        row = self._db.execute(query).one_or_none()
        if row is None:
            return None
        lines = self._db.execute(_LINES.where(inquiry_lines.c.inquiry_id == row.id))
        known = names.of_colleagues(self._db)
        return Inquiry(
            row.id,
            row.department_id,
            rows.organisation_of(row),
            InquiryState(row.state),
            row.version,
            tuple(_line(line, known) for line in lines),
            row.about,
            row.report_id,
        )


def entries(
    connection: Connection,
    condition: ColumnElement[bool],
    *order: Any,
    limit: int | None = None,
) -> tuple[InquiryEntry, ...]:
    """Threads in short: two queries, however many there are."""
    query = _THREAD.where(condition).order_by(*order)
    found = connection.execute(query.limit(limit) if limit is not None else query).all()
    if not found:  # asked at every tick
        return ()
    words = _words(connection, [row.id for row in found])
    return tuple(
        InquiryEntry(
            row.id,
            rows.organisation_of(row),
            InquiryState(row.state),
            row.since,
            words[row.id].words,
            row.about,
            words[row.id].by,
        )
        for row in found
    )


def _words(connection: Connection, ids: Sequence[int]) -> dict[int, InquiryLine]:
    """What each thread says in a list: the question that waits, or the first one of all."""
    shown: dict[int, InquiryLine] = {}
    was_answer: dict[int, bool] = {}
    for row in connection.execute(_LINES.where(inquiry_lines.c.inquiry_id.in_(ids))):
        line = _line(row, {})  # of the organisation: colleagues aren't named there
        begins = row.inquiry_id not in shown or was_answer[row.inquiry_id]
        if begins and not line.of_department:
            shown[row.inquiry_id] = line
        was_answer[row.inquiry_id] = line.of_department
    return shown


def _line(row: Any, known: dict[int, str]) -> InquiryLine:
    file = SentFile(row.file_id, row.file_name, row.is_photo, row.mime) if row.file_id else None
    of_department = row.by_user is not None
    name = names.shown(row.specialist, row.by_user, known, "") if of_department else row.person or ""
    return InquiryLine(row.id, row.at, Words(row.text, file), name, of_department)
