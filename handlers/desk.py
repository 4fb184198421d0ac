"""What a handler works with: who called, a way to ask a use case, and the reply that comes of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.changes import Change
from core.outgoing import Post, Priority
from core.ports import Call, Reads
from core.views import Result, Show
from core.working_days import WorkingDays
from screens.menus import dump_menu
from screens.render import render, toast
from screens.screen import dump_screen

Case = Callable[[Reads, Call], Result]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the worker commits: changes, posts, and the word on the tapped button."""

    changes: tuple[Change, ...] = ()
    posts: tuple[Post, ...] = ()
    toast: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """One update's desk. ``tapped`` is the message whose button was pressed."""

    call: Call
    days: WorkingDays
    read: Callable[[Callable[[Reads], Result]], Awaitable[Result]]
    tapped: int | None = None

    async def ask(self, case: Case) -> Reply:
        """Run a use case on one snapshot and turn what it decided into a reply."""
        result = await self.read(lambda reads: case(reads, self.call))
        menus = tuple(Post(chat, dump_menu(role), Priority.REPLY) for chat, role in result.menus)
        posts = tuple(self._post(show) for show in result.shows)
        return Reply(result.changes, (*posts, *menus), toast(result.toast))

    def _post(self, show: Show) -> Post:
        screen = dump_screen(render(show.view))
        if show.notice:
            return Post(show.chat_id, screen, Priority.NOTICE)
        return Post(show.chat_id, screen, Priority.REPLY, self.tapped)
