"""editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup and deleteMessage."""

from __future__ import annotations

from sandbox import texts
from sandbox.errors import JSON, bad_request
from sandbox.messages import Message
from sandbox.methods import common, media
from sandbox.model import Chat
from sandbox.params import Params
from sandbox.telegram import Telegram

DELETABLE = 48 * 3600  # seconds after which a bot can't take a message back


def edit_text(telegram: Telegram, params: Params) -> JSON:
    """New words and keyboard; a keyboard left out goes away, as Telegram does it."""
    chat, message = _editable(telegram, params)
    if "text" not in message.payload:
        bad_request("there is no text in the message to edit")
    text = texts.message_text(params.string("text"), params.string("parse_mode"), params.parsed("entities"))
    markup = common.markup(params, chat)
    return telegram.edit(chat, message, {"text": text.text, "entities": text.entities}, markup).payload


def edit_caption(telegram: Telegram, params: Params) -> JSON:
    """New words under a file; none take the caption away."""
    chat, message = _editable(telegram, params)
    if "text" in message.payload:
        bad_request("there is no caption in the message to edit")
    words = common.read_caption(params)
    markup = common.markup(params, chat)
    content = {"caption": words.text, "caption_entities": words.entities}
    return telegram.edit(chat, message, content, markup).payload


def edit_media(telegram: Telegram, params: Params) -> JSON:
    """Another file with its own caption; it may also take the place of a text, never the other way round."""
    chat, message = _editable(telegram, params)
    raw = params.parsed("media")
    if raw is None:
        bad_request("there is no media in the request")
    kind, stored, content = media.read_media(telegram, params, raw)
    if "media_group_id" in message.payload and kind not in message.payload:
        bad_request("media can't be edited to another type in an album")
    markup = common.markup(params, chat)
    before: JSON = dict.fromkeys(("text", "entities", "photo", "document", "caption", "caption_entities"))
    edited = telegram.edit(chat, message, before | content, markup)
    message.file = stored
    return edited.payload


def edit_markup(telegram: Telegram, params: Params) -> JSON:
    """Another inline keyboard, or none."""
    chat, message = _editable(telegram, params)
    return telegram.edit(chat, message, {}, common.markup(params, chat)).payload


def delete_message(telegram: Telegram, params: Params) -> bool:
    """Take a message back: the bot's own, or any in a private chat, within 48 hours."""
    chat = telegram.chat_for_sending(params.chat_id())
    message = chat.messages.get(params.integer("message_id"))
    if message is None or message.deleted:
        bad_request("message to delete not found")
    if (chat.is_group and not message.from_bot) or telegram.wall() - message.date > DELETABLE:
        bad_request("message can't be deleted")
    telegram.delete(chat, message)
    return True


def delete_messages(telegram: Telegram, params: Params) -> bool:
    """Take back several, skipping those that aren't there."""
    chat = telegram.chat_for_sending(params.chat_id())
    wanted = params.parsed("message_ids")
    if not isinstance(wanted, list) or not 1 <= len(wanted) <= 100:
        bad_request("message identifiers are not specified")
    for message_id in wanted:
        message = chat.messages.get(message_id)
        if message is not None and not message.deleted:
            telegram.delete(chat, message)
    return True


def _editable(telegram: Telegram, params: Params) -> tuple[Chat, Message]:
    if params.string("inline_message_id"):
        bad_request("MESSAGE_ID_INVALID")
    chat = telegram.chat_for_sending(params.chat_id())
    if not params.integer("message_id"):
        bad_request("message identifier is not specified")
    message = chat.messages.get(params.integer("message_id"))
    if message is None or message.deleted:
        bad_request("message to edit not found")
    if not message.from_bot or not message.editable:
        bad_request("message can't be edited")
    return chat, message


METHODS: dict[str, common.Method] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
