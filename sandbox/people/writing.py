"""Texts that a person writes, forwards and changes; and updates of any kind."""

from __future__ import annotations

from typing import Any

from sandbox.errors import JSON
from sandbox.messages import Message
from sandbox.people.account import Account


class Writing(Account):
    """The writing hand of a Person."""

    async def say(self, text: str, **how: Any) -> Message | None:
        """Write a text; commands in it are marked as the app marks them. `how`: `in_`, `react`, `timeout`."""
        return await self._send(self._arrivals.worded(text), **how)

    async def forward_text(self, text: str, *, author: str = "Департамент", **how: Any) -> Message | None:
        """Forward a text of somebody who hides their account."""
        now = int(self._telegram.wall())
        origin = {"type": "hidden_user", "date": now - 3600, "sender_user_name": author}
        return await self._send({"forward_origin": origin, **self._arrivals.worded(text)}, **how)

    async def reply(self, to: Message, text: str, **how: Any) -> Message | None:
        """Write a text as a reply to a message."""
        quoted = {key: value for key, value in to.payload.items() if key != "reply_to_message"}
        return await self._send({"reply_to_message": quoted, **self._arrivals.worded(text)}, **how)

    async def send_content(self, content: JSON, **how: Any) -> Message | None:
        """A message of any other kind, by its fields: `{"dice": {…}}`."""
        return await self._send(content, **how)

    async def edit_last(self, text: str, **how: Any) -> Message | None:
        """Change this person's newest text."""
        chat = self._place(how.get("in_"))
        own = [m for m in chat.standing() if m.payload["from"]["id"] == self.user.id and m.text]
        if not own:
            raise AssertionError(f"{self.user.name} has written nothing to edit")
        since = self._begin()
        self._arrivals.edit(chat, own[-1], self._arrivals.worded(text))
        return await self._reacted(chat, since, how.get("react", True), how.get("timeout"))

    async def send_raw_update(
        self, update: JSON, *, react: bool = False, timeout: float | None = None
    ) -> None:
        """An update as it is, `{kind: body}`, whatever kinds the bot has asked for; by default no waiting."""
        since = self._begin()
        for kind, body in update.items():
            if kind != "update_id":
                self._telegram.queue.push(kind, body, self.chat.id, always=True)
        await self._reacted(self.chat, since, react, timeout)
