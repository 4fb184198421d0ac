"""A scripted head from her personal link to the receipt, at one go or task by task with weeks in between.

She answers what she sees: each step waits until the newest screen shows what the step must bring about. A
screen that comes twice changes nothing for her, as for a real person.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.decisions import read_decision
from bot.settings import BUNDLED
from sandbox.people.transcript import tail
from sandbox.people.waiting import until
from tests.faults.answering import Answering
from tests.faults.town import PATIENCE, Town

ALL_TASKS = 6


@dataclass(frozen=True)
class Habit:
    """How many tasks are filled in by the end of each act: one before the first letter, one after each.

    Who fills in all of them sends the report; who doesn't, goes on being reminded.
    """

    tasks: tuple[int, ...]
    hurried: bool = False  # nothing begun, everything else passed over


ONE_GO = (Habit((ALL_TASKS,)),)
SHORT = (Habit((1, 2, 3)), Habit((2, 4, ALL_TASKS), hurried=True), Habit((1, 1, 2)), Habit((1, 2, 2)))
WHOLE = (
    Habit((3, ALL_TASKS)),
    Habit((1, 2, 3, 4, ALL_TASKS)),
    Habit((2, 3, 4, 5, 5, ALL_TASKS)),
    Habit((1, 2, 2, 3, 3, 3, 4, 4)),
    Habit((2, 2, 2, 4, 4, 4, 5, ALL_TASKS), hurried=True),
)


@dataclass
class Head(Answering):
    """One person and her kindergarten."""

    habit: Habit = ONE_GO[0]
    done: bool = False  # the receipt is there
    letters: int = 0  # that she has waited for, and that came

    async def join_fill_and_send(self) -> None:
        """Everything at one go."""
        await self.join()
        await self.fill(ALL_TASKS)
        await self.send()

    async def play(self, act: int) -> None:
        """What she does between two letters: as far as her habit says, and not at all once she is done."""
        if self.done or act >= len(self.habit.tasks):
            return
        if act == 0:
            await self.join()
        else:
            await self.think()
        await self.fill(self.habit.tasks[act])
        if self.habit.tasks[act] == ALL_TASKS:
            await self.send()

    async def read_letter(self, after: int) -> None:
        """Wait for the reminder that must come as a message newer than ``after``."""

        def came() -> bool | None:
            return (self.has_letter() and self.person.screen.id > after) or None

        if await until([self.person.chat], came, self.patience) is None:
            raise AssertionError(
                f"{self.kindergarten} got no reminder, with {self.letters} before:\n{tail(self.person.chat)}"
            )
        self.letters += 1

    # The parts of her story

    async def join(self) -> None:
        """From the personal link to the first question."""
        await self.say(f"/start {self.code}", self.shows("Это Вы"))
        await self.press("Да, это мы", self.shows("Согласие"))
        await self.press("Согласен", self.shows("Кем Вы работаете?"))
        await self.press("Заведующий", self.shows("Как к Вам обращаться?"))
        await self.say(f"Коллега {self.seed}", self.shows("Здравствуйте"))
        await self.press("Начать", lambda: self.question() is not None)

    async def fill(self, tasks: int) -> None:
        """Answer whatever is asked, up to that task."""
        while True:
            await self.go_on_from_letter()
            key = self.question()
            if key is None or self.task_number() > tasks:
                return
            await self.answer(key)

    async def send(self) -> None:
        """«Отправить», by some pressed twice."""
        assert self.at_review(), tail(self.person.chat)
        twice = random.Random(f"{self.seed}:{self.kindergarten}:send").random() < 0.5
        await self.press("Отправить", self.shows("Принято"), twice=twice)
        self.done = True


def heads_of(
    place: Town,
    count: int,
    seed: str = "1",
    pace: tuple[float, float] = (0.0, 0.0),
    habits: Sequence[Habit] = ONE_GO,
    patience: float = PATIENCE,
) -> list[Head]:
    """The first ``count`` kindergartens' heads, the same people each time, free to begin."""
    decision, _ = read_decision(BUNDLED)
    assert len(decision.tasks) == ALL_TASKS
    return [
        Head(
            place.sandbox.person("Глава", user_id=1000 + number),
            kindergarten,
            code,
            decision,
            seed,
            pace,
            patience,
            hurried=habits[number % len(habits)].hurried,
            habit=habits[number % len(habits)],
        )
        for number, (kindergarten, code) in enumerate(list(place.codes.items())[:count])
    ]
