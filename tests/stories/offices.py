"""What the stories about the department's people share: links off a screen, colleagues, the hub."""

import re

from sandbox import Person
from tests.stories.conftest import Town

CODE = re.compile(r"start=([\w-]+)")


def code_on(person: Person) -> str:
    """The code of the link that stands on the person's screen."""
    found = CODE.search(person.screen.words)
    assert found, person.screen.words
    return found[1]


async def looks_up(office: Person, typed: str) -> None:
    """From the menu to an organisation's page."""
    await office.say("/menu")
    await office.press("Люди и организации")
    await office.say(typed)


async def invited(office: Person, role: str) -> str:
    """The code of a new link into the department."""
    await office.say("/menu")
    await office.press("Люди и организации")
    await office.press("Сотрудники управления")
    await office.press("Пригласить сотрудника")
    await office.press(role)
    await office.sees("Ссылка для сотрудника")
    return code_on(office)


async def employed(town: Town, office: Person, role: str, name: str = "Ольга Николаевна") -> Person:
    """A colleague who has come by such a link."""
    code = await invited(office, role)
    colleague = town.head("Ольга", "Николаева")
    await colleague.say(f"/start {code}")
    await colleague.press("Да, это я")
    await colleague.press("Согласен")
    await colleague.say(name)
    await colleague.sees("Вы вошли как управление образования")
    return colleague
