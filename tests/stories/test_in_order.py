"""A fresh update is worked on at once, but never before an older one of its chat."""

import json
from typing import Any

from bot.opening import open_installation
from storage import updates
from storage.updates import Arrival
from tests.stories.conftest import Town
from tests.stories.heads import settled


async def test_what_another_process_has_brought_comes_first(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await settled(town)
    question = head.screen.payload
    await leave_in_the_queue(town, head.id, question["message_id"], data_of(question, "Не начинали"))
    await head.press("В работе")
    await settled(town)
    values = [json.loads(row["value"]) for row in await town.rows("SELECT value FROM answer_log ORDER BY id")]
    assert [value["options"] for value in values] == [["not_started"], ["in_progress"]]


async def test_several_at_once_are_taken_in_their_order(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    question = head.screen
    for label in ("Не начинали", "В работе", "Сделано", "Не начинали", "В работе"):
        await head.press(label, message=question, react=False)
    await settled(town)
    values = [json.loads(row["value"]) for row in await town.rows("SELECT value FROM answer_log ORDER BY id")]
    wanted = ["not_started", "in_progress", "done", "not_started", "in_progress"]
    assert [value["options"] for value in values] == [[one] for one in wanted]


def data_of(payload: dict[str, Any], label: str) -> str:
    buttons = [button for row in payload["reply_markup"]["inline_keyboard"] for button in row]
    return str(next(button["callback_data"] for button in buttons if label in button["text"]))


async def leave_in_the_queue(town: Town, chat: int, message: int, data: str) -> None:
    """As another process of the bot would: this one isn't told."""
    private = {"id": chat, "type": "private"}
    raw = {
        "update_id": 1,
        "callback_query": {
            "id": "1",
            "from": {"id": chat, "is_bot": False, "first_name": "Мария"},
            "message": {
                "message_id": message,
                "date": 1,
                "chat": private,
                "text": "?",
            },
            "data": data,
        },
    }
    here = await open_installation(town.settings)
    try:
        arrival = Arrival(1, chat, json.dumps(raw))
        await here.database.write(lambda c: updates.store(c, 77, [arrival], here.local_now()))
    finally:
        await here.close()
