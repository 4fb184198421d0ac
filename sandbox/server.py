"""The thin HTTP edge: checks the token, lets the weather in, calls a method, writes answer and log."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from sandbox.calls import Call
from sandbox.errors import ApiError, bad_request, conflict
from sandbox.faults import FILES, SILENT, Faults
from sandbox.files import MAX_UPLOAD
from sandbox.methods import all_methods
from sandbox.params import Params
from sandbox.replies import before, lost, refusal, reset
from sandbox.requests import read_params
from sandbox.telegram import Telegram
from sandbox.wire import dump

MAX_POLL = 50  # seconds that a getUpdates may be held
WEBHOOK_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_BODY_LIMIT = MAX_UPLOAD + 1024 * 1024  # bytes; what is around the file needs room as well


@dataclass(slots=True)
class _Trail:
    """What the log will tell of a request, as far as it got."""

    params: Params = field(default_factory=lambda: Params({}))
    status: int = 0  # 0: no answer
    result: Any = None
    fault: str = ""


class BotApi:
    """Serves one Telegram at `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, telegram: Telegram, faults: Faults) -> None:
        self.telegram = telegram
        self.faults = faults
        self._methods = all_methods()
        self._closing = asyncio.Event()
        faults.on_outage = self._break_poll

    def application(self) -> web.Application:
        """The aiohttp application, open for more routes (the chat page)."""
        app = web.Application(client_max_size=_BODY_LIMIT)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self.call)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self.download)
        app.router.add_route("*", "/bot{rest:.*}", _not_found)
        return app

    def close(self) -> None:
        """End whatever is held, so that the server can stop at once."""
        self._closing.set()
        self._break_poll()

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One method call: done, or refused, or lost in bad weather; in any case logged."""
        telegram = self.telegram
        if request.match_info["token"] != telegram.token:
            return refusal(ApiError(401, "Unauthorized"))
        name = request.match_info["method"]
        trail = _Trail()
        started, at = telegram.monotonic(), telegram.wall()
        try:
            return await self._attempt(request, name.lower(), trail)
        except ConnectionError:  # a held poll when an outage begins
            trail.fault = "outage"
            return reset(request)
        finally:
            raw = trail.params.chat_id()
            chat_id = raw if isinstance(raw, int) else None
            took = telegram.monotonic() - started
            logged = trail.params.logged()
            telegram.calls.add(Call(name, logged, trail.status, trail.result, chat_id, at, took, trail.fault))

    async def _attempt(self, request: web.Request, name: str, trail: _Trail) -> web.StreamResponse:
        if self.faults.outage:
            trail.fault = "outage"
            return reset(request)
        fault = self.faults.draw(name)
        try:
            trail.params = await read_params(request)
            if fault is not None:
                trail.fault = fault.kind.value
                if (early := await before(request, fault, self._closing)) is not None:
                    trail.status = 0 if fault.kind in SILENT else early.status
                    return early
            result, body = await self._act(name, trail.params)
        except (ApiError, web.HTTPRequestEntityTooLarge) as problem:
            error = problem if isinstance(problem, ApiError) else ApiError(413, "Request Entity Too Large")
            result, answer, status = error.description, refusal(error), error.code
        else:
            answer, status = web.Response(body=body, content_type="application/json"), 200
        if fault is not None and fault.kind in SILENT:
            return await lost(request, fault, self._closing)
        trail.status, trail.result = status, result
        return answer

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file."""
        if request.match_info["token"] != self.telegram.token:
            return refusal(ApiError(401, "Unauthorized"))
        if self.faults.outage:
            return reset(request)
        fault = self.faults.draw(FILES)
        if fault is not None and (early := await before(request, fault, self._closing)) is not None:
            return early
        if fault is not None and fault.kind in SILENT:
            return await lost(request, fault, self._closing)
        stored = self.telegram.files.at(request.match_info["path"])
        if stored is None:
            return refusal(ApiError(404, "Not Found"))
        return web.Response(body=stored.content, content_type="application/octet-stream")

    async def _act(self, name: str, params: Params) -> tuple[Any, bytes]:
        if name == "getupdates":
            return await self._get_updates(params)
        method = self._methods.get(name)
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        result = method(self.telegram, params)
        return result, dump({"ok": True, "result": result})

    async def _get_updates(self, params: Params) -> tuple[Any, bytes]:
        queue = self.telegram.queue
        if self.telegram.webhook is not None:
            raise conflict(WEBHOOK_SET)
        kinds = params.parsed("allowed_updates")
        if kinds is not None and not isinstance(kinds, list):
            bad_request("can't parse allowed updates JSON object")
        queue.allow(None if kinds is None else [str(kind) for kind in kinds])
        limit = params.integer("limit", 100)
        timeout = min(max(params.integer("timeout"), 0), MAX_POLL)
        offset = params.integer("offset")
        updates = await queue.poll(offset, limit if 1 <= limit <= 100 else 100, timeout)
        body = b'{"ok":true,"result":[' + b",".join([update.body for update in updates]) + b"]}"
        return [update.id for update in updates], body

    def _break_poll(self) -> None:
        self.telegram.queue.terminate(ConnectionResetError())


async def _not_found(request: web.Request) -> web.Response:
    return refusal(ApiError(404, "Not Found"))
