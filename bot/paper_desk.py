"""The desk where papers are made that were asked for in the chat: one after the other, aside.

What was asked for stands in the database until the file and the messages about it are on their way, in one
piece: a killed program makes it again.
"""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import real_now
from bot.opening import Installation
from bot.paper_child import Crashed, made_by_child
from bot.paper_order import MOST_BYTES, Made, MadeFile, Order
from core.outgoing import MadePaper, Paper, Post
from core.paper_jobs import PaperJob
from core.ports import PublishedDecision
from core.telling import Telling
from core.views import PaperDone, PaperFailed, PaperMaking, PaperReady, View
from core.wording import Wording
from screens.render import render
from screens.screen import dump_screen
from storage import paper_jobs
from storage.reads import SqlReads
from storage.reads_staff import roles
from storage.writer import Writer

FOLDER = "papers"  # in DATA_DIR
SAID_EVERY = 3.0  # seconds between two edits of the one message
LOOK = 1.0  # seconds between two looks at whether something was asked for
MOST_TRIES = 3
KEPT_SECONDS = 24 * 3600.0  # a file that Telegram hasn't got in a day can be asked for again
MANY = 20  # parts of an archive: a chat is no place for more
UNREAD, UNMADE = "papers that were asked for can't be read", "a paper couldn't be made"


class PaperDesk:
    """``run`` is its loop. ``posted`` hears that something was put into the outbox."""

    def __init__(
        self, here: Installation, writer: Writer, posted: Callable[[], None], complaints: Telling
    ) -> None:
        self._here = here
        self._writer = writer
        self._posted = posted
        self._complaints = complaints
        self._folder = here.settings.data_dir / FOLDER

    async def run(self) -> None:
        """Make what was asked for, until cancelled."""
        while True:
            try:
                done = await self.look()
                self._complaints.over(UNREAD)
            except Exception as error:  # the database, or the disk: it waits
                self._complaints.say(UNREAD, error, trace=True)
                done = False
            if not done:
                await asyncio.sleep(LOOK)

    async def look(self) -> bool:
        """Make one; False where nothing waits."""
        job = await self._here.database.read(lambda c: paper_jobs.next_job(c, self._here.department_id))
        if job is None:
            return False
        published = await self._allowed(job)
        if published is None:
            await self._settle(job, ())
            return True
        place = self._folder / job.album  # not the row's number: SQLite gives those twice
        await asyncio.to_thread(_cleared, self._folder, place)
        try:
            made = await self._made(job, place)
        except Crashed as error:
            self._complaints.say(UNMADE, error)
            tries = await self._writer.do(lambda c: paper_jobs.failed_once_more(c, job.id))
            if tries < MOST_TRIES:
                return False
            made = Made(trouble="Попробуйте позже")
        own, sent = await self._words(job)
        await self._settle(job, _told(job, published, made, own, sent))
        return True

    async def _words(self, job: PaperJob) -> tuple[tuple[Wording, ...], int]:
        """The official report's own words, and how many reports are in: are they older than the counts?"""
        here = self._here

        def look(connection: Connection) -> tuple[tuple[Wording, ...], int]:
            reads = SqlReads(connection, here.shelf)
            own = reads.wordings(job.decision_id, here.department_id)
            return own, reads.tally(job.decision_id, here.department_id).coverage().sent

        return await here.database.read(look) if job.paper is Paper.OFFICIAL else ((), 0)

    async def _allowed(self, job: PaperJob) -> PublishedDecision | None:
        """The decision, open or closed, where who asked is still of the department."""
        here = self._here

        def look(connection: Connection) -> PublishedDecision | None:
            if job.chat_id not in (*here.settings.admin_ids, *roles(connection, here.department_id)):
                return None
            reads = SqlReads(connection, here.shelf)
            every = (*reads.decisions(here.department_id), *reads.archive(here.department_id))
            return next((one for one in every if one.id == job.decision_id), None)

        return await here.database.read(look)

    async def _made(self, job: PaperJob, place: Path) -> Made:
        here, settings = self._here, self._here.settings
        order = Order(
            settings.url,
            str(settings.data_dir),  # the child starts where we stand
            str(place),
            here.department_id,
            settings.department_name,
            str(settings.zone),
            here.local_now(),
            job.decision_id,
            job.paper,
        )
        progress = _Progress()
        saying = asyncio.create_task(self._say(job, progress))
        try:
            return await made_by_child(order, progress.note)
        finally:
            saying.cancel()
            await asyncio.gather(saying, return_exceptions=True)

    async def _say(self, job: PaperJob, progress: "_Progress") -> None:
        """Edit the one message while the work goes on; a database in trouble is no reason to end it."""
        while True:
            await asyncio.sleep(SAID_EVERY)
            if not progress.moved():
                continue
            post = _post(job, PaperMaking(job.paper, progress.done, progress.total), job.album)
            at = self._here.local_now()
            await self._writer.do(partial(paper_jobs.say, posts=(post,), at=at))
            self._posted()

    async def _settle(self, job: PaperJob, posts: Sequence[Post]) -> None:
        at = self._here.local_now()
        await self._writer.do(lambda c: paper_jobs.settled(c, job.id, posts, at))
        self._posted()


class _Progress:
    """How far the child is, and whether that was said."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self._said = 0

    def note(self, done: int, total: int) -> None:
        """The child says so."""
        self.done, self.total = done, total

    def moved(self) -> bool:
        """Whether there is something new; asked once."""
        new, self._said = self.done != self._said, self.done
        return new


def _told(
    job: PaperJob, published: PublishedDecision, made: Made, own: tuple[Wording, ...], sent: int
) -> tuple[Post, ...]:
    if made.gone:
        return ()
    if made.trouble:
        return (_post(job, PaperFailed(published.id, published.decision, job.paper, made.trouble)),)
    done = _post(job, PaperDone(job.paper), job.album)
    size, parts = sum(one.size for one in made.files), len(made.files)
    if parts > MANY or max(one.size for one in made.files) > MOST_BYTES * 1.05:
        view = PaperReady(published.id, published.decision, job.paper, None, made.counts, size=size)
        return done, _post(job, view)
    return done, *(
        _post(
            job,
            PaperReady(
                *(published.id, published.decision, job.paper, _file(job, one), made.counts),
                part=number,
                parts=parts,
                wordings=own,
                sent=sent,
            ),
        )
        for number, one in enumerate(made.files, start=1)
    )


def _file(job: PaperJob, made: MadeFile) -> MadePaper:
    return MadePaper(f"{job.album}/{made.file}", made.name, made.mime)


def _post(job: PaperJob, view: View, album: str = "") -> Post:
    return Post(job.chat_id, dump_screen(render(view)), album=album)


def _cleared(folder: Path, place: Path) -> None:
    """A folder for this one; what an earlier try has left goes, and so does what is a day old."""
    folder.mkdir(mode=0o700, exist_ok=True)
    old = real_now().timestamp() - KEPT_SECONDS
    for entry in folder.iterdir():
        if entry == place or entry.stat().st_mtime < old:
            shutil.rmtree(entry, ignore_errors=True)
    place.mkdir(mode=0o700)
