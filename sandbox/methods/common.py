"""What the sending methods share: keyboards, replies, captions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox import keyboards, texts
from sandbox.errors import JSON, bad_request
from sandbox.messages import Message
from sandbox.model import Chat
from sandbox.params import Params
from sandbox.telegram import Telegram

Method = Callable[[Telegram, Params], Any]


def markup(params: Params, chat: Chat) -> keyboards.Markup:
    """The checked `reply_markup` of a request."""
    return keyboards.read(params.parsed("reply_markup"), private=not chat.is_group)


def extras(params: Params, chat: Chat) -> JSON:
    """Fields that a message takes over as they are: the message replied to, protection, a topic."""
    fields: JSON = {}
    if (reply := _replied(params, chat)) is not None:
        quoted = dict(reply.payload)
        quoted.pop("reply_to_message", None)  # one level only, as Telegram does it
        quoted.pop("reply_markup", None)
        fields["reply_to_message"] = quoted
    if params.flag("protect_content"):
        fields["has_protected_content"] = True
    return fields


def caption(params: Params) -> JSON:
    """Caption fields, none when there is no caption."""
    return caption_fields(read_caption(params))


def read_caption(params: Params) -> texts.Formatted:
    """The caption of a request, parsed."""
    listed = params.parsed("caption_entities")
    return texts.caption(params.string("caption"), params.string("parse_mode"), listed)


def caption_fields(read: texts.Formatted) -> JSON:
    """A formatted text as the caption fields of a message."""
    fields: JSON = {}
    if read.text:
        fields["caption"] = read.text
    if read.entities:
        fields["caption_entities"] = read.entities
    return fields


def _replied(params: Params, chat: Chat) -> Message | None:
    raw = params.parsed("reply_parameters")
    if isinstance(raw, dict):
        wanted, forgiving = raw.get("message_id"), bool(raw.get("allow_sending_without_reply"))
    else:
        wanted = params.integer("reply_to_message_id") or None
        forgiving = params.flag("allow_sending_without_reply")
    if wanted is None:
        return None
    message = chat.messages.get(int(wanted))
    if message is None or message.deleted:
        if forgiving:
            return None
        bad_request("message to be replied not found")
    return message
