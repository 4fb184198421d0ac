"""The same bot behind a webhook: called, not calling; the secret is asked for; nothing is lost or doubled."""

import aiohttp

from sandbox import FaultKind
from tests.stories.conftest import Town
from tests.stories.heads import not_begun_anywhere, settled

SECRET = "s3cret_-"


async def call(town: Town, body: str, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    url = f"{town.http}/telegram/hook"
    async with aiohttp.ClientSession() as client, client.post(url, data=body, headers=headers) as answer:
        await answer.read()
        return answer.status


async def test_a_head_registers_and_fills_the_checklist(webhook_town: Town) -> None:
    town = webhook_town
    head = await town.registered("Ласточка")
    await not_begun_anywhere(head)
    await head.press("Отправить")
    await head.sees("№ 1")
    assert town.sandbox.calls("getUpdates") == []
    assert town.sandbox.calls("setWebhook")[0].params["secret_token"] != ""


async def test_reminders_and_replies_go_out_as_with_polling(webhook_town: Town) -> None:
    head = await webhook_town.registered("Ласточка")
    await webhook_town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней")
    await head.press("Напомнить завтра")
    await head.sees("Хорошо, напомню 13 августа.")


async def test_without_the_secret_nobody_is_let_in(webhook_town: Town) -> None:
    update = '{"update_id": 1, "message": {}}'
    for secret in (None, "", "wrong", SECRET + "x", "секрет"):
        raw = secret.encode().decode("latin-1") if secret else secret
        assert await call(webhook_town, update, raw) == 401
    assert await webhook_town.rows("SELECT seq FROM updates") == []


async def test_what_is_no_update_is_refused_and_kept_nowhere(webhook_town: Town) -> None:
    for body in ("", "[]", "null", "{}", '{"update_id": "x"}', "\\xff"):
        assert await call(webhook_town, body) == 400, body
    assert await call(webhook_town, '{"update_id": 1, "message": "' + "x" * 1_100_000 + '"}') == 413
    assert await webhook_town.rows("SELECT seq FROM updates") == []


async def test_an_update_kind_nobody_knows_yet_is_taken_and_done(webhook_town: Town) -> None:
    assert await call(webhook_town, '{"update_id": 77, "novelty": {"x": 1}}') == 200
    await settled(webhook_town)
    (row,) = await webhook_town.rows("SELECT state, payload FROM updates")
    assert (row["state"], row["payload"]) == ("done", "")


async def test_the_same_update_again_changes_nothing(webhook_town: Town) -> None:
    town = webhook_town
    town.sandbox.repeat_confirmed(2)
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Не начинали")
    await settled(town)
    assert len(await town.rows("SELECT id FROM answer_log")) == 1
    assert len(await town.rows("SELECT id FROM members")) == 1


async def test_what_came_while_the_bot_was_down_is_brought_again(webhook_town: Town) -> None:
    town = webhook_town
    head = await town.registered("Ласточка")
    await town.stop()
    await head.press("Начать", react=False)
    await town.start()
    await head.sees("Пункт 1 из 6")


async def test_the_webhook_is_set_again_after_bad_weather(webhook_town: Town) -> None:
    town = webhook_town
    await town.stop()
    town.sandbox.faults.once(
        "setWebhook", FaultKind.BAD_GATEWAY, FaultKind.SERVER_ERROR, FaultKind.RESET_BEFORE
    )
    town.sandbox.faults.once("getMe", FaultKind.BAD_GATEWAY)
    before = len([call for call in town.sandbox.calls("setWebhook") if call.ok])
    await town.start()
    head = await town.registered("Ласточка")
    await head.sees("Здравствуйте!")
    assert len(town.sandbox.calls("setWebhook")) >= before + 1
