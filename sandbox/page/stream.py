"""Server-sent events, numbered, so that a page that was away goes on where it stopped."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import deque

from aiohttp import web

from sandbox.errors import JSON

KEPT = 4000  # events; a page that missed more reads the whole state anew
HEARTBEAT = 15.0  # seconds; a closed tab is noticed by it at the latest


class Stream:
    """``publish`` to every page that listens, now or soon."""

    def __init__(self) -> None:
        self._run = secrets.token_hex(4)  # numbers of an earlier run of the server mean nothing in this one
        self._number = 0
        self._kept: deque[tuple[int, bytes]] = deque(maxlen=KEPT)
        self._ears: set[asyncio.Event] = set()
        self._closed = False

    @property
    def last(self) -> str:
        """The id of the newest event."""
        return f"{self._run}-{self._number}"

    def publish(self, kind: str, data: JSON) -> None:
        """Tell all pages."""
        self._number += 1
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        raw = f"id: {self.last}\nevent: {kind}\ndata: {body}\n\n".encode()
        self._kept.append((self._number, raw))
        self._wake()

    def close(self) -> None:
        """The server stops: let go of every page."""
        self._closed = True
        self._wake()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """``GET``: what came after ``Last-Event-ID`` or ``?after=``, and then everything as it comes."""
        seen = self._place(request.headers.get("Last-Event-ID") or request.query.get("after", ""))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
        await response.prepare(request)
        ear = asyncio.Event()
        self._ears.add(ear)
        try:
            while not self._closed:
                ear.clear()
                if seen is None or (self._kept and seen < self._kept[0][0] - 1):
                    seen = self._number
                    await response.write(f"id: {self.last}\nevent: reset\ndata: {{}}\n\n".encode())
                fresh = [raw for number, raw in self._kept if number > seen]
                seen = self._number
                await response.write(b"".join(fresh) or b": still here\n\n")
                try:
                    async with asyncio.timeout(HEARTBEAT):  # wait_for of 3.11 may swallow a cancellation
                        await ear.wait()
                except TimeoutError:
                    continue
        except ConnectionResetError:
            pass  # the tab was closed
        finally:
            self._ears.discard(ear)
        return response

    def _place(self, event_id: str) -> int | None:
        """The number of an event of this run; None for any other."""
        run, _, number = event_id.partition("-")
        if run != self._run or not number.isdigit() or int(number) > self._number:
            return None
        return int(number)

    def _wake(self) -> None:
        for ear in self._ears:
            ear.set()
