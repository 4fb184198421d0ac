"""Who writes: a talker says something and checks the reply; a head walks the checklist by its buttons."""

import random
from dataclasses import dataclass
from typing import Any, Protocol

JSON = dict[str, Any]
WORDS = ("Здравствуйте", "Приказ подписан", "Положение готовим", "Рабочая группа собрана", "Нужен образец")
TYPED = {"Напишите число": "5", "Напишите одной фразой": "Методика анализа", "": "Положение о ВСОКО"}


@dataclass(frozen=True, slots=True)
class Deed:
    """One update: a text, or a tap on a button of the message ``on``."""

    text: str
    on: JSON | None = None  # then ``text`` is the button's data


class Person(Protocol):
    """``ready`` once the warming-up is over; ``sees`` raises ValueError for what can't be the reply."""

    ready: bool

    def deed(self) -> Deed: ...
    def sees(self, message: JSON) -> None: ...


class Talker:
    """Writes to an echo or to a survey. An echo must say the same; a survey asks its next question."""

    def __init__(self, number: int, echo: bool) -> None:
        self.ready = False
        self._number = number
        self._echo = echo
        self._said = ""
        self._count = 0

    def deed(self) -> Deed:
        """The next message."""
        self._count += 1
        first = self._count == 1 and not self._echo
        self._said = "/start" if first else f"{WORDS[self._count % len(WORDS)]}, {self._number}.{self._count}"
        return Deed(self._said)

    def sees(self, message: JSON) -> None:
        """Five replies are warming-up."""
        text = message["text"]
        if text != self._said if self._echo else "?" not in text:
            raise ValueError(f"{text!r} is no reply to {self._said!r}")
        self.ready = self.ready or self._count >= 5


class Head:
    """Registers by her link, then answers question after question."""

    def __init__(self, number: int, code: str) -> None:
        self.ready = False
        self.done = False  # the report is sent: nothing is left to answer
        self._dice = random.Random(number)
        self._code = code
        self._screen: JSON | None = None

    def deed(self) -> Deed:
        """What a head does in front of this screen."""
        if self._screen is None:
            return Deed(f"/start {self._code}")
        buttons = [b for row in self._screen["reply_markup"]["inline_keyboard"] for b in row]
        chosen = self._choose(str(self._screen["text"]), [str(b["callback_data"]) for b in buttons])
        return Deed(chosen[1:]) if chosen.startswith("=") else Deed(chosen, self._screen)

    def sees(self, message: JSON) -> None:
        """The newest screen; a question is the end of the registration."""
        if "reply_markup" not in message:
            raise ValueError(f"a dead end: {message['text']!r}")
        self._screen = message
        self.ready = self.ready or "вопрос" in message["text"]
        self.done = message["text"].startswith("✅ Принято")

    def _choose(self, text: str, taps: list[str]) -> str:
        """Data of the button to tap, or «=» and what to type."""
        by_prefix: dict[str, list[str]] = {}
        for tap in taps:
            by_prefix.setdefault(tap.split(":")[0], []).append(tap)
        dice = self._dice
        for first_of in ("iy", "ca", "ro", "nr", "g", "y"):  # registration; «Продолжить»; «Отправить»
            if first_of in by_prefix:
                return by_prefix[first_of][0]
        if "f" in by_prefix:  # evidence: later, or a link
            later = dice.random() < 0.5 and "n" not in by_prefix
            return (
                by_prefix["s"][0]
                if later
                else by_prefix.get("n", [f"=https://sad.example/{dice.randrange(999)}"])[0]
            )
        if "p" in by_prefix or "r" in by_prefix:  # several options: three ticks, then «Дальше»
            ticked = len(by_prefix.get("r", ()))
            return dice.choice(by_prefix["p"]) if ticked < 3 and "p" in by_prefix else by_prefix["n"][0]
        for one_of in ("o", "d", "n"):  # an option, a day, «Дальше»
            if one_of in by_prefix:
                return dice.choice(by_prefix[one_of])
        if "s" in by_prefix:
            return "=" + next(answer for asked, answer in TYPED.items() if asked in text)
        raise ValueError(f"nothing to do here: {text!r} {taps}")
