"""In a group the bot says that it works in private, and answers ``/summary`` only to the department."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import ChatMemberUpdated, Message

from core.usecases import overview
from core.views import GroupNote, Result, Show
from handlers.desk import Case


def router() -> Router:
    """Groups and channels; what people say to each other there is left alone."""
    made = Router(name="groups")
    made.message.register(summary, Command("summary"))
    made.message.register(to_us)
    made.my_chat_member.register(added)
    return made


async def summary(message: Message) -> Case:
    """Counts only: others read along."""
    return lambda reads, call: overview.summary(reads, call, brief=True)


async def to_us(message: Message) -> Case | None:
    """A command or an answer to the bot gets a word, other talk none."""
    answered = message.reply_to_message and message.reply_to_message.from_user
    if (message.text or "").startswith("/") or (answered and answered.is_bot):
        return note()
    return None


async def added(event: ChatMemberUpdated) -> Case | None:
    """The bot came into the group."""
    return note() if event.new_chat_member.status in ("member", "administrator") else None


def note() -> Case:
    """The bot works in private."""
    return lambda reads, call: Result((Show(call.chat_id, GroupNote()),))
