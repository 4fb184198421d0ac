"""Questions to the department: asked by a head, answered by whoever is first, seen by both sides."""

import pytest

from sandbox import Person
from tests.stories.conftest import ADMIN, Town
from tests.stories.heads import changed, joins_as_deputy, settled
from tests.stories.offices import employed

ASK = "Задать вопрос управлению"


async def asks(head: Person, words: str = "Нужен ли приказ о рабочей группе?") -> None:
    """From the menu."""
    await head.say("/menu")
    await head.press(ASK)
    await head.sees("Что спросить у управления?")
    await head.say(words)
    await head.sees("Вопрос отправлен управлению.")


async def opens_the_first(office: Person) -> None:
    """The oldest question that waits, from the department's menu."""
    await office.say("/menu")
    await office.press("Вопросы")
    await office.press("№ ")


def notices(person: Person) -> list[str]:
    """What a specialist was told of new questions."""
    words = (message.words for message in person.messages if message.from_bot)
    return [one for one in words if one.startswith(("Новый вопрос", "Пришло "))]


@pytest.mark.usefixtures("sound")
async def test_a_question_goes_to_and_fro_until_it_is_settled(town: Town) -> None:
    office = await town.administrator()
    specialist = await employed(town, office, "Специалист")
    head = await town.registered("Ласточка")
    await asks(head, "Нужен ли <b>приказ</b> & протокол?")
    await town.clock("2020-08-03T09:10")
    await specialist.sees("Новый вопрос: МБДОУ № 7 «Ласточка»")
    await specialist.press("Ответить")
    seen = await specialist.sees("Вопрос № 1: ждёт ответа")
    assert "Нужен ли <b>приказ</b> & протокол?" in seen.words
    await specialist.say("Приказ нужен, протокол нет.")
    await specialist.sees("Ответ отправлен организации.")
    told = await head.sees("Управление ответило на вопрос № 1")
    assert "Приказ нужен, протокол нет." in told.words
    assert "Ольга" not in told.words
    await head.press("Ответить")
    await head.say("А кто его подписывает?")
    await head.sees("управление увидит это")
    await town.clock("2020-08-03T09:30")
    assert (await specialist.sees("А кто его подписывает?")).words.startswith("Новый вопрос")
    await opens_the_first(specialist)
    await specialist.sees("А кто его подписывает?")
    await specialist.say("Заведующий.")
    await head.sees("Заведующий.")
    await head.press("Спасибо, понятно")
    await head.sees("Вопрос № 1: закрыт")
    await settled(town)
    rows = await town.rows("SELECT state, version FROM inquiries")
    assert rows == [{"state": "closed", "version": 5}]
    assert len(await town.rows("SELECT id FROM inquiry_lines")) == 4


@pytest.mark.usefixtures("sound")
async def test_a_question_of_the_checklist_names_its_task_and_leads_back(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await head.press("Начать")
    await head.press("Спросить управление")
    await head.sees("О чём: Пункт 1.")
    await head.press("← Назад")
    await head.sees("Пункт 1 из 6")
    await head.press("Спросить управление")
    await head.say("Какой это перечень?")
    await head.sees("Вопрос отправлен управлению.")
    await opens_the_first(office)
    await office.sees("Пункт 1.")
    await head.press("Вернуться к пункту")
    await head.press("Сделано")
    await head.sees("Пункт 1 из 6 · вопрос 2 из")


@pytest.mark.usefixtures("sound")
async def test_of_two_who_answer_the_later_sees_the_earlier_answer_first(town: Town) -> None:
    office = await town.administrator()
    specialist = await employed(town, office, "Специалист")
    head = await town.registered("Ласточка")
    await asks(head)
    for one in (office, specialist):
        await opens_the_first(one)
        await one.sees("Напишите ответ")
    await office.say("Да, нужен.")
    await office.sees("Ответ отправлен организации.")
    await specialist.say("Нет, не нужен.")
    seen = await specialist.sees("Пока Вы писали, здесь появилось новое")
    assert "Да, нужен." in seen.words
    assert "«Нет, не нужен.»" in seen.words
    await settled(town)
    assert "Нет, не нужен." not in head.transcript()
    await specialist.press("Не отправлять")
    await specialist.sees("Вопрос № 1: есть ответ")
    await specialist.say("Добавлю: образец на сайте.")
    await head.sees("Добавлю: образец на сайте.")


@pytest.mark.usefixtures("sound")
async def test_the_later_answer_goes_out_where_it_is_wanted_all_the_same(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await asks(head)
    await opens_the_first(office)
    await office.sees("Напишите ответ")
    await head.say("И ещё: нужна ли печать?")
    await head.sees("управление увидит это")
    await office.say("Да, нужен.")
    await office.sees("нужна ли печать?")
    await town.restart()
    await office.press("Отправить мой ответ")
    await head.sees("Да, нужен.")


@pytest.mark.usefixtures("sound")
async def test_several_questions_within_minutes_make_one_message_and_only_in_office_hours(
    town: Town,
) -> None:
    office = await town.administrator()
    viewer = await employed(town, office, "Наблюдатель", "Вера")
    first, second = await town.registered("Ласточка"), await town.registered("Солнышко")
    await town.clock("2020-08-08T21:00")  # a Saturday night
    await asks(first)
    await asks(second, "Где взять образец?")
    await town.clock("2020-08-09T12:00")
    await settled(town)
    assert notices(office) == []
    await town.clock("2020-08-10T09:00:30")
    await office.sees("Пришло 2 новых вопроса.")
    await first.say("И ещё одно")
    await town.clock("2020-08-10T12:00")
    await settled(town)
    assert len(notices(office)) == 1
    assert notices(viewer) == []
    await office.press("Вопросы (2)")
    await office.sees("Ждут ответа: 2")


@pytest.mark.usefixtures("sound")
async def test_a_photo_and_a_file_go_to_the_department_and_back(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await head.say("/menu")
    await head.press(ASK)
    await head.send_document("setup.exe", b"MZ")
    await head.sees("Программы не принимаю")
    await head.send_photo(b"\xff\xd8 picture", caption="Подойдёт ли такой приказ?")
    await head.sees("Вопрос отправлен управлению.")
    await head.send_document("Приказ.pdf", b"%PDF-1.4")
    await head.sees("управление увидит это")
    await opens_the_first(office)
    await office.sees("Подойдёт ли такой приказ?")
    await office.press("Файл: Приказ.pdf")
    assert office.documents[-1].file is not None
    await office.press("К вопросу")
    await office.sees("Вопрос № 1: ждёт ответа")
    await office.send_document("Образец.docx", b"PK")
    await head.sees("[Образец.docx]")
    await head.press("Ответить")
    await head.press("Файл: Образец.docx")
    await head.press("К вопросу")
    await head.sees("есть ответ")


@pytest.mark.usefixtures("sound")
async def test_the_thread_is_the_organisation_s_and_nobody_else_s(town: Town) -> None:
    office = await town.administrator()
    head, stranger = await town.registered("Ласточка"), await town.registered("Солнышко")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await asks(head)
    await deputy.say("/menu")
    await deputy.press(ASK)
    await deputy.press("Прежние вопросы (1)")
    await deputy.press("№ 1")
    await deputy.sees("Нужен ли приказ")
    for data in ("QO:1:0", "QT:1:1", "QF:1:1", "QR:1:0", "QC:1", "QW:1:1", "QD:1:1", "QG:1:1", "QL", "QS"):
        await stranger.tap(data)
        await stranger.sees("Эта кнопка Вам больше недоступна")
    await opens_the_first(office)
    await office.say("Первый ответ")
    await deputy.sees("Первый ответ")
    await changed(town, "UPDATE members SET ended_at = joined_at WHERE role = 'deputy'")
    for data in ("QO:1:0", "QT:1:2", "QM"):
        await deputy.tap(data)
        await deputy.sees("Ваш доступ закрыт")
    await office.say("Ответ не для ушедших")
    await head.sees("Ответ не для ушедших")
    await settled(town)
    assert "Ответ не для ушедших" not in deputy.transcript()
    assert "Ответ не для ушедших" not in stranger.transcript()


@pytest.mark.usefixtures("sound")
async def test_a_viewer_and_a_head_cannot_answer(town: Town) -> None:
    office = await town.administrator()
    viewer = await employed(town, office, "Наблюдатель", "Вера")
    head = await town.registered("Ласточка")
    await asks(head)
    assert all("Вопросы" not in label for row in viewer.buttons for label in row)
    await viewer.tap("QR:1:0")
    await viewer.sees("Вам открыт просмотр")


@pytest.mark.usefixtures("sound")
async def test_the_department_closes_with_a_word_or_without_and_a_closed_one_opens_again(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await asks(head)
    await opens_the_first(office)
    await office.press("Закрыть вопрос")
    await office.say("Ответ есть в памятке на сайте.")
    await head.sees("Управление закрыло вопрос № 1")
    await head.sees("Ответ есть в памятке на сайте.")
    await office.say("это не ответ")
    await office.sees("Сейчас я ничего не спрашиваю")
    await head.press("Ответить")
    await head.say("Памятка не открывается")
    await opens_the_first(office)
    await office.press("Закрыть вопрос")
    await office.press("Закрыть без слов")
    await office.sees("Вопрос закрыт, организации сообщено.")
    await settled(town)
    (row,) = await town.rows("SELECT state FROM inquiries")
    assert row["state"] == "closed"


@pytest.mark.usefixtures("sound")
async def test_long_or_empty_words_are_refused_and_a_voice_gets_its_word(town: Town) -> None:
    await town.administrator()
    head = await town.registered("Ласточка")
    await head.say("/menu")
    await head.press(ASK)
    await head.say("а" * 1001)
    await head.sees("до 1000 знаков")
    await head.send_voice()
    await head.sees("Голос пока не читаю")
    await head.say("Теперь коротко?")
    await head.sees("Вопрос отправлен управлению.")
    assert len(await town.rows("SELECT id FROM inquiries")) == 1


@pytest.mark.usefixtures("sound")
async def test_a_long_thread_of_long_words_fits_its_screens(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await asks(head, "<&>" * 333)
    for number in range(7):
        await head.say(f"{number} " + "<&>" * 330)
        await head.sees(f"{number} <&>")
    await opens_the_first(office)
    seen = await office.sees("6 <&>")
    assert "1 <&>" not in seen.words
    await office.press("Раньше")
    await office.sees("4 <&>")
    await office.press("Позднее")
    await office.sees("6 <&>")


@pytest.mark.usefixtures("sound")
async def test_a_head_of_two_organisations_asks_for_the_one_at_hand(town: Town) -> None:
    await town.administrator()
    head = await town.registered("Ласточка")
    await head.say(f"/start {town.code('Солнышко')}")
    await head.press("Да, это мы")
    await head.press("Заведующий")
    await head.say("/menu")
    at_hand = "№ 12" if "Сейчас: № 12" in head.screen.words else "№ 7"
    await head.press(ASK)
    await head.sees(at_hand)
    await head.say("За какой сад?")
    await head.sees("Вопрос отправлен")
    (row,) = await town.rows(
        "SELECT o.name FROM inquiries i JOIN organisations o ON o.id = i.organisation_id"
    )
    assert at_hand in row["name"]
    assert ADMIN


@pytest.mark.usefixtures("sound")
async def test_an_album_is_one_question_and_one_answer_with_one_message(town: Town) -> None:
    office = await town.administrator()
    head = await town.registered("Ласточка")
    await head.say("/menu")
    await head.press(ASK)
    await head.send_album([("а.pdf", b"1"), ("б.pdf", b"2"), ("в.pdf", b"3")], caption="Какой верный?")
    await head.sees("[в.pdf]")
    await opens_the_first(office)
    await office.sees("[б.pdf]")
    await office.send_album([("г.pdf", b"4"), ("д.pdf", b"5")], caption="Верный — этот")
    await head.sees("[д.pdf]")
    await settled(town)
    assert [row["id"] for row in await town.rows("SELECT id FROM inquiries")] == [1]
    assert len(await town.rows("SELECT id FROM inquiry_lines")) == 5
    told = [one for one in head.messages if one.from_bot and "Управление ответило" in one.words]
    assert len(told) == 1
