"""«Напомнить»: a specialist writes to many heads at once, looks first, and sees what became of it."""

import re

import pytest

from tests.stories.conftest import Town
from tests.stories.heads import changed, sends_everything, settled
from tests.stories.offices import employed
from tests.stories.writing_to_many import FROM, begins, got, sends, writes


@pytest.mark.usefixtures("sound")
async def test_own_words_reach_everybody_once_exactly_as_the_example_showed(town: Town) -> None:
    office = await town.administrator()
    one, two = await town.registered("Ласточка"), await town.registered("Солнышко")
    await writes(office, "Семинар <b>15 августа</b> в 10:00 & просьба не опаздывать")
    preview = next(m for m in reversed(office.messages) if m.from_bot and m.words.startswith(FROM))
    assert [row[0] for row in preview.buttons] == ["Продолжить", "В меню"]
    seen = await office.sees("Получат 2 человека в 2 организациях.")
    assert "Отправка займёт меньше минуты." in seen.words
    assert "Не получат 2 организации (никто не зарегистрирован: 2)." in seen.words
    await sends(office)
    for head in (one, two):
        arrived = await head.sees("Семинар <b>15 августа</b> в 10:00 & просьба не опаздывать")
        assert arrived.words == preview.words
        assert [row[0] for row in arrived.buttons] == ["Продолжить", "В меню"]
    await settled(town)
    assert [len(got(town, head)) for head in (one, two)] == [1, 1]
    await one.press("Продолжить")
    await one.sees("Пункт 1")
    end = await office.sees("Доставлено: 2 человека из 2.")
    assert "МБДОУ № 25 «Ромашка»\n    никто не зарегистрирован\n    Сидорова Ольга Ивановна" in end.words


@pytest.mark.usefixtures("sound")
async def test_the_prepared_words_say_to_each_by_name_what_is_missing(town: Town) -> None:
    office = await town.administrator()
    one = await town.registered_up_to_the_name("Ласточка")
    await one.press("Мария Петровна")
    two, done = await town.registered("Солнышко"), await town.registered("Ромашка")
    await two.press("Начать")
    await sends_everything(done)
    await begins(office)
    await office.press("Всем")
    await office.press("Готовое напоминание")
    seen = await office.sees("Отправить?")
    assert "Получат 2 человека" in seen.words
    assert "отчёт уже отправлен: 1" in seen.words
    await sends(office)
    await one.sees("Добрый день, Мария Петровна! До 1 сентября 29 дней.")
    await two.sees("Добрый день! До 1 сентября 29 дней.")
    await settled(town)
    assert got(town, done) == []


@pytest.mark.usefixtures("sound")
async def test_prepared_words_are_the_reminder_of_that_day(town: Town) -> None:
    office, head = await town.administrator(), await town.registered("Ласточка")
    await town.clock("2020-08-12T09:40")
    await begins(office)
    await office.press("Не открывали")
    await office.press("Готовое напоминание")
    await sends(office)
    await town.clock("2020-08-12T10:00")
    await settled(town)
    assert len(got(town, head)) == 1
    rows = await town.rows("SELECT why FROM reminders WHERE rung = 'before-14' AND why = 'already_today'")
    assert len(rows) == 1


@pytest.mark.usefixtures("sound")
async def test_each_group_is_who_it_says(town: Town) -> None:
    office = await town.administrator()
    begun, untouched = await town.registered("Ласточка"), await town.registered("Солнышко")
    await begun.press("Начать")
    await begun.press("Сделано")
    await begins(office)
    labels = [row[0] for row in office.screen.buttons]
    assert labels == [
        "Всем (4)",
        "Не открывали (3)",
        "Начали, не сдали (1)",
        "Выбрать вручную",
        "Район: все",
        "← Назад",
    ]
    await office.press("Начали, не сдали")
    await office.say("Как идут дела?")
    await sends(office)
    await begun.sees("Как идут дела?")
    await settled(town)
    assert got(town, untouched) == []
    await town.clock("2020-09-02T12:00")
    await begins(office)
    await office.press("Прошёл срок (4)")
    await office.sees("у кого прошёл срок, 4 организации")


@pytest.mark.usefixtures("sound")
async def test_a_district_narrows_and_leads_back(town: Town) -> None:
    office = await town.administrator()
    inside, outside = await town.registered("Ласточка"), await town.registered("Солнышко")
    await begins(office)
    await office.press("Район: все")
    await office.press("Ленинский")
    await office.press("Всем (2)")
    await office.say("Только Ленинский район")
    await sends(office)
    await inside.sees("Только Ленинский район")
    await settled(town)
    assert got(town, outside) == []


@pytest.mark.usefixtures("sound")
async def test_by_hand_with_ticks_and_with_typed_numbers(town: Town) -> None:
    office = await town.administrator()
    seven, twelve = await town.registered("Ласточка"), await town.registered("Солнышко")
    await begins(office)
    await office.press("Выбрать вручную")
    await office.press("☐ № 7 «Ласточка»")
    await office.press("☐ № 12 «Солнышко»")
    await office.press("☑ № 7 «Ласточка»")
    await office.press("Дальше (1)")
    await office.press("← Назад")
    await office.press("Выбрать вручную (1)")
    await office.say("7, 25")
    seen = await office.sees("Отмечено: 3")
    assert "☑ № 25 «Ромашка»" in [row[0] for row in seen.buttons]
    await office.say("99")
    await office.sees("Такой организации не нашёл")
    await office.press("☑ № 12 «Солнышко»")
    await office.press("Дальше (2)")
    await office.say("Только выбранным")
    await sends(office)
    await seven.sees("Только выбранным")
    await settled(town)
    assert got(town, twelve) == []


@pytest.mark.usefixtures("sound")
async def test_a_person_with_several_organisations_gets_it_once(town: Town) -> None:
    office, head = await town.administrator(), await town.registered("Ласточка")
    await head.say(f"/start {town.code('Солнышко')}")
    await head.press("Да, это мы")
    await head.press("Заведующий")
    await writes(office, "Одно на двоих")
    await office.sees("Получит 1 человек в 2 организациях.")
    await sends(office)
    await settled(town)
    assert len(got(town, head)) == 1
    await head.sees("Одно на двоих")
    assert [row[0] for row in head.screen.buttons] == ["Продолжить: № 7", "Продолжить: № 12", "В меню"]


@pytest.mark.usefixtures("sound")
async def test_closed_ones_those_without_consent_and_those_on_leave_get_nothing(town: Town) -> None:
    office = await town.administrator()
    refused, away = await town.registered("Ласточка"), await town.registered("Солнышко")
    closed = await town.registered("Ромашка")
    await changed(
        town,
        "INSERT INTO consents (user_id, version, given, at) VALUES (:who, '2026-11-1', false, :at)",
        who=refused.id,
        at="2020-08-03 06:00:00",
    )
    await changed(town, "UPDATE people SET absent_until = '2020-08-20' WHERE user_id = :who", who=away.id)
    await changed(
        town, "UPDATE organisations SET closed_at = '2020-08-03 06:00:00' WHERE name LIKE '%Ромашка%'"
    )
    reached = await town.registered("Россиянка")
    await writes(office, "Кому можно")
    seen = await office.sees("Получит 1 человек в 1 организации.")
    assert "отозвано согласие: 1" in seen.words
    assert "в отпуске: 1" in seen.words
    await sends(office)
    await settled(town)
    assert [len(got(town, one)) for one in (refused, away, closed, reached)] == [0, 0, 0, 1]


async def test_at_the_end_the_unreachable_are_listed_with_their_phones(town: Town) -> None:
    office = await town.administrator()
    lost = await town.registered_up_to_the_name("Ласточка")
    await lost.press("Мария Петровна")
    await town.registered("Солнышко")
    lost.user.blocked = True  # nobody has told the bot yet
    await writes(office, "Кого нет")
    await sends(office)
    end = await office.sees("Не доставлено: 1 человек.")
    assert "Доставлено: 1 человек из 2." in end.words
    assert (
        "МБДОУ № 7 «Ласточка»\n    Мария Петровна: сообщения не доходят\n"
        "    Иванова Мария Петровна, +7 910 123-45-67"
    ) in end.words


@pytest.mark.usefixtures("sound")
async def test_the_same_words_within_a_day_are_asked_about(town: Town) -> None:
    office, head = await town.administrator(), await town.registered("Ласточка")
    await town.clock("2020-08-04T10:05")
    await writes(office, "Напоминаю о семинаре")
    await sends(office)
    await town.clock("2020-08-04T12:00")
    await writes(office, "Напоминаю о семинаре")
    await office.press("Отправить (1)")
    await office.sees("Такое же сообщение уже ушло сегодня в 10:05. Его получил 1 человек из этих 1.")
    assert len(got(town, head)) == 1
    await office.press("Отправить ещё раз")
    await office.sees("Доставлено: 1 человек из 1.", timeout=15)
    await settled(town)
    assert len(got(town, head)) == 2
    await writes(office, "Другие слова")
    await sends(office)
    await town.clock("2020-08-05T12:01")  # a day later
    await writes(office, "Напоминаю о семинаре")
    await sends(office)


@pytest.mark.usefixtures("sound")
async def test_too_long_is_refused_in_words_and_nothing_is_lost(town: Town) -> None:
    office, head = await town.administrator(), await town.registered("Ласточка")
    await begins(office)
    await office.press("Всем")
    await office.say("щ" * 4096)
    seen = await office.sees("Сообщение слишком длинное: 4096")
    room = int(re.search(r"помещается (\d+)", seen.words)[1])  # type: ignore[index]
    await office.say("щ" * room)
    await office.sees("Отправить?")
    await sends(office)
    await head.sees("щщщ")
    assert len(head.screen.words) == 4096


@pytest.mark.usefixtures("sound")
async def test_a_photo_with_words_goes_with_it(town: Town) -> None:
    office, head = await town.administrator(), await town.registered("Ласточка")
    await begins(office)
    await office.press("Всем")
    await office.send_photo(b"\xff\xd8\xff picture")
    await office.sees("Файл прикреплён. Теперь напишите к нему текст.")
    await office.say("Афиша семинара")
    await office.sees("Отправить?")
    await sends(office)
    await settled(town)
    (call,) = town.sandbox.calls("sendPhoto", chat_id=head.id)
    assert str(call.params["caption"]).endswith("Афиша семинара")
    assert got(town, head) == [call.params["caption"]]


@pytest.mark.usefixtures("sound")
async def test_a_document_with_a_caption_may_be_taken_off_again(town: Town) -> None:
    office, head = await town.administrator(), await town.registered("Ласточка")
    await begins(office)
    await office.press("Всем")
    await office.send_document("Программа.pdf", b"%PDF", caption="Программа семинара")
    await office.sees("Отправить?")
    await office.press("Убрать файл")
    await sends(office)
    await head.sees("Программа семинара")
    assert not town.sandbox.calls("sendDocument", chat_id=head.id)


@pytest.mark.usefixtures("sound")
async def test_the_draft_stays_when_the_chat_goes_elsewhere(town: Town) -> None:
    office, head = await town.administrator(), await town.registered("Ласточка")
    await writes(office, "Черновик", to="Не открывали")
    await office.say("/menu")
    await town.restart()
    await begins(office)
    await office.press("Не открывали")
    await office.sees("Сейчас: «Черновик»")
    await office.press("Оставить прежний текст")
    await sends(office)
    await head.sees("Черновик")
    await settled(town)
    assert len(got(town, head)) == 1


@pytest.mark.usefixtures("sound")
async def test_pressed_twice_it_goes_once(town: Town) -> None:
    office, head = await town.administrator(), await town.registered("Ласточка")
    await writes(office, "Один раз")
    confirm = office.screen
    await office.press("Отправить (1)", message=confirm, react=False)
    await office.press("Отправить (1)", message=confirm, react=False)
    await office.sees("Доставлено: 1 человек из 1.", timeout=15)
    await settled(town)
    assert len(got(town, head)) == 1


@pytest.mark.usefixtures("sound")
async def test_who_has_come_meanwhile_is_looked_at_first(town: Town) -> None:
    office = await town.administrator()
    await town.registered("Ласточка")
    await writes(office, "Кто успел")
    await town.registered("Солнышко")
    await office.press("Отправить (1)")
    await office.sees("Список получателей за это время изменился")
    await office.sees("Получат 2 человека")
    await office.press("Отмена")
    await office.sees("Сдали")
    await settled(town)
    assert not await town.rows("SELECT id FROM broadcast_people")


@pytest.mark.usefixtures("sound")
async def test_a_button_of_the_example_does_nothing_for_the_specialist(town: Town) -> None:
    office = await town.administrator()
    await town.registered("Ласточка")
    await writes(office, "Образец")
    preview = next(m for m in reversed(office.messages) if m.from_bot and m.words.startswith(FROM))
    await office.press("Продолжить", message=preview)
    await office.sees("Это образец")
    assert not await town.rows("SELECT id FROM reports WHERE state <> 'not_opened'")


@pytest.mark.usefixtures("sound")
async def test_only_who_may_act_sees_the_button_and_may_press_it(town: Town) -> None:
    office, head = await town.administrator(), await town.registered("Ласточка")
    viewer = await employed(town, office, "Наблюдатель", "Вера")
    specialist = await employed(town, office, "Специалист", "Ольга")
    await viewer.say("/summary")
    await viewer.sees("Сдали")
    assert "Напомнить" not in [label for row in viewer.screen.buttons for label in row]
    for stranger in (viewer, head):
        await stranger.tap("Ba:0:")
        await stranger.sees("Эта кнопка Вам больше недоступна")
    await writes(specialist, "От специалиста")
    (row,) = await town.rows("SELECT id, version FROM broadcasts")
    await viewer.tap(f"Bs:{row['id']}:{row['version']}:1:1")
    await office.tap(f"Bs:{row['id']}:{row['version']}:1:1")  # nobody sends another's draft
    await settled(town)
    assert got(town, head) == []
    await sends(specialist)
    await head.sees("От специалиста")


@pytest.mark.usefixtures("sound")
async def test_it_stands_among_the_reminders_of_the_organisation(town: Town) -> None:
    office = await town.administrator()
    await town.registered("Ласточка")
    await writes(office, "Семинар в среду")
    await sends(office)
    await office.say("/summary")
    await office.press("Ещё…")
    await office.press("Напоминания")
    await office.say("7")
    await office.sees("сообщение управления: «Семинар в среду»\n    отправлено")
    await office.press("Другая организация")
    await office.say("25")
    await office.sees("сообщение управления: «Семинар в среду»\n    не отправлено: никто не зарегистрирован")


@pytest.mark.usefixtures("sound")
async def test_what_was_sent_before_can_be_looked_at_again(town: Town) -> None:
    office = await town.administrator()
    await town.registered("Ласточка")
    await writes(office, "Первое")
    await sends(office)
    await begins(office)
    await office.press("Отправленные раньше (1)")
    await office.sees("«Первое»")
    await office.press("03.08.2020 в 09:")
    await office.sees("Доставлено: 1 человек из 1.")
