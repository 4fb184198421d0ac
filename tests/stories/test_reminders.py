"""The ladder: planned with the publication, sent to those who owe, in words that fit how far they are."""

from tests.stories.conftest import Town
from tests.stories.heads import (
    changed,
    fates,
    joins_as_deputy,
    knows_the_decision,
    not_begun_anywhere,
    reminders_to,
    rungs,
    sends_everything,
    settled,
)

BUTTONS = [["Продолжить"], ["Ознакомиться с решением"], ["Напомнить завтра"], ["Я в отпуске до…"]]
LADDER = {  # the rungs left on 3 August 2020, at 10:00 in Moscow
    "before-14": "2020-08-12 07:00",
    "before-7": "2020-08-21 07:00",
    "before-3": "2020-08-27 07:00",
    "before-1": "2020-08-31 07:00",
    "day": "2020-09-01 07:00",
    "overdue-1": "2020-09-02 07:00",
    "overdue-5": "2020-09-08 07:00",
}


async def test_the_ladder_is_planned_with_the_publication(town: Town) -> None:
    for kindergarten in ("Ласточка", "Россиянка"):
        planned = await rungs(town, kindergarten)
        assert {name: str(row["due_at"])[:16] for name, row in planned.items()} == LADDER
        assert {row["state"] for row in planned.values()} == {"planned"}


async def test_a_head_who_has_not_opened_is_told_what_awaits(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-12T10:00")
    await head.sees("Добрый день! До 1 сентября 20 дней. Решение о ВСОКО от 29.01.2020: 6 пунктов")
    assert head.buttons == BUTTONS
    await settled(town)
    assert await fates(town, "Ласточка") == {"before-14": "sent", **dict.fromkeys([*LADDER][1:], "planned")}


async def test_a_head_is_addressed_by_the_name_given(town: Town) -> None:
    head = town.head()
    await head.say(f"/start {town.code('Ласточка')}")
    for button in ("Да, это мы", "Согласен", "Заведующий", "Мария Петровна"):
        await head.press(button)
    await town.clock("2020-08-12T10:00")
    await head.sees("Добрый день, Мария Петровна! До 1 сентября")


async def test_a_head_who_has_begun_is_told_how_little_is_left(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.press("Начать")
    for button in ("Не начинали", "Пропустить", "Пропустить"):
        await head.press(button, message=head.screen)
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней. Заполнено 1 из 6, осталось около 5 минут.")
    await head.press("Продолжить")
    await head.sees("Пункт 2 из 6 · вопрос 1 из 7")


async def test_when_everything_is_filled_only_the_sending_is_missing(town: Town) -> None:
    head = await town.registered("Ласточка")
    await not_begun_anywhere(head)
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней. Всё заполнено, осталось отправить.")
    await head.press("Продолжить")
    await head.sees("Проверьте ответы")


async def test_on_the_last_day_and_after_it_the_words_are_others_and_without_a_threat(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-09-01T10:00")
    await head.sees("Сегодня, 1 сентября, последний день.")
    await town.clock("2020-09-02T10:00")
    await head.sees("Срок был 1 сентября, но ответ ещё ждём.")
    await settled(town)
    await town.clock("2020-09-08T10:00")
    await settled(town)
    texts = reminders_to(town, head)
    assert len(texts) == 3
    assert texts[2] == texts[1]
    assert not any(word in text.lower() for text in texts for word in ("обязан", "нарушен", "срочно"))


async def test_after_the_last_rung_nothing_comes_any_more(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-09-08T10:00")
    await head.sees("Добрый день")
    await town.clock("2020-12-01T10:00")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    assert "planned" not in (await fates(town, "Ласточка")).values()


async def test_who_has_sent_the_report_is_left_alone_and_the_rungs_say_why(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await knows_the_decision(head)
    for moment in ("2020-08-12T10:00", "2020-08-21T10:00", "2020-09-02T10:00"):
        await town.clock(moment)
    await settled(town)
    assert reminders_to(town, head) == []
    assert set((await fates(town, "Ласточка")).values()) == {"cancelled: finished"}


async def test_sending_the_report_stops_the_ladder_half_way(town: Town) -> None:
    head = await town.registered("Ласточка")
    await town.clock("2020-08-12T10:00")
    await head.sees("Добрый день")
    await sends_everything(head, "Продолжить")
    await knows_the_decision(head)
    await town.clock("2020-08-21T10:00")
    await settled(town)
    assert len(reminders_to(town, head)) == 1
    became = await fates(town, "Ласточка")
    assert became.pop("before-14") == "sent"
    assert set(became.values()) == {"cancelled: finished"}


async def test_where_nobody_is_registered_the_rung_is_missed_and_says_so(town: Town) -> None:
    await town.clock("2020-08-12T10:00")
    became = await fates(town, "Россиянка")
    assert became["before-14"] == "missed: nobody_registered"
    assert became["before-7"] == "planned"


async def test_an_organisation_s_head_and_acting_head_are_both_reminded_but_not_the_deputy(
    town: Town,
) -> None:
    head = await town.registered("Ласточка")
    deputy = await joins_as_deputy(town, "Ласточка", head)
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней")
    await settled(town)
    assert reminders_to(town, deputy) == []


async def test_one_message_over_two_kindergartens(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.say(f"/start {town.code('Солнышко')}")
    for button in ("Да, это мы", "Заведующий", "Пропустить"):
        await head.press(button)
    await town.clock("2020-08-12T10:00")
    await head.sees("МБДОУ № 12 «Солнышко»")
    await settled(town)
    (text,) = reminders_to(town, head)
    assert "МБДОУ № 7 «Ласточка»" in text
    assert head.buttons == [
        ["Продолжить: № 7"],
        ["Продолжить: № 12"],
        ["Ознакомиться с решением"],
        ["Напомнить завтра"],
        ["Я в отпуске до…"],
    ]
    for kindergarten in ("Ласточка", "Солнышко"):
        await settled(town)
        assert (await fates(town, kindergarten))["before-14"] == "sent"


async def test_of_two_kindergartens_only_the_one_that_owes_is_named(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await knows_the_decision(head)
    await head.say(f"/start {town.code('Солнышко')}")
    for button in ("Да, это мы", "Заведующий", "Пропустить"):
        await head.press(button)
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней")
    assert "Ласточка" not in reminders_to(town, head)[0]
    assert head.buttons == [["Продолжить: № 12"], *BUTTONS[1:]]


async def test_a_returned_report_is_reminded_of_in_its_own_words(town: Town) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await changed(town, "UPDATE reports SET state = 'returned' WHERE number = 1")
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней. Отчёт вернули с замечанием.")
