"""Bad weather on the page: the bot is killed, Telegram is down, and nothing is lost."""

from playwright.sync_api import expect

from tests.page.test_story import register
from tests.page.visitor import Visitor


def test_the_bot_is_killed_in_the_middle_and_nothing_is_lost(visitor: Visitor) -> None:
    visitor.waits_for_bot()
    head = visitor.opens_chat("Мария Иванова")
    register(head)
    head.presses("Начать")
    head.presses("В работе")
    head.sees("Пункт 1 из 6 · вопрос 2")
    backstage = visitor.goes_backstage()
    backstage.get_by_role("button", name="Убить бота").click()
    expect(visitor.page.locator("#state")).to_have_text("Бот остановлен")
    visitor.picture("killed")

    head = visitor.opens_chat("Мария Иванова")
    head.writes("25 августа")
    expect(head.log.get_by_label("Ждёт бота")).to_be_visible()
    visitor.picture("written to nobody")
    visitor.goes_backstage().get_by_role("button", name="Запустить снова").click()
    visitor.waits_for_bot()
    head = visitor.opens_chat("Мария Иванова")
    head.sees("Пункт 1 из 6 · вопрос 3")
    expect(head.log.get_by_label("Ждёт бота")).to_have_count(0)
    head.has_seen("25 августа", times=1)
    visitor.picture("answered after all")


def test_telegram_goes_down_answers_429_and_502_and_comes_back(visitor: Visitor) -> None:
    visitor.waits_for_bot()
    backstage = visitor.goes_backstage()
    backstage.get_by_label("Telegram недоступен").check()
    expect(backstage.locator(".requests .lost").first).to_be_visible()
    visitor.picture("down")
    stranger = visitor.opens_chat("Прохожий")
    stranger.presses("Запустить")
    expect(stranger.log.get_by_label("Ждёт бота")).to_be_visible()

    backstage = visitor.goes_backstage()
    backstage.get_by_role("slider", name="429").fill("50")
    backstage.get_by_role("slider", name="502").fill("50")
    # Set before Telegram is back: else the answer may slip out, and the next request is a poll's length away.
    backstage.get_by_label("Telegram недоступен").uncheck()
    expect(backstage.locator(".requests .bad").first).to_be_visible()
    backstage.locator(".requests summary", has=visitor.page.locator(".bad")).first.click()
    visitor.picture("refusals")
    assert "123456:" not in visitor.page.content()
    backstage.get_by_role("button", name="Ясная погода").click()
    stranger = visitor.opens_chat("Прохожий")
    stranger.has_seen("личную ссылку", times=1)
    visitor.picture("fair again")
