"""The database as the tick of the department's news sees it."""

from collections.abc import Sequence
from datetime import date, datetime

from core.digest import DigestFacts, News
from core.inquiry import InquiryEntry
from core.outgoing import Post
from storage import digests
from storage.database import Database
from storage.shelf import Shelf
from storage.writer import Writer


class DigestStore:
    """News and new questions of one department; ``admin_ids`` are the administrators of the settings."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        shelf: Shelf,
        department_id: int,
        admin_ids: Sequence[int],
    ) -> None:
        self._database = database
        self._writer = writer
        self._shelf = shelf
        self._department_id = department_id
        self._admin_ids = admin_ids

    async def facts(self) -> DigestFacts:
        """What decides on the next digest."""
        return await self._database.read(lambda c: digests.facts(c, self._shelf, self._department_id))

    async def news(self, now: datetime) -> News:
        """All that there is to tell."""
        return await self._database.read(lambda c: digests.news(c, self._shelf, self._department_id, now))

    async def listeners(self, today: date) -> tuple[tuple[int, bool], ...]:
        """Who wants the news, and whether they may act."""
        where = self._department_id, self._admin_ids, today
        return await self._database.read(lambda c: digests.listeners(c, *where))

    async def tell_news(self, day: date, posts: Sequence[Post], told: int, at: datetime) -> bool:
        """Decide the day, once."""
        return await self._writer.do(
            lambda c: digests.tell_news(c, self._department_id, day, posts, told, at)
        )

    async def untold_inquiries(self) -> tuple[InquiryEntry, ...]:
        """Questions that no specialist has heard of."""
        return await self._database.read(lambda c: digests.untold_inquiries(c, self._department_id))

    async def on_duty(self, today: date) -> tuple[int, ...]:
        """Who hears of them."""
        where = self._department_id, self._admin_ids, today
        return await self._database.read(lambda c: digests.on_duty(c, *where))

    async def tell_inquiries(self, told: Sequence[InquiryEntry], posts: Sequence[Post], at: datetime) -> bool:
        """Queue the messages about them, once."""
        return await self._writer.do(lambda c: digests.tell_inquiries(c, told, posts, at))
