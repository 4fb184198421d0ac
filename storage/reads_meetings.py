"""Meetings and seats as they are read."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, select

from core.meeting import Marked, PublishedMeeting, Seat, SeatState
from core.meeting_rounds import Invitee
from core.people import Role
from core.recipients import Recipient
from core.summary import by_number
from storage import rows
from storage.codec import load_plan
from storage.prepared import Prepared
from storage.schema import chats, meeting_rounds, meetings, members, organisations, people, seats


def _meeting(row: Any) -> PublishedMeeting:
    return PublishedMeeting(
        row.id, row.department_id, load_plan(row.body), row.published_at, row.closed_at, row.version
    )


_COLUMNS = tuple(
    meetings.c[name] for name in ("id", "department_id", "body", "published_at", "closed_at", "version")
)
_OPEN = Prepared(  # at every look at the menu: nothing is read again that stands as it stood
    select(*_COLUMNS)
    .where(meetings.c.department_id == bindparam("department"), meetings.c.closed_at.is_(None))
    .order_by(meetings.c.day, meetings.c.id),
    _meeting,
)


class MeetingReads:
    """The part of ``core.ports.Reads`` that is about meetings."""

    _db: Connection

    def meeting(self, meeting_id: int, department_id: int) -> PublishedMeeting | None:
        """One of the department's, closed or not."""
        row = self._db.execute(
            select(*_COLUMNS).where(meetings.c.id == meeting_id, meetings.c.department_id == department_id)
        ).one_or_none()
        return _meeting(row) if row is not None else None

    def meetings(self, department_id: int) -> tuple[PublishedMeeting, ...]:
        """Those that aren't closed, by day."""
        return tuple(_OPEN.all(self._db, department=department_id))

    def seats(self, meeting_id: int, department_id: int) -> tuple[Seat, ...]:
        """Every open organisation's, by number."""
        found = self._db.execute(_seats(meeting_id, department_id))
        made = [_seat(meeting_id, row) for row in found]
        return tuple(sorted(made, key=lambda one: by_number(one.organisation)))

    def seat(self, meeting_id: int, organisation_id: int, department_id: int) -> Seat | None:
        """One of them."""
        row = self._db.execute(
            _seats(meeting_id, department_id).where(organisations.c.id == organisation_id)
        ).one_or_none()
        return _seat(meeting_id, row) if row is not None else None

    def invitees(self, meeting_id: int, department_id: int) -> tuple[Invitee, ...]:
        """Every open organisation's seat with its people: two queries."""
        theirs: defaultdict[int, list[Recipient]] = defaultdict(list)
        for row in self._db.execute(_PEOPLE.where(members.c.department_id == department_id)):
            theirs[row.organisation_id].append(
                Recipient(
                    row.id,
                    row.chat_id,
                    row.name,
                    Role(row.role),
                    row.blocked_at is None,
                    row.absent_until,
                    substitute=row.substitute,
                )
            )
        found = self.seats(meeting_id, department_id)
        return tuple(Invitee(seat, tuple(theirs[seat.organisation.id])) for seat in found)

    def is_told(self, meeting_id: int, key: str) -> bool:
        """Whether that round of reminders was decided."""
        query = select(meeting_rounds.c.at).where(
            meeting_rounds.c.meeting_id == meeting_id, meeting_rounds.c.key == key
        )
        return self._db.execute(query).first() is not None


_PEOPLE = (
    select(people, members.c.organisation_id, members.c.role, members.c.substitute, chats.c.blocked_at)
    .join(members, members.c.person_id == people.c.id)
    .join(chats, chats.c.chat_id == people.c.chat_id, isouter=True)
    .where(members.c.ended_at.is_(None))
    .order_by(members.c.id)
)


def _seats(meeting_id: int, department_id: int) -> Select[Any]:
    """One that came after the publication has no row yet, and is invited all the same."""
    theirs = and_(seats.c.organisation_id == organisations.c.id, seats.c.meeting_id == meeting_id)
    return (
        select(seats, *rows.ORGANISATION)
        .select_from(organisations.join(seats, theirs, isouter=True))
        .where(
            organisations.c.department_id == department_id,
            organisations.c.closed_at.is_(None),
            select(meetings.c.id)
            .where(meetings.c.id == meeting_id, meetings.c.department_id == department_id)
            .exists(),
        )
    )


def _seat(meeting_id: int, row: Any) -> Seat:
    organisation = rows.organisation_of(row)
    if row.version is None:
        return Seat(meeting_id, organisation)
    return Seat(
        meeting_id,
        organisation,
        SeatState(row.state),
        row.subgroup,
        row.instead,
        row.reason,
        row.attended_at,
        row.attended_in,
        Marked(row.marked) if row.marked else None,
        row.version,
    )
