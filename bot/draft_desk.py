"""A decision that came as a file: read in a thread, decided on where the data is; and published when agreed.

Publishing stands in the database until it is done, in one piece with all that it brings about: a killed
program does it after its next start, once.
"""

import asyncio
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from bot.effect import known
from bot.errors import Refusal
from bot.opening import Installation
from bot.publishing import publish_in
from core.draft import DecisionDraft, DraftState, ReadDraft, is_document
from core.outgoing import Post, Priority, Waiting
from core.ports import Call, Reads
from core.usecases import drafting
from core.views import DraftPublished, Result
from handlers.desk import reply_to
from screens.render import render
from screens.screen import dump_screen
from storage import drafts, outbox
from storage.applying import apply
from storage.drafts import WaitingDraft
from storage.guards import Stale
from storage.reads import SqlReads
from storage.writer import Writer

Decide = Callable[[Reads, Call, DecisionDraft], Result]


class DraftDesk:
    """``call`` makes the circumstances of somebody who acts for the department."""

    def __init__(
        self,
        here: Installation,
        writer: Writer,
        call: Callable[[int, int], Call],
        posted: Callable[[Sequence[Waiting]], None],
        wake: Callable[[], None],
    ) -> None:
        self._here = here
        self._writer = writer
        self._call = call
        self._posted = posted
        self._wake = wake

    async def waiting(self, limit: int, without: Sequence[int]) -> list[WaitingDraft]:
        """Files still to be read."""
        return await self._here.database.read(lambda c: drafts.waiting(c, limit, without))

    async def read(self, draft_id: int, content: bytes) -> None:
        """Say what it holds, to whoever has sent it."""
        name = await self._here.database.read(lambda c: self._name(c, draft_id))
        found = await asyncio.to_thread(read_draft, name, content)
        await self._decide(draft_id, lambda reads, call, draft: drafting.was_read(reads, call, draft, found))

    async def lost(self, draft_id: int) -> None:
        """Say that it has to be sent again."""
        await self._decide(draft_id, lambda reads, call, draft: drafting.was_lost(call, draft))

    async def publish(self) -> None:
        """Publish what was agreed to; nothing is written where nothing was."""
        here = self._here
        draft_id = await here.database.read(lambda c: drafts.confirmed(c, here.department_id))
        if draft_id is None:
            return
        try:
            await self._writer.do(lambda c: self._published(c, draft_id))
        except Stale:  # another process was quicker
            return
        self._wake()

    def _published(self, connection: Connection, draft_id: int) -> None:
        here, at = self._here, self._here.local_now()
        draft = drafts.draft(connection, draft_id, here.department_id)
        if draft is None or draft.decision is None:
            return
        try:
            done = publish_in(connection, here, draft.decision, draft.source, draft.user_id)
        except Refusal as refusal:  # closed since
            drafts.ended(connection, draft_id, DraftState.REFUSED)
            view = DraftPublished(draft.decision.short_title, 0, 0, False, str(refusal))
        else:
            drafts.ended(connection, draft_id, DraftState.PUBLISHED)
            published = done.published
            view = DraftPublished(
                draft.decision.short_title, published.decision_id, done.told, published.version > 1
            )
        post = Post(draft.chat_id, dump_screen(render(view)), Priority.NOTICE)
        outbox.enqueue(connection, post, at)

    def _name(self, connection: Connection, draft_id: int) -> str:
        found = drafts.draft(connection, draft_id, self._here.department_id)
        return found.file_name if found is not None else ""

    async def _decide(self, draft_id: int, decide: Decide) -> None:
        try:
            posts = await self._writer.do(lambda c: self._decided(c, draft_id, decide))
        except Stale:  # another process was quicker
            return
        self._posted(posts)

    def _decided(self, connection: Connection, draft_id: int, decide: Decide) -> tuple[Waiting, ...]:
        reads = SqlReads(connection, self._here.shelf)
        draft = drafts.draft(connection, draft_id, self._here.department_id)
        if draft is None:
            return ()
        call = known(connection, self._call(draft.user_id, draft.chat_id))
        reply = reply_to(lambda r, c: decide(r, c, draft), reads, call)
        for change in reply.changes:
            apply(connection, change)
        return tuple(outbox.enqueue(connection, post, call.now) for post in reply.posts)


def read_draft(name: str, content: bytes) -> ReadDraft:
    """A paper becomes a draft with its doubts, a decision file is checked; every mistake in plain words."""
    return _of_document(name, content) if is_document(name) else _of_file(content)


def _of_document(name: str, content: bytes) -> ReadDraft:
    from core.drafting.found import NotADecision
    from core.drafting.reading import read_document
    from papers.decision_file import DecisionFileError, parse_decision
    from papers.decision_russian import problems_in_russian
    from papers.draft_source import DocumentError, read_document_bytes
    from papers.draft_unfilled import unfilled
    from papers.draft_writing import write_draft

    try:
        source = read_document_bytes(content)
        written = write_draft(read_document(source.lines, None, None), name, source.notices)
        decision = parse_decision(written.text, "draft")
    except (DocumentError, NotADecision) as error:
        return ReadDraft(problems=(str(error),), is_document=True)
    except DecisionFileError as error:
        return ReadDraft(problems=problems_in_russian(error), is_document=True)
    doubts = tuple(f"строка {line}: {told}" for line, told in written.doubts)
    unplaced = tuple(f"не нашлось места: {told}" for told in written.unplaced)
    left = tuple(unfilled(written.text))
    return ReadDraft(decision, written.text, (*doubts, *unplaced), left, is_document=True)


def _of_file(content: bytes) -> ReadDraft:
    from papers.decision_file import DecisionFileError, parse_decision
    from papers.decision_russian import problems_in_russian
    from papers.draft_unfilled import unfilled

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ReadDraft(problems=("Кодировка не UTF-8: сохраните файл заново в UTF-8",))
    try:
        decision = parse_decision(text, "decision.yaml")
    except DecisionFileError as error:
        return ReadDraft(problems=problems_in_russian(error))
    return ReadDraft(decision, text, (), tuple(unfilled(text)))
