"""What the bot itself serves: the webhook, ``/healthz``, ``/metrics``, and ``/clock`` for demo and tests.

Whoever is slow is left: a connection has so long for its first request, and a request for its body. Behind
a proxy that buffers, which a webhook needs for its certificate anyway, neither is ever met.
"""

import asyncio
import contextlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from aiohttp import web

from bot.clock import AnyClock, RunningClock
from bot.errors import Refusal
from bot.health import Health, loopback_only
from bot.intake import NOT_STORED, Storing, is_update
from bot.settings import Settings
from bot.troubles import Grumble

log = logging.getLogger(__name__)
YEARS = range(2000, 2101)  # what the calendar of working days can tell about
LARGEST_BODY = 1024 * 1024  # bytes of one update; Telegram's are far smaller
BODY_SECONDS = 10.0
HEADER_SECONDS = 10.0
IDLE_SECONDS = 75.0  # a connection without a request; Telegram keeps its own
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """Builds the web application."""

    def __init__(
        self,
        clock: AnyClock,
        clock_moved: Callable[[], Awaitable[None]],
        next_reminder: Callable[[], Awaitable[datetime | None]],
        webhook_url: str | None = None,
        webhook_secret: str = "",
        store: Storing | None = None,
        health: Health | None = None,
        body_seconds: float = BODY_SECONDS,
    ) -> None:
        self._clock = clock
        self._clock_moved = clock_moved
        self._next_reminder = next_reminder
        self._secret = webhook_secret
        self._store = store
        self._health = health or Health(lambda: None)
        self._body_seconds = body_seconds
        self._grumble = Grumble(log)
        self._path = (urlsplit(webhook_url).path or "/") if webhook_url else None

    def app(self) -> web.Application:
        """The application with the routes that apply."""
        app = web.Application(client_max_size=LARGEST_BODY)
        self._health.add_routes(app)
        app.router.add_get("/clock", self._show_clock)
        app.router.add_post("/clock", self._set_clock)
        if self._path is not None:
            app.router.add_post(self._path, self._update)
        return app

    async def _show_clock(self, request: web.Request) -> web.Response:
        loopback_only(request)
        coming = await self._next_reminder()
        return web.json_response(
            {
                "now": self._clock.now().isoformat(),
                "speed": self._clock.speed,
                "next_reminder": coming.isoformat() if coming else None,
            }
        )

    async def _set_clock(self, request: web.Request) -> web.Response:
        loopback_only(request)
        if not isinstance(self._clock, RunningClock):
            return _wrong("the bot follows the real time: set CLOCK_START or CLOCK_SPEED", 409)
        try:
            wanted = json.loads(await request.text())
            now = datetime.fromisoformat(wanted["now"]) if wanted.get("now") is not None else None
            speed = float(wanted["speed"]) if wanted.get("speed") is not None else None
            now = now.astimezone(UTC) if now is not None and now.tzinfo is not None else now
        except (ValueError, TypeError, AttributeError, OverflowError):
            return _wrong('the body is JSON: {"now": "2020-08-12T10:00+03:00", "speed": 60}', 400)
        if (now is not None and now.tzinfo is None) or (speed is not None and not 0 < speed <= 10_000_000):
            return _wrong("now needs its offset, speed is above 0 and at most 10000000", 400)
        if now is not None and now.year not in YEARS:
            return _wrong(f"now lies between the years {YEARS[0]} and {YEARS[-1]}", 400)
        self._clock.set(now, speed)
        await self._clock_moved()
        return await self._show_clock(request)

    async def _update(self, request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return _wrong("the secret token is missing or wrong", 401)
        try:
            async with asyncio.timeout(self._body_seconds):
                body = await request.read()
        except TimeoutError:
            return _wrong("the body comes too slowly", 408)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            raw = None
        if not is_update(raw):
            return _wrong("the body is no update", 400)
        assert self._store is not None
        try:
            await self._store([raw])
        except Exception as error:  # whatever the disk says: Telegram brings the update again
            self._grumble.say(NOT_STORED, error)
            return _wrong("not stored", 503)
        self._grumble.over(NOT_STORED)
        return web.Response()


def _wrong(text: str, status: int) -> web.Response:
    return web.json_response({"ok": False, "error": text}, status=status)


class Door:
    """Closes connections that have said nothing whole for too long since they were opened."""

    def __init__(self, seconds: float = HEADER_SECONDS) -> None:
        self._seconds = seconds
        self._silent: dict[asyncio.BaseProtocol, asyncio.TimerHandle] = {}

    @web.middleware
    async def heard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """A whole request came: from now on aiohttp's own limit of silence holds."""
        timer = self._silent.pop(request.protocol, None)
        if timer is not None:
            timer.cancel()
        return await handler(request)

    def opened(self, made: Callable[[], asyncio.BaseProtocol]) -> asyncio.BaseProtocol:
        """The protocol of a new connection, which is watched."""
        protocol = made()
        later = asyncio.get_running_loop().call_later
        self._silent[protocol] = later(self._seconds, self._show_out, protocol)
        return protocol

    def _show_out(self, protocol: asyncio.BaseProtocol) -> None:
        del self._silent[protocol]
        transport = getattr(protocol, "transport", None)  # None once it has hung up by itself
        if transport is not None:
            transport.abort()


async def serve(
    stack: contextlib.AsyncExitStack, settings: Settings, site: Site, door: Door | None = None
) -> None:
    """Listen until ``stack`` is closed, where HTTP_PORT is set. Refusal where it can't be had."""
    if settings.http_port is None:
        return
    door = door or Door()
    app = site.app()
    app.middlewares.append(door.heard)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0, keepalive_timeout=IDLE_SECONDS)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    server = runner.server
    assert server is not None
    try:
        listening = await asyncio.get_running_loop().create_server(
            lambda: door.opened(server), settings.http_host, settings.http_port, reuse_address=True
        )
    except OSError as error:
        raise Refusal(
            f"HTTP_HOST {settings.http_host}, HTTP_PORT {settings.http_port} can't be listened on: "
            f"{error.strerror or error}"
        ) from None
    stack.callback(listening.close)
