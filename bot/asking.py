"""Asking Telegram from a command: a plain call, without aiogram, whose import takes seconds."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.settings import Settings
from scheduler.network import NO_ANSWER, why

SECONDS = 15.0  # for one answer


class NoAnswer(Exception):
    """Nobody answered, or it wasn't the Bot API. ``str()`` says why, and never holds the address."""


async def ask(settings: Settings, method: str) -> tuple[dict[str, Any], datetime | None]:
    """The answer, done or refused, and what the clock of whoever gave it shows. Raises NoAnswer."""
    url = f"{settings.bot_api_url.rstrip('/')}/bot{settings.token()}/{method}"
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with (
            aiohttp.ClientSession(connector=_connector(settings), timeout=timeout) as client,
            client.get(url) as response,
        ):
            answer = await response.json(content_type=None)
            stamp = response.headers.get("Date")
            date = parsedate_to_datetime(stamp).astimezone(UTC) if stamp else None
    except NO_ANSWER as error:
        raise NoAnswer(why(error)) from None
    except ValueError:  # a page, or what is no date
        answer, date = None, None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        raise NoAnswer("what answers there isn't the Bot API")
    return answer, date


def _connector(settings: Settings) -> aiohttp.BaseConnector | None:
    if settings.bot_proxy is None:
        return None
    from aiohttp_socks import ProxyConnector

    return ProxyConnector.from_url(settings.bot_proxy)
