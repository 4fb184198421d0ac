"""What nothing else took: an unknown button, an edited message, the bot blocked or unblocked."""

from aiogram import Router
from aiogram.types import ChatMemberUpdated, Message

from core.changes.joining import Reachability
from core.usecases import home, typing
from core.views import Note, Result
from handlers.desk import Case


def router() -> Router:
    """The last router of private chats."""
    made = Router(name="stale")
    made.edited_message.register(edited)
    made.my_chat_member.register(reachable)
    return made


def unknown_button() -> Case:
    """A button of no release of ours: the menu, with a word."""
    return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)


async def edited(message: Message) -> Case:
    """An edited message changes no answer: what was answered might have moved on."""
    return lambda reads, call: typing.aside(reads, call, Note.EDITED)


async def reachable(event: ChatMemberUpdated) -> Case:
    """Blocked or unblocked: noted, so that nothing is sent into the void. No message is owed."""
    blocked = event.new_chat_member.status in ("kicked", "left")
    return lambda reads, call: Result(changes=(Reachability(call.chat_id, call.now if blocked else None),))
