"""Reading the page's requests and answering them in JSON."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.errors import JSON
from sandbox.page.backstage import NotNow


@web.middleware
async def plain_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A NotNow becomes ``{"error": …}`` with 409, which the page shows as it is."""
    try:
        return await handler(request)
    except NotNow as refused:
        return web.json_response({"error": str(refused)}, status=409)


async def body(request: web.Request) -> JSON:
    """The JSON object of a request; an empty one where there is none. NotNow for anything else."""
    try:
        found = json.loads(await request.text() or "{}")
    except ValueError:
        raise NotNow("Запрос непонятен.") from None
    if not isinstance(found, dict):
        raise NotNow("Запрос непонятен.")
    return found


def words(given: JSON, name: str, most: int) -> str:
    """A short text of the request, trimmed."""
    value: Any = given.get(name)
    return value.strip()[:most] if isinstance(value, str) else ""


def answer(data: JSON | None = None) -> web.Response:
    """200 with JSON."""
    return web.json_response(data or {})
