"""A whole meeting, from the invitations to the sheet, in both sittings; over HTTP, on the bot's own clock."""

import asyncio
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
from icalendar import Calendar

from bot.meetings import publish_meeting, read_meeting
from bot.opening import open_installation
from bot.settings import BUNDLED
from core.meeting import MeetingPlan
from core.people import RosterRow
from sandbox import Person
from storage import departments
from tests.stories.conftest import Town, running_town
from tests.stories.heads import settled, soon

MORE = tuple(RosterRow(f"МБДОУ № {number} «Сад {number}»") for number in range(31, 39))
INVITED = "Приглашаем Вас на совещание"
MOSCOW = ZoneInfo("Europe/Moscow")


def plan(capacity: int | None = None) -> MeetingPlan:
    """The seed's meeting, with so many chairs in its first sitting."""
    found, _ = read_meeting(BUNDLED)
    first, second = found.meeting.subgroups
    sittings = (replace(first, capacity=capacity), second)
    return replace(found, meeting=replace(found.meeting, subgroups=sittings))


async def grown(town: Town) -> None:
    """Twelve kindergartens instead of four."""
    here = await open_installation(town.settings)
    try:
        await here.database.write(lambda c: departments.import_roster(c, here.department_id, MORE))
        rows = await here.database.write(
            lambda c: departments.ensure_invitations(c, here.department_id, here.local_now())
        )
        town.links.update({row.kindergarten: row.code for row in rows})
    finally:
        await here.close()


async def published(town: Town, meeting: MeetingPlan) -> None:
    """As `meeting publish` does, beside the running bot."""
    here = await open_installation(town.settings)
    try:
        await publish_meeting(here, meeting, "source")
    finally:
        await here.close()


async def chooses(head: Person, label: str, expect: str = "Записано, ждём Вас") -> None:
    await head.press("Ответить на приглашение", message=await head.sees(INVITED))
    await head.press(label)
    await head.sees(expect)


def got(people: list[Person], words: str) -> int:
    """How many messages with those words have reached these people."""
    return sum(words in one.words for person in people for one in person.messages if one.from_bot)


def files(person: Person) -> list[bytes]:
    return [bytes(one.file.content) for one in person.messages if one.file is not None]


async def comes(head: Person, word: str) -> None:
    """By the word shown in the hall."""
    await head.say("/menu")
    await head.press("Совещание 29 января")
    await head.press("Я в зале")
    await head.say(word)


async def test_a_meeting_day_in_both_sittings_with_twelve_heads(tmp_path: Path) -> None:
    async with running_town(tmp_path, clock_start="2020-01-20T09:00+03:00") as town:
        await grown(town)
        heads = list(await asyncio.gather(*(town.registered(name) for name in town.links)))
        office = await town.administrator()
        assert len(heads) == 12
        await published(town, plan(capacity=6))
        await asyncio.gather(*(chooses(head, "1-я подгруппа, 9:00") for head in heads[:6]))
        late, second = heads[6], heads[7:10]
        await late.press("Ответить на приглашение", message=await late.sees(INVITED))
        await late.press("1-я подгруппа: мест нет")
        await late.sees("мест больше нет")
        await late.press("2-я подгруппа, 12:00")
        await asyncio.gather(*(chooses(head, "2-я подгруппа, 12:00") for head in second))
        refuser, silent = heads[10:]
        await refuser.press("Ответить на приглашение", message=await refuser.sees(INVITED))
        await refuser.press("Не смогу прийти")
        await refuser.say("Проверка в саду")
        await refuser.sees("Вы не придёте: Проверка в саду")
        await heads[0].press("Придёт другой человек")
        await heads[0].say("Петрова Анна, старший воспитатель")
        await heads[0].sees("Вместо Вас придёт: Петрова Анна")
        await heads[0].press("В календарь телефона")
        await soon(lambda: _is_there(heads[0]))
        (event,) = Calendar.from_ical(files(heads[0])[0]).walk("VEVENT")
        assert event["dtstart"].dt == datetime(2020, 1, 29, 9, 0, tzinfo=MOSCOW)

        await office.say("/menu")
        await office.press("Совещание")
        seen = await office.sees("1-я подгруппа, 9:00: 6 из 6")
        assert "2-я подгруппа, 12:00: 4" in seen.words
        assert "Не ответили: 1 из 12" in seen.words
        await office.press("Не ответили (1)")
        await office.press("Напомнить им (1)")
        await silent.sees("Когда Вам удобно прийти?")
        await silent.press("Выбрать время")
        await silent.press("2-я подгруппа, 12:00")
        await silent.sees("Записано")

        await town.clock("2020-01-28T10:01")
        await soon(lambda: _count(heads, "Совещание завтра в", 11))
        await town.restart()
        await town.clock("2020-01-29T08:01")
        await soon(lambda: _count(heads[:6], "Через час, в 9:00", 6))
        await settled(town)
        assert got(heads, "Совещание завтра в") == 11
        assert got(heads, "Через час") == 6

        first_word = await hall(town, office, "1-я подгруппа (6)", "2020-01-29T08:45")
        assert len(files(office)) == 1
        await comes(heads[1], "берёза 00")
        await heads[1].sees("Слово не подошло")
        await heads[1].say(first_word.upper())
        await heads[1].sees("Отмечено: Вы на совещании")
        (code,) = await town.rows("SELECT code FROM halls")
        for head in heads[2:5]:
            await head.say(f"/start m_{code['code']}")
            await head.sees("Отмечено: Вы на совещании")
        await office.press("Кто пришёл")
        await office.sees("Пришли: 4 из 6")
        label = next(label for row in office.buttons for label in row if not label.startswith("✓"))
        await office.press(label)
        await office.sees("Пришли: 5 из 6")
        await agenda(town, office)

        await town.clock("2020-01-29T11:50")
        await soon(lambda: _count(heads[6:], "Через час, в 12:00", 5))
        await heads[5].say(f"/start m_{code['code']}")  # the first sitting's, when it is over
        await heads[5].sees("Сейчас отметиться нельзя")
        word = await hall(town, office, "2-я подгруппа (5)", "2020-01-29T11:55")
        await comes(late, first_word)
        await late.sees("Слово не подошло")
        await late.say(word)
        await late.sees("Отмечено")
        await office.press("К подгруппе")
        await office.press("К совещанию")
        await office.press("Лист регистрации")
        await soon(lambda: _is_there(office, 3))
        (table,) = docx.Document(io.BytesIO(files(office)[-1])).tables
        rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
        assert [row[4] for row in rows] == ["1-я подгруппа, 9:00"] * 6 + ["2-я подгруппа, 12:00"] * 5
        assert sum("29.01.2020" in row[5] for row in rows) == 6
        assert {row[6] for row in rows} == {"по слову", "по QR-коду", "отметил специалист", ""}
        await town.nothing_went_wrong()


async def hall(town: Town, office: Person, button: str, now: str) -> str:
    """The word for the hall of a sitting, as the department sees it."""
    await town.clock(now)
    await office.say("/menu")
    await office.press("Совещание")
    await office.press(button)
    before = len(files(office))
    await office.press("Слово и QR-код для зала")
    await soon(lambda: _is_there(office, before + 1))
    seen = await office.sees("Слово для зала")
    return seen.words.partition("Слово для зала: ")[2].splitlines()[0]


async def agenda(town: Town, office: Person) -> None:
    """The chair goes through it in one message that is edited as the time goes by."""
    await town.clock("2020-01-29T09:00")
    await office.press("К подгруппе")
    await office.press("Вести повестку")
    await office.sees("В повестке 4 пункта, всего 70 минут")
    await office.press("Начать")
    shown = await office.sees("Вступительное слово")
    await town.clock("2020-01-29T09:03:10")
    edited = await office.sees("Осталось 2 минуты")
    assert edited.id == shown.id
    await office.press("+5 минут")
    await office.sees("Осталось 7 минут, до 9:10")
    await office.press("Дальше")
    await office.sees("Результаты мониторинга")
    await office.press("Закончить повестку")
    ended = await office.sees("Повестка закончена")
    assert ended.id == shown.id
    await office.press("К подгруппе")


async def _is_there(person: Person, number: int = 1) -> bool:
    return len(files(person)) >= number


async def _count(people: list[Person], words: str, number: int) -> bool:
    return got(people, words) == number
