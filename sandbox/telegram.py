"""The state of the stand-in: accounts, chats, messages, files and the queue; every change is a plain method.

Nothing here knows HTTP or waits for anything. What the bot may do stands here and in `sandbox.methods`, what
people do in `sandbox.arrivals`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox import access
from sandbox.calls import CallLog, Feed
from sandbox.commands import CommandLists
from sandbox.errors import JSON, NOT_MODIFIED, bad_request
from sandbox.files import FileStore, StoredFile
from sandbox.keyboards import NONE, Markup
from sandbox.limits import Limits, RateLimiter
from sandbox.messages import Message
from sandbox.model import Act, ActKind, Chat, Toast, User
from sandbox.queue import UpdateQueue
from sandbox.updates import Retention, WebhookSettings


@dataclass(slots=True)
class Query:
    """A tap that waits for its answer."""

    id: str
    user: User
    chat: Chat
    born: float  # of the monotonic clock
    answered: int = 0


class Telegram:
    """One bot's Telegram. `wall` gives Unix time for dates, `monotonic` seconds for ages and limits."""

    def __init__(
        self,
        token: str = "123456:TEST",  # noqa: S107  # nobody's
        bot_username: str = "vsoko_test_bot",
        *,
        bot_name: str = "ВСОКО",
        limits: Limits | None = None,
        retention: Retention | None = None,
        query_lifetime: float = 150.0,
        seed: int = 1,
        log_size: int = 20_000,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        self.rng = random.Random(seed)
        self.wall = wall
        self.monotonic = monotonic
        self.query_lifetime = query_lifetime  # seconds in which a tap can be answered
        self.bot = User(_bot_id(token), bot_name, username=bot_username, is_bot=True)
        self.bot_payload = self.bot.payload()
        self.profile: dict[str, str] = {}  # descriptions, as the bot set them
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.files = FileStore(random.Random(seed + 1))
        self.commands = CommandLists()
        self.limiter = RateLimiter(limits or Limits())
        self.queue = UpdateQueue(self.rng.randrange(10**8, 9 * 10**8), retention or Retention(), monotonic)
        self.webhook: WebhookSettings | None = None
        self.webhook_error: tuple[float, str] | None = None  # Unix time and what went wrong
        self.on_webhook: Callable[[], None] = lambda: None  # the pusher's ear
        self.feed = Feed()
        self.calls = CallLog(self.feed, log_size)
        self._last_message = self.rng.randrange(10, 500)
        self._last_act = 0

    # Access

    def chat_for_sending(self, chat_id: int | str | None) -> Chat:
        """The chat, if the bot may write there; ApiError 400 or 403 in Telegram's words if not."""
        return access.writable(self.chats, chat_id)

    def chat(self, chat_id: int | str | None) -> Chat:
        """The chat, whether or not the bot may write there."""
        return access.known(self.chats, chat_id)

    # The bot's deeds

    def post(
        self,
        chat: Chat,
        content: JSON,
        *,
        markup: Markup = NONE,
        file: StoredFile | None = None,
        charge: int = 1,
    ) -> Message:
        """Put the bot's message into a chat; ApiError 429 when over the limits. `charge` 0 counts nothing."""
        if charge:
            self.limiter.charge(chat.id, self.monotonic(), group=chat.is_group, messages=charge)
        payload = {
            "message_id": self.next_message_id(), "from": self.bot_payload, "chat": chat.payload,
            "date": int(self.wall()), **content,
        }  # fmt: skip
        if markup.inline is not None:
            payload["reply_markup"] = markup.inline
        message = Message(payload, True, file=file, editable=markup.reply is None)
        chat.messages[message.id] = message
        if markup.reply is not None:
            chat.keyboard = None if markup.reply.get("remove_keyboard") else markup.reply
            self.feed.publish("keyboard", chat.id, chat.keyboard)
        self.act(chat, ActKind.MESSAGE, message)
        return message

    def edit(self, chat: Chat, message: Message, content: JSON, markup: Markup) -> Message:
        """Replace the words, the file and the inline keyboard; ApiError 400 when nothing would change."""
        kept = {
            key: value for key, value in message.payload.items() if key not in _EDITED or key not in content
        }
        payload = {**kept, **{key: value for key, value in content.items() if value}}
        payload.pop("reply_markup", None)
        if markup.inline is not None:
            payload["reply_markup"] = markup.inline
        if all(payload.get(key) == message.payload.get(key) for key in _EDITED):
            self.act(chat, ActKind.NOT_MODIFIED, message)
            bad_request(NOT_MODIFIED)
        self.limiter.charge(chat.id, self.monotonic(), group=chat.is_group)
        payload["edit_date"] = int(self.wall())
        message.earlier.append(message.words)
        message.payload = payload
        message.edits += 1
        self.act(chat, ActKind.EDIT, message)
        return message

    def delete(self, chat: Chat, message: Message) -> None:
        """Take a message out of the chat."""
        message.deleted = True
        self.act(chat, ActKind.DELETE, message)

    def answer(self, query_id: str, text: str = "", *, alert: bool = False) -> None:
        """Stop the spinner of a tap, perhaps with a note; ApiError 400 when it is unknown or too old."""
        query = self.queries.get(query_id)
        if query is None or self.monotonic() - query.born > self.query_lifetime:
            bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answered += 1
        if text:
            toast = Toast(query_id, text, alert)
            query.user.toasts.append(toast)
            self.feed.publish("toast", query.chat.id, toast)
        self.act(query.chat, ActKind.ANSWER, query_id=query_id)

    def act(self, chat: Chat, kind: ActKind, message: Message | None = None, query_id: str = "") -> None:
        """Number the deed, wake whoever waits in that chat, and tell the feed."""
        self._last_act += 1
        chat.note(Act(self._last_act, kind, message, query_id))
        self.feed.publish(kind.value, chat.id, message if message is not None else query_id)

    # Numbers

    @property
    def last_act(self) -> int:
        """The number of the bot's last deed: what comes later is newer."""
        return self._last_act

    def next_message_id(self) -> int:
        """Message ids grow over all chats of an account."""
        self._last_message += 1
        return self._last_message


_EDITED = ("text", "entities", "photo", "document", "caption", "caption_entities", "reply_markup")


def _bot_id(token: str) -> int:
    number = token.partition(":")[0]
    if not number.isdigit():
        raise ValueError("a token looks like 123456:ABC")
    return int(number)
