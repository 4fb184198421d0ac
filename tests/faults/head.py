"""A scripted head who fills in a whole checklist, with variety drawn from a seed, and copes with a dead bot.

She answers what she sees: each step waits until the newest screen shows what the step must bring about,
however long the bot is away. A screen that comes twice because of a kill changes nothing for her, as for a
real person. What she answers depends on the seed, her kindergarten and the question, never on the kills.
"""

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from bot.decisions import read_decision
from bot.settings import BUNDLED
from core.answers import Attached, Chosen, Day, Lines, Number, QuestionKey, Skipped, Text, Value
from core.decision import Decision, Kind, Question
from core.table import STATUS_WORDS
from core.usecases.days import month_end
from sandbox import Message, Person
from sandbox.people.transcript import tail
from sandbox.people.waiting import until
from tests.faults.town import Town

PATIENCE = 60.0  # seconds that she waits for a bot that may be dead
PHRASES = ("Нужен образец <b>положения</b>", "Времени & людей", "Пока «в работе» 🙂", "Методика\nи примеры")
TYPED_DAYS = {"done_on": ("25.07.2020", date(2020, 7, 25)), "planned_on": ("25 августа", date(2020, 8, 25))}


@dataclass
class Head:
    """One person and her kindergarten; ``given`` is every answer that she gave, as the bot should keep it."""

    person: Person
    kindergarten: str
    code: str
    decision: Decision
    seed: str
    may_go_on: asyncio.Event = field(default_factory=asyncio.Event)
    given: dict[QuestionKey, Value] = field(default_factory=dict)
    pieces: list[tuple[str, str, str, bytes]] = field(default_factory=list)  # task, kind, text or name, bytes
    deeds: int = 0  # updates that she has caused
    done: bool = False

    async def join_fill_and_send(self) -> None:
        """From the personal link to the receipt."""
        await self._join()
        while (key := self._question()) is not None:
            await self._answer(key, random.Random(f"{self.seed}:{self.kindergarten}:{key}"))
        await self._send()
        self.done = True

    # The three parts of her story

    async def _join(self) -> None:
        await self._say(f"/start {self.code}", self._shows("Это Вы"))
        await self._press("Да, это мы", self._shows("Согласие"))
        await self._press("Согласен", self._shows("Кем Вы работаете?"))
        await self._press("Заведующий", self._shows("Как к Вам обращаться?"))
        await self._say(f"Коллега {self.seed}", self._shows("Здравствуйте"))
        await self._press("Начать", lambda: self._question() is not None)

    async def _answer(self, key: QuestionKey, dice: random.Random) -> None:
        task = self.decision.task(key.task)
        question = task.question(key.question) if task else None
        assert question is not None, key
        await self._dawdle(key, question, dice)
        if question.kind is Kind.STATUS:
            await self._status(key, dice)
        elif question.kind is not Kind.EVIDENCE and dice.random() < 0.12:
            await self._press("Пропустить", self._left(key))
            self.given[key] = Skipped()
        else:
            await self._kinds[question.kind](self, key, question, dice)

    async def _send(self) -> None:
        assert "Проверьте ответы" in self.person.screen.words, tail(self.person.chat)
        twice = random.Random(f"{self.seed}:{self.kindergarten}:send").random() < 0.5
        await self._press("Отправить", self._shows("Принято"), twice=twice)

    # What a person does beside answering

    async def _dawdle(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        def stays() -> bool:
            return self._question() == key

        what = dice.random()
        if what < 0.06:
            await self._press("Позже", self._shows("Всё сохранено"))
            await self._press("Продолжить", stays)
        elif what < 0.12:
            said = self._newest_message()
            await self._say("/start", lambda: stays() and self.person.screen.id > said)
        elif what < 0.18 and question.hint:
            hint = question.hint.split(".")[0]
            await self._press("Что это?", lambda: stays() and hint in self.person.screen.words)
        elif what < 0.22:
            await self._do(self.person.send_voice(react=False), self._shows("Голос пока не читаю"))

    async def _status(self, key: QuestionKey, dice: random.Random) -> None:
        first = key.task == self.decision.tasks[0].id  # so that everybody attaches something
        status = "done" if first else dice.choice(["done", "done", "done", "in_progress", "not_started"])
        words = next(words for value, words in STATUS_WORDS.items() if value == status)
        await self._press(words, self._left(key), twice=dice.random() < 0.25)
        self.given[key] = Chosen((status,))

    async def _choice(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        if question.own and dice.random() < 0.25:
            await self._type_own(key, question, f"Своё: {dice.randrange(1000)}", self._left(key))
            return
        option = dice.choice(question.options)
        await self._press(option.text, self._left(key), twice=dice.random() < 0.25)
        self.given[key] = Chosen((option.id,))
        coming = self._question()
        if coming is not None and coming.task == key.task and dice.random() < 0.4:  # a change of mind
            other = dice.choice([o for o in question.options if o is not option])
            await self._press("← Назад", lambda: self._question() == key)
            await self._press(other.text, self._left(key))
            self.given[key] = Chosen((other.id,))

    async def _several(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        chosen: set[str] = set()
        taps = dice.sample(question.options, dice.randint(1, min(3, len(question.options))))
        if len(taps) > 1:
            taps.append(taps[0])  # taken and taken back: an update that takes effect twice would show
        for option in taps:
            chosen ^= {option.id}
            await self._press(option.text, self._shows_ticked(key, question, frozenset(chosen)))
        value = Chosen(tuple(option.id for option in question.options if option.id in chosen))
        if question.own and dice.random() < 0.3:
            own = f"Ещё {dice.randrange(1000)}"
            await self._type_own(key, question, own, lambda: own in self._present(key))
            value = Chosen(value.options, (own,))
        self.given[key] = value
        await self._press("Дальше", self._left(key))

    async def _number(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        if dice.random() < 0.3:
            await self._say("много", self._shows("Напишите одно целое число"))
        number = dice.randint(question.minimum or 0, question.maximum or 50)
        await self._say(str(number), self._left(key))
        self.given[key] = Number(number)

    async def _date(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        if dice.random() < 0.4:
            words, day = TYPED_DAYS[key.question]
            await self._press("Другая дата", self._shows("Напишите дату"))
            await self._say(words, self._left(key))
            self.given[key] = Day(day)
            return
        label, code = dice.choice(self._days())
        await self._press(label, self._left(key))
        if len(code) == len("2020-08"):
            self.given[key] = Day(month_end(date.fromisoformat(f"{code}-01")), whole_month=True)
        else:
            self.given[key] = Day(date.fromisoformat(code))

    async def _text(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        phrase = dice.choice(PHRASES)
        await self._say(phrase, self._left(key))
        self.given[key] = Text(phrase)

    async def _list(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        lines = [f"{paper} {dice.randrange(1000)}" for paper in ("Положение", "Приказ", "План")]
        await self._say("\n".join(lines[:2]), lambda: lines[1] in self._present(key))
        await self._say(lines[2], lambda: lines[2] in self._present(key))
        self.given[key] = Lines(tuple(lines))
        await self._press("Дальше", self._left(key))

    async def _evidence(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        if key.task != self.decision.tasks[0].id and dice.random() < 0.15:
            await self._press("Приложу позже", self._left(key))
            self.given[key] = Skipped()
            return
        forms = dice.sample(["photo", "order", "link"], dice.randint(0, 2))
        for number, form in enumerate(["document", *forms], 1):
            await self._attach(key, form, self._shows_pieces(key, number), dice)
        self.given[key] = Attached()
        await self._press("Дальше", self._left(key))

    async def _attach(
        self, key: QuestionKey, form: str, aim: Callable[[], bool], dice: random.Random
    ) -> None:
        content, text = b"", ""
        match form:
            case "document":
                content, text = dice.randbytes(dice.randint(1, 60_000)), f"приказ {dice.randrange(1000)}.pdf"
                await self._do(self.person.send_document(text, content, react=False), aim)
            case "photo":
                content = dice.randbytes(dice.randint(1, 60_000))
                await self._do(self.person.send_photo(content, react=False), aim)
            case "order":
                text = f"№ {dice.randrange(1000)} от 25.07.2020"
                await self._press("Приказ", self._shows("Напишите № и дату приказа"))
                await self._say(text, aim)
            case "link":
                text = f"https://sad.example/{dice.randrange(1000)}"
                await self._say(text, aim)
        self.pieces.append((key.task, form, text, content))

    async def _type_own(
        self, key: QuestionKey, question: Question, own: str, aim: Callable[[], bool]
    ) -> None:
        await self._press(f"{question.own}…", self._shows("Напишите свой ответ"))
        await self._say(own, aim)
        self.given[key] = Chosen(own=(own,))

    # Hands

    async def _say(self, text: str, aim: Callable[[], bool]) -> None:
        await self._do(self.person.say(text, react=False), aim)

    async def _press(self, label: str, aim: Callable[[], bool], *, twice: bool = False) -> None:
        screen = self.person.screen
        if twice:  # a double tap, or two in panic: the second one must change nothing
            await self.may_go_on.wait()
            await self.person.press(label, message=screen, react=False)
            self.deeds += 1
        await self._do(self.person.press(label, message=screen, react=False), aim)

    async def _do(self, deed: Coroutine[Any, Any, Message | None], aim: Callable[[], bool]) -> None:
        """Do it once, and wait for what it must bring about."""
        await self.may_go_on.wait()
        await deed
        self.deeds += 1
        if await until([self.person.chat], lambda: (self._answered() and aim()) or None, PATIENCE) is None:
            raise AssertionError(
                f"{self.kindergarten} waited in vain after {self.deeds} deeds:\n{tail(self.person.chat)}"
            )

    # Eyes

    def _answered(self) -> bool:
        return any(message.from_bot for message in self.person.messages)

    def _question(self) -> QuestionKey | None:
        """The question that the newest screen asks: its «Пропустить» carries the key."""
        for button in self._buttons():
            if str(button["text"]) == "Пропустить":
                _, _, task, question = str(button["callback_data"]).split(":")
                return QuestionKey(task, question)
        return None

    def _shows(self, words: str) -> Callable[[], bool]:
        return lambda: words in self.person.screen.words

    def _left(self, key: QuestionKey) -> Callable[[], bool]:
        """The newest screen is another question, or the answers to be checked."""
        return lambda: self._question() not in (key, None) or "Проверьте ответы" in self.person.screen.words

    def _present(self, key: QuestionKey) -> str:
        """The answer that the screen of this question shows as given."""
        return self.person.screen.words.rpartition("Ваш ответ: ")[2] if self._question() == key else ""

    def _shows_ticked(
        self, key: QuestionKey, question: Question, wanted: frozenset[str]
    ) -> Callable[[], bool]:
        def look() -> bool:
            labels = {str(button["text"]) for button in self._buttons()}
            ticked = {option.id for option in question.options if f"✓ {option.text}" in labels}
            return self._question() == key and ticked == wanted

        return look

    def _shows_pieces(self, key: QuestionKey, count: int) -> Callable[[], bool]:
        return lambda: self._question() == key and self.person.screen.words.count("• ") == count

    def _days(self) -> list[tuple[str, str]]:
        """Labels and codes of the buttons with a date."""
        return [
            (str(button["text"]), str(button["callback_data"]).split(":")[-1])
            for button in self._buttons()
            if str(button["callback_data"]).startswith("d:")
        ]

    def _buttons(self) -> list[dict[str, Any]]:
        return [button for row in self.person.screen.inline_keyboard for button in row]

    def _newest_message(self) -> int:
        return max(self.person.chat.messages)

    _kinds: ClassVar = {
        Kind.CHOICE: _choice,
        Kind.SEVERAL: _several,
        Kind.NUMBER: _number,
        Kind.DATE: _date,
        Kind.TEXT: _text,
        Kind.LIST: _list,
        Kind.EVIDENCE: _evidence,
    }


def heads_of(place: Town, count: int, seed: str = "1") -> list[Head]:
    """The first ``count`` kindergartens' heads, the same people each time, free to begin."""
    decision, _ = read_decision(BUNDLED)
    heads = [
        Head(place.sandbox.person("Глава", user_id=1000 + number), kindergarten, code, decision, seed)
        for number, (kindergarten, code) in enumerate(list(place.codes.items())[:count])
    ]
    for head in heads:
        head.may_go_on.set()
    return heads
