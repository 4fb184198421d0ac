"""How a scripted head attaches evidence: documents, photos, requisites, links."""

import random
from dataclasses import dataclass, field

from core.answers import Attached, QuestionKey, Skipped, Value
from core.decision import Question
from tests.faults.eyes import Aim
from tests.faults.hands import Hands

Piece = tuple[str, str, str, bytes]  # task, kind, text or name, bytes


@dataclass
class Attaching(Hands):
    """``given`` is every answer that she gave, as the bot should keep it; ``pieces`` her evidence."""

    given: dict[QuestionKey, Value] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)

    async def attach(self, key: QuestionKey, question: Question, dice: random.Random) -> None:
        """«Приложу позже», or one document and up to two pieces of other kinds."""
        if key.task != self.decision.tasks[0].id and dice.random() < 0.15:
            await self.press("Приложу позже", self.left(key))
            self.given[key] = Skipped()
            return
        forms = dice.sample(["photo", "order", "link"], dice.randint(0, 2))
        for number, form in enumerate(["document", *forms], 1):
            await self._piece(key, form, self.shows_pieces(key, number), dice)
        self.given[key] = Attached()
        await self.press("Дальше", self.left(key))

    async def _piece(self, key: QuestionKey, form: str, aim: Aim, dice: random.Random) -> None:
        content, text = b"", ""
        match form:
            case "document":
                content, text = dice.randbytes(dice.randint(1, 60_000)), f"приказ {dice.randrange(1000)}.pdf"
                await self.do(lambda: self.person.send_document(text, content, react=False), aim)
            case "photo":
                content = dice.randbytes(dice.randint(1, 60_000))
                await self.do(lambda: self.person.send_photo(content, react=False), aim)
            case "order":
                text = f"№ {dice.randrange(1000)} от 25.07.2020"
                await self.press("Приказ", self.shows("Напишите № и дату приказа"))
                await self.say(text, aim)
            case "link":
                text = f"https://sad.example/{dice.randrange(1000)}"
                await self.say(text, aim)
        self.pieces.append((key.task, form, text, content))
