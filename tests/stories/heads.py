"""What the stories about reminders, summaries and delivery share: quick answers, and looks at the rows."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, text

from bot.opening import open_installation
from sandbox import Person
from storage import tallies
from tests.stories.conftest import Town

T = TypeVar("T")
KEEP_TRYING = 8.0  # seconds


async def not_begun_anywhere(head: Person, start: str = "Начать") -> None:
    """Answer «Не начинали» everywhere and skip the rest, up to «Проверьте ответы»."""
    await head.press(start)
    for _ in range(40):
        labels = [label for row in head.screen.buttons for label in row]
        if "Отправить" in labels:
            return
        status = next((label for label in labels if "Не начинали" in label), None)
        await head.press(status or "Пропустить", message=head.screen)
    raise AssertionError(f"the checklist doesn't end\n{head.transcript()[-2000:]}")


async def sends_everything(head: Person, start: str = "Начать") -> None:
    """The whole report, quickly, and its receipt."""
    await not_begun_anywhere(head, start)
    await head.press("Отправить")
    await head.sees("№ ")


async def knows_the_decision(head: Person) -> None:
    """«Ознакомлен(а)» from the menu: with the report sent, nothing is awaited any more."""
    await head.say("/menu")
    await head.press("Ознакомиться с решением")
    await head.press("Ознакомлен(а)")
    await head.sees("Вы ознакомлены")


async def joins_as_deputy(town: Town, kindergarten: str, head: Person) -> Person:
    """A second person comes by the used link, and the head lets them in."""
    deputy = town.head("Елена", "Смирнова")
    await deputy.say(f"/start {town.code(kindergarten)}")
    await deputy.press("Да")
    await deputy.press("Согласен")
    await deputy.sees("Просьба отправлена")
    await head.press("Открыть доступ")
    await deputy.sees("Доступ открыт")
    return deputy


def reminders_to(town: Town, person: Person) -> list[str]:
    """The texts of the reminders that reached the person, oldest first."""
    texts = [
        str(call.params["text"]) for call in town.sandbox.calls("sendMessage", chat_id=person.id) if call.ok
    ]
    return [text for text in texts if text.startswith("Добрый день") and "Опубликовано" not in text]


async def rungs(town: Town, kindergarten: str) -> dict[str, dict[str, Any]]:
    """The rows of the kindergarten's rungs, by rung."""
    rows = await town.rows(
        "SELECT r.* FROM reminders r JOIN organisations o ON o.id = r.organisation_id "
        "WHERE o.name LIKE :name ORDER BY r.planned_at, r.id",
        name=f"%{kindergarten}%",
    )
    return {row["rung"]: row for row in rows}


async def fates(town: Town, kindergarten: str) -> dict[str, str]:
    """What became of each rung, «sent» or «missed: superseded», by rung."""
    return {
        name: f"{row['state']}: {row['why']}" if row["why"] else row["state"]
        for name, row in (await rungs(town, kindergarten)).items()
    }


async def changed(town: Town, statement: str, **values: object) -> None:
    """Change the database beside the running bot, and its counts with it: for what no screen can do yet."""

    def work(connection: Connection) -> None:
        connection.execute(text(statement), values)
        tallies.mend(connection, tallies.miscounted(connection).report_ids)

    here = await open_installation(town.settings)
    try:
        await here.database.write(work)
    finally:
        await here.close()


async def settled(town: Town) -> None:
    """Wait until nothing is left to be worked on or to be sent."""

    async def idle() -> bool:
        (row,) = await town.rows(
            "SELECT (SELECT count(*) FROM updates WHERE state = 'new') + "
            "(SELECT count(*) FROM outbox WHERE state = 'waiting') AS left"
        )
        return town.sandbox.pending == 0 and row["left"] == 0

    await soon(idle)


async def soon(look: Callable[[], Awaitable[T]], seconds: float = KEEP_TRYING) -> T:
    """The first true result of ``look``, tried again and again."""
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while not (found := await look()):
        assert loop.time() < until, "it never became true"
        await asyncio.sleep(0.02)
    return found
