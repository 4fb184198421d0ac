"""Edits and deletions."""

from __future__ import annotations

from typing import Any

from sandbox import Person, Sandbox
from tests.sandbox.client import Client

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup"
    " are exactly the same as a current content and reply markup of the message"
)
KEYS: dict[str, Any] = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + (640).to_bytes(4) + (480).to_bytes(4) + b"rest"


async def test_an_edit_replaces_words_and_keyboard_in_place(api: Client, head: Person) -> None:
    sent = await api.ok("sendMessage", chat_id=head.id, text="Пункт 1", reply_markup=KEYS)
    edited = await api.ok(
        "editMessageText",
        chat_id=head.id,
        message_id=sent["message_id"],
        text="<b>Пункт</b> 2",
        parse_mode="HTML",
    )
    assert (edited["text"], edited["message_id"]) == ("Пункт 2", sent["message_id"])
    assert edited["entities"] == [{"offset": 0, "length": 5, "type": "bold"}]
    assert "reply_markup" not in edited, "a keyboard left out goes away"
    assert head.screen.edits == 1
    assert edited["edit_date"] >= edited["date"]


async def test_the_same_words_and_keyboard_are_not_modified(api: Client, head: Person) -> None:
    sent = await api.ok(
        "sendMessage", chat_id=head.id, text="<b>Да</b>", parse_mode="HTML", reply_markup=KEYS
    )
    place = {"chat_id": head.id, "message_id": sent["message_id"]}
    bold = [{"type": "bold", "offset": 0, "length": 2}]
    assert (
        await api.refused("editMessageText", **place, text="Да", entities=bold, reply_markup=KEYS)
        == NOT_MODIFIED
    )
    assert await api.refused("editMessageReplyMarkup", **place, reply_markup=KEYS) == NOT_MODIFIED
    await api.ok("editMessageText", **place, text="Да", reply_markup=KEYS)  # the same letters, no longer bold
    await api.ok("editMessageReplyMarkup", **place)
    assert head.buttons == []


async def test_what_is_not_there_or_not_ones_own_cannot_be_edited(api: Client, head: Person) -> None:
    async def edit(message_id: int) -> str:
        return await api.refused("editMessageText", chat_id=head.id, message_id=message_id, text="x")

    assert await edit(10**6) == "400 Bad Request: message to edit not found"
    assert await edit(head.messages[0].id) == "400 Bad Request: message can't be edited"
    keyboard = {"keyboard": [[{"text": "Меню"}]]}
    sent = await api.ok("sendMessage", chat_id=head.id, text="x", reply_markup=keyboard)
    assert await edit(sent["message_id"]) == "400 Bad Request: message can't be edited"


async def test_a_picture_has_a_caption_and_no_text(api: Client, head: Person) -> None:
    sent = (await api.upload("sendPhoto", "photo", "a.png", PNG, chat_id=str(head.id), caption="До"))[
        "result"
    ]
    place = {"chat_id": head.id, "message_id": sent["message_id"]}
    assert (
        await api.refused("editMessageText", **place, text="x")
        == "400 Bad Request: there is no text in the message to edit"
    )
    edited = await api.ok("editMessageCaption", **place, caption="После")
    assert (edited["caption"], edited["photo"]) == ("После", sent["photo"])
    long = await api.refused("editMessageCaption", **place, caption="ж" * 1025)
    assert long == "400 Bad Request: message caption is too long"


async def test_a_deleted_message_is_gone(api: Client, head: Person) -> None:
    sent = await api.ok("sendMessage", chat_id=head.id, text="x")
    place = {"chat_id": head.id, "message_id": sent["message_id"]}
    assert await api.ok("deleteMessage", **place) is True
    assert await api.refused("deleteMessage", **place) == "400 Bad Request: message to delete not found"
    assert (
        await api.refused("editMessageText", **place, text="y")
        == "400 Bad Request: message to edit not found"
    )
    assert [message.words for message in head.messages] == ["/start"]


async def test_several_messages_are_deleted_skipping_those_that_are_gone(api: Client, head: Person) -> None:
    ids = [(await api.ok("sendMessage", chat_id=head.id, text="x"))["message_id"] for _ in range(2)]
    assert await api.ok("deleteMessages", chat_id=head.id, message_ids=[*ids, 10**6]) is True
    assert len(head.messages) == 1
    assert (await api.refused("deleteMessages", chat_id=head.id, message_ids=[])).startswith("400")


async def test_a_message_older_than_48_hours_cannot_be_deleted(
    api: Client, sandbox: Sandbox, head: Person
) -> None:
    sent = await api.ok("sendMessage", chat_id=head.id, text="x")
    sandbox.telegram.wall = lambda: sent["date"] + 48 * 3600 + 1
    refusal = await api.refused("deleteMessage", chat_id=head.id, message_id=sent["message_id"])
    assert refusal == "400 Bad Request: message can't be deleted"


async def test_an_edit_needs_to_know_which_message(api: Client, head: Person) -> None:
    refusal = await api.refused("editMessageText", chat_id=head.id, text="x")
    assert refusal == "400 Bad Request: message identifier is not specified"
    inline = await api.refused("editMessageText", inline_message_id="abc", text="x")
    assert inline == "400 Bad Request: MESSAGE_ID_INVALID"
    sent = await api.ok("sendMessage", chat_id=head.id, text="x")
    place = {"chat_id": head.id, "message_id": sent["message_id"]}
    refusal = await api.refused("editMessageCaption", **place, caption="y")
    assert refusal == "400 Bad Request: there is no caption in the message to edit"


async def test_in_a_group_a_bot_deletes_only_what_is_its_own(
    api: Client, sandbox: Sandbox, head: Person
) -> None:
    group = sandbox.group("Заведующие", [head])
    await head.say("/summary", in_=group, react=False)
    place = {"chat_id": group.id, "message_id": group.messages[-1].id}
    assert await api.refused("deleteMessage", **place) == "400 Bad Request: message can't be deleted"


async def test_a_reply_quotes_a_message_that_stands(api: Client, head: Person) -> None:
    first = head.messages[0].id
    message = await api.ok("sendMessage", chat_id=head.id, text="x", reply_parameters={"message_id": first})
    assert message["reply_to_message"]["message_id"] == first
    gone = {"message_id": 10**6}
    refusal = await api.refused("sendMessage", chat_id=head.id, text="x", reply_parameters=gone)
    assert refusal == "400 Bad Request: message to be replied not found"
    forgiving = {**gone, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api.ok(
        "sendMessage", chat_id=head.id, text="x", reply_parameters=forgiving
    )


async def photo(api: Client, head: Person, name: str = "a.png") -> dict[str, Any]:
    answer = await api.upload("sendPhoto", "photo", name, PNG, chat_id=str(head.id), caption="До")
    return dict(answer["result"])


def of(message: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "photo", "media": message["photo"][-1]["file_id"], **more}


async def test_another_picture_takes_the_place_of_the_first(api: Client, head: Person) -> None:
    sent, other = await photo(api, head), await photo(api, head, "b.png")
    place = {"chat_id": head.id, "message_id": sent["message_id"]}
    media = of(other, caption="<b>После</b>", parse_mode="HTML")
    edited = await api.ok("editMessageMedia", **place, media=media, reply_markup=KEYS)
    assert (edited["caption"], edited["photo"]) == ("После", other["photo"])
    assert edited["caption_entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert edited["reply_markup"] == KEYS
    message = next(one for one in head.messages if one.id == sent["message_id"])
    assert (message.edits, message.earlier) == (1, ["До"])
    assert message.file is not None
    assert message.file.file_id == other["photo"][-1]["file_id"]
    again = await api.refused("editMessageMedia", **place, media=media, reply_markup=KEYS)
    assert again == NOT_MODIFIED
    await api.ok("editMessageMedia", **place, media=of(other), reply_markup=KEYS)
    assert message.words == "", "a caption left out goes away"


async def test_a_new_picture_is_uploaded_beside_its_description(api: Client, head: Person) -> None:
    sent = await photo(api, head)
    answer = await api.upload(
        "editMessageMedia",
        "unused",
        "c.png",
        PNG,
        chat_id=str(head.id),
        message_id=str(sent["message_id"]),
        media='{"type": "photo", "media": "attach://part1", "caption": "Новая"}',
    )
    assert answer["ok"], answer
    assert answer["result"]["photo"] != sent["photo"]
    assert head.screen.caption == "Новая"


async def test_a_picture_may_take_the_place_of_a_text_and_no_text_that_of_a_picture(
    api: Client, head: Person
) -> None:
    other = await photo(api, head)
    sent = await api.ok("sendMessage", chat_id=head.id, text="<b>Меню</b>", parse_mode="HTML")
    place = {"chat_id": head.id, "message_id": sent["message_id"]}
    edited = await api.ok("editMessageMedia", **place, media=of(other, caption="Сводка"))
    assert not {"text", "entities"} & edited.keys()
    assert edited["photo"]
    refusal = await api.refused("editMessageText", **place, text="Меню")
    assert refusal == "400 Bad Request: there is no text in the message to edit"


async def test_what_is_no_media_changes_nothing(api: Client, head: Person) -> None:
    sent = await photo(api, head)
    place = {"chat_id": head.id, "message_id": sent["message_id"]}
    for media in (None, "photo", [], {"type": "story", "media": "x"}, {"type": "photo", "media": "x"}):
        assert (await api.refused("editMessageMedia", **place, media=media)).startswith("400 Bad Request: ")
    long = await api.refused("editMessageMedia", **place, media=of(sent, caption="ж" * 1025))
    assert long == "400 Bad Request: message caption is too long"
    gone = await api.refused("editMessageMedia", chat_id=head.id, message_id=10**6, media=of(sent))
    assert gone == "400 Bad Request: message to edit not found"
    inline = await api.refused("editMessageMedia", inline_message_id="abc", media=of(sent))
    assert inline == "400 Bad Request: MESSAGE_ID_INVALID"
    document = {"type": "document", "media": sent["photo"][-1]["file_id"]}
    wrong = await api.refused("editMessageMedia", **place, media=document)
    assert wrong == "400 Bad Request: can't use file of type Photo as Document"
    assert (head.screen.edits, head.screen.caption) == (0, "До")


async def test_a_picture_of_an_album_stays_one(api: Client, head: Person) -> None:
    sent = await photo(api, head)
    sheet = (await api.upload("sendDocument", "document", "a.txt", b"x", chat_id=str(head.id)))["result"]
    album = await api.ok("sendMediaGroup", chat_id=head.id, media=[of(sent), of(sent)])
    place = {"chat_id": head.id, "message_id": album[0]["message_id"]}
    document = {"type": "document", "media": sheet["document"]["file_id"]}
    assert (await api.refused("editMessageMedia", **place, media=document)).startswith("400 Bad Request: ")
    edited = await api.ok("editMessageMedia", **place, media=of(sent, caption="Первая"))
    assert edited["media_group_id"] == album[0]["media_group_id"]
