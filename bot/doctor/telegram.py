"""Telegram's side: it is reached, it knows the token, nobody else takes our updates, its clock is ours."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from bot.asking import NoAnswer, ask
from bot.doctor.findings import Finding, fail, note, ok
from bot.settings import Settings

LARGEST_SKEW = 30  # seconds between our clock and Telegram's


async def telegram(settings: Settings, now: datetime) -> AsyncIterator[Finding]:
    """Ask getMe and getWebhookInfo, over the proxy where one is set. ``now`` is the machine's time."""
    try:
        me, date = await ask(settings, "getMe")
        hook = (await ask(settings, "getWebhookInfo"))[0] if me["ok"] else {}
    except NoAnswer as error:
        yield fail("Telegram", f"{_way(settings)} can't be reached: {error}")
        return
    if not me["ok"]:
        yield _refused(me)
        return
    username = str(me["result"].get("username") or "")
    yield ok("Telegram", f"reached through {_way(settings)}, this is @{username}")
    wanted = (settings.bot_username or "").lstrip("@")
    if wanted and wanted.lower() != username.lower():
        yield fail(
            "token", f"BOT_USERNAME is {wanted}, but the token is @{username}'s: links would lead astray"
        )
    yield _way_in(settings, dict(hook.get("result") or {}))
    if date is not None and abs((now - date).total_seconds()) > LARGEST_SKEW:
        yield fail("clock", f"it differs from Telegram's by {(now - date).total_seconds():.0f} s: set up NTP")


def _way_in(settings: Settings, hook: dict[str, Any]) -> Finding:
    """The webhook that Telegram knows is the one that the settings name."""
    known, waiting = str(hook.get("url") or ""), int(hook.get("pending_update_count") or 0)
    waits = f", {waiting} updates wait" if waiting else ""
    trouble = (
        f"; the last trouble there: {hook['last_error_message']}" if hook.get("last_error_message") else ""
    )
    if settings.webhook_url:
        if known == settings.webhook_url:
            return (note if trouble else ok)("way in", f"webhook at {_host(known)}{waits}{trouble}")
        return note("way in", f"the webhook isn't set yet{waits}: `run` sets it")
    if known:
        return note("way in", f"a webhook is set, at {_host(known)}: `run` removes it to poll{waits}")
    return ok("way in", f"long polling{waits}")


def _refused(answer: dict[str, Any]) -> Finding:
    code, why = answer.get("error_code"), str(answer.get("description") or "no reason given")
    if code in (401, 404):  # a token of a wrong form isn't found, one that was revoked isn't authorized
        return fail("token", f"Telegram refuses BOT_TOKEN ({code} {why}): take it from @BotFather again")
    return fail("Telegram", f"it answers {code}: {why}")


def _way(settings: Settings) -> str:
    return settings.bot_api_url + (" over BOT_PROXY" if settings.bot_proxy else "")


def _host(url: str) -> str:
    """The path may be a secret."""
    return urlsplit(url).hostname or "an address of no form"
