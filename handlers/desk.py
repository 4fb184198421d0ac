"""From a use case to what the worker commits. Handlers only name the case; it runs where the data is."""

from collections.abc import Callable
from dataclasses import dataclass

from core.changes import Change
from core.outgoing import Post, Priority
from core.ports import Call, Reads
from core.views import Result, Show
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


def reply_to(case: Case, reads: Reads, call: Call, tapped: int | None = None) -> Reply:
    """Run a use case on one snapshot. ``tapped`` is the message whose button was pressed."""
    result = case(reads, call)
    posts = tuple(_post(show, tapped) for show in result.shows)
    menus = tuple(Post(chat, dump_menu(role), Priority.REPLY) for chat, role in result.menus)
    return Reply(result.changes, (*posts, *menus), toast(result.toast))


def _post(show: Show, tapped: int | None) -> Post:
    screen = dump_screen(render(show.view))
    if show.notice:
        return Post(show.chat_id, screen, Priority.NOTICE)
    return Post(show.chat_id, screen, Priority.REPLY, tapped)
