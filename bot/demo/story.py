"""August 2020 in under a minute: roster → invitations → meeting → checklist → reminders → papers.

Each step is looked for in the chats; the first that is missing ends the story with exit code 1.
"""

import asyncio
import csv
import io
import re
import shutil
import sys
from pathlib import Path

from bot.demo import quick
from bot.demo.cast import ADMIN_ID, CAST, DEPARTMENT, Part, write_roster
from bot.demo.checks import check_table
from bot.demo.meeting import MeetingChapter
from bot.demo.pair import Pair, paired
from bot.demo.teller import Teller, Told
from bot.errors import Refusal
from sandbox import Limits, Person

CALM = 30.0  # seconds of the bot's time per real second while people act


async def tell(out: Path) -> int:
    """Tell the story, files into ``out``; the exit code."""
    data, teller = _prepare(out)
    # Telegram's limit for all stays; the one per chat would make people wait who tap faster than people do.
    limits = Limits(per_second=30, per_chat_per_second=None)
    try:
        async with paired(
            data,
            limits,
            ADMIN_IDS=str(ADMIN_ID),
            DEPARTMENT_NAME=DEPARTMENT,
            CLOCK_START="2020-08-03T09:00+03:00",
            CLOCK_SPEED=str(CALM),
            TICK_SECONDS="0.2",
            MESSAGES_PER_SECOND="29",
            CHAT_MESSAGES_PER_SECOND="1000",
        ) as pair:
            await Story(pair, teller, out).run()
    except (AssertionError, Refusal) as failure:
        teller.line(f"\nИстория оборвалась: {failure}")
        print(f"demo: a step of the story didn't happen: {str(failure).splitlines()[0]}", file=sys.stderr)
        return 1
    finally:
        teller.close()
    return 0


def _prepare(out: Path) -> tuple[Path, Teller]:
    """An empty data folder within ``out``, and the transcript."""
    data = out / "data"
    try:
        out.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir(mode=0o700)
        return data, Teller(out / "transcript.txt")
    except OSError as error:
        raise Refusal(f"--out {out} can't be written: {error.strerror}") from None


class Story:
    """One telling. Chapters run in order and share the people."""

    def __init__(self, pair: Pair, teller: Teller, out: Path) -> None:
        self._pair = pair
        self._teller = teller
        self._out = out.resolve()  # the commands run in a folder of their own
        self._links: dict[str, str] = {}
        self._people: dict[str, Person] = {}
        self._department: Told

    async def run(self) -> None:
        """All chapters."""
        await self._department_prepares()
        await self._everybody_registers()
        await self._meeting()
        await self._first_head()
        second = await self._second_head()
        await self._others()
        await self._reminders(second)
        await self._last_days()
        await self._department_looks()
        code = await self._pair.stop()
        assert code == 0, f"the bot ended with {code}"
        self._teller.line("\nИстория рассказана до конца.")

    async def _department_prepares(self) -> None:
        self._teller.chapter("3 августа 2020 года. Управление готовится")
        roster = self._out / "roster.csv"
        write_roster(roster)
        self._teller.line("$ python -m bot roster import roster.csv")
        said = await self._pair.command("roster", "import", str(roster))
        self._teller.line(f"    {said.strip()}")
        assert f"Добавлено {len(CAST)}" in said, said
        starting = asyncio.create_task(self._pair.start())
        self._teller.line("$ python -m bot invites --csv > invites.csv")
        table = await self._pair.command("invites", "--csv")
        (self._out / "invites.csv").write_text(table, "utf-8")
        for row in csv.DictReader(io.StringIO(table.lstrip("\ufeff"))):
            self._links[row["kindergarten"]] = row["link"].partition("?start=")[2]
        assert len(self._links) == len(CAST), table
        self._teller.line(f"    {len(self._links)} личных ссылок, например:")
        self._teller.line("    " + table.splitlines()[1])
        await starting
        await self._pair.until_ready()
        stranger = self._teller.person("Посторонний", self._pair.sandbox.person("Прохожий"))
        await stranger.says("/start", "личную ссылку")
        await stranger.says("/start GuessedCodeGuessedCode", "не подходит")

    async def _everybody_registers(self) -> None:
        self._teller.chapter("Заведующие входят по личным ссылкам")
        first, *others = (part for part in CAST if part.manner != "silent")
        await self._register(first, self._told(first, self._arrives(first)))
        await asyncio.gather(*(self._comes_in(part) for part in others))
        self._teller.line(f"Так же вошли ещё {len(others)}. Дельфин и Россиянка ссылку не открывали.")

    async def _meeting(self) -> None:
        official = self._pair.sandbox.person("Ирина", last_name="Прокофьева", user_id=ADMIN_ID)
        self._department = self._teller.person("Специалист управления", official)
        await self._department.says("/start", "управление образования")
        chapter = MeetingChapter(self._pair, self._teller, self._out, self._people, CALM)
        await chapter.tell(self._department)

    async def _first_head(self) -> None:
        part = CAST[0]
        self._teller.chapter(f"{part.head} отвечает сразу")
        head = self._told(part)
        await head.says("/menu", "Заполнено 0 из 6")
        await head.presses("Начать", "Пункт 1 из 6")
        await head.presses("Что это?", "Отметьте, как есть сейчас")
        await head.presses("Сделано", "Когда это сделано?")
        await head.says("25 июля", "Пришлите")
        await head.says("приказ № 132/02-05 от 25.07.2020", "Сохранено")
        await head.says("https://lastochka-kaluga.ru/vsoko", "lastochka-kaluga.ru")
        await head.sends_document(
            "Положение о ВСОКО.pdf", b"%PDF-1.4 demo", "application/pdf", "Положение о ВСОКО.pdf"
        )
        await head.presses("Дальше", "Какие акты")
        await head.presses("Положение о ВСОКО", "Сохранено")
        await head.presses("Циклограмма", "Сохранено")
        await head.presses("Другой акт", "Напишите свой ответ")
        await head.says("Положение о системе наставничества", "наставничества")
        await head.presses("Дальше", "уже утверждено")
        await head.says("два или три", "целое число")
        await head.says("2", "Пункт 2 из 6")
        await head.presses("Сделано", "Когда")
        await head.presses("Июль 2020", "Пришлите")
        await head.presses("Протокол", "Напишите орган")
        await head.says("педсовет № 1 от 30.07.2020", "педсовет № 1")
        await head.presses("Дальше", "Сколько человек")
        await head.presses("4–6", "Кто входит")
        await head.presses("Старший воспитатель")
        await head.presses("Дальше", "Как часто")
        await head.presses("Раз в квартал", "каждый с новой строки")
        await head.says("Положение о ВСОКО\nЦиклограмма на год", "Циклограмма на год")
        await head.presses("Дальше", "Пункт 3 из 6")
        self._teller.line(f"\n{head.name} так же отвечает на пункты 3–6…\n")
        await quick.fill(head.person, "dddpdd")
        await head.gets("Проверьте ответы")
        await head.presses("2. Рабочая группа", "Чтобы изменить ответ")
        await head.presses("Размер группы", "Ваш ответ: 4–6")
        await head.presses("7 и больше", "Проверьте ответы")
        await head.presses("Отправить", "Принято")
        assert re.search(r"№ 1\b", head.person.screen.words), "the receipt has no number"
        await head.says("/menu", "Отправлено, № 1")
        await head.presses("Ознакомиться с решением", "Решение")
        await head.presses("Ознакомлен(а)", "Вы ознакомлены")

    async def _second_head(self) -> Told:
        part = CAST[1]
        self._teller.chapter(f"{part.head} прерывается")
        head = self._told(part)
        await head.says("/menu", "Заполнено 0 из 6")
        await head.presses("Начать", "Пункт 1 из 6")
        await head.presses("Не начинали", "Что пока мешает")
        await head.presses("Не хватает образцов")
        await head.presses("Дальше", "помогло")
        await head.presses("Образец документа")
        await head.presses("Дальше", "Пункт 2 из 6")
        await head.presses("В работе", "К какому дню")
        await head.presses("До конца месяца", "осталось")
        await head.presses("Позже", "Всё сохранено")
        return head

    async def _others(self) -> None:
        self._teller.chapter("Остальные отвечают кто когда")
        await asyncio.gather(*(self._acts(part) for part in CAST[2:]))
        sent = [part for part in CAST if part.manner == "quick"]
        self._teller.line(f"Отправили ещё {len(sent)}: {', '.join(_short(part) for part in sent)}.")
        self._teller.line("Журавлик: заведующая зарегистрировалась и ушла в отпуск до 20 августа.")
        self._teller.line("Радужный: начали и не закончили. Дельфин и Россиянка ссылку не открывали.")

    async def _acts(self, part: Part) -> None:
        if part.manner == "silent":
            return
        person = self._people[part.name]
        if part.manner == "away":
            return
        await person.say("/menu")
        await person.press("Начать", message=await person.sees("Заполнено 0 из 6"))
        await quick.fill(person, part.plan, tasks=2 if part.manner == "begins" else None)
        if part.manner == "quick":
            await person.press("Отправить")
            await person.sees("Принято")

    async def _reminders(self, second: Told) -> None:
        self._teller.chapter(
            "12 августа, 10:00. Осталось 14 рабочих дней: напоминание только тем, кто должен"
        )
        first, away = self._people[CAST[0].name], self._people[CAST[9].name]
        silent_before = len(first.messages)
        await self._pair.clock("2020-08-12T09:59:50", CALM)
        await second.gets("Добрый день, Анна Сергеевна! До 1 сентября 20 дней.")
        await away.sees("Добрый день, Инна Петровна!")
        self._teller.line("Журавлик нажимает: Я в отпуске до… → До 19 августа")
        await away.press("Я в отпуске до…")
        await away.press("До 19 августа")
        await away.sees("Хорошего отпуска")
        await second.presses("Напомнить завтра", "Хорошо, напомню 13 августа")
        self._teller.line("\n13 августа, 10:00")
        await self._pair.clock("2020-08-13T09:59:50", CALM)
        await second.gets("До 1 сентября 19 дней")
        await second.presses("Продолжить", "Пункт 2 из 6")
        await quick.fill(second.person, "npdpdd")
        await second.gets("Проверьте ответы")
        await second.presses("Отправить", "Принято")
        assert len(first.messages) == silent_before, "somebody who owes nothing was reminded"

    async def _last_days(self) -> None:
        self._teller.chapter("21 августа — 2 сентября: последние ступени")
        begun, away = self._people[CAST[8].name], self._people[CAST[9].name]
        for now, expect in (
            ("2020-08-21T09:59:50", "До 1 сентября 11 дней"),
            ("2020-08-31T09:59:50", "До 1 сентября 1 день"),
            ("2020-09-01T09:59:50", "последний день"),
        ):
            await self._pair.clock(now, CALM)
            await begun.sees(expect)
            await away.sees(expect)
            self._teller.line(f"{now[8:10]}.{now[5:7]} напоминание получили Радужный и Журавлик: «{expect}»")
        await begun.press("Продолжить")
        await quick.fill(begun, CAST[8].plan)
        await begun.press("Отправить")
        await begun.sees("Принято")
        self._teller.line("Радужный: ответили и отправили в последний день")
        await self._pair.clock("2020-09-02T09:59:50", CALM)
        await away.sees("Срок был 1 сентября")
        self._teller.line("02.09 Журавлик: «Срок был 1 сентября, но ответ ещё ждём.»")

    async def _department_looks(self) -> None:
        self._teller.chapter("2 сентября. Управление смотрит сводку")
        department = self._department
        await department.says("/summary", "Сдали 9 из 12")
        await department.presses("Кто не ответил", "Журавлик")
        await department.presses("Просьбы о помощи", "Образец документа")
        outsider = self._people[CAST[0].name]
        await outsider.say("/summary")
        await outsider.sees("доступна только управлению")
        self._teller.line("Заведующей «Ласточки» сводка не показана.")
        table = self._out / "table.xlsx"
        self._teller.line("$ python -m bot export --xlsx table.xlsx")
        said = await self._pair.command("export", "--xlsx", str(table))
        self._teller.line(f"    {said.strip()}")
        check_table(table)

    async def _register(self, part: Part, head: Told) -> None:
        await head.says(f"/start {self._links[part.name]}", "Это Вы")
        await head.presses("Да, это мы", "Согласие на обработку")
        await head.presses("Согласен", "Кем Вы работаете")
        await head.presses("Заведующий", "Как к Вам обращаться")
        await head.presses(" ".join(part.head.split()[1:]), "Заполнено 0 из 6")

    async def _comes_in(self, part: Part) -> None:
        person = self._arrives(part)
        await person.say(f"/start {self._links[part.name]}")
        await person.press("Да, это мы")
        await person.press("Согласен")
        await person.press("Заведующий")
        await person.press(" ".join(part.head.split()[1:]))
        await person.sees("Заполнено 0 из 6")

    def _arrives(self, part: Part) -> Person:
        surname, first, _ = part.head.split()
        person = self._people[part.name] = self._pair.sandbox.person(first, last_name=surname)
        return person

    def _told(self, part: Part, person: Person | None = None) -> Told:
        return self._teller.person(" ".join(part.head.split()[1:]), person or self._people[part.name])


def _short(part: Part) -> str:
    return part.name.partition("«")[2].partition("»")[0]
