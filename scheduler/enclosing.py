"""Sending a file: by the messenger's own id of it, and from our bytes where it has forgotten that."""

import logging
from dataclasses import dataclass
from typing import Any, Protocol

from core.outgoing import DepartmentPaper, Enclosure, SentFile
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
UPLOAD = 4.0  # times as long as for a message: twenty megabytes on a slow line


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file with a name that is safe to be sent."""

    name: str
    mime: str
    content: bytes


class NotNow(Exception):
    """The bytes can't be had at the moment; ``str()`` says why."""


class Contents(Protocol):
    """Where the bytes are, or are made."""

    async def of(self, file: Enclosure, chat_id: int) -> Content | None:
        """None where there is nothing to send any more, or not to that chat. Raises NotNow."""
        ...


class Enclosing:
    """Sends a file with its caption and buttons."""

    def __init__(self, caller: Caller, contents: Contents, seconds: float) -> None:
        self._caller = caller
        self._contents = contents
        self._seconds = seconds

    async def send(self, file: Enclosure, caption: str, message: dict[str, Any]) -> Answer | None:
        """Telegram's answer; None where there is no such file any more. Raises Unreached and NotNow."""
        is_photo = isinstance(file, SentFile | DepartmentPaper) and file.is_photo
        method, field = ("sendPhoto", "photo") if is_photo else ("sendDocument", "document")
        body = message | {"caption": caption}
        if isinstance(file, SentFile) and file.file_id:
            answer = await self._caller.call(method, body | {field: file.file_id}, self._seconds)
            if answer.ok or not _is_forgotten(answer):
                return answer
        content = await self._content(file, message["chat_id"])
        if content is None:
            return None
        part = Part(field, content.name, content.mime, content.content)
        return await self._caller.upload(method, body, self._seconds * UPLOAD, part)

    async def _content(self, file: Enclosure, chat_id: int) -> Content | None:
        try:
            return await self._contents.of(file, chat_id)
        except NotNow:
            raise
        except Exception:  # a mistake of ours would come back each time, and hold the chat up for ever
            log.exception("a file couldn't be made")
            return None


def _is_forgotten(answer: Answer) -> bool:
    return answer.status == 400 and any(sign in answer.description.lower() for sign in FORGOTTEN)
