"""From an HTTP request to parameters: query string, JSON, urlencoded form or multipart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web
from yarl import URL

from sandbox.errors import bad_request
from sandbox.params import Params, Upload


async def read_params(request: web.Request) -> Params:
    """The parameters of a request; the body wins over the query string. ApiError 400 for a broken body."""
    raw: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Params(raw)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, raw)
    body = await request.read()
    if not body:
        return Params(raw)
    if kind == "application/json":
        raw.update(_json(body))
    else:
        raw.update(_form(body))
    return Params(raw)


def _form(body: bytes) -> Mapping[str, str]:
    try:
        text = body.decode()
    except UnicodeDecodeError:
        bad_request("strings must be encoded in UTF-8")
    # yarl unquotes in C: 11 µs for a message in Russian, 64 µs with urllib's parse_qsl.
    return URL.build(query_string=text, encoded=True).query


def _json(body: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(body)
    except ValueError:
        bad_request("can't parse JSON object")
    if not isinstance(parsed, dict):
        bad_request("expected a JSON object")
    return {key: value for key, value in parsed.items() if value is not None}


async def _multipart(request: web.Request, raw: dict[str, Any]) -> Params:
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            raw[name] = value if isinstance(value, str) else bytes(value).decode("utf-8", "replace")
    return Params(raw, uploads)
