"""Files of both directions, byte for byte."""

from __future__ import annotations

import json
import random

import aiohttp

from sandbox import Person, Sandbox
from tests.sandbox.client import Client

ANY_BYTES = random.Random(7).randbytes(300_000)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + (640).to_bytes(4) + (480).to_bytes(4) + bytes(range(256))


async def test_a_document_of_a_person_reaches_the_bot_byte_for_byte(api: Client, head: Person) -> None:
    await head.send_document("приказ № 132.pdf", ANY_BYTES, caption="Приказ", react=False)
    (update,) = await api.ok("getUpdates")
    document = update["message"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("приказ № 132.pdf", "application/pdf")
    assert document["file_size"] == len(ANY_BYTES)
    assert update["message"]["caption"] == "Приказ"
    file = await api.ok("getFile", file_id=document["file_id"])
    assert file["file_unique_id"] == document["file_unique_id"]
    assert await api.download(file["file_path"]) == (200, ANY_BYTES)


async def test_a_photo_comes_in_sizes_the_original_last(api: Client, head: Person) -> None:
    await head.send_photo(PNG, "Стенд", react=False)
    (update,) = await api.ok("getUpdates")
    small, large = update["message"]["photo"]
    assert (large["width"], large["height"], small["width"]) == (640, 480, 90)
    original = await api.ok("getFile", file_id=large["file_id"])
    assert (await api.download(original["file_path"]))[1] == PNG
    thumbnail = await api.ok("getFile", file_id=small["file_id"])
    assert (await api.download(thumbnail["file_path"]))[1] != PNG


async def test_an_upload_of_the_bot_reaches_the_person_byte_for_byte(
    api: Client, sandbox: Sandbox, head: Person
) -> None:
    keys = json.dumps({"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]})
    body = await api.upload(
        "sendDocument", "document", "сводка.xlsx", ANY_BYTES,
        chat_id=str(head.id), caption="<b>Сводка</b>", parse_mode="HTML", reply_markup=keys,
    )  # fmt: skip
    document = body["result"]["document"]
    assert (document["file_name"], document["file_size"]) == ("сводка.xlsx", len(ANY_BYTES))
    assert sandbox.file_bytes(document["file_id"]) == ANY_BYTES
    (message,) = head.documents
    assert message.file is not None
    assert (message.file.name, message.file.content, message.caption) == ("сводка.xlsx", ANY_BYTES, "Сводка")
    assert message.buttons == [["Да"]]
    again = await api.ok("sendDocument", chat_id=head.id, document=document["file_id"])
    assert again["document"] == document


async def test_a_file_over_20_megabytes_is_too_big_to_fetch(api: Client, head: Person) -> None:
    await head.send_document("видео.mp4", b"", mime="video/mp4", size=30 * 1024 * 1024, react=False)
    (update,) = await api.ok("getUpdates")
    document = update["message"]["document"]
    assert document["file_size"] == 30 * 1024 * 1024
    refusal = await api.refused("getFile", file_id=document["file_id"])
    assert refusal == "400 Bad Request: file is too big"


async def test_an_unknown_or_vanished_file_is_refused(api: Client, sandbox: Sandbox, head: Person) -> None:
    gone = "400 Bad Request: wrong file_id or the file is temporarily unavailable"
    assert await api.refused("getFile", file_id="нет такого") == gone
    await head.send_document("a.pdf", b"x", react=False)
    (update,) = await api.ok("getUpdates")
    file = await api.ok("getFile", file_id=update["message"]["document"]["file_id"])
    sandbox.vanish(file["file_id"])
    assert await api.refused("getFile", file_id=file["file_id"]) == gone
    assert (await api.download(file["file_path"]))[0] == 404


async def test_what_is_no_picture_cannot_be_sent_as_one(api: Client, head: Person) -> None:
    chat = {"chat_id": str(head.id)}
    body = await api.upload("sendPhoto", "photo", "a.png", b"not a picture", **chat)
    assert body["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    body = await api.upload("sendPhoto", "photo", "a.png", b"", **chat)
    assert body["description"] == "Bad Request: file must be non-empty"
    assert await api.refused("sendPhoto", **chat) == "400 Bad Request: there is no photo in the request"
    body = await api.upload("sendDocument", "document", "a.png", PNG, **chat)
    as_photo = await api.refused("sendPhoto", **chat, photo=body["result"]["document"]["file_id"])
    assert as_photo == "400 Bad Request: can't use file of type Document as Photo"


async def test_an_upload_over_50_megabytes_is_too_large(api: Client, head: Person) -> None:
    big = bytes(50 * 1024 * 1024 + 1)
    body = await api.upload("sendDocument", "document", "big.bin", big, chat_id=str(head.id))
    assert (body["error_code"], body["description"]) == (413, "Request Entity Too Large")


async def test_an_album_of_the_bot_comes_whole_or_not_at_all(api: Client, head: Person) -> None:
    async def send(*items: dict[str, str]) -> dict[str, object]:
        form = aiohttp.FormData({"chat_id": str(head.id), "media": json.dumps(items)})
        for part in ("p1", "p2"):
            form.add_field(part, PNG + part.encode(), filename=f"{part}.png")
        async with api.session.post(f"{api.url}/sendMediaGroup", data=form) as response:
            body: dict[str, object] = await response.json()
            return body

    one = {"type": "photo", "media": "attach://p1", "caption": "Стенд"}
    two = {"type": "photo", "media": "attach://p2"}
    assert (await send(one, {**two, "media": "attach://p3"}))["ok"] is False
    assert (await send(one))["ok"] is False
    mixed = await send(one, {**two, "type": "document"})
    assert mixed["description"] == "Bad Request: document can't be mixed with other media types"
    assert len(head.messages) == 1
    assert (await send(one, two))["ok"] is True
    first, second = head.messages[1:]
    assert first.payload["media_group_id"] == second.payload["media_group_id"]
    assert first.caption == "Стенд"
    assert second.file is not None
    assert second.file.content == PNG + b"p2"


async def test_an_album_of_a_person_comes_as_several_updates(api: Client, head: Person) -> None:
    await head.send_album([("a.jpg", PNG), ("b.jpg", PNG), ("c.jpg", PNG)], caption="Стенды", react=False)
    messages = [update["message"] for update in await api.ok("getUpdates")]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["Стенды", None, None]
