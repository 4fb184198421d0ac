"""What people got to see: every message, every edit, and every edit that changed nothing, in order."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from sandbox import Happening, Message, Sandbox
from sandbox.model import ActKind
from tests.faults.ledger import Content

_KINDS = (ActKind.MESSAGE, ActKind.EDIT, ActKind.NOT_MODIFIED)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One deed of the bot in a chat, as Telegram carried it out, whether or not the bot heard of it."""

    at: float  # Unix time
    chat_id: int
    kind: ActKind
    content: Content

    @property
    def shows(self) -> bool:
        """Whether people see anything of it."""
        return self.kind is not ActKind.NOT_MODIFIED


@dataclass
class Witness:
    """Watches a sandbox for as long as ``watching`` lasts."""

    sandbox: Sandbox
    deliveries: list[Delivery] = field(default_factory=list)

    @contextlib.asynccontextmanager
    async def watching(self) -> AsyncIterator["Witness"]:
        """Write down what happens while the block lasts."""
        with self.sandbox.listen() as happenings:
            task = asyncio.create_task(self._watch(happenings))
            try:
                yield self
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    async def _watch(self, happenings: asyncio.Queue[Happening]) -> None:
        while True:
            self._note(await happenings.get())

    def _note(self, happening: Happening) -> None:
        message = happening.data
        if happening.kind not in _KINDS or not isinstance(message, Message) or not message.from_bot:
            return
        rows = tuple(
            tuple((str(button["text"]), str(button.get("callback_data", ""))) for button in row)
            for row in message.inline_keyboard
        )
        kind = ActKind(happening.kind)
        at = self.sandbox.telegram.wall()
        self.deliveries.append(Delivery(at, message.chat_id, kind, (message.words, rows)))
