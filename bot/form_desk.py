"""A filled form that has come: its cells are read in a thread, what they say is decided where the data is."""

import asyncio
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from bot.effect import known
from core.outgoing import Waiting
from core.ports import Call, Reads, SentForm
from core.usecases import forms as cases
from core.usecases.forms import OneForm
from core.views import Result
from handlers.desk import reply_to
from storage import forms, outbox
from storage.applying import apply
from storage.database import Database
from storage.forms import WaitingForm
from storage.guards import Stale
from storage.reads import SqlReads
from storage.shelf import Shelf
from storage.writer import Writer

Decide = Callable[[Reads, Call, SentForm], Result]


class FormDesk:
    """``call`` makes the circumstances of somebody who acts for the department."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        shelf: Shelf,
        call: Callable[[int, int], Call],
        posted: Callable[[Sequence[Waiting]], None],
    ) -> None:
        self._database = database
        self._writer = writer
        self._shelf = shelf
        self._call = call
        self._posted = posted

    async def waiting(self, limit: int, without: Sequence[int]) -> list[WaitingForm]:
        """Forms still to be read."""
        return await self._database.read(lambda c: forms.waiting(c, limit, without))

    async def read(self, form_id: int, content: bytes) -> None:
        """Say what it says, to whoever has sent it."""
        found, why = await asyncio.to_thread(read_cells, content)
        await self._decide(form_id, lambda reads, call, form: cases.was_read(reads, call, form, found, why))

    async def lost(self, form_id: int) -> None:
        """Say that it has to be sent again."""
        await self._decide(form_id, lambda reads, call, form: cases.was_lost(call, form))

    async def _decide(self, form_id: int, decide: Decide) -> None:
        try:
            posts = await self._writer.do(lambda c: self._decided(c, form_id, decide))
        except Stale:  # another process was quicker
            return
        self._posted(posts)

    def _decided(self, connection: Connection, form_id: int, decide: Decide) -> tuple[Waiting, ...]:
        reads = SqlReads(connection, self._shelf)
        form = forms.form(connection, form_id, self._call(0, 0).department_id)
        if form is None:
            return ()
        call = known(connection, self._call(form.user_id, form.chat_id))
        reply = reply_to(lambda r, c: decide(r, c, form), reads, call)
        for change in reply.changes:
            apply(connection, change)
        return tuple(outbox.enqueue(connection, post, call.now) for post in reply.posts)


def read_cells(content: bytes) -> tuple[list[OneForm], str]:
    """The forms of a book; else why it can't be read."""
    from papers.form_reading import FormError, read_forms  # openpyxl: only who reads a form pays for it

    try:
        return [OneForm(form.mark, form.cells) for form in read_forms(content)], ""
    except FormError as error:
        return [], str(error)
