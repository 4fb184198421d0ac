"""What Telegram's refusals lead to on the way out, one by one; the reading of them is in tests/scheduler."""

from pathlib import Path

import pytest

from core.outgoing import Post, Priority
from sandbox import Fault, FaultKind
from screens.parts import LONGEST_TEXT, posts_of
from screens.screen import Button, Screen, dump_screen
from tests.stories.conftest import Town, running_town
from tests.stories.heads import settled, soon
from tests.stories.weather import posted, texts_to


@pytest.mark.parametrize("fault", [FaultKind.BARRED, FaultKind.LOGIN, FaultKind.BAD_GATEWAY])
async def test_the_page_of_somebody_in_between_cuts_nobody_off(town: Town, fault: FaultKind) -> None:
    """A provider that bars the way answers 403, as a person does who has blocked the bot."""
    head = await town.registered("Ласточка")
    town.sandbox.faults.once("sendMessage", fault, fault)
    await head.say("/help")
    await head.sees("Что можно сделать")
    await settled(town)
    assert await town.rows("SELECT chat_id FROM chats WHERE blocked_at IS NOT NULL") == []
    assert texts_to(head, "Что можно сделать") == 1


async def test_what_can_t_be_edited_any_more_is_sent_anew(town: Town) -> None:
    head = await town.registered("Ласточка")
    menu = head.screen
    menu.editable = False
    await head.press("Начать")
    await head.sees("Пункт 1 из 6")
    assert head.screen.id > menu.id
    assert "Пункт 1" not in menu.words


async def test_one_chat_that_must_wait_keeps_no_other_waiting(town: Town) -> None:
    one, other = await town.registered("Ласточка"), await town.registered("Солнышко")
    town.sandbox.faults.once("editMessageText", Fault(FaultKind.TOO_MANY, seconds=4))
    await one.press("Начать", react=False)
    await soon(lambda: refused(town))
    await other.press("Начать", timeout=2)
    await other.sees("Пункт 1 из 6", timeout=2)
    await one.sees("Пункт 1 из 6")
    first, second = town.sandbox.calls("editMessageText", chat_id=one.id)[-2:]
    assert second.at - first.at >= 4.0


async def refused(town: Town) -> bool:
    return any(call.status == 429 for call in town.sandbox.calls("editMessageText"))


async def test_what_is_refused_for_good_holds_up_nothing_behind_it(town: Town) -> None:
    head = await town.registered("Ласточка")
    await posted(
        town,
        Post(head.id, dump_screen(Screen("<b>не закрыто")), Priority.NOTICE),
        Post(head.id, dump_screen(Screen("следующее")), Priority.NOTICE),
    )
    await head.say("/help")
    await settled(town)
    assert texts_to(head, "следующее") == 1
    assert [row["state"] for row in await town.rows("SELECT state FROM outbox")] == ["failed"]


async def test_a_long_screen_comes_in_parts_with_its_buttons_under_the_last(tmp_path: Path) -> None:
    async with running_town(tmp_path) as town:
        head = await town.registered("Ласточка")
        lines = [f"Строка {n}: " + "ж" * 90 for n in range(100)]
        screen = Screen("<b>" + "\n".join(lines) + "</b>", ((Button("В меню", "h"),),))
        parts = posts_of(screen)
        town.sandbox.faults.once("sendMessage", FaultKind.SERVER_ERROR, FaultKind.RESET_BEFORE)
        await posted(town, *(Post(head.id, dump_screen(part), Priority.NOTICE) for part in parts))
        await head.say("/help")
        await settled(town)
        shown = [m for m in head.messages if m.from_bot and m.words.startswith("Строка")]
        assert "\n".join(message.words for message in shown) == "\n".join(lines)
        assert [len(message.words) <= LONGEST_TEXT for message in shown] == [True] * len(parts)
        assert [bool(message.inline_keyboard) for message in shown] == [False] * (len(parts) - 1) + [True]
        await head.press("В меню", message=shown[-1])
        await head.sees("Заполнено 0 из 6")


async def test_a_screen_that_grew_too_long_takes_the_place_of_the_tapped_message_and_goes_on_below(
    tmp_path: Path,
) -> None:
    long_name = "Управление образования " * 250  # a setting has no limit
    async with running_town(tmp_path, department_name=long_name) as town:
        department = await town.administrator()
        menu = department.screen
        await department.press("Помощь")
        await settled(town)
        first, *_, last = parts = [m for m in department.messages if m.from_bot]
        assert first.id == menu.id
        assert first.words.startswith("Что можно сделать")
        assert " ".join(part.words for part in parts).endswith(f"Вопросы: {long_name}.")
        assert [bool(part.inline_keyboard) for part in parts] == [False] * (len(parts) - 1) + [True]
        assert last.buttons == [["В меню"]]
        await department.press("В меню")
        await department.sees("Вы вошли как управление")
        await town.nothing_went_wrong()
