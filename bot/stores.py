"""The database as the scheduler sees it: one small object per concern, reads and writes behind it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from core.broadcast import DueLetter, NotSent, Running
from core.notices import Mishaps, Untold
from core.outgoing import Post, Waiting
from core.people import CutOff
from core.reminder_round import DueReport, Verdict
from storage import broadcast_delivery, broadcast_rows, clock, counting, files, notices, outbox, reminders
from storage.database import Database
from storage.files import Lost, WaitingFile
from storage.shelf import Shelf
from storage.writer import Writer

REMINDER_PATIENCE = timedelta(minutes=10)  # real time; after that its words and its hour may be wrong


class OutboxStore:
    """What the post office works on. ``pace`` says how fast the bot's clock runs."""

    def __init__(self, database: Database, writer: Writer, pace: Callable[[], float] = lambda: 1.0) -> None:
        self._database = database
        self._writer = writer
        self._pace = pace

    async def waiting(self, limit: int, without: Sequence[int]) -> tuple[list[Waiting], bool]:
        """The next posts, one per chat, and whether those are all that wait."""
        return await self._database.read(lambda c: outbox.waiting(c, limit, without))

    async def sent(self, delivered: Sequence[tuple[Waiting, int | None]], at: datetime) -> None:
        """Telegram has them."""
        await self._writer.do(lambda c: outbox.sent(c, delivered, at))

    async def failed(self, post: Waiting, why: str, at: datetime) -> None:
        """Telegram will never take it."""
        await self._writer.do(lambda c: outbox.failed(c, post, why, at))

    async def blocked(self, post: Waiting, why: str, at: datetime) -> None:
        """The person can't be reached: what waits for them is cancelled, too."""
        await self._writer.do(lambda c: outbox.blocked(c, post, why, at))

    async def cancelled(self, post: Waiting, why: str, at: datetime) -> None:
        """It need not be sent any more."""
        await self._writer.do(lambda c: outbox.cancelled(c, post, why, at))

    async def retried(self, post: Waiting) -> None:
        """One more try to come."""
        await self._writer.do(lambda c: outbox.retried(c, post))

    async def still_owed(self, chat_id: int) -> bool:
        """Whether a reminder still has its reason."""
        return await self._database.read(lambda c: reminders.still_owed(c, chat_id))

    async def why_unwelcome(self, post: Waiting) -> str | None:
        """Why a letter of a broadcast isn't to be sent any more; None where it is."""
        return await self._database.read(lambda c: broadcast_rows.why_unwelcome(c, post.id))

    async def put_back(self, post: Waiting, now: datetime) -> bool:
        """Whether a reminder has waited too long, so that the ticks decide on it anew."""
        before = now - REMINDER_PATIENCE * self._pace()
        if not await self._database.read(lambda c: reminders.is_older(c, post.id, before)):
            return False
        await self._writer.do(lambda c: reminders.put_back(c, post, now))
        return True


class ReminderStore:
    """What the ticks work on."""

    def __init__(self, database: Database, writer: Writer, shelf: Shelf) -> None:
        self._database = database
        self._writer = writer
        self._shelf = shelf

    async def due(self, now: datetime, limit: int) -> tuple[DueReport, ...]:
        """Reports with a due rung."""
        return await self._database.read(lambda c: reminders.due(c, self._shelf, now, limit))

    async def earliest(self) -> datetime | None:
        """When the next rung is due; None when none is planned."""
        return await self._database.read(reminders.earliest)

    async def record(
        self,
        verdicts: Sequence[Verdict],
        letters: Sequence[tuple[int, Sequence[Post], tuple[int, ...]]],
        day: date,
        now: datetime,
    ) -> int:
        """Write the outcome of one look."""
        return await self._writer.do(lambda c: reminders.record(c, verdicts, letters, day, now))

    async def reach(self, horizon: datetime) -> None:
        """Let the bot's clock run up to that moment."""
        await self._writer.do(lambda c: clock.reach(c, horizon))


class CountStore:
    """The summary's counts: what has changed is counted soon after."""

    def __init__(self, database: Database, writer: Writer) -> None:
        self._database = database
        self._writer = writer

    async def look(self) -> None:
        """Count what has changed; nothing is written where nothing has."""
        if await self._database.read(counting.is_anything_uncounted):
            await self._writer.do(counting.count_changed)


class NoticeStore:
    """What the department is told of when something went wrong."""

    def __init__(self, database: Database, writer: Writer, department_id: int, staff: Sequence[int]) -> None:
        self._database = database
        self._writer = writer
        self._department_id = department_id
        self._staff = staff

    async def untold(self) -> Untold:
        """What they haven't heard of yet."""
        return await self._database.read(lambda c: notices.untold(c, self._department_id, self._staff))

    async def tell_mishaps(
        self, mishaps: Mishaps, posts: Sequence[Post], real: datetime, now: datetime
    ) -> bool:
        """Queue the messages about mishaps, once."""
        return await self._writer.do(lambda c: notices.tell_mishaps(c, mishaps, posts, real, now))

    async def tell_cut_off(self, people: Sequence[CutOff], posts: Sequence[Post], now: datetime) -> bool:
        """Queue the messages about people whom nothing reaches, once."""
        return await self._writer.do(lambda c: notices.tell_cut_off(c, people, posts, now))


class FileStore:
    """What the fetching of evidence works on."""

    def __init__(self, database: Database, writer: Writer, shelf: Shelf, now: Callable[[], datetime]) -> None:
        self._database = database
        self._writer = writer
        self._shelf = shelf
        self._now = now

    async def waiting(self, limit: int, without: Sequence[int]) -> list[WaitingFile]:
        """Files still to be fetched, but for those pieces of evidence."""
        return await self._database.read(lambda c: files.waiting(c, limit, without))

    async def kept(self, evidence_id: int, sha256: str, size: int) -> None:
        """The bytes are on the disk."""
        await self._writer.do(lambda c: files.kept(c, evidence_id, sha256, size))

    async def about(self, evidence_id: int) -> Lost | None:
        """What to say of a file that is lost, and to whom."""
        return await self._database.read(lambda c: files.about(c, self._shelf, evidence_id))

    async def lost(self, evidence_id: int, posts: Sequence[Post]) -> None:
        """Telegram doesn't have it any more, and these tell of it."""
        await self._writer.do(lambda c: files.lost(c, evidence_id, posts, self._now()))


class BroadcastStore:
    """What the sending of broadcasts works on."""

    def __init__(self, database: Database, writer: Writer, shelf: Shelf) -> None:
        self._database = database
        self._writer = writer
        self._shelf = shelf

    async def running(self) -> tuple[Running, ...]:
        """Those that go out, or whose end is to be told."""
        return await self._database.read(lambda c: broadcast_delivery.running(c, self._shelf))

    async def due(self, broadcast_id: int, limit: int) -> tuple[DueLetter, ...]:
        """The next recipients."""
        return await self._database.read(
            lambda c: broadcast_delivery.due(c, self._shelf, broadcast_id, limit)
        )

    async def record(
        self,
        letters: Sequence[tuple[DueLetter, Sequence[Post]]],
        skipped: Sequence[tuple[DueLetter, NotSent]],
        reminded_on: date | None,
        now: datetime,
    ) -> int:
        """Queue these and give those up."""
        return await self._writer.do(
            lambda c: broadcast_delivery.record(c, letters, skipped, reminded_on, now)
        )

    async def ended(self, broadcast_id: int, now: datetime) -> bool:
        """Whether nobody is left to get it."""
        return await self._writer.do(lambda c: broadcast_delivery.ended(c, broadcast_id, now))

    async def tell(
        self, before: Running, told: str, post: Post | None, real: datetime, now: datetime
    ) -> bool:
        """Queue the news for whoever sends it, once."""
        return await self._writer.do(lambda c: broadcast_delivery.tell(c, before, told, post, real, now))

    async def close(self, broadcast_id: int, post: Post | None, now: datetime) -> bool:
        """Queue how it ended, once."""
        return await self._writer.do(lambda c: broadcast_delivery.close(c, broadcast_id, post, now))
