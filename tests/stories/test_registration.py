"""From a personal link to the menu."""

from tests.stories.conftest import Town


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
