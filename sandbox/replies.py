"""Answers other than success: a refusal, a broken connection, a proxy's error page, and nothing at all."""

from __future__ import annotations

import asyncio
import socket
import struct

from aiohttp import web

from sandbox.errors import ApiError, too_many_requests
from sandbox.faults import Fault, FaultKind

_PAGES = {
    FaultKind.BAD_GATEWAY: (502, "502 Bad Gateway"),
    FaultKind.BARRED: (403, "403 Forbidden"),
    FaultKind.LOGIN: (401, "401 Authorization Required"),
}


def page(kind: FaultKind) -> web.Response:
    """The HTML page of whoever stands between the bot and Telegram."""
    status, title = _PAGES[kind]
    text = (
        f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n"
        "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
    )
    return web.Response(status=status, text=text, content_type="text/html")


def refusal(error: ApiError) -> web.Response:
    """Telegram's JSON with `ok: false`, and `Retry-After` where there is something to wait for."""
    headers = {}
    if error.parameters and "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return web.json_response(error.payload(), status=error.code, headers=headers)


def reset(request: web.Request) -> web.Response:
    """Break the connection with a TCP reset; the response is for aiohttp only, nobody gets it."""
    transport = request.transport
    if transport is not None:
        sock = transport.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()


async def before(request: web.Request, fault: Fault, closing: asyncio.Event) -> web.StreamResponse | None:
    """What a fault answers before anything is done; None if the request goes on, perhaps after a delay.

    A client that gives up cancels the waiting; `closing` ends it when the server stops.
    """
    match fault.kind:
        case FaultKind.BAD_GATEWAY | FaultKind.BARRED | FaultKind.LOGIN:
            return page(fault.kind)
        case FaultKind.SERVER_ERROR:
            return refusal(ApiError(500, "Internal Server Error"))
        case FaultKind.TOO_MANY:
            return refusal(too_many_requests(max(1, int(fault.seconds))))
        case FaultKind.RESET_BEFORE:
            return reset(request)
        case FaultKind.TIMEOUT_BEFORE:
            await closing.wait()  # or until the client gives up, which cancels this
            return reset(request)
        case FaultKind.DELAY:
            await asyncio.sleep(fault.seconds)
    return None


async def lost(request: web.Request, fault: Fault, closing: asyncio.Event) -> web.StreamResponse:
    """It has been done, and nobody will hear of it."""
    if fault.kind is FaultKind.TIMEOUT_AFTER:
        await closing.wait()
    return reset(request)
