"""The page's web side in one place: guard, files of the page, state, events, actions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from aiohttp import web

from sandbox.page.backstage_routes import BackstageRoutes
from sandbox.page.file_routes import FileRoutes
from sandbox.page.guard import add_headers, guard
from sandbox.page.people_routes import PeopleRoutes
from sandbox.page.requests import answer, plain_words
from sandbox.page.room import Room

NAME = "sandbox chat page"  # by which a second start recognises the first
_STATIC = Path(__file__).parent / "static"
Serve = Callable[[web.Request], Awaitable[web.Response]]
# Named here: what `mimetypes` says depends on the machine, and a module of a wrong type isn't run.
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def build(room: Room, app: web.Application) -> None:
    """Add the page to the sandbox's application."""
    app.middlewares.extend([guard, plain_words])
    app.on_response_prepare.append(add_headers)
    app.cleanup_ctx.append(_following(room))
    app.on_shutdown.append(_closing(room))
    app.router.add_get("/", _file_of("index.html"))
    for path in sorted(_STATIC.rglob("*.*")):
        name = path.relative_to(_STATIC).as_posix()
        app.router.add_get(f"/page/static/{name}", _file_of(name))
    app.router.add_get("/favicon.ico", _file_of("icon.svg"))
    app.router.add_get("/page/about", _about)
    app.router.add_get("/page/state", _state(room))
    app.router.add_get("/page/events", room.stream.serve)
    PeopleRoutes(room).add_to(app)
    FileRoutes(room).add_to(app)
    BackstageRoutes(room).add_to(app)


def _file_of(name: str) -> Serve:
    path = _STATIC / name

    async def serve(request: web.Request) -> web.Response:
        return web.Response(body=path.read_bytes(), content_type=_TYPES[path.suffix], charset="utf-8")

    return serve


async def _about(request: web.Request) -> web.Response:
    return answer({"name": NAME})


def _state(room: Room) -> Serve:
    async def state(request: web.Request) -> web.Response:
        return answer(room.snapshot())

    return state


def _following(room: Room) -> Callable[[web.Application], AsyncIterator[None]]:
    async def follow(app: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(room.follow())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    return follow


def _closing(room: Room) -> Callable[[web.Application], Awaitable[None]]:
    async def close(app: web.Application) -> None:
        room.stream.close()

    return close
