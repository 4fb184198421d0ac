"""A plain call of the Bot API: the answer as it came, with no model read into it.

aiogram's own client builds a model of each call and of each answer; for the three methods that make up
nearly all of the traffic that costs more than everything else the bot does (see docs/performance.md).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiogram.client.session.aiohttp import AiohttpSession
from yarl import URL

from scheduler import plain_json
from scheduler.answers import Answer, read_answer
from scheduler.lines import Lines
from scheduler.network import NO_ANSWER, why

_JSON: Mapping[str, str] = {"Content-Type": "application/json"}
CONNECT = 10.0  # seconds for a connection: an address that drops packets is known soon


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a request, under the name of its field."""

    field: str
    name: str
    mime: str
    content: bytes


class Unreached(Exception):
    """No answer came: the network, or whoever stands in between. ``str()`` says why."""


class Caller:
    """Calls methods over aiogram's session, which knows the address and the proxy; or over ``lines``."""

    def __init__(self, session: AiohttpSession, token: str, lines: Lines | None = None) -> None:
        self._session = session
        self._token = token
        self._lines = lines
        self._urls: dict[str, URL] = {}
        self._timeouts: dict[float, aiohttp.ClientTimeout] = {}

    async def call(self, method: str, body: dict[str, Any], seconds: float) -> Answer:
        """The answer, done or refused. Raises Unreached where none came in time."""
        if self._lines is None:
            return await self._post(method, seconds, data=plain_json.dump(body), headers=_JSON)
        try:
            target = self._url(method).raw_path_qs.encode("ascii")
            return read_answer(*await self._lines.post(target, plain_json.dump(body), seconds))
        except (*NO_ANSWER, ValueError) as error:
            raise Unreached(why(error)) from None

    async def upload(self, method: str, body: dict[str, Any], seconds: float, part: Part) -> Answer:
        """The same with a file in the body. Raises Unreached where no answer came in time."""
        form = aiohttp.FormData(quote_fields=False)  # Telegram takes a name as it is, not %-quoted
        for name, value in body.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        form.add_field(part.field, part.content, filename=part.name, content_type=part.mime)
        return await self._post(method, seconds, data=form)

    async def _post(self, method: str, seconds: float, **body: Any) -> Answer:
        client = await self._session.create_session()
        try:
            async with client.post(self._url(method), timeout=self._timeout(seconds), **body) as response:
                return read_answer(response.status, await response.read())
        except (*NO_ANSWER, ValueError) as error:
            raise Unreached(why(error)) from None

    async def must(self, method: str, body: dict[str, Any], seconds: float) -> Any:
        """The result; Unreached also for a refusal."""
        answer = await self.call(method, body, seconds)
        if not answer.ok:
            raise Unreached(f"{method}: {answer.status} {answer.description}")
        return answer.result

    def _url(self, method: str) -> URL:
        if method not in self._urls:
            self._urls[method] = URL(self._session.api.api_url(token=self._token, method=method))
        return self._urls[method]

    def _timeout(self, seconds: float) -> aiohttp.ClientTimeout:
        if seconds not in self._timeouts:
            connect = min(CONNECT, seconds)
            self._timeouts[seconds] = aiohttp.ClientTimeout(total=seconds, connect=connect)
        return self._timeouts[seconds]


def lines_to(session: AiohttpSession) -> Lines | None:
    """Connections of our own to the session's server; None where it is behind a proxy or a password."""
    server = URL(session.api.base.partition("{")[0])
    return None if session.proxy is not None or server.user is not None else Lines(server)
