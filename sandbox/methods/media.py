"""sendPhoto, sendDocument, sendMediaGroup and getFile."""

from __future__ import annotations

from typing import Any

from sandbox import texts
from sandbox.errors import JSON, ApiError, bad_request
from sandbox.files import MAX_DOWNLOAD, MAX_PHOTO, MAX_UPLOAD, StoredFile, dimensions, is_picture
from sandbox.keyboards import NONE
from sandbox.methods import common
from sandbox.params import Params, Upload
from sandbox.telegram import Telegram


def send_photo(telegram: Telegram, params: Params) -> JSON:
    """A picture, uploaded or by the id of a picture."""
    return _send_file(telegram, params, "photo")


def send_document(telegram: Telegram, params: Params) -> JSON:
    """Any file, uploaded or by its id."""
    return _send_file(telegram, params, "document")


def send_media_group(telegram: Telegram, params: Params) -> list[JSON]:
    """An album of 2–10 photos or documents; every message bears the same `media_group_id`."""
    chat = telegram.chat_for_sending(params.chat_id())
    media = params.parsed("media")
    if not isinstance(media, list) or not all(isinstance(item, dict) for item in media):
        bad_request("expected an Array of InputMedia")
    if not 2 <= len(media) <= 10:
        bad_request("wrong number of messages in the album: it must include 2-10 items")
    # Everything is checked before the first message stands in the chat: an album comes whole or not at all.
    for item in media:
        _kind(item)
    if len({item["type"] for item in media}) > 1:
        bad_request("document can't be mixed with other media types")
    prepared = [read_media(telegram, params, item)[1:] for item in media]
    extra = common.extras(params, chat)
    telegram.limiter.charge(chat.id, telegram.monotonic(), group=chat.is_group, messages=len(media))
    album = str(telegram.rng.randrange(10**16, 10**17))
    return [
        telegram.post(
            chat, {"media_group_id": album, **content, **extra}, markup=NONE, file=stored, charge=0
        ).payload
        for stored, content in prepared
    ]


def read_media(telegram: Telegram, params: Params, item: Any) -> tuple[str, StoredFile, JSON]:
    """An InputMedia with its caption: photo or document, its file, the fields of a message with it."""
    kind = _kind(item)
    stored = _file(telegram, kind, params.attached(item.get("media")), item.get("media"))
    words = texts.caption(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )
    return kind, stored, {**describe(stored, kind), **common.caption_fields(words)}


def get_file(telegram: Telegram, params: Params) -> JSON:
    """Where to download a file; ApiError 400 for an unknown, vanished or too big one."""
    if not params.string("file_id"):
        bad_request("file_id not specified")
    stored = telegram.files.find(params.string("file_id"))
    if stored.size > MAX_DOWNLOAD:
        bad_request("file is too big")
    return {**stored.handle(), "file_path": stored.path}


def describe(stored: StoredFile, kind: str) -> JSON:
    """The `photo` or `document` field of a message with this file."""
    if kind == "photo":
        width, height = dimensions(stored.content)
        # Telegram lists several sizes, the original last: whoever takes the first one gets a thumbnail.
        small = (stored.thumbnail or stored).handle()
        return {
            "photo": [
                {**small, "width": 90, "height": max(1, 90 * height // width)},
                {**stored.handle(), "width": width, "height": height},
            ]
        }
    document: JSON = {**stored.handle(), "file_name": stored.name, "mime_type": stored.mime}
    return {"document": {key: value for key, value in document.items() if value != ""}}


def _kind(item: Any) -> str:
    if not isinstance(item, dict):
        bad_request("can't parse InputMedia: expected an Object")
    if item.get("type") not in ("photo", "document"):  # the stand-in keeps no other kind
        bad_request("unsupported type of InputMedia")
    return str(item["type"])


def _send_file(telegram: Telegram, params: Params, kind: str) -> JSON:
    chat = telegram.chat_for_sending(params.chat_id())
    caption = common.caption(params)
    markup = common.markup(params, chat)
    extra = common.extras(params, chat)
    stored = _file(telegram, kind, params.upload(kind), params.raw.get(kind))
    content = {**describe(stored, kind), **caption, **extra}
    return telegram.post(chat, content, markup=markup, file=stored).payload


def _file(telegram: Telegram, kind: str, part: Upload | None, reference: Any) -> StoredFile:
    if part is not None:
        return _store(telegram, kind, part)
    if not isinstance(reference, str) or not reference:
        bad_request(f"there is no {kind} in the request")
    if reference.startswith(("http://", "https://")):
        bad_request("wrong file identifier/HTTP URL specified")  # nothing is fetched from the network
    try:
        stored = telegram.files.find(reference)
    except ApiError:
        bad_request("wrong file identifier/HTTP URL specified")
    if (stored.kind == "photo") != (kind == "photo"):
        bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return stored


def _store(telegram: Telegram, kind: str, part: Upload) -> StoredFile:
    if not part.content:
        bad_request("file must be non-empty")
    if len(part.content) > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        if len(part.content) > MAX_PHOTO:
            bad_request("file is too big for a photo; the maximum size is 10485760 bytes")
        if not is_picture(part.content):
            bad_request("IMAGE_PROCESS_FAILED")
    return telegram.files.add(kind, part.content, name=part.name, mime=part.mime)


METHODS: dict[str, common.Method] = {
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
