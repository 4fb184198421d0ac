"""Retention at night: told to the administrators before, done, and told after; and files nobody names go."""

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import real_now
from bot.opening import Installation
from bot.tombs import Tombs
from core.auditing import Act
from core.changes.privacy import Audited
from core.outgoing import Post, Priority
from core.views import PurgeNotice
from screens.parts import posts_of
from screens.render import render
from screens.screen import dump_screen
from storage import audit, outbox, retention
from storage.backup_file import place_of
from storage.reads_staff import roles
from storage.retention import TELL_BEFORE, Closed
from storage.writer import Writer

log = logging.getLogger(__name__)
ORPHAN_SECONDS = 86_400.0  # a file is written a moment before its row: younger ones are let be


class Retention:
    """``look`` once a night, by the bot's clock: deadlines and closings are dated by it."""

    def __init__(self, here: Installation, writer: Writer, tombs: Tombs) -> None:
        self._here = here
        self._writer = writer
        self._tombs = tombs
        self._days = here.settings.retention_days
        self._files = here.settings.data_dir / "files"

    async def look(self) -> None:
        """Tell, purge, erase whoever withdrew earlier, and clear the folder up."""
        now = self._here.local_now()
        coming = await self._here.database.read(
            lambda c: retention.coming(c, self._here.department_id, now, self._days)
        )
        for closed in coming:
            await self._writer.do(lambda c, one=closed: self._settle(c, one, now))  # type: ignore[misc]
        is_told = all(one.told is not None for one in coming)
        gone = await self._writer.do(lambda c: self._sweep(c, now, is_told))
        if gone:
            log.info("erased: %s people whose time to be kept is over", gone)
        await self._tombs.renew()
        named = await self._here.database.read(retention.known_files)
        removed = await asyncio.to_thread(_clear_up, self._files, named)
        if removed:
            log.info("deleted: %s files that nothing names any more", removed)
        number, digest = await self._here.database.read(lambda c: audit.end(c, self._here.department_id))
        log.info("the audit log ends with line %s, %s", number, digest)  # an outside note of it

    def _settle(self, connection: Connection, closed: Closed, now: datetime) -> None:
        """A notice where one is due, or the purge itself, with what is said of it, in one transaction.

        Nothing goes of which nobody was told: after an upgrade, a shorter time, or weeks switched off, what
        is overdue is told of tonight, and goes tomorrow.
        """
        here = self._here
        left = (closed.purged_on.astimezone(now.tzinfo).date() - now.date()).days
        if closed.purged_on > now or closed.told is None:
            due = next((days for days in sorted(TELL_BEFORE) if left <= days), None)
            if due is not None and retention.tell(connection, here.department_id, closed.decision_id, due):
                self._tell(connection, closed, closed.people, closed.files, max(left, 1), now)
            return
        purged = retention.purge(connection, here.department_id, closed.decision_id, now, self._days)
        if purged is None:
            return
        counts = (("decision", closed.decision_id), ("people", purged.people), ("files", purged.files))
        line = Audited(here.department_id, None, Act.ERASED, "retention", counts, now)
        audit.write(connection, line)
        self._tell(connection, closed, purged.people, purged.files, None, now)
        log.info(
            "retention: %s people, %s files of decision %s", purged.people, purged.files, closed.decision_id
        )

    def _sweep(self, connection: Connection, now: datetime, is_told: bool) -> int:
        gone = retention.erase_due(connection, now)
        if is_told:
            gone += retention.purge_people(connection, self._here.department_id, now, self._days)
        if gone:
            line = Audited(
                self._here.department_id, None, Act.ERASED, "personal data", (("people", gone),), now
            )
            audit.write(connection, line)
        return gone

    def _tell(
        self, connection: Connection, closed: Closed, people: int, files: int, days: int | None, now: datetime
    ) -> None:
        title = self._here.shelf.get(connection, closed.version_id).short_title
        day = closed.purged_on.astimezone(now.tzinfo).date()
        if days is not None:
            day = max(day, now.date() + timedelta(days=1))
        view = PurgeNotice(title, people, files, days, day)
        for chat_id in self._administrators(connection):
            for screen in posts_of(render(view)):
                outbox.enqueue(connection, Post(chat_id, dump_screen(screen), Priority.NOTICE), now)

    def _administrators(self, connection: Connection) -> Iterable[int]:
        found = roles(connection, self._here.department_id)
        managing = (user_id for user_id, role in found.items() if role.may_manage)
        return dict.fromkeys((*self._here.settings.admin_ids, *managing))


def _clear_up(folder: Path, named: frozenset[str]) -> int:
    """Delete what nothing names: after a purge, and what a power cut left of one."""
    removed = 0
    before = real_now().timestamp() - ORPHAN_SECONDS
    for path in folder.glob("??/*"):
        if path.name not in named and path == place_of(folder, path.name) and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            removed += 1
    return removed
