"""How a scripted head answers each kind of question, with variety drawn from a seed.

What she answers depends on the seed, her kindergarten and the question, never on what befalls the bot.
"""

import random
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from core.answers import Chosen, Day, Lines, Number, QuestionKey, Skipped, Text
from core.decision import Kind, Question
from core.table import STATUS_WORDS
from core.usecases.days import month_end
from tests.faults.attaching import Attaching
from tests.faults.eyes import Aim

PHRASES = ("Нужен образец <b>положения</b>", "Времени & людей", "Пока «в работе» 🙂", "Методика\nи примеры")
TYPED_DAYS = {"done_on": ("25.07.2020", date(2020, 7, 25)), "planned_on": ("25 сентября", date(2020, 9, 25))}


@dataclass
class Answering(Attaching):
    """One answer to each kind of question."""

    hurried: bool = False  # nothing begun, everything else passed over

    async def answer(self, key: QuestionKey) -> None:
        """Answer the question that the newest screen asks, until the screen has left it."""
        dice = random.Random(f"{self.seed}:{self.kindergarten}:{key}")
        task = self.decision.task(key.task)
        question = task.question(key.question) if task else None
        assert question is not None, key
        await self._dawdle(key, question, dice)
        if question.kind is Kind.STATUS:
            await self._status(key, dice)
        elif question.kind is not Kind.EVIDENCE and (self.hurried or dice.random() < 0.12):
            await self.press("Пропустить", self.left(key))
            self.given[key] = Skipped()
        else:
            await self._kinds[question.kind](self, key, question, dice)

    async def _dawdle(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        """What a person does beside answering."""

        def stays() -> bool:
            return self.question() == key

        what = dice.random()
        if what < 0.06:
            await self.press("Позже", self.shows("Всё сохранено"))
            await self.press("Продолжить", stays)
        elif what < 0.12:
            said = self.newest()
            await self.say("/start", lambda: stays() and self.person.screen.id > said)
        elif what < 0.18 and question.hint:
            hint = question.hint.split(".")[0]
            await self.press("Что это?", lambda: stays() and hint in self.words())
        elif what < 0.22:
            await self.do(lambda: self.person.send_voice(react=False), self.shows("Голос пока не читаю"))

    async def _status(self, key: QuestionKey, dice: random.Random) -> None:
        first = key.task == self.decision.tasks[0].id  # so that everybody attaches something
        if self.hurried:
            status = "not_started"
        else:
            status = "done" if first else dice.choice(["done", "done", "done", "in_progress", "not_started"])
        words = next(words for value, words in STATUS_WORDS.items() if value == status)
        await self.press(words, self.left(key), twice=dice.random() < 0.25)
        self.given[key] = Chosen((status,))

    async def _choice(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        if question.own and dice.random() < 0.25:
            await self._type_own(key, question, f"Своё: {dice.randrange(1000)}", self.left(key))
            return
        option = dice.choice(question.options)
        await self.press(option.text, self.left(key), twice=dice.random() < 0.25)
        self.given[key] = Chosen((option.id,))
        coming = self.question()
        if coming is not None and coming.task == key.task and dice.random() < 0.4:  # a change of mind
            other = dice.choice([o for o in question.options if o is not option])
            await self.press("← Назад", lambda: self.question() == key)
            await self.press(other.text, self.left(key))
            self.given[key] = Chosen((other.id,))

    async def _several(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        chosen: set[str] = set()
        taps = dice.sample(question.options, dice.randint(1, min(3, len(question.options))))
        if len(taps) > 1:
            taps.append(taps[0])  # taken and taken back: an update that takes effect twice would show
        for option in taps:
            chosen ^= {option.id}
            await self.press(option.text, self.shows_ticked(key, question, frozenset(chosen)))
        value = Chosen(tuple(option.id for option in question.options if option.id in chosen))
        if question.own and dice.random() < 0.3:
            own = f"Ещё {dice.randrange(1000)}"
            await self._type_own(key, question, own, self.shows_answer(key, own))
            value = Chosen(value.options, (own,))
        self.given[key] = value
        await self.press("Дальше", self.left(key))

    async def _number(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        if dice.random() < 0.3:
            await self.say("много", self.shows("Напишите одно целое число"))
        number = dice.randint(question.minimum or 0, question.maximum or 50)
        await self.say(str(number), self.left(key))
        self.given[key] = Number(number)

    async def _date(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        if dice.random() < 0.4:
            words, day = TYPED_DAYS[key.question]
            await self.press("Другая дата", self.shows("Напишите дату"))
            await self.say(words, self.left(key))
            self.given[key] = Day(day)
            return
        label, code = dice.choice(self.days())
        await self.press(label, self.left(key))
        if len(code) == len("2020-08"):
            self.given[key] = Day(month_end(date.fromisoformat(f"{code}-01")), whole_month=True)
        else:
            self.given[key] = Day(date.fromisoformat(code))

    async def _text(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        phrase = dice.choice(PHRASES)
        await self.say(phrase, self.left(key))
        self.given[key] = Text(phrase)

    async def _list(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        lines = [f"{paper} {dice.randrange(1000)}" for paper in ("Положение", "Приказ", "План")]
        await self.say("\n".join(lines[:2]), self.shows_answer(key, lines[1]))
        await self.say(lines[2], self.shows_answer(key, lines[2]))
        self.given[key] = Lines(tuple(lines))
        await self.press("Дальше", self.left(key))

    async def _type_own(self, key: QuestionKey, question: Question, own: str, aim: Aim) -> None:
        await self.press(f"{question.own}…", self.shows("Напишите свой ответ"))
        await self.say(own, aim)
        self.given[key] = Chosen(own=(own,))

    _kinds: ClassVar = {
        Kind.CHOICE: _choice,
        Kind.SEVERAL: _several,
        Kind.NUMBER: _number,
        Kind.DATE: _date,
        Kind.TEXT: _text,
        Kind.LIST: _list,
        Kind.EVIDENCE: Attaching.attach,
    }
