"""The department's own people: invited by a one-time link, with a role; changed, removed; never nobody."""

from pathlib import Path

import pytest

from tests.stories.conftest import ADMIN, Town, running_town
from tests.stories.heads import changed, sends_everything, settled
from tests.stories.offices import employed, invited, looks_up

SECOND = 900_000_002


@pytest.mark.usefixtures("sound")
async def test_a_link_works_once_and_gives_its_role(town: Town) -> None:
    office = await town.administrator()
    code = await invited(office, "Специалист")
    assert code.startswith("staff-")
    colleague, late = town.head("Ольга", "Николаева"), town.head("Пётр", "Иванов")
    await colleague.say(f"/start {code}")
    await colleague.sees("Ваша роль: специалист")
    await colleague.press("Да, это я")
    await colleague.sees("Согласие на обработку персональных данных")
    await colleague.press("Согласен")
    await colleague.say("Ольга Николаевна")
    seen = await colleague.sees("Здравствуйте, Ольга Николаевна!")
    assert [row[0] for row in seen.buttons] == [
        "Сводка",
        "Люди и организации",
        "Вопросы",
        "Новости по утрам",
        "Помощь",
    ]
    assert colleague.commands == ["summary", "menu", "help", "mydata", "start"]
    await late.say(f"/start {code}")
    await late.sees("Эта ссылка больше не действует")
    await office.press("К списку сотрудников")
    await office.sees("Ольга Николаевна: специалист")


@pytest.mark.usefixtures("sound")
async def test_who_refuses_the_consent_or_is_somebody_else_is_not_in(town: Town) -> None:
    office = await town.administrator()
    code = await invited(office, "Администратор")
    stranger = town.head()
    await stranger.say(f"/start {code}")
    await stranger.press("Нет, не я")
    await stranger.sees("ничего не сохраняю")
    await stranger.say(f"/start {code}")
    await stranger.press("Да, это я")
    await stranger.press("Отказываюсь")
    await stranger.sees("Без согласия")
    assert not await town.rows("SELECT id FROM staff")


@pytest.mark.usefixtures("sound")
async def test_a_link_expires_after_a_week_and_can_be_revoked(town: Town) -> None:
    office = await town.administrator()
    first, second = await invited(office, "Наблюдатель"), await invited(office, "Специалист")
    await office.press("К списку сотрудников")
    await office.sees("специалист, до 10 августа")
    await office.press("Отозвать: специалист")
    seen = await office.sees("ссылка больше не действует")
    assert "Ирина Прокофьева: ссылка отозвана" in seen.words
    assert str(ADMIN) not in seen.words
    guest = town.head()
    await guest.say(f"/start {second}")
    await guest.sees("Эта ссылка больше не действует")
    await guest.say(f"/start {first}")
    await guest.press("Да, это я")
    await town.clock("2020-08-10T09:05")
    await guest.press("Согласен")
    await guest.sees("Эта ссылка больше не действует")
    assert not await town.rows("SELECT id FROM staff")


@pytest.mark.usefixtures("sound")
async def test_links_of_the_department_and_of_organisations_are_never_mixed_up(town: Town) -> None:
    office = await town.administrator()
    code = await invited(office, "Администратор")
    guest = town.head()
    await guest.say(f"/start {code.removeprefix('staff-')}")
    await guest.sees("Эта ссылка не подходит")
    await guest.say(f"/start staff-{town.code('Ласточка')}")
    await guest.sees("Эта ссылка больше не действует")
    menu = await guest.sees("Эта ссылка больше не действует")
    assert not menu.buttons


@pytest.mark.usefixtures("sound")
async def test_a_viewer_looks_and_a_specialist_decides(town: Town) -> None:
    office = await town.administrator()
    viewer = await employed(town, office, "Наблюдатель", "Вера")
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await viewer.say("/summary")
    await viewer.press("По организациям")
    await viewer.press("№ 7")
    seen = await viewer.sees("Отчёт сдан")
    assert not {"Принять", "Вернуть"} & {label for row in seen.buttons for label in row}
    await office.say("/menu")
    await office.press("Люди и организации")
    await office.press("Сотрудники управления")
    await office.press("Вера")
    await office.press("Сделать: специалист")
    await viewer.sees("Ваша роль в управлении теперь: специалист")
    await viewer.press("Открыть меню")
    await viewer.press("Сводка")
    await viewer.press("По организациям")
    await viewer.press("№ 7")
    await viewer.press("Принять")
    await head.sees("Управление приняло отчёт № 1")


@pytest.mark.usefixtures("sound")
async def test_who_is_asked_is_whoever_may_answer(town: Town) -> None:
    office = await town.administrator()
    viewer = await employed(town, office, "Наблюдатель", "Вера")
    specialist = await employed(town, office, "Специалист", "Ольга")
    head = await town.registered("Ласточка")
    await head.say("/menu")
    await head.press("Все пункты")
    await head.press("Попросить перенос срока")
    await head.press("Две недели")
    await head.say("Ждём педсовет")
    await specialist.sees("Ждём педсовет")
    await office.sees("Ждём педсовет")
    await town.quiet()
    assert "Ждём педсовет" not in viewer.transcript()
    await specialist.press("Согласиться")
    await head.sees("15 сентября")


@pytest.mark.usefixtures("sound")
async def test_a_removed_colleague_has_no_access_from_that_moment(town: Town) -> None:
    office = await town.administrator()
    colleague = await employed(town, office, "Администратор", "Ольга")
    await colleague.press("Люди и организации")
    hub = await colleague.sees("Кого найти?")
    await office.say("/menu")
    await office.press("Люди и организации")
    await office.press("Сотрудники управления")
    await office.press("Ольга")
    await office.press("Закрыть доступ")
    await office.press("Да, закрыть доступ")
    seen = await office.sees("Готово: доступ закрыт.")
    assert "доступ закрыт (Ольга)" in seen.words
    await colleague.sees("Ваш доступ к отчётам управления закрыт")
    await colleague.press("Добавить организацию", message=hub)
    seen = await colleague.sees("Ваш доступ к отчётам управления закрыт.")
    assert "ответы" not in seen.words
    await colleague.say("/summary")
    await colleague.sees("обратитесь к администратору")
    await colleague.press("Что о Вас хранится")
    await colleague.sees("Обращение: Ольга")
    await colleague.press("В меню")
    await colleague.sees("Ваш доступ к отчётам управления закрыт.")
    code = await invited(office, "Специалист")
    await colleague.say(f"/start {code}")
    await colleague.press("Да, это я")
    await colleague.sees("Вы вошли как управление образования")
    log = [row["event"] for row in await town.rows("SELECT event FROM staff_log ORDER BY id")]
    assert log == ["invited", "joined", "removed", "invited", "joined"]


@pytest.mark.usefixtures("sound")
async def test_an_administrator_of_the_settings_cannot_be_changed_in_the_chat(town: Town) -> None:
    office = await town.administrator()
    colleague = await employed(town, office, "Администратор", "Ольга")
    menu = await colleague.sees("Вы вошли как управление")
    for data in (f"WD:{ADMIN}", f"WS:{ADMIN}:viewer"):
        await colleague.tap(data, menu)
        menu = await colleague.sees("назначен при установке бота")
    await office.say("/summary")
    await office.sees("Сдали")


async def test_the_last_administrator_can_neither_leave_nor_step_down(tmp_path: Path) -> None:
    async with running_town(tmp_path, admin_ids="") as town:
        boss = town.sandbox.person("Ирина", user_id=SECOND)
        await changed(
            town,
            "INSERT INTO staff (department_id, user_id, role, since) VALUES (1, :user, 'administrator', :at)",
            user=SECOND,
            at="2020-08-01 06:00:00.000000",
        )
        await boss.say("/start")
        menu = await boss.sees("Вы вошли как управление")
        for data in (f"WD:{SECOND}", f"WS:{SECOND}:viewer", f"WS:{SECOND}:specialist"):
            await boss.tap(data, menu)
            menu = await boss.sees("Это последний администратор")
        colleague = await employed(town, boss, "Администратор", "Ольга")
        await boss.say("/menu")
        await boss.press("Люди и организации")
        await boss.press("Сотрудники управления")
        await boss.press("Ирина")
        await boss.press("Закрыть доступ")
        await boss.press("Да, закрыть доступ")
        await boss.sees("Ваш доступ к отчётам управления закрыт")
        menu = await colleague.sees("Вы вошли как управление")
        await colleague.tap(f"WD:{colleague.id}", menu)
        await colleague.sees("Это последний администратор")


@pytest.mark.usefixtures("sound")
async def test_a_colleague_who_taps_another_link_keeps_the_role(town: Town) -> None:
    office = await town.administrator()
    code = await invited(office, "Наблюдатель")
    await office.say(f"/start {code}")
    await office.sees("Вы уже работаете в управлении")
    await settled(town)
    (row,) = await town.rows("SELECT used_at FROM staff_invitations")
    assert row["used_at"] is None


@pytest.mark.usefixtures("sound")
async def test_an_administrator_of_the_settings_has_the_name_of_their_messages(town: Town) -> None:
    office = await town.administrator()
    colleague = await employed(town, office, "Администратор", "Ольга")
    await looks_up(office, "7")
    await office.press("Позвонили")
    await office.sees("Ирина Прокофьева")
    await colleague.press("Люди и организации")
    await colleague.press("Сотрудники управления")
    await colleague.press("Ирина Прокофьева")  # a button
    seen = await colleague.sees("Назначен при установке бота")
    assert "Ирина Прокофьева" in seen.words
    await looks_up(colleague, "7")
    seen = await colleague.sees("Звонили 03.08.2020 в 09:00, Ирина Прокофьева")
    assert str(ADMIN) not in seen.words


async def test_an_administrator_who_has_never_written_is_called_what_they_are(tmp_path: Path) -> None:
    async with running_town(tmp_path, admin_ids=f"{ADMIN},900000002") as town:
        office = await town.administrator()
        await office.press("Люди и организации")
        await office.press("Сотрудники управления")
        await office.press("администратор")
        seen = await office.sees("Назначен при установке бота")
        assert "900000002" not in seen.words
