"""Whether the program lives, whether it can take work, and its figures: for whoever looks after the machine.

Alive is whoever answers: a program that is stuck should be started again. Ready is who can store an update:
a full disk isn't mended by a restart, but a balancer should send the next update elsewhere.
"""

import ipaddress
from collections.abc import Awaitable, Callable

from aiohttp import web

Figures = Callable[[], Awaitable[bytes]]
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")  # it came through a proxy, from anywhere
STARTING, STOPPING = "starting", "stopping"


class Health:
    """``trouble`` is the database's, None where it has none; ``state`` is empty while the program works."""

    def __init__(self, trouble: Callable[[], str | None]) -> None:
        self._trouble = trouble
        self.state = STARTING
        self.figures: Figures | None = None

    def add_routes(self, app: web.Application) -> None:
        """The pages."""
        app.router.add_get("/healthz", self._whole)
        app.router.add_get("/healthz/live", self._live)
        app.router.add_get("/healthz/ready", self._ready)
        app.router.add_get("/metrics", self._metrics)

    async def _whole(self, request: web.Request) -> web.Response:
        trouble = self._trouble()
        if trouble is not None:
            return web.json_response({"ok": False, "storage": trouble}, status=503)
        return web.json_response({"ok": True})

    async def _live(self, request: web.Request) -> web.Response:
        return web.json_response({"ok": True})

    async def _ready(self, request: web.Request) -> web.Response:
        if self.state:
            return web.json_response({"ok": False, "state": self.state}, status=503)
        return await self._whole(request)

    async def _metrics(self, request: web.Request) -> web.Response:
        near_only(request)
        if self.figures is None:
            return web.Response(status=503, text="starting")
        return web.Response(body=await self.figures(), content_type="text/plain", charset="utf-8")


def loopback_only(request: web.Request) -> None:
    """This machine, and not through a proxy on it. Raises HTTPForbidden."""
    if not _is(request, lambda address: address.is_loopback):
        raise web.HTTPForbidden(text="loopback only")


def near_only(request: web.Request) -> None:
    """This machine or its own network, and not through a proxy. Raises HTTPForbidden."""
    if not _is(request, lambda address: address.is_loopback or address.is_private):
        raise web.HTTPForbidden(text="not from outside")


def _is(
    request: web.Request, allowed: Callable[[ipaddress.IPv4Address | ipaddress.IPv6Address], bool]
) -> bool:
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        return allowed(ipaddress.ip_address(request.remote or ""))
    except ValueError:
        return False
