"""In a group the bot says that it works in private, and tells counts to the department only."""

import pytest

from tests.stories.conftest import Town
from tests.stories.heads import sends_everything

pytestmark = pytest.mark.usefixtures("sound")

IN_PRIVATE = "Я работаю в личных сообщениях: откройте чат со мной и нажмите /start."


async def test_it_greets_and_answers_commands_but_no_talk(town: Town) -> None:
    head = await town.registered("Ласточка")
    group = town.sandbox.group("Заведующие", [head])
    await town.quiet()
    await head.sees(IN_PRIVATE, in_=group)
    before = len(group.messages)
    await head.say("Коллеги, кто уже отправил?", in_=group, react=False)
    await head.send_photo(b"\xff\xd8", in_=group, react=False)
    await town.quiet()
    assert len(group.messages) == before + 2
    await head.say("/start", in_=group)
    await head.sees(IN_PRIVATE, in_=group)
    note = next(message for message in group.messages if message.from_bot)
    await head.reply(note, "Спасибо", in_=group)
    await head.sees(IN_PRIVATE, in_=group)


async def test_the_summary_there_is_for_the_department_only(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    administrator = await town.administrator()
    group = town.sandbox.group("Управление и заведующие", [administrator, head])
    await town.quiet()
    await head.say("/summary", in_=group)
    await head.sees(IN_PRIVATE, in_=group)
    assert "Сдали" not in group.transcript()
    await administrator.say("/summary", in_=group)
    summary = await administrator.sees("Сдали 1 из 4", in_=group)
    assert summary.buttons == []
    assert "Ласточка" not in group.transcript()


async def test_nobodys_menu_is_shown_to_a_group(town: Town) -> None:
    head = await town.registered("Ласточка")
    group = town.sandbox.group("Заведующие", [head])
    await town.quiet()
    await head.tap("h", in_=group)  # forged: no button of the bot stands there
    await head.sees(IN_PRIVATE, in_=group)
    assert "Ласточка" not in group.transcript()


async def test_a_group_that_moves_or_throws_the_bot_out_harms_nobody(town: Town) -> None:
    head = await town.registered("Ласточка")
    group = town.sandbox.group("Заведующие", [head])
    await town.quiet()
    group.migrate()
    await town.quiet()
    group.kick_bot()
    await town.quiet()
    await head.say("/start")
    await head.sees("Заполнено 0 из 6")
