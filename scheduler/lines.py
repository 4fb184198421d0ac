"""Kept-alive connections to one server, for small calls: a POST with a body, a status and a body back.

aiohttp's session makes a request, a response and their headers of general use for each call: 0.42 of the
4.2 million instructions of a tap, and a tap makes two calls, which differ in their bodies only. Here a call
is one write, 0.15 million. The answer is still read by aiohttp's own connection class (any length, chunks,
compression), and what needs more than this, uploads and proxies, goes through the session as before.
"""

import asyncio
import ssl
import time

import aiohttp
import certifi
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

MOST = 100  # connections: as many as aiogram's session allows itself
KEPT_SECONDS = 15.0  # idle; whoever stands in between may forget a connection without a word
CONNECT_SECONDS = 10.0  # an address that drops packets is known soon
_HEAD = (
    b"POST %b HTTP/1.1\r\nHost: %b\r\nAccept: */*\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
)


class Lines:
    """Calls to the server of one address; a call goes over a connection that is free, else over a new one."""

    def __init__(self, server: URL) -> None:
        if server.raw_host is None or server.host_port_subcomponent is None or server.port is None:
            raise ValueError("an address without a host")
        self._host, self._port = server.raw_host, server.port
        self._named = server.host_port_subcomponent.encode("ascii")
        self._trust = _trusted() if server.scheme == "https" else None
        self._room = asyncio.Semaphore(MOST)
        self._free: list[tuple[ResponseHandler, float]] = []  # since when; the last one used is taken next

    async def post(self, target: bytes, body: bytes, seconds: float) -> tuple[int, bytes]:
        """Status and body of the answer. Raises ClientError, OSError or TimeoutError where none came."""
        request = _HEAD % (target, self._named, len(body), body)
        async with asyncio.timeout(seconds), self._room:
            line = self._kept()
            if line is None:  # not «or»: a line with nothing to read counts as empty
                line = await self._connected()
            try:
                answer = await _ask(line, request)
            except BaseException:  # given up halfway: what still comes belongs to nobody
                line.abort()
                raise
            if line.should_close:
                line.close()
            else:
                self._free.append((line, time.monotonic()))
            return answer

    def close(self) -> None:
        """Hang up where nothing is under way."""
        while self._free:
            self._free.pop()[0].close()

    def _kept(self) -> ResponseHandler | None:
        oldest = time.monotonic() - KEPT_SECONDS
        while self._free:
            line, since = self._free.pop()
            if since > oldest and line.is_connected() and not line.should_close:  # nothing unasked in it
                return line
            line.close()
        return None

    async def _connected(self) -> ResponseHandler:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(CONNECT_SECONDS):
            _, line = await loop.create_connection(
                lambda: ResponseHandler(loop),
                self._host,
                self._port,
                ssl=self._trust,
                happy_eyeballs_delay=0.25,
            )
        return line


async def _ask(line: ResponseHandler, request: bytes) -> tuple[int, bytes]:
    if line.transport is None:
        raise aiohttp.ServerDisconnectedError
    line.set_response_params(read_until_eof=True, auto_decompress=True)
    line.transport.write(request)
    try:
        head, body = await line.read()
        while head.code < 200:  # «continue» and the like: the answer is still to come
            head, body = await line.read()
        return head.code, await body.read()
    except HttpProcessingError as error:
        raise aiohttp.ClientPayloadError("no HTTP") from error


def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())  # the same as aiogram's session
