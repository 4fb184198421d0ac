"""Files, voices, contacts and the like that a person sends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sandbox.errors import JSON
from sandbox.messages import Message
from sandbox.methods.media import describe
from sandbox.people.account import Account
from sandbox.people.settings import OWN

_PICTURES = ("jpg", "jpeg", "png", "webp")


class Parcels(Account):
    """Whatever isn't a plain text."""

    async def send_document(
        self, name: str, content: bytes = b"", *, mime: str = "application/pdf", caption: str = "",
        size: int | None = None, **how: Any,
    ) -> Message | None:  # fmt: skip
        """Send a file; `size` in bytes pretends that it is larger than its content."""
        stored = self._telegram.files.add("document", content, name=name, mime=mime, size=size)
        words = self._arrivals.worded(caption, caption=True)
        return await self._send({**describe(stored, "document"), **words}, file=stored, **how)

    async def send_photo(self, content: bytes, caption: str = "", **how: Any) -> Message | None:
        """Send a picture."""
        stored = self._telegram.files.add("photo", content, mime="image/jpeg")
        words = self._arrivals.worded(caption, caption=True)
        return await self._send({**describe(stored, "photo"), **words}, file=stored, **how)

    async def send_voice(self, content: bytes = b"OggS", *, duration: int = 3, **how: Any) -> Message | None:
        """Send a voice message of `duration` seconds."""
        stored = self._telegram.files.add("voice", content, name="voice.ogg", mime="audio/ogg")
        voice = {**stored.handle(), "duration": duration, "mime_type": "audio/ogg"}
        return await self._send({"voice": voice}, file=stored, **how)

    async def send_sticker(self, emoji: str = "👍", **how: Any) -> Message | None:
        """Send a sticker."""
        stored = self._telegram.files.add("sticker", b"RIFF0000WEBP", name="sticker.webp", mime="image/webp")
        sticker = {
            **stored.handle(), "type": "regular", "width": 512, "height": 512, "is_animated": False,
            "is_video": False, "emoji": emoji, "set_name": "sandbox",
        }  # fmt: skip
        return await self._send({"sticker": sticker}, file=stored, **how)

    async def send_contact(
        self, phone: str, *, user_id: int | None = OWN, first_name: str = "", **how: Any
    ) -> Message | None:
        """Send a contact: one's own by default, that of `user_id`, or of somebody without Telegram (None)."""
        contact: JSON = {"phone_number": phone, "first_name": first_name or self.user.first_name}
        if user_id is not None:
            contact["user_id"] = user_id or self.user.id
        return await self._send({"contact": contact}, **how)

    async def send_location(
        self, latitude: float = 54.51, longitude: float = 36.26, **how: Any
    ) -> Message | None:
        """Send a place on the map."""
        return await self._send({"location": {"latitude": latitude, "longitude": longitude}}, **how)

    async def send_album(
        self, items: Sequence[tuple[str, bytes]], *, caption: str = "", **how: Any
    ) -> Message | None:
        """Several files as (name, bytes): one `media_group_id`, an update each, the caption on the first."""
        group = str(self._telegram.rng.randrange(10**16, 10**17))
        since, chat = self._begin(), self._place(how.get("in_"))
        for number, (name, content) in enumerate(items):
            kind = "photo" if name.rpartition(".")[2].lower() in _PICTURES else "document"
            stored = self._telegram.files.add(kind, content, name=name, mime="application/octet-stream")
            words = self._arrivals.worded(caption if number == 0 else "", caption=True)
            body = {"media_group_id": group, **describe(stored, kind), **words}
            self._arrivals.say(chat, self.user, body, file=stored)
        return await self._reacted(chat, since, how.get("react", True), how.get("timeout"))
