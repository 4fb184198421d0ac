"""What nothing else took: an unknown button, an edited message, the bot blocked or unblocked."""

from aiogram import Router
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from core.changes import Reachability
from core.usecases import home, typing
from core.views import Note, Result
from handlers.desk import Desk, Reply


def router() -> Router:
    """The last router of private chats."""
    made = Router(name="stale")
    made.edited_message.register(edited)
    made.my_chat_member.register(reachable)
    return made


async def unknown_button(query: CallbackQuery, desk: Desk) -> Reply:
    """A button of no release of ours: the menu, with a word."""
    return await desk.ask(lambda reads, call: home.home(reads, call, Note.OLD_BUTTON))


async def edited(message: Message, desk: Desk) -> Reply:
    """An edited message changes no answer: what was answered might have moved on."""
    return await desk.ask(lambda reads, call: typing.aside(reads, call, Note.EDITED))


async def reachable(event: ChatMemberUpdated, desk: Desk) -> Reply:
    """Blocked or unblocked: noted, so that nothing is sent into the void. No message is owed."""
    blocked = event.new_chat_member.status in ("kicked", "left")
    change = Reachability(desk.call.chat_id, desk.call.now if blocked else None)
    return await desk.ask(lambda reads, call: Result(changes=(change,)))
