"""Sending a file: by the messenger's own id of it, and from our bytes where it has forgotten that."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from core.outgoing import DepartmentPaper, Enclosure, HallCode, SentFile
from scheduler.answers import Answer
from scheduler.calling import Caller, Part

log = logging.getLogger(__name__)
FORGOTTEN = (
    "wrong file identifier",
    "wrong file_id",
    "wrong remote file",
    "file reference",
    "can't use file of",
)
PART = "picture"  # the name of its part in a request
UPLOAD = 4.0  # times as long as for a message: twenty megabytes on a slow line


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file with a name that is safe to be sent."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Drawable:
    """A picture that is drawn only where the messenger doesn't have it: ``file_id`` is empty then.

    ``keep`` is told the id that it has got.
    """

    name: str
    file_id: str
    draw: Callable[[], Awaitable[bytes]]
    keep: Callable[[str], Awaitable[None]]


class NotNow(Exception):
    """The bytes can't be had at the moment; ``str()`` says why."""


class Contents(Protocol):
    """Where the bytes are, or are made."""

    async def of(self, file: Enclosure, chat_id: int) -> Content | Drawable | None:
        """None where there is nothing to send any more, or not to that chat. Raises NotNow."""
        ...


class Enclosing:
    """Sends a file with its caption and buttons."""

    def __init__(self, caller: Caller, contents: Contents, seconds: float) -> None:
        self._caller = caller
        self._contents = contents
        self._seconds = seconds

    async def send(
        self, file: Enclosure, caption: str, message: dict[str, Any], replaced: int | None = None
    ) -> Answer | None:
        """Telegram's answer; None where there is no such file any more. Raises Unreached and NotNow.

        ``replaced`` is the message whose place a picture takes.
        """
        is_photo = isinstance(file, HallCode) or (
            isinstance(file, SentFile | DepartmentPaper) and file.is_photo
        )
        method, field = ("sendPhoto", "photo") if is_photo else ("sendDocument", "document")
        body = message | {"caption": caption}
        if isinstance(file, SentFile) and file.file_id:
            answer = await self._caller.call(method, body | {field: file.file_id}, self._seconds)
            if answer.ok or not _is_forgotten(answer):
                return answer
        content = await self._content(file, message["chat_id"])
        if content is None:
            return None
        if isinstance(content, Drawable):
            return await self._picture(content, caption, message, replaced)
        part = Part(field, content.name, content.mime, content.content)
        return await self._caller.upload(method, body, self._seconds * UPLOAD, part)

    async def _picture(
        self, picture: Drawable, caption: str, message: dict[str, Any], replaced: int | None
    ) -> Answer | None:
        if picture.file_id:
            answer = await self._caller.call(
                *_picture_call(picture.file_id, caption, message, replaced), self._seconds
            )
            if answer.ok or not _is_forgotten(answer):
                return answer
        try:
            drawn = await picture.draw()
        except Exception:  # the words of the screen go without it
            log.exception("a picture couldn't be drawn")
            return None
        part = Part(PART, picture.name, "image/png", drawn)
        call = _picture_call(f"attach://{PART}", caption, message, replaced)
        answer = await self._caller.upload(*call, self._seconds * UPLOAD, part)
        if file_id := _largest(answer):
            try:
                await picture.keep(file_id)
            except Exception as error:  # then it is drawn once more, some day
                log.warning("where a picture is can't be noted: %s", type(error).__name__)
        return answer

    async def _content(self, file: Enclosure, chat_id: int) -> Content | Drawable | None:
        try:
            return await self._contents.of(file, chat_id)
        except NotNow:
            raise
        except Exception:  # a mistake of ours would come back each time, and hold the chat up for ever
            log.exception("a file couldn't be made")
            return None


def _picture_call(
    picture: str, caption: str, message: dict[str, Any], replaced: int | None
) -> tuple[str, dict[str, Any]]:
    """A new message, or another picture in the place of that one: the method and its body."""
    if replaced is None:
        return "sendPhoto", message | {"photo": picture, "caption": caption}
    media = {"type": "photo", "media": picture, "caption": caption, "parse_mode": message["parse_mode"]}
    body = {name: value for name, value in message.items() if name != "parse_mode"}
    return "editMessageMedia", body | {"message_id": replaced, "media": media}


def _largest(answer: Answer) -> str:
    """The id of the picture as it came back; empty where none did."""
    sizes = answer.result.get("photo") if answer.ok and isinstance(answer.result, dict) else None
    return str(sizes[-1].get("file_id", "")) if sizes else ""  # the original stands last


def _is_forgotten(answer: Answer) -> bool:
    return answer.status == 400 and any(sign in answer.description.lower() for sign in FORGOTTEN)
