"""The hall's words and codes, wrong tries, and agendas as the chairs go through them."""

from typing import Any

from sqlalchemy import Connection, select

from core.agenda_run import AgendaRun
from core.hall import Hall
from storage.schema import agenda_runs, hall_tries, halls


class HallReads:
    """The part of ``core.ports.Reads`` that is about a meeting's day."""

    _db: Connection

    def halls(self, meeting_id: int, department_id: int) -> tuple[Hall, ...]:
        """The sittings that have a word and a code."""
        found = self._db.execute(
            select(halls)
            .where(halls.c.meeting_id == meeting_id, halls.c.department_id == department_id)
            .order_by(halls.c.subgroup)
        )
        return tuple(_hall(row) for row in found)

    def hall_of(self, code: str, department_id: int) -> Hall | None:
        """The sitting that a code of the hall belongs to."""
        row = self._db.execute(
            select(halls).where(halls.c.code == code, halls.c.department_id == department_id)
        ).one_or_none()
        return _hall(row) if row is not None else None

    def wrong_words(self, meeting_id: int, user_id: int) -> int:
        """How many somebody has sent."""
        found = self._db.execute(
            select(hall_tries.c.tries).where(
                hall_tries.c.meeting_id == meeting_id, hall_tries.c.user_id == user_id
            )
        ).scalar_one_or_none()
        return int(found or 0)

    def agenda_run(self, meeting_id: int, subgroup: int, department_id: int) -> AgendaRun | None:
        """One sitting's agenda, where it was begun."""
        row = self._db.execute(
            select(agenda_runs).where(
                agenda_runs.c.meeting_id == meeting_id,
                agenda_runs.c.subgroup == subgroup,
                agenda_runs.c.department_id == department_id,
            )
        ).one_or_none()
        return _run(row) if row is not None else None

    def agenda_runs(self, department_id: int) -> tuple[AgendaRun, ...]:
        """Those that go on."""
        found = self._db.execute(
            select(agenda_runs).where(
                agenda_runs.c.department_id == department_id, agenda_runs.c.ended_at.is_(None)
            )
        )
        return tuple(_run(row) for row in found)


def _hall(row: Any) -> Hall:
    return Hall(row.meeting_id, row.subgroup, row.code, row.at)


def _run(row: Any) -> AgendaRun:
    return AgendaRun(
        row.meeting_id,
        row.subgroup,
        row.item,
        row.since,
        row.chat_id,
        row.album,
        row.extra,
        row.told,
        row.ended_at,
        row.version,
    )
