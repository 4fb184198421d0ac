"""Administrators look people up, give and take links, unbind, and note calls."""

from pathlib import Path

import pytest

from tests.stories.conftest import ADMIN, Town, running_town
from tests.stories.heads import changed, joins_as_deputy, settled
from tests.stories.offices import code_on, employed, looks_up


@pytest.mark.parametrize("typed", ["7", "№ 7", "ласточ", "4567", "Иванова", "8 910 123-45-67"])
@pytest.mark.usefixtures("sound")
async def test_an_organisation_is_found_by_number_name_phone_or_head(town: Town, typed: str) -> None:
    office = await town.administrator()
    await looks_up(office, typed)
    seen = await office.sees("МБДОУ № 7 «Ласточка»")
    assert "Телефон: +7 910 123-45-67" in seen.words
    assert "Никто не зарегистрирован." in seen.words


@pytest.mark.usefixtures("sound")
async def test_the_page_says_who_is_in_by_which_link_and_where(town: Town) -> None:
    head = await town.registered_up_to_the_name("Ласточка")
    await head.say("Мария Петровна")
    office = await town.administrator()
    await looks_up(office, "Мария")  # as she named herself
    seen = await office.sees("Мария Петровна, заведующий, с 3 августа")
    assert "Район: Ленинский" in seen.words
    assert "по ней вошли 3 августа, Мария Петровна" in seen.words
    assert code_on(office) == town.code("Ласточка")
    await office.press("Найти другую")
    await office.say("мбдоу")
    seen = await office.sees("Подходят несколько")
    await office.press("МБДОУ № 12 «Солнышко»")
    await office.sees("по ней ещё не входили")


@pytest.mark.usefixtures("sound")
async def test_a_new_link_ends_the_old_one_and_a_second_tap_makes_no_second(town: Town) -> None:
    office = await town.administrator()
    await looks_up(office, "7")
    page = await office.sees("по ней ещё не входили")
    await office.press("Новая ссылка")
    await office.sees("вот новая ссылка")
    code = code_on(office)
    assert code != town.code("Ласточка")
    await office.tap(f"AN:1:{town.code('Ласточка')}", page)
    await office.sees("За это время что-то изменилось")
    assert code_on(office) == code
    late = town.head()
    await late.say(f"/start {town.code('Ласточка')}")
    await late.sees("Эта ссылка не подходит")
    await late.say(f"/start {code}")
    await late.sees("Это Вы: МБДОУ № 7")


@pytest.mark.usefixtures("sound")
async def test_a_revoked_link_lets_nobody_in_and_whoever_is_in_stays(town: Town) -> None:
    head = await town.registered("Ласточка")
    office = await town.administrator()
    await looks_up(office, "7")
    await office.press("Отозвать ссылку")
    await office.sees("Ссылки нет: новые люди войти не могут.")
    other = town.head()
    await other.say(f"/start {town.code('Ласточка')}")
    await other.sees("Эта ссылка не подходит")
    await head.say("/menu")
    await head.sees("Заполнено 0 из 6")


@pytest.mark.usefixtures("sound")
async def test_an_unbound_person_loses_access_at_once_and_the_answers_stay(town: Town) -> None:
    head = await town.registered_up_to_the_name("Ласточка")
    await head.say("Мария Петровна")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await head.say("/menu")
    await head.press("Начать")
    await head.press("Не начинали")
    await head.sees("Что пока мешает начать?")
    office = await town.administrator()
    await looks_up(office, "7")
    await office.press("Отвязать: Мария Петровна")
    await office.sees("Человек сразу перестанет видеть отчёт")
    await office.press("Да, закрыть доступ")
    seen = await office.sees("Готово: доступ закрыт")
    assert "Мария Петровна, заведующий" not in seen.words
    await head.sees("Управление закрыло Вам доступ к отчёту")
    await head.press("Не хватает образцов")
    await head.sees("Ваш доступ закрыт. Все ответы сохранены")
    await head.say("любые слова")
    await head.sees("Ваш доступ закрыт. Все ответы сохранены")
    (row,) = await town.rows("SELECT count(*) AS n FROM answers")
    assert row["n"] == 1
    await deputy.say("/menu")
    await deputy.press("Продолжить")
    await deputy.sees("Пункт 1 из 6")
    # The same person may come again, by a new link.
    await looks_up(office, "7")
    await office.press("Новая ссылка")
    await office.sees("вот новая ссылка")
    await head.say(f"/start {code_on(office)}")
    await head.press("Да, это мы")
    await head.press("Заведующий")
    await head.press("Открыть меню")
    await head.sees("МБДОУ № 7 «Ласточка»")


@pytest.mark.usefixtures("sound")
async def test_a_reminder_that_waits_for_an_unbound_person_is_not_sent(town: Town) -> None:
    head = await town.registered("Ласточка")
    office = await town.administrator()
    await looks_up(office, "7")
    await office.press("Отвязать: без имени")
    await office.press("Да, закрыть доступ")
    await office.sees("Готово: доступ закрыт")
    await town.clock("2020-08-12T10:00")
    await settled(town)
    assert "Добрый день" not in head.screen.words
    rows = await town.rows("SELECT why FROM reminders WHERE organisation_id = 1 AND state = 'missed'")
    assert {row["why"] for row in rows} == {"nobody_registered"}


@pytest.mark.usefixtures("sound")
async def test_a_call_is_noted_shown_in_the_list_and_undone(town: Town) -> None:
    office = await town.administrator()
    colleague = await employed(town, office, "Специалист")
    for moment in ("2020-09-01T10:00", "2020-09-08T10:00"):
        await town.clock(moment)
        await settled(town)
    await colleague.say("/summary")
    await colleague.press("Ещё…")
    await colleague.press("Обзвонить")
    await colleague.press("№ 12")
    await colleague.sees("МБДОУ № 12 «Солнышко»")
    await colleague.press("Позвонили")
    seen = await colleague.sees("Готово: звонок отмечен.")
    assert "Звонили 08.09.2020 в 10:" in seen.words
    await office.say("/summary")
    await office.press("Ещё…")
    await office.press("Обзвонить")
    seen = await office.sees("звонили 08.09.2020 в 10:")
    assert seen.words.count("звонили") == 1
    assert "Ольга Николаевна" in seen.words
    await office.press("№ 12")
    await office.press("Отменить «Позвонили»")
    await office.sees("отметка о звонке снята")
    await office.press("Найти другую")
    assert not await town.rows("SELECT id FROM organisations WHERE called_at IS NOT NULL")
    log = await town.rows("SELECT event, by_user FROM organisation_log ORDER BY id")
    assert [row["event"] for row in log] == ["called", "call_undone"]
    assert log[1]["by_user"] == ADMIN


@pytest.mark.usefixtures("sound")
async def test_whoever_cannot_be_reached_is_marked_on_the_page(town: Town) -> None:
    head = await town.registered("Ласточка")
    head.block()
    await town.quiet()
    office = await town.administrator()
    await office.say("/summary")
    await office.press("Ещё…")
    await office.press("Не доставлено (1)")
    await office.press("№ 7")
    await office.sees("сообщения не доходят с 3 августа")
    await office.press("Позвонили")
    await office.sees("Готово: звонок отмечен.")
    await office.say("/summary")
    await office.press("Ещё…")
    await office.press("Не доставлено (1)")
    await office.sees("звонили 03.08.2020 в 09:")


async def test_links_begin_with_the_name_that_telegram_gives_the_bot(tmp_path: Path) -> None:
    async with running_town(tmp_path, bot_username=None) as town:
        await changed(town, "DELETE FROM facts WHERE name = 'bot_username'")
        await town.restart()
        office = await town.administrator()
        await looks_up(office, "7")
        seen = await office.sees("Ссылка (от 3 августа")
        (row,) = await town.rows("SELECT value FROM facts WHERE name = 'bot_username'")
        assert row["value"]
        assert f"https://t.me/{row['value']}?start={town.code('Ласточка')}" in seen.words
