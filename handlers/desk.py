"""From a use case to what the worker commits. Handlers only name the case; it runs where the data is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from core.broadcast import BroadcastState
from core.changes import Change
from core.outgoing import Post, Priority
from core.ports import Call, Reads
from core.rehearsal import draft_of, told_apart
from core.usecases import auditing
from core.views import BroadcastProgress, Result, Show, about
from screens.decisions import rehearsed
from screens.menus import dump_menu
from screens.parts import posts_of
from screens.render import render, toast
from screens.screen import dump_screen

Case = Callable[[Reads, Call], Result]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the worker commits: changes, posts, and the word on the tapped button."""

    changes: tuple[Change, ...] = ()
    posts: tuple[Post, ...] = ()
    toast: str = ""


def reply_to(
    case: Case, reads: Reads, call: Call, tapped: int | None = None, is_picture: bool = False
) -> Reply:
    """Run a use case on one snapshot. ``tapped`` is the message whose button was pressed."""
    result = case(reads, call)
    kept = told_apart(result.changes)
    changes = (*kept, *auditing.lines(call, replace(result, changes=kept)))
    shows = result.shows
    if kept != result.changes:  # on a walk through a draft nobody else hears of what isn't stored
        shows = tuple(show for show in shows if show.chat_id == call.chat_id)
    posts = tuple(post for show in shows for post in _posts(show, tapped, is_picture))
    menus = tuple(Post(chat, dump_menu(role), Priority.REPLY) for chat, role in result.menus)
    return Reply(changes, (*posts, *menus), toast(result.toast))


def _posts(show: Show, tapped: int | None, is_picture: bool) -> Iterator[Post]:
    """A post for each part of the screen, so that a crash between two of them repeats one at most."""
    screen, report = render(show.view), about(show.view)
    rehearsal = draft_of(report)
    if rehearsal is not None:
        screen, report = rehearsed(screen, rehearsal), None
    screens = posts_of(screen)
    album = show.album if len(screens) == 1 else ""  # two parts can't share one message
    progress = _progress_of(show)
    for number, screen in enumerate(screens):
        if show.notice:
            yield Post(show.chat_id, dump_screen(screen), Priority.NOTICE, album=album, report_id=report)
        else:  # the first part takes the place of the tapped message; a file can't
            replaces = tapped if number == 0 and screen.is_living and not album else None
            yield Post(
                show.chat_id,
                dump_screen(screen),
                Priority.REPLY,
                replaces,
                album=album,
                report_id=report,
                progress_of=progress,
                over_picture=is_picture and replaces is not None,
            )


def _progress_of(show: Show) -> int | None:
    """The message in the sender's own chat is the one that is edited from then on."""
    view = show.view
    if not isinstance(view, BroadcastProgress) or view.broadcast.chat_id != show.chat_id:
        return None
    return view.broadcast.id if view.broadcast.state is BroadcastState.SENDING else None
