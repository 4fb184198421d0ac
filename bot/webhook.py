"""The webhook is set, and looked after: somebody else may take it away, or the token may be revoked.

The updates themselves come in at ``bot/http.py``.
"""

import asyncio
import logging
from typing import Any
from urllib.parse import urlsplit

from bot.calling import UNREACHED, Caller, Unreached
from bot.intake import KINDS
from bot.patience import Backoff, Patience
from bot.troubles import Grumble

log = logging.getLogger(__name__)
TAKEN = "somebody else has changed the webhook of this bot, it is set again"
FAILING = "Telegram can't deliver to WEBHOOK_URL"


class Webhook:
    """``run`` ends only by being cancelled, or with TokenRefused."""

    def __init__(self, caller: Caller, url: str, secret: str, patience: Patience, grumble: Grumble) -> None:
        self._caller = caller
        self._url = url
        self._secret = secret
        self._patience = patience
        self._grumble = grumble
        self._backoff = Backoff(patience)
        self._stands = False
        self._failed_at: int | None = None

    async def run(self) -> None:
        """Set it, and look whether it still stands, again and again."""
        while True:
            try:
                await (self._look() if self._stands else self._set())
            except Unreached as error:
                self._grumble.say(UNREACHED, error)
                await asyncio.sleep(self._backoff.grow())
            else:
                self._grumble.over(UNREACHED)
                self._backoff.reset()
                if self._stands:
                    await asyncio.sleep(self._patience.webhook)

    async def _set(self) -> None:
        body: dict[str, Any] = {"url": self._url, "allowed_updates": list(KINDS)}
        if self._secret:
            body["secret_token"] = self._secret
        await self._caller.must("setWebhook", body, self._patience.answer)
        self._stands = True
        log.info("the webhook at %s is set", urlsplit(self._url).hostname)

    async def _look(self) -> None:
        info = await self._caller.must("getWebhookInfo", {}, self._patience.answer)
        if info.get("url") != self._url:
            self._stands = False
            self._grumble.say(TAKEN, urlsplit(str(info.get("url", ""))).hostname or "it was deleted")
            return
        self._grumble.over(TAKEN)
        failed_at = info.get("last_error_date")
        if failed_at and info.get("pending_update_count") and failed_at != self._failed_at:
            self._grumble.say(FAILING, str(info.get("last_error_message", "")))
        elif not info.get("pending_update_count"):
            self._grumble.over(FAILING)
        self._failed_at = failed_at
