"""SIGKILL in the middle of a message to many: nobody is left out, and nobody gets it twice without a kill.

Telegram has no key for «the same again»: a kill between its answer and our stamp repeats that one message.
"""

import asyncio
import os
from collections import defaultdict
from pathlib import Path

import pytest

from tests.faults.aimed import AimedKiller
from tests.faults.blaming import blamed
from tests.faults.town import PATIENCE, town
from tests.faults.witness import Delivery
from tests.stories.writing_to_many import seated, sends_it, writes

SEED = os.environ.get("KILL_SEED", "1")
HEADS, PER_SECOND = 60, 12
KILLS, ENOUGH = 10, 4
ADMIN = 900_000_001
WORDS = "Сквозь все перезапуски"


@pytest.mark.timeout(400)
async def test_kills_leave_nobody_out_and_repeat_one_message_each_at_most(tmp_path: Path) -> None:
    async with town(tmp_path, admin_ids=str(ADMIN), messages_per_second=PER_SECOND) as place:
        heads = [place.sandbox.person(f"Заведующий{n}") for n in range(HEADS)]
        await seated(place.bot.settings, heads)
        office = place.sandbox.person("Ирина", user_id=ADMIN)
        await office.say("/start")
        await writes(office, WORDS)
        killer = AimedKiller(place, SEED, KILLS, rest=(0.2, 0.6), rare=1.0)
        over = asyncio.Event()
        async with asyncio.TaskGroup() as together:
            together.create_task(killer.run(over))
            await sends_it(office, PATIENCE)
            over.set()
        place.sandbox.faults.clear()
        await place.bot.healthy()
        await place.settled()
        rows = place.rows("SELECT state, count(*) FROM broadcast_people GROUP BY state")
        told = office.transcript()
        assert await place.stopped() == 0
        letters: defaultdict[int, list[Delivery]] = defaultdict(list)
        for one in place.witness.deliveries:
            if WORDS in one.content[0] and one.chat_id != ADMIN:
                letters[one.chat_id].append(one)
    repeated = [one for theirs in letters.values() for one in theirs[1:]]
    assert len(killer.kills) >= ENOUGH
    assert set(letters) == {head.id for head in heads}
    assert None not in blamed(killer.kills, repeated, place.witness.deliveries)
    assert rows == [("sent", HEADS)]
    assert f"Доставлено: {HEADS} человек из {HEADS}." in told
