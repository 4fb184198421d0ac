"""From a personal link to the menu, and every way beside it."""

import pytest

from tests.stories.conftest import Town

pytestmark = pytest.mark.usefixtures("sound")

LINK_IS_WRONG = "Эта ссылка не подходит."


async def people(town: Town) -> list[str]:
    """The names of everybody stored."""
    return [row["name"] for row in await town.rows("SELECT name FROM people ORDER BY id")]


async def test_a_head_registers_by_the_personal_link(town: Town) -> None:
    head = town.head()
    await head.say(f"/start {town.code('Ласточка')}")
    await head.sees("Это Вы: МБДОУ № 7 «Ласточка»?")
    await head.sees("Иванова Мария Петровна")
    await head.press("Да, это мы")
    await head.sees("Согласие на обработку персональных данных")
    await head.press("Согласен")
    await head.sees("Кем Вы работаете?")
    await head.press("Заведующий")
    await head.sees("Как к Вам обращаться?")
    await head.press("Мария Петровна")
    await head.sees("Здравствуйте, Мария Петровна!")
    await head.sees("Заполнено 0 из 6")
    assert await people(town) == ["Мария Петровна"]
    given = await town.rows("SELECT version, given FROM consents")
    assert [(row["version"], bool(row["given"])) for row in given] == [(town.consent, True)]


async def test_the_name_may_be_typed(town: Town) -> None:
    head = await town.registered_up_to_the_name("Солнышко", "Исполняю обязанности")
    await head.say("  Анна   Сергеевна ")
    await head.sees("Здравствуйте, Анна Сергеевна!")
    assert await people(town) == ["Анна Сергеевна"]


async def test_the_name_may_be_skipped(town: Town) -> None:
    head = await town.registered("Ромашка")
    await head.sees("Здравствуйте!")
    assert await people(town) == [""]


async def test_a_roster_without_a_name_offers_none(town: Town) -> None:
    head = await town.registered_up_to_the_name("Россиянка")
    assert head.buttons == [["Пропустить"]]
    await head.press("Пропустить")
    await head.sees("Заполнено 0 из 6")


async def test_a_name_too_long_is_asked_again(town: Town) -> None:
    head = await town.registered_up_to_the_name("Ласточка")
    await head.say("Анна " * 40)
    await head.sees("Слишком длинно: до 80 знаков.")
    await head.say("Анна")
    await head.sees("Здравствуйте, Анна!")


async def test_a_sticker_instead_of_a_name_keeps_the_question(town: Town) -> None:
    head = await town.registered_up_to_the_name("Ласточка")
    await head.send_sticker()
    await head.sees("Как к Вам обращаться?")
    await head.say("Анна")
    await head.sees("Здравствуйте, Анна!")


async def test_a_double_tap_on_the_role_still_asks_the_name(town: Town) -> None:
    head = town.head()
    await head.say(f"/start {town.code('Ласточка')}")
    await head.press("Да, это мы")
    await head.press("Согласен")
    await head.press("Заведующий", react=False)
    await head.press("Заведующий", react=False)
    await head.sees("Как к Вам обращаться?")
    await head.say("Анна")
    await head.sees("Здравствуйте, Анна!")
    assert len(await town.rows("SELECT id FROM members")) == 1


async def test_markup_and_hidden_marks_in_a_name_are_only_letters(town: Town) -> None:
    head = await town.registered_up_to_the_name("Ласточка")
    await head.say("<b>Анна</b> & \u202eСергеевна\u0007\u200f")
    await head.sees("Здравствуйте, <b>Анна</b> & Сергеевна!")
    assert await people(town) == ["<b>Анна</b> & Сергеевна"]


async def test_refusing_the_consent_stores_nothing_but_the_refusal(town: Town) -> None:
    head = town.head()
    await head.say(f"/start {town.code('Ласточка')}")
    await head.press("Да, это мы")
    await head.press("Отказываюсь")
    await head.sees("Без согласия я ничего о Вас не храню, кроме самого отказа.")
    assert await people(town) == []
    assert await town.rows("SELECT id FROM members") == []
    refusals = await town.rows("SELECT user_id, given FROM consents")
    assert [(row["user_id"], bool(row["given"])) for row in refusals] == [(head.id, False)]
    assert await town.rows("SELECT id FROM invitations WHERE used_at IS NOT NULL") == []
    await head.say(f"/start {town.code('Ласточка')}")  # a change of mind
    await head.press("Да, это мы")
    await head.press("Согласен")
    await head.sees("Кем Вы работаете?")


async def test_whoever_the_link_isnt_for_leaves_no_trace(town: Town) -> None:
    stranger = town.head("Олег")
    await stranger.say(f"/start {town.code('Ласточка')}")
    await stranger.press("Нет, не мы")
    await stranger.sees("ничего не сохраняю")
    assert await people(town) == []
    assert await town.rows("SELECT id FROM consents") == []


async def test_wrong_revoked_and_missing_codes_reveal_nothing(town: Town) -> None:
    await town.revoke("Ласточка")
    stranger = town.head("Олег")
    await stranger.say("/start nosuchcode")
    wrong = (await stranger.sees(LINK_IS_WRONG)).words
    await stranger.say(f"/start {town.code('Ласточка')}")
    assert (await stranger.sees(LINK_IS_WRONG)).words == wrong
    await stranger.tap(f"iy:{town.code('Ласточка')}")
    assert (await stranger.sees(LINK_IS_WRONG)).words == wrong
    await stranger.say("/start")
    await stranger.sees("откройте личную ссылку из письма управления")
    await stranger.say("Пустите меня!")
    await stranger.sees("откройте личную ссылку из письма управления")
    for word in ("Ласточка", "Иванова", "МБДОУ"):
        assert word not in stranger.transcript()


async def test_buttons_of_the_conversation_cant_be_forged_past_the_consent(town: Town) -> None:
    stranger, code = town.head("Олег"), town.code("Ласточка")
    await stranger.say("/start")
    await stranger.tap(f"ro:{code}:head")
    await stranger.sees("Согласие на обработку персональных данных")
    await stranger.tap(f"nr:{code}")
    await stranger.sees("откройте личную ссылку")
    await stranger.tap(f"ro:{code}:tsar")
    await stranger.sees("откройте личную ссылку")
    assert await people(town) == []


async def test_an_outdated_text_of_the_consent_is_shown_afresh(town: Town) -> None:
    head, code = town.head(), town.code("Ласточка")
    await head.say(f"/start {code}")
    await head.tap(f"ca:{code}:2019-1")
    await head.sees(f"Редакция {town.consent}.")
    assert await town.rows("SELECT id FROM consents") == []


async def test_agreeing_twice_is_recorded_once(town: Town) -> None:
    head = town.head()
    await head.say(f"/start {town.code('Ласточка')}")
    await head.press("Да, это мы")
    await head.press("Согласен", react=False)
    await head.press("Согласен", react=False)
    await head.sees("Кем Вы работаете?")
    await town.quiet()
    assert len(await town.rows("SELECT id FROM consents")) == 1


async def test_a_registered_head_who_opens_the_link_again_sees_the_menu(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.say(f"/start {town.code('Ласточка')}")
    await head.sees("Заполнено 0 из 6")
    await head.tap("in")  # «Нет, не мы» of an old screen
    await head.sees("Заполнено 0 из 6")
    await head.say("/start nosuchcode")
    await head.sees(LINK_IS_WRONG)
    await head.sees("Заполнено 0 из 6")


async def test_a_head_of_two_organisations_agrees_and_says_the_name_once(town: Town) -> None:
    head = await town.registered_up_to_the_name("Ласточка")
    await head.press("Мария Петровна")
    await head.say(f"/start {town.code('Солнышко')}")
    await head.press("Да, это мы")
    await head.sees("Кем Вы работаете?")
    await head.press("Исполняю обязанности")
    await head.press("Открыть меню")
    await head.sees("Здравствуйте, Мария Петровна!")
    await head.sees("Вы отвечаете за 2 организации. Сейчас: № 12.")
    await head.press("Перейти: № 7")
    await head.sees("МБДОУ № 7 «Ласточка»")
    await head.press("Начать")
    await head.sees("Пункт 1 из 6")
    assert len(await town.rows("SELECT id FROM consents")) == 1


async def test_a_used_link_asks_the_head_to_let_a_deputy_in(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = town.head("Елена", "Смирнова")
    await deputy.say(f"/start {town.code('Ласточка')}")
    await deputy.sees("уже зарегистрирован руководитель")
    await deputy.press("Да, попросить доступ")
    await deputy.press("Согласен")
    await deputy.sees("Просьба отправлена")
    await head.sees("просит доступ")
    await head.press("Открыть доступ")
    await head.sees("Готово: доступ открыт.")
    await deputy.sees("Доступ открыт.")
    await deputy.press("Открыть меню")
    await deputy.sees("Заполнено 0 из 6")
    await deputy.press("Начать")
    await deputy.sees("Пункт 1 из 6")
    roles = await town.rows("SELECT role FROM members ORDER BY id")
    assert [row["role"] for row in roles] == ["head", "deputy"]


async def test_the_head_declines_and_the_deputy_may_ask_again(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await town.asks_to_join("Ласточка")
    await head.press("Отказать")
    await head.sees("Готово: в доступе отказано.")
    await deputy.sees("В доступе отказано.")
    await deputy.say("/start")
    await deputy.sees("откройте личную ссылку")
    assert len(await people(town)) == 1
    await deputy.say(f"/start {town.code('Ласточка')}")
    await deputy.press("Да, попросить доступ")
    await deputy.sees("Просьба отправлена")
    await head.press("Открыть доступ")
    await deputy.sees("Доступ открыт.")


async def test_asking_twice_asks_once(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await town.asks_to_join("Ласточка")
    await deputy.say(f"/start {town.code('Ласточка')}")
    await deputy.press("Да, попросить доступ")
    await deputy.sees("Просьба отправлена")
    await town.quiet()
    assert head.transcript().count("просит доступ") == 1


async def test_an_administrator_may_let_the_deputy_in(town: Town) -> None:
    administrator = await town.administrator()
    head = await town.registered("Ласточка")
    deputy = await town.asks_to_join("Ласточка")
    await administrator.sees("просит доступ")
    await administrator.press("Открыть доступ")
    await administrator.sees("Готово: доступ открыт.")
    await deputy.sees("Доступ открыт.")
    await head.press("Отказать")  # too late
    await head.sees("По этой просьбе уже решили.")
    assert len(await people(town)) == 2


async def test_both_decide_at_once_and_one_decision_counts(town: Town) -> None:
    administrator = await town.administrator()
    head = await town.registered("Ласточка")
    deputy = await town.asks_to_join("Ласточка")
    await head.sees("просит доступ")
    await administrator.sees("просит доступ")
    await head.press("Открыть доступ", react=False)
    await administrator.press("Отказать", react=False)
    await head.sees("Ласточка")
    await administrator.sees("Вы вошли как управление образования.")
    await town.quiet()
    both = head.screen.words + administrator.screen.words
    assert both.count("По этой просьбе уже решили.") == 1
    granted = await town.rows("SELECT granted FROM join_requests")
    assert len(granted) == 1
    assert len(await people(town)) == 1 + bool(granted[0]["granted"])
    assert deputy.transcript().count("Доступ открыт.") == int(bool(granted[0]["granted"]))


async def test_nobody_else_can_let_somebody_in(town: Town) -> None:
    await town.registered("Ласточка")
    other = await town.registered("Солнышко")
    deputy = await town.asks_to_join("Ласточка")
    (request,) = await town.rows("SELECT organisation_id FROM join_requests")
    await other.tap(f"jd:{request['organisation_id']}:{deputy.id}:1")
    await other.sees("недоступна")
    await deputy.tap(f"jd:{request['organisation_id']}:{deputy.id}:1")
    await deputy.sees("откройте личную ссылку")
    assert len(await people(town)) == 2


async def test_whoever_has_taken_the_consent_back_isnt_let_in(town: Town) -> None:
    head = await town.registered("Ласточка")
    deputy = await town.asks_to_join("Ласточка")
    await deputy.tap("cr")
    await deputy.sees("Без согласия")
    await head.press("Открыть доступ")
    await head.sees("не дал согласия")
    assert len(await people(town)) == 1


async def test_each_role_has_its_own_menu_of_commands(town: Town) -> None:
    stranger = town.head("Олег")
    await stranger.say("/help")
    await stranger.sees("Войти можно по личной ссылке")
    assert stranger.commands == ["start", "help"]
    head = await town.registered("Ласточка")
    await town.quiet()
    assert head.commands == ["start", "menu", "help", "mydata"]
    administrator = await town.administrator()
    await town.quiet()
    assert administrator.commands == ["summary", "menu", "help", "mydata", "start"]
    deputy = await town.asks_to_join("Ласточка")
    await head.press("Открыть доступ")
    await deputy.sees("Доступ открыт.")
    await town.quiet()
    assert deputy.commands == ["start", "menu", "help", "mydata"]


async def test_my_data_tells_what_is_kept(town: Town) -> None:
    head = await town.registered("Ласточка")
    await head.say("/mydata")
    await head.sees("МБДОУ № 7 «Ласточка»")
    await head.sees(f"редакция {town.consent}")
    await head.sees(str(head.id))
    stranger = town.head("Олег")
    await stranger.say("/mydata")
    await stranger.sees("откройте личную ссылку")
