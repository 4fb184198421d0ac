"""The Telegram edge of the way out: a post in, what came of it out. Nothing else here knows aiogram."""

import logging
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup

from core.outgoing import Waiting
from screens.menus import COMMANDS, load_menu
from screens.screen import Rows, Screen, load_screen

log = logging.getLogger(__name__)
GONE = ("chat not found", "user is deactivated", "PEER_ID_INVALID", "bot can't initiate conversation")
NOT_EDITABLE = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it; ``message_id`` None where nothing new stands in the chat."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person blocked the bot, left, or never started it."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take this post."""

    why: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Too many: nothing more for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault on the way: try again later."""

    why: str


Outcome = Sent | Unreachable | Refused | Wait | Trouble


class Telegram:
    """Sends posts. ``bot`` is aiogram's client."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def deliver(self, waiting: Waiting) -> Outcome:
        """Send one post; whatever goes wrong comes back as a value."""
        try:
            return await self._deliver(waiting)
        except TelegramRetryAfter as error:
            return Wait(float(error.retry_after))
        except TelegramForbiddenError as error:
            return Unreachable(error.message)
        except TelegramBadRequest as error:
            if any(sign.lower() in error.message.lower() for sign in GONE):
                return Unreachable(error.message)
            return Refused(error.message)
        except TelegramMigrateToChat as error:  # a group that goes on elsewhere: whoever asked asks again
            return Refused(error.message)
        except TelegramUnauthorizedError:
            return Trouble("the token was refused")
        except (TimeoutError, TelegramNetworkError, TelegramServerError) as error:
            return Trouble(str(error))
        except AiogramError as error:  # the HTML page of a proxy, a kind not known yet
            return Trouble(type(error).__name__)

    async def _deliver(self, waiting: Waiting) -> Outcome:
        post = waiting.post
        role = load_menu(post.screen)
        if role is not None:
            commands = [BotCommand(command=name, description=words) for name, words in COMMANDS[role]]
            await self._bot.set_my_commands(commands, scope=BotCommandScopeChat(chat_id=post.chat_id))
            return Sent(None)
        screen = load_screen(post.screen)
        if post.replaces is not None and post.replaces == waiting.newest:
            edited = await self._edit(post.chat_id, post.replaces, screen)
            if edited is not None:
                return edited
        message = await self._bot.send_message(post.chat_id, screen.text, reply_markup=_markup(screen.rows))
        return Sent(message.message_id)

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> Sent | None:
        """None where the message can't be edited any more, and a new one must do."""
        try:
            await self._bot.edit_message_text(
                screen.text, chat_id=chat_id, message_id=message_id, reply_markup=_markup(screen.rows)
            )
        except TelegramBadRequest as error:
            if "message is not modified" in error.message:
                return Sent(None)
            if any(sign.lower() in error.message.lower() for sign in NOT_EDITABLE):
                return None
            raise
        return Sent(None)


def _markup(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=button.text, callback_data=button.data) for button in row]
            for row in rows
        ]
    )
