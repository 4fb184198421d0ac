"""/summary: what the department sees at a glance, and what nobody else sees."""

from sqlalchemy import Connection

from bot.opening import open_all_reports, open_installation
from core.people import RosterRow
from sandbox import Person
from storage import departments
from tests.stories.conftest import Town
from tests.stories.heads import changed, sends_everything, settled

HIDDEN = ("Ласточка", "Солнышко", "+7 910", "Сдали")


async def labels(person: Person) -> list[str]:
    return [label for row in person.screen.buttons for label in row]


async def test_coverage_and_the_six_tasks_by_status(town: Town) -> None:
    sent = await town.registered("Ласточка")
    await sends_everything(sent)
    begun = await town.registered("Солнышко")
    await begun.press("Начать")
    await begun.press("Сделано")
    department = await town.administrator()
    await department.say("/summary")
    seen = await department.sees("Сдали 1 из 4 (25 %)")
    assert "До 1 сентября осталось 29 дней" in seen.words
    assert "Начали: 1, не открывали: 2" in seen.words
    assert "Зарегистрированы: 2 из 4 (50 %)" in seen.words
    await department.press("По пунктам")
    seen = await department.sees("✅ сделано")
    assert "Начали: 1, не открывали: 2" in seen.words
    assert "1. Перечень локальных актов\n    ✅ 1 · 🟡 0 · ⚪ 1 · — 2" in seen.words
    for title in ("Рабочая группа", "Структура управления", "Условия для ВСОКО", "Обучение", "Процедуры"):
        assert title in seen.words


async def test_where_nobody_has_answered_there_is_no_data_and_no_zero(town: Town) -> None:
    department = await town.administrator()
    await department.say("/summary")
    await department.sees("Сдали 0 из 4 (0 %)")
    await department.press("По пунктам")
    seen = await department.sees("✅ сделано")
    assert seen.words.count("нет данных") == 7  # each task, and the legend
    assert "✅ 0" not in seen.words
    for button in ("Что мешает", "Просьбы о помощи"):
        await department.press(button)
        await department.sees("Нет данных.")
        await department.press("По пунктам")


async def test_difficulties_and_requests_with_who_named_them(town: Town) -> None:
    for kindergarten in ("Ласточка", "Солнышко"):
        head = await town.registered(kindergarten)
        await head.press("Начать")
        await head.press("Не начинали")
        await head.press("Нет средств")
        await head.press("Дальше")
        await head.press("Семинар")
        if kindergarten == "Солнышко":
            await head.press("Справимся сами")  # neutral: no request
        await head.press("Дальше")
    department = await town.administrator()
    await department.say("/summary")
    await department.press("По пунктам")
    await department.sees("Чаще всего мешает: Нет средств (2)")
    await department.sees("Просят: Семинар (2)")
    await department.press("Что мешает")
    await department.sees("Нет средств: 2\n    № 7, № 12")
    await department.press("Просьбы о помощи")
    seen = await department.sees("Семинар: 2\n    № 7, № 12")
    assert "Справимся" not in seen.words


async def test_who_has_not_answered_with_phone_and_last_action(town: Town) -> None:
    head = await town.registered("Солнышко")
    await town.clock("2020-08-13T00:30")  # still the 12th in UTC
    await head.press("Начать")
    await head.press("Не начинали")
    department = await town.administrator()
    await department.say("/summary")
    await department.press("Кто не ответил")
    seen = await department.sees("Не сдали 4 из 4 (100 %)")
    assert "МБДОУ № 7 «Ласточка»\n    не зарегистрированы, +7 910 123-45-67" in seen.words
    assert "МБДОУ № 12 «Солнышко»\n    0 из 6, заходили 13 августа, +7 910 765-43-21" in seen.words
    assert seen.words.index("№ 7") < seen.words.index("№ 12") < seen.words.index("Россиянка")


async def test_when_all_have_answered_nobody_is_missing(town: Town) -> None:
    await changed(town, "UPDATE reports SET state = 'sent', number = id")
    department = await town.administrator()
    await department.say("/summary")
    await department.sees("Сдали 4 из 4 (100 %)")
    await department.press("Кто не ответил")
    await department.sees("Ответили все")


async def test_forty_kindergartens_are_turned_over_page_by_page(town: Town) -> None:
    await grow(
        town, [RosterRow(f"МБДОУ № {n} «Сад»", phone=f"+7 900 000-00-{n - 100:02}") for n in range(100, 140)]
    )
    department = await town.administrator()
    await department.say("/summary")
    await department.press("Кто не ответил")
    await settled(town)  # the picture is taken away once the list stands
    named: list[str] = []
    for page in range(1, 5):
        seen = await department.sees("Не сдали 44 из 44")
        assert f"{page} из 4" in await labels(department)
        named += [line for line in seen.words.splitlines() if line.startswith("МБДОУ")]
        assert len(seen.words) < 4096
        if page < 4:
            await department.press("→", message=department.screen)
    assert len(named) == len(set(named)) == 44
    assert named[:4] == [
        "МБДОУ № 7 «Ласточка»",
        "МБДОУ № 12 «Солнышко»",
        "МБДОУ № 25 «Ромашка»",
        "МБДОУ № 100 «Сад»",
    ]
    assert named[-1] == "МБДОУ «Россиянка» ЦРР"
    assert "→" not in await labels(department)
    await department.press("←", message=department.screen)
    assert "3 из 4" in await labels(department)


async def test_a_page_beyond_the_last_shows_the_last(town: Town) -> None:
    department = await town.administrator()
    await department.say("/summary")
    await department.tap("S:1:m:99")
    await department.sees("Не сдали 4 из 4")
    await department.tap("S:404:o:0")  # a decision that never was: the newest one
    await department.sees("Сдали 0 из 4")
    await department.tap("S:1:nonsense:0")
    await department.sees("Сдали 0 из 4")


async def test_very_long_words_and_names_still_fit_into_a_message(town: Town) -> None:
    await grow(
        town,
        [RosterRow(f"МБДОУ № {n} «{'Очень длинное имя ' * 12}»", phone="8" * 40) for n in range(200, 212)],
    )
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Не начинали")
    for n in range(12):
        await head.say(f"{n} " + "<&> подробно " * 75)
    await head.press("Дальше")
    department = await town.administrator()
    await department.say("/summary")
    await department.press("По пунктам")
    await department.sees("Чаще всего мешает")
    await department.press("Что мешает")
    await department.sees("подробно")
    await department.press("Кто не ответил")
    await department.sees("Не сдали")


async def test_a_head_and_a_stranger_see_nothing_of_it(town: Town) -> None:
    head = await town.registered("Ласточка")
    stranger = town.head("Чужой", "")
    for person in (head, stranger):
        await person.say("/summary")
        seen = await person.sees("Сводка доступна только управлению образования.")
        assert "Солнышко" not in seen.words
        for forged in ("S:1:o:0", "S:1:m:0", "S:0:d:0", "S:1:h:3"):
            await person.tap(forged)
            assert not any(word in person.screen.words for word in HIDDEN[1:])
        assert "Сводка" not in await labels(person)


async def test_in_a_group_the_department_gets_counts_only(town: Town) -> None:
    department = await town.administrator()
    group = town.sandbox.group("Заведующие", [department])
    await department.say("/summary", in_=group)
    seen = await department.sees("Сдали 0 из 4 (0 %)", in_=group)
    assert seen.inline_keyboard == []
    assert not any(word in seen.words for word in HIDDEN[:3])


async def test_in_a_group_a_head_gets_nothing_but_the_way_to_private(town: Town) -> None:
    head = await town.registered("Ласточка")
    group = town.sandbox.group("Заведующие", [head])
    await head.say("/summary", in_=group)
    await head.sees("Я работаю в личных сообщениях", in_=group)
    await settled(town)
    assert not any(word in message.words for message in group.messages for word in HIDDEN)


async def grow(town: Town, rows: list[RosterRow]) -> None:
    """More organisations, as `roster import` puts them in."""
    here = await open_installation(town.settings)

    def put_in(connection: Connection) -> None:
        departments.import_roster(connection, here.department_id, rows)

    try:
        await here.database.write(put_in)
        assert await open_all_reports(here) == len(rows)
    finally:
        await here.close()
