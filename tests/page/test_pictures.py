"""A picture in the chat: with its words and buttons, edited in place, and gone where words take over."""

from playwright.sync_api import Locator, expect

from tests.page.visitor import Visitor


def test_the_summary_is_one_picture_that_is_edited(visitor: Visitor) -> None:
    visitor.waits_for_bot()
    department = visitor.opens_chat("Вера Соколова")
    department.presses("Запустить")
    department.sees("управление образования")
    department.writes("/summary")
    department.sees("Сдали 0 из 12")
    picture = newest(department.root).get_by_role("img", name="Картинка к сообщению")
    expect(picture).to_have_js_property("complete", value=True)
    first = picture.get_attribute("src")
    assert picture.evaluate("node => node.naturalWidth") == 1080
    visitor.picture("the summary")

    department.presses("Ход по дням")
    expect(picture).not_to_have_attribute("src", first or "")
    expect(department.root.locator(".message img")).to_have_count(1)
    visitor.picture("by days")

    department.presses("К сводке")
    expect(picture).to_have_attribute("src", first or "")
    department.presses("Кто не ответил")
    department.sees("Не сдали 12 из 12")
    expect(department.root.locator(".message img")).to_have_count(0)
    visitor.picture("who has not answered")

    department.presses("К сводке")
    expect(picture).to_have_attribute("src", first or "")


def newest(chat: Locator) -> Locator:
    return chat.locator(".message:not(.own)").last
