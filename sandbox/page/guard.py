"""Who may talk to the page: this machine's own browser, on this very page, and nobody else.

The address is loopback. A foreign site could still reach it through the visitor's browser: by a name of its
own that resolves to 127.0.0.1 (hence the look at Host), or by a form or a fetch sent here (hence Origin).
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

_NAMES = {"127.0.0.1", "localhost", "::1"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """403 for strangers; the headers that keep the page to itself."""
    if not (_is_loopback(request.remote) and _is_ours(f"//{request.headers.get('Host', '')}")):
        raise web.HTTPForbidden(text="only this machine may open the page")
    origin = request.headers.get("Origin")
    is_page = request.path.startswith("/page/")
    if origin is None:
        # Browsers always send it with a POST; the bot, which is none, doesn't.
        allowed = request.method in ("GET", "HEAD") or not is_page
    else:
        allowed = origin == f"{request.scheme}://{request.headers['Host']}"
    if not allowed:
        raise web.HTTPForbidden(text="requests from other sites aren't taken")
    return await handler(request)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """For ``on_response_prepare``: so that streams and errors get them as well."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


def _is_loopback(address: str | None) -> bool:
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def _is_ours(url: str) -> bool:
    try:
        return urlsplit(url).hostname in _NAMES
    except ValueError:
        return False
