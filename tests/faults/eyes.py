"""What a scripted head sees on her phone: the newest screen, read as a person reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.answers import QuestionKey
from core.decision import Decision, Question
from sandbox import Message, Person

Aim = Callable[[], bool]  # what the newest screen must have come to show


@dataclass
class Eyes:
    """One person, her kindergarten, and the looks that she takes. Nothing here acts."""

    person: Person
    kindergarten: str
    code: str
    decision: Decision
    seed: str

    def has_heard(self) -> bool:
        """The bot has written at all."""
        return any(message.from_bot for message in self.person.messages)

    def question(self) -> QuestionKey | None:
        """The question that the newest screen asks: its «Пропустить» carries the key."""
        for button in self.buttons():
            if str(button["text"]) == "Пропустить":
                _, _, task, question = str(button["callback_data"]).split(":")
                return QuestionKey(task, question)
        return None

    def task_number(self) -> int:
        """Which task the newest screen asks about, from 1; past the last one where it asks nothing."""
        key = self.question()
        ids = [task.id for task in self.decision.tasks]
        return ids.index(key.task) + 1 if key is not None else len(ids) + 1

    def has_letter(self) -> bool:
        """The newest screen is a reminder."""
        return any(str(button["text"]) == "Напомнить завтра" for button in self.buttons())

    def words(self) -> str:
        """What the newest screen says."""
        return self.person.screen.words

    def newest(self) -> int:
        """The id of the newest message of either side."""
        return max(self.person.chat.messages, default=0)

    # Aims

    def shows(self, words: str) -> Aim:
        """The newest screen has these words."""
        return lambda: words in self.words()

    def left(self, key: QuestionKey) -> Aim:
        """The newest screen is another question, or the answers to be checked."""
        return lambda: self.question() not in (key, None) or self.at_review()

    def at_review(self) -> bool:
        """Everything is filled in; what is left is to send it."""
        return "Проверьте ответы" in self.words()

    def shows_answer(self, key: QuestionKey, words: str) -> Aim:
        """This question shows an answer with these words as given."""
        return lambda: (
            self.question() == key and words in self.person.screen.words.rpartition("Ваш ответ: ")[2]
        )

    def shows_ticked(self, key: QuestionKey, question: Question, wanted: frozenset[str]) -> Aim:
        """This question shows exactly these options as taken."""

        def look() -> bool:
            labels = {str(button["text"]) for button in self.buttons()}
            ticked = {option.id for option in question.options if f"✓ {option.text}" in labels}
            return self.question() == key and ticked == wanted

        return look

    def shows_pieces(self, key: QuestionKey, count: int) -> Aim:
        """This question lists so many pieces of evidence."""
        return lambda: self.question() == key and self.words().count("• ") == count

    def days(self) -> list[tuple[str, str]]:
        """Labels and codes of the buttons with a date."""
        return [
            (str(button["text"]), str(button["callback_data"]).split(":")[-1])
            for button in self.buttons()
            if str(button["callback_data"]).startswith("d:")
        ]

    def buttons(self) -> list[dict[str, Any]]:
        """Every button of the newest screen."""
        screen: Message = self.person.screen
        return [button for row in screen.inline_keyboard for button in row]
