"""Messages in a private chat: commands, words, files; and each other kind gets its word."""

import re

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter
from aiogram.types import Message

from core.answers import EvidenceKind, QuestionKey
from core.changes.report import NewEvidence
from core.usecases import finding, home, joining, overview, privacy, sent_files, typing
from core.views import Note
from handlers.desk import Case

NOWHERE = QuestionKey("", "")  # where a file belongs is what the chat's prompt says
UNKNOWN_COMMAND = re.compile(r"/[a-z]", re.IGNORECASE)  # «/15» may be the number of an order
KINDS = {
    "voice": Note.VOICE,
    "video_note": Note.VOICE,
    "audio": Note.VOICE,
    "sticker": Note.STICKER,
    "contact": Note.CONTACT,
}


class Has(Filter):
    """The message carries that attribute. Async: aiogram runs a plain ``F.x`` in a thread each time."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def __call__(self, message: Message) -> bool:
        """Whether it does."""
        return getattr(message, self._name) is not None


def router() -> Router:
    """Private messages, the most telling first; the last handler takes whatever is left."""
    made = Router(name="messages")
    made.message.register(start, CommandStart())
    made.message.register(menu, Command("menu"))
    made.message.register(help_screen, Command("help"))
    made.message.register(my_data, Command("mydata"))
    made.message.register(summary, Command("summary"))
    made.message.register(document, Has("document"))
    made.message.register(photo, Has("photo"))
    made.message.register(words, Has("text"))
    made.message.register(other)
    return made


async def start(message: Message, command: CommandObject) -> Case:
    """``/start``: resume; ``/start <code>``: register."""
    code = (command.args or "").strip()
    if code:
        return lambda reads, call: joining.start(reads, call, code)
    return typing.resume


async def menu(message: Message) -> Case:
    """``/menu``."""
    return home.home


async def help_screen(message: Message) -> Case:
    """``/help``."""
    return home.help_screen


async def my_data(message: Message) -> Case:
    """``/mydata``."""
    return privacy.my_data


async def summary(message: Message, command: CommandObject) -> Case:
    """``/summary``; with a number or a part of a name after it, that organisation's report."""
    typed = (command.args or "").strip()
    if typed:
        return lambda reads, call: finding.find(reads, call, typed)
    return overview.summary


async def document(message: Message) -> Case:
    """A document: evidence, or a filled form from a specialist."""
    assert message.document is not None
    file = message.document
    piece = NewEvidence(
        NOWHERE,
        EvidenceKind.DOCUMENT,
        message.caption or "",
        file.file_id,
        file.file_unique_id,
        (file.file_name or "")[:200],
        (file.mime_type or "")[:100],
        file.file_size,
        (message.media_group_id or "")[:64],
    )
    return lambda reads, call: sent_files.add(reads, call, piece)


async def photo(message: Message) -> Case:
    """A photo as evidence, in the largest size that came."""
    assert message.photo is not None
    largest = max(message.photo, key=lambda size: size.width * size.height)
    piece = NewEvidence(
        NOWHERE,
        EvidenceKind.PHOTO,
        message.caption or "",
        largest.file_id,
        largest.file_unique_id,
        mime="image/jpeg",
        size=largest.file_size,
        group=(message.media_group_id or "")[:64],
    )
    return lambda reads, call: sent_files.add(reads, call, piece)


async def words(message: Message) -> Case:
    """Whatever was typed."""
    text = message.text or ""
    if UNKNOWN_COMMAND.match(text):
        return lambda reads, call: typing.aside(reads, call, Note.UNKNOWN_COMMAND)
    return lambda reads, call: typing.said(reads, call, text)


async def other(message: Message) -> Case:
    """A voice, a sticker, a place, a kind that didn't exist when this was written."""
    note = next((note for name, note in KINDS.items() if getattr(message, name) is not None), Note.OTHER_KIND)
    return lambda reads, call: typing.aside(reads, call, note)
