"""sendMessage and sendChatAction."""

from __future__ import annotations

from sandbox import texts
from sandbox.errors import JSON, bad_request
from sandbox.methods import common
from sandbox.params import Params
from sandbox.telegram import Telegram

_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send_message(telegram: Telegram, params: Params) -> JSON:
    """A text message."""
    chat = telegram.chat_for_sending(params.chat_id())
    text = texts.message_text(params.string("text"), params.string("parse_mode"), params.parsed("entities"))
    content: JSON = {"text": text.text}
    if text.entities:
        content["entities"] = text.entities
    if preview := params.parsed("link_preview_options"):
        content["link_preview_options"] = preview
    markup = common.markup(params, chat)
    content.update(common.extras(params, chat))
    return telegram.post(chat, content, markup=markup).payload


def send_chat_action(telegram: Telegram, params: Params) -> bool:
    """«печатает…»: shown for some seconds, no reaction by itself."""
    chat = telegram.chat_for_sending(params.chat_id())
    if params.string("action").lower() not in _ACTIONS:
        bad_request("wrong parameter action in request")
    telegram.feed.publish("action", chat.id, params.string("action"))
    return True


METHODS: dict[str, common.Method] = {"sendMessage": send_message, "sendChatAction": send_chat_action}
