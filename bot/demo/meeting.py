"""The meeting's chapter: before the checklist, on the days of the meeting itself."""

import asyncio
from pathlib import Path

from bot.demo.cast import CAST
from bot.demo.pair import Pair
from bot.demo.teller import Teller, Told
from bot.settings import BUNDLED
from sandbox import Person

FILE = BUNDLED.with_name("meeting-2020-08.yaml")


class MeetingChapter:
    """``people`` are the heads who are registered by then, by kindergarten."""

    def __init__(self, pair: Pair, teller: Teller, out: Path, people: dict[str, Person], calm: float) -> None:
        self._pair = pair
        self._teller = teller
        self._out = out
        self._people = people
        self._calm = calm  # seconds of the bot's time per real second

    async def tell(self, department: Told) -> None:
        """Invitations, answers, the reminder, the hall, the agenda, the sheet."""
        first, second = (self._told(place) for place in (0, 1))
        others = [self._people[part.name] for part in CAST[2:10]]
        self._teller.chapter("Приглашения на совещание 6 августа")
        self._teller.line("$ python -m bot meeting publish meeting-2020-08.yaml")
        said = await self._pair.command("meeting", "publish", str(FILE))
        self._teller.line(f"    {said.strip()}")
        await first.gets("Приглашаем Вас на совещание")
        await first.presses("Ответить на приглашение", "Когда Вам удобно прийти?")
        await first.presses("1-я подгруппа, 9:00", "Записано, ждём Вас")
        await first.presses("В календарь телефона", "Откройте файл")
        await second.person.sees("Приглашаем Вас на совещание")
        await second.presses("Ответить на приглашение", "Когда Вам удобно прийти?")
        await second.presses("Не смогу прийти", "Почему не получится прийти?")
        await second.presses("Буду в отъезде", "управление об этом узнает")
        await asyncio.gather(*(self._chooses(person, place) for place, person in enumerate(others)))
        await department.says("/menu", "Вы вошли как управление")
        await department.presses("Совещание", "Не придут: 1")
        self._teller.chapter("5 и 6 августа. Напоминание и само совещание")
        await self._pair.clock("2020-08-05T09:59:50", self._calm)
        await first.gets("Совещание завтра в 9:00. Ждём Вас.")
        await self._pair.clock("2020-08-06T08:45:00", self._calm)
        await department.says("/menu", "Вы вошли как управление")
        await department.presses("Совещание", "Не придут: 1")
        await department.presses("1-я подгруппа (5)", "1-я подгруппа, 9:00: 5")
        await department.presses("Слово и QR-код для зала", "Слово для зала")
        word = department.person.screen.words.partition("Слово для зала: ")[2].splitlines()[0]
        await first.says("/menu", "Заполнено 0 из 6")
        await first.presses("Совещание 6 августа", "Вы придёте: 1-я подгруппа")
        await first.presses("Я в зале", "Какое слово на экране")
        await first.says(word, "Отмечено: Вы на совещании")
        await department.presses("Кто пришёл", "Пришли: 1 из 5")
        await department.presses("№ 18 «Тополёк»", "Пришли: 2 из 5")
        await self._pair.clock("2020-08-06T09:00:00", self._calm)
        await department.presses("К подгруппе", "1-я подгруппа, 9:00: 5")
        await department.presses("Вести повестку", "В повестке 3 пункта, всего 55 минут")
        await department.presses("Начать", "Вступительное слово")
        await department.presses("+5 минут", "Вступительное слово")
        await department.presses("Дальше", "Ход работы по ВСОКО")
        await department.presses("Закончить повестку", "Повестка закончена")
        await department.presses("К подгруппе", "1-я подгруппа, 9:00: 5")
        await department.presses("К совещанию", "Не придут: 1")
        await department.presses("Лист регистрации", "Лист регистрации")
        self._keep(department.person, "registration.docx")

    async def _chooses(self, person: Person, place: int) -> None:
        invitation = await person.sees("Приглашаем Вас на совещание")
        await person.press("Ответить на приглашение", message=invitation)
        await person.press("1-я подгруппа, 9:00" if place % 2 == 0 else "2-я подгруппа, 12:00")
        await person.sees("Записано, ждём Вас")

    def _keep(self, person: Person, name: str) -> None:
        """The file that came last, beside the transcript."""
        file = next(one.file for one in reversed(person.messages) if one.file is not None)
        (self._out / name).write_bytes(bytes(file.content))
        self._teller.line(f"    лист сохранён: {name}")

    def _told(self, place: int) -> Told:
        part = CAST[place]
        return self._teller.person(" ".join(part.head.split()[1:]), self._people[part.name])
