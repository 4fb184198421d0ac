"""Who stands on the page at the beginning, and the five steps of the first visit."""

from collections.abc import Sequence

from bot.demo.cast import ADMIN_ID
from sandbox.page import Invitation, Room, Step

STEPS = (
    Step(
        "Откройте приглашение",
        "Вы заведующая. Откройте чат «Мария Иванова» и нажмите «Открыть приглашение».",
        "said",
        r"^/start \S+",
    ),
    Step(
        "Зарегистрируйтесь",
        "Ответьте боту кнопками: это вы, согласны, кем работаете, как к вам обращаться.",
        "shown",
        r"Рекомендуется выполнить|Заполнено \d+ из \d+",
    ),
    Step(
        "Ответьте на первый пункт",
        "Нажмите «Начать», потом «Сделано». Дату и приказ можно написать, файл приложить скрепкой.",
        "shown",
        r"Пункт 2 из \d+",
    ),
    Step(
        "Посмотрите глазами управления",
        "Откройте чат «Вера Соколова», нажмите «Запустить» и отправьте /summary.",
        "shown",
        r"Сдали ",
        ADMIN_ID,
    ),
    Step(
        "Дождитесь напоминания",
        "За кулисами нажмите «К следующему напоминанию»: бот напишет тем, кто ещё не ответил.",
        "shown",
        r"^Добрый день.*До \d+ \w+ \d+ (?:день|дня|дней)\.",
    ),
)


def introduce_all(room: Room) -> None:
    """The department, two heads and a stranger. Their invitations come when the bot has made them."""
    sandbox = room.sandbox
    department = sandbox.person("Вера", last_name="Соколова", user_id=ADMIN_ID)
    room.introduce(department, "Управление образования")
    room.introduce(sandbox.person("Мария", last_name="Иванова"), "Заведующая, № 7 «Ласточка»")
    room.introduce(sandbox.person("Анна", last_name="Петрова"), "Заведующая, № 12 «Солнышко»")
    room.introduce(sandbox.person("Прохожий"), "Посторонний, без приглашения")


def hand_over(room: Room, invitations: Sequence[Invitation]) -> None:
    """Each of the two heads gets the invitation of the kindergarten in their note."""
    for guest in list(room.guests.values()):
        number = guest.note.partition("«")[2].partition("»")[0]
        found = next((i for i in invitations if number and f"«{number}»" in i.kindergarten), None)
        if found is not None and not guest.link:
            room.introduce(guest.person, guest.note, found.link)
