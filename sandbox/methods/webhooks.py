"""setWebhook, deleteWebhook and getWebhookInfo: the settings; the posting itself is in `sandbox.webhook`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sandbox.errors import JSON, bad_request, conflict
from sandbox.methods import common
from sandbox.params import Params
from sandbox.telegram import Telegram
from sandbox.updates import WebhookSettings

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_PORTS = {80, 88, 443, 8443}
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def set_webhook(telegram: Telegram, params: Params) -> bool:
    """Updates go to the url from now on; an empty url takes the webhook away. A held poll ends with 409."""
    url = params.string("url")
    if not url:
        return delete_webhook(telegram, params)
    _check_url(url)
    secret = params.string("secret_token")
    if len(secret) > 256:
        bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        bad_request("secret token contains unallowed characters")
    connections = min(max(params.integer("max_connections", 40), 1), 100)
    _allow(telegram, params)
    if params.flag("drop_pending_updates"):
        telegram.queue.clear()
    telegram.webhook = WebhookSettings(url, secret, connections)
    telegram.queue.terminate(conflict("terminated by setWebhook request"))
    telegram.on_webhook()
    return True


def delete_webhook(telegram: Telegram, params: Params) -> bool:
    """Back to getUpdates; what wasn't taken waits there."""
    telegram.webhook = None
    if params.flag("drop_pending_updates"):
        telegram.queue.clear()
    telegram.on_webhook()
    return True


def get_webhook_info(telegram: Telegram, params: Params) -> JSON:
    """The settings, how much waits, and the last failure."""
    settings = telegram.webhook
    info: JSON = {
        "url": settings.url if settings else "",
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.queue.pending()),
    }
    if settings:
        info["max_connections"] = settings.max_connections
        if telegram.webhook_error:
            at, message = telegram.webhook_error
            info |= {"last_error_date": int(at), "last_error_message": message}
    if telegram.queue.allowed is not None:
        info["allowed_updates"] = sorted(telegram.queue.allowed)
    return info


def _allow(telegram: Telegram, params: Params) -> None:
    kinds = params.parsed("allowed_updates")
    telegram.queue.allow([str(kind) for kind in kinds] if isinstance(kinds, list) else None)


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        bad_request("bad webhook: invalid URL specified")
    if parts.hostname in _LOOPBACK:
        return  # the stand-in's one relaxation: no certificate and any port on this very machine
    if parts.scheme != "https":
        bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or 443) not in _PORTS:
        bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


METHODS: dict[str, common.Method] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
