"""The other end: just enough Bot API, as cheap as it can be, so that the contenders are what is measured.

HTTP is read straight off the socket (connection.py). What is answered is complete all the same: whole Message
objects, parsed entities, message ids counted per chat, getUpdates held open and confirmed by its offset.
"""

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any, Protocol

from sandbox.html import parse_html

JSON = dict[str, Any]
BOT = {"id": 123456, "is_bot": True, "first_name": "ВСОКО", "username": "vsoko_speed_bot"}


class Caller(Protocol):
    """Who has called and waits for an answer."""

    def answer(self, body: bytes) -> None: ...


class Telegram:
    """Updates wait in ``pending``; ``on_reply`` hears of each message that the bot sends or edits."""

    def __init__(self, on_reply: Callable[[JSON], None]) -> None:
        self._on_reply = on_reply
        self._pending: list[tuple[int, bytes]] = []
        self._poll: tuple[Caller, asyncio.TimerHandle] | None = None
        self._update_id = 1000
        self._message_ids: dict[int, int] = {}
        self.calls: dict[str, int] = {}

    # What people do

    def say(self, user: JSON, text: str) -> None:
        """A text message from this person."""
        message = self._message(user["id"], user, {"text": text})
        if text.startswith("/"):
            command = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
            message["entities"] = [command]
        self._happens({"message": message})

    def tap(self, user: JSON, message: JSON, data: str) -> None:
        """A tap on a button of this message."""
        query = {
            "id": str(self._update_id * 4_000_037), "from": user, "message": message,
            "chat_instance": "-3141592653589793238", "data": data,
        }  # fmt: skip
        self._happens({"callback_query": query})

    def _happens(self, update: JSON) -> None:
        self._update_id += 1
        body = json.dumps({"update_id": self._update_id, **update}).encode()
        self._pending.append((self._update_id, body))
        if self._poll is not None and len(self._pending) == 1:
            asyncio.get_running_loop().call_soon(self._release)  # with what else happens in this turn

    # What the bot calls

    def call(self, connection: Caller, method: str, params: JSON) -> None:
        """One call of the API, answered at once, a poll as soon as there is something to tell."""
        self.calls[method] = self.calls.get(method, 0) + 1
        if method == "getupdates":
            self._get_updates(connection, params)
            return
        result: Any = True
        said: JSON | None = None
        if method == "sendmessage":
            result = said = self._message(int(params["chat_id"]), BOT, _content(params))
        elif method == "editmessagetext":
            now = int(time.time())
            content = {**_content(params), "message_id": int(params["message_id"]), "edit_date": now}
            result = said = self._message(int(params["chat_id"]), BOT, content)
        elif method == "getme":
            result = BOT
        elif method not in ("answercallbackquery", "deletewebhook", "setmycommands"):
            raise ValueError(f"no method {method} here")
        connection.answer(b'{"ok":true,"result":%b}' % json.dumps(result).encode())
        if said is not None:
            self._on_reply(said)

    def _get_updates(self, connection: Caller, params: JSON) -> None:
        offset = int(params.get("offset") or 0)
        self._pending = [waiting for waiting in self._pending if waiting[0] >= offset]
        self._end_poll()
        timer = asyncio.get_running_loop().call_later(float(params.get("timeout") or 0), self._release)
        self._poll = (connection, timer)
        if self._pending:
            self._release()

    def _release(self) -> None:
        if self._poll is not None:
            connection, timer = self._poll
            self._poll = None
            timer.cancel()
            connection.answer(b'{"ok":true,"result":[%b]}' % b",".join([u for _, u in self._pending[:100]]))

    def _end_poll(self) -> None:
        if self._poll is not None:
            self._poll[1].cancel()
            self._poll = None

    def lost(self, connection: Caller) -> None:
        """The bot has hung up: a poll that was held there is over."""
        if self._poll is not None and self._poll[0] is connection:
            self._end_poll()

    def _message(self, chat_id: int, sender: JSON, content: JSON) -> JSON:
        if "message_id" not in content:
            content["message_id"] = self._message_ids[chat_id] = self._message_ids.get(chat_id, 0) + 1
        chat = {"id": chat_id, "first_name": "Глава", "username": f"head{chat_id}", "type": "private"}
        return {"from": sender, "chat": chat, "date": int(time.time()), **content}


def _content(params: JSON) -> JSON:
    text = str(params["text"])
    entities: list[JSON] = []
    if str(params.get("parse_mode", "")).upper() == "HTML":
        text, entities = parse_html(text)
    content: JSON = {"text": text} | ({"entities": entities} if entities else {})
    if markup := params.get("reply_markup"):
        content["reply_markup"] = json.loads(markup) if isinstance(markup, str) else markup
    return content
