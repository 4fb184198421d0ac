"""A whole season: heads fill in the checklist between the letters of the ladder, and the days go by.

The clock jumps to two seconds before the hour of a rung and runs across it. Everybody rests while it
jumps, so that what falls due doesn't hang on how fast anybody was; only the bot is given no rest.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from tests.faults.head import Head
from tests.faults.town import Town

# 14, 7, 3 and 1 working days before the deadline, the day itself, 1 and 5 after it. Letters come a day after
# anybody's last deed at the earliest, hence the later hours on days that follow each other.
RUNGS = tuple(
    datetime.fromisoformat(f"{moment}+03:00")
    for moment in (
        "2020-08-12T09:59:58",
        "2020-08-21T09:59:58",
        "2020-08-27T09:59:58",
        "2020-08-31T09:59:58",
        "2020-09-01T12:00:00",
        "2020-09-02T14:00:00",
        "2020-09-08T09:59:58",
    )
)


async def season(town: Town, heads: Sequence[Head], rungs: int = len(RUNGS)) -> None:
    """Everybody's story with the first so many letters in it; AssertionError where somebody waits in vain."""
    await _act(town, heads, 0)
    for number in range(1, rungs + 1):
        owing = [head for head in heads if not head.done]
        newest = {head.kindergarten: head.newest() for head in owing}
        await town.clock(RUNGS[number - 1])
        async with asyncio.TaskGroup() as together:
            for head in owing:
                together.create_task(head.read_letter(newest[head.kindergarten]))
        await _act(town, heads, number)


async def _act(town: Town, heads: Sequence[Head], number: int) -> None:
    async with asyncio.TaskGroup() as together:
        for head in heads:
            together.create_task(head.play(number))
    await town.settled(max(head.patience for head in heads))
