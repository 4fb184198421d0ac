"""The database as the tick of meetings sees it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from core.agenda_run import AgendaRun
from core.meeting import PublishedMeeting
from core.meeting_rounds import Invitee
from core.outgoing import Post
from storage import meetings
from storage.database import Database
from storage.reads import SqlReads
from storage.shelf import Shelf
from storage.writer import Writer


class MeetingRows:
    """Meetings of one department."""

    def __init__(self, database: Database, writer: Writer, shelf: Shelf, department_id: int) -> None:
        self._database = database
        self._writer = writer
        self._shelf = shelf
        self._department_id = department_id

    async def meetings(self) -> tuple[PublishedMeeting, ...]:
        """Those that aren't closed."""
        return await self._database.read(lambda c: SqlReads(c, self._shelf).meetings(self._department_id))

    async def going(self) -> tuple[tuple[PublishedMeeting, AgendaRun], ...]:
        """Agendas that go on, each with its meeting: one small read where there is none."""

        def look(connection: Connection) -> tuple[tuple[PublishedMeeting, AgendaRun], ...]:
            reads = SqlReads(connection, self._shelf)
            found = (
                (reads.meeting(run.meeting_id, self._department_id), run)
                for run in reads.agenda_runs(self._department_id)
            )
            return tuple((meeting, run) for meeting, run in found if meeting is not None)

        return await self._database.read(look)

    async def retell(self, run: AgendaRun, post: Post, at: datetime) -> bool:
        """Edit the message; False where the chair, or another process, was quicker."""
        return await self._writer.do(lambda c: meetings.retell(c, run, self._department_id, post, at))

    async def is_told(self, meeting_id: int, key: str) -> bool:
        """Whether that round was decided, by whatever process."""
        return await self._database.read(lambda c: SqlReads(c, self._shelf).is_told(meeting_id, key))

    async def invitees(self, meeting_id: int) -> tuple[Invitee, ...]:
        """Every seat with its people."""
        return await self._database.read(
            lambda c: SqlReads(c, self._shelf).invitees(meeting_id, self._department_id)
        )

    async def tell(self, meeting_id: int, key: str, posts: Sequence[Post], told: int, at: datetime) -> bool:
        """Decide the round and queue its letters, once."""
        return await self._writer.do(
            lambda c: meetings.tell(c, meeting_id, self._department_id, key, posts, told, at)
        )
