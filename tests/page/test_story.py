"""The whole way of a head and of the department, on a phone and at a desk."""

from playwright.sync_api import expect

from tests.page.visitor import ChatWindow, Visitor

PDF = b"%PDF-1.4 a regulation"


def register(head: ChatWindow, kindergarten: str = "Ласточка", name: str = "Мария Петровна") -> None:
    """From the invitation to the menu."""
    head.presses("Открыть приглашение")
    head.sees(kindergarten)
    head.presses("Да, это мы")
    head.sees("Согласие на обработку")
    head.presses("Согласен")
    head.sees("Кем Вы работаете?")
    head.presses("Заведующий")
    head.sees("Как к Вам обращаться?")
    head.presses(name)
    head.sees(f"Здравствуйте, {name}")


def fill_the_rest(head: ChatWindow) -> None:
    """The shortest way to the review: nothing begun, nothing more to say."""
    for _ in range(60):
        if head.offers("Отправить"):
            return
        head.presses_and_waits("Не начинали" if head.offers("Не начинали") else "Пропустить")
    raise AssertionError("the checklist never ended")


def test_a_head_answers_and_sends_the_department_sees_and_the_clock_reminds(visitor: Visitor) -> None:
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

    fill_the_rest(head)
    visitor.picture("the review")
    head.presses("Отправить")
    head.sees("Принято")
    visitor.picture("the receipt")
    head.presses("Ознакомиться с решением")
    head.presses("Ознакомлен(а)")
    head.sees("Вы ознакомлены")
    visitor.picture("the decision is known")

    department = visitor.opens_chat("Вера Соколова")
    department.presses("Запустить")
    department.sees("управление образования")
    department.writes("/summary")
    department.sees("Сдали 1 из 12")
    visitor.picture("the summary")

    second = visitor.opens_chat("Анна Петрова")
    register(second, "Солнышко", "Анна Сергеевна")
    visitor.goes_backstage().get_by_role("button", name="К следующему напоминанию").click()
    visitor.picture("the clock has jumped")
    second = visitor.opens_chat("Анна Петрова")
    second.sees("Добрый день, Анна Сергеевна!")
    expect(second.log.get_by_role("button", name="Напомнить завтра")).to_be_visible()
    visitor.opens_chat("Мария Иванова").has_seen("Добрый день", times=0)  # who has answered isn't asked again
    visitor.picture("the reminder has come")
    expect(visitor.page.locator("#guide")).to_contain_text("Все шаги пройдены")
