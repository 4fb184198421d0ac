"""The whole way of a head and of the department, on a phone and at a desk."""

from playwright.sync_api import expect

from tests.page.visitor import ChatWindow, Visitor

PDF = b"%PDF-1.4 a regulation"


def register(head: ChatWindow) -> None:
    head.presses("Открыть приглашение")
    head.sees("Ласточка")
    head.presses("Да, это мы")
    head.sees("Согласие на обработку")
    head.presses("Согласен")
    head.sees("Кем Вы работаете?")
    head.presses("Заведующий")
    head.sees("Как к Вам обращаться?")
    head.presses("Мария Петровна")
    head.sees("Мария Петровна")


def test_a_head_answers_the_department_sees_and_the_clock_reminds(visitor: Visitor) -> None:
    visitor.picture("the page opens while the bot starts")
    visitor.waits_for_bot()
    head = visitor.opens_chat("Мария Иванова")
    visitor.picture("an empty chat")
    register(head)
    visitor.picture("registered")

    head.presses("Начать")
    head.sees("Пункт 1 из 6")
    visitor.picture("the first question")
    head.presses("Сделано")
    head.sees("Когда это сделано?")
    head.writes("25 июля")
    head.sees("Пришлите")
    head.writes("приказ № 132/02-05 от 25.07.2020")
    head.sees("132/02-05")
    head.attaches("Положение о ВСОКО.pdf", PDF)
    head.sees("Положение о ВСОКО.pdf")
    visitor.picture("a file was taken")

    department = visitor.opens_chat("Вера Соколова")
    department.presses("Запустить")
    department.sees("управление образования")
    department.writes("/summary")
    department.sees("Сдали 0")
    visitor.picture("the summary")

    backstage = visitor.goes_backstage()
    backstage.get_by_role("button", name="К следующему напоминанию").click()
    visitor.picture("the clock has jumped")
    head = visitor.opens_chat("Мария Иванова")
    expect(head.log.get_by_text("Напомнить завтра")).to_be_visible()
    visitor.picture("the reminder has come")
