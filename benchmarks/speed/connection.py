"""HTTP/1.1 as cheaply as Python can: what these contenders' clients send, and no more."""

import asyncio
import json
import re
from typing import Any
from urllib.parse import parse_qsl

from benchmarks.speed.telegram import Telegram

JSON = dict[str, Any]
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class Connection(asyncio.Protocol):
    """One kept-alive HTTP/1.1 connection; a client sends its next request after the answer."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._received = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Read requests as they are complete."""
        received = self._received
        received += data
        while (end := received.find(b"\r\n\r\n")) >= 0:
            head = bytes(received[:end])
            found = _LENGTH.search(head)
            whole = end + 4 + (int(found[1]) if found else 0)
            if len(received) < whole:
                return
            body = bytes(received[end + 4 : whole])
            del received[:whole]
            method = head.split(b" ", 2)[1].rsplit(b"/", 1)[1].decode().lower()
            self._telegram.call(self, method, _params(head, body))

    def connection_lost(self, exc: Exception | None) -> None:
        """The bot has hung up."""
        self._telegram.lost(self)

    def answer(self, body: bytes) -> None:
        """Send it, if the bot still listens."""
        if self._transport is not None:
            self._transport.write(_HEAD % len(body) + body)


def _params(head: bytes, body: bytes) -> JSON:
    if not body:
        return {}
    lowered = head.lower()
    if b"application/json" in lowered:
        parsed: JSON = json.loads(body)
        return parsed
    if b"application/x-www-form-urlencoded" in lowered:
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    raise ValueError("a body that is neither JSON nor a form")
