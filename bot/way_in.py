"""Where updates come from: long polling, or a webhook where its address is set."""

import logging
from collections.abc import Awaitable, Callable

from bot.calling import UNREACHED, Caller, Unreached
from bot.intake import Polling, Storing
from bot.patience import Patience
from bot.settings import Settings
from bot.troubles import Grumble
from bot.webhook import Webhook
from core.views import MenuRole
from screens.menus import COMMANDS

log = logging.getLogger(__name__)


async def take_in(
    caller: Caller,
    settings: Settings,
    store: Storing,
    patience: Patience,
    grumble: Grumble,
    named: Callable[[str], Awaitable[None]],
) -> None:
    """Take updates in until cancelled; ``named`` hears the bot's name. Raises TokenRefused."""
    await _greet(caller, patience, grumble, named)  # here, not before the rest: what waits is sent meanwhile
    if settings.webhook_url is None:
        await Polling(caller, store, patience, grumble).run()
    else:
        await Webhook(caller, settings.webhook_url, webhook_secret(settings), patience, grumble).run()


def webhook_secret(settings: Settings) -> str:
    """What Telegram shows us with each update; empty where none is set."""
    return settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""


async def _greet(
    caller: Caller, patience: Patience, grumble: Grumble, named: Callable[[str], Awaitable[None]]
) -> None:
    """Learn the bot's name and set the strangers' commands; a network that is down is no reason to stop."""
    commands = [{"command": name, "description": words} for name, words in COMMANDS[MenuRole.STRANGER]]
    try:
        me = await caller.must("getMe", {}, patience.answer)
        await caller.must("setMyCommands", {"commands": commands}, patience.answer)
    except Unreached as error:
        grumble.say(UNREACHED, error)
    else:
        username = str(me.get("username") or "")
        log.info("running as @%s", username)
        if username:  # links that are made in the chat begin with it
            try:
                await named(username)
            except Exception as error:  # a database in trouble is told of elsewhere, and no reason to stop
                grumble.say("the bot's name couldn't be kept", error)
