"""A screen on its way to a chat, as the outbox keeps it."""

from dataclasses import dataclass
from enum import IntEnum


class Priority(IntEnum):
    """What goes first when much is waiting."""

    REPLY = 0
    NOTICE = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class Post:
    """``screen`` is JSON; ``replaces`` the tapped message, edited while it is the chat's newest."""

    chat_id: int
    screen: str
    priority: Priority = Priority.REPLY
    replaces: int | None = None
    is_reminder: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A post to send now. ``newest`` is the newest message of the chat, from either side.

    ``instead_of`` are earlier edits of the same message that needn't be sent any more.
    """

    id: int
    post: Post
    attempts: int
    newest: int | None
    instead_of: tuple[int, ...] = ()
