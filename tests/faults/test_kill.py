"""SIGKILL in the middle of a season: no deed of anybody is lost, no reminder, and nothing counts twice.

A quick one for every day; ``make faults`` kills hundreds of times, at random moments, too.
"""

import os
from pathlib import Path

import pytest

from tests.faults.aimed import AimedKiller
from tests.faults.blaming import blamed
from tests.faults.head import SHORT, heads_of
from tests.faults.run import losses, told
from tests.faults.state import state_of
from tests.faults.town import town

SEED = os.environ.get("KILL_SEED", "1")
HEADS = 4
KILLS = 20  # at most; how many fit in hangs on the machine
ENOUGH = 12
LETTERS = 2  # of the ladder that fall due meanwhile
RARE = 1.0  # seconds that a kill waits for its moment
PACE = (0.0, 0.15)  # seconds between two deeds of a head: enough of them for so many kills


@pytest.mark.timeout(400)
async def test_nothing_is_lost_or_done_twice_through_kills(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with town(tmp_path / "calm") as place:
        heads = heads_of(place, HEADS, SEED, habits=SHORT)
        await told(place, heads, rungs=LETTERS)
        undisturbed = state_of(place)

    async with town(tmp_path / "killed") as place:
        heads = heads_of(place, HEADS, SEED, PACE, SHORT)
        killer = AimedKiller(place, SEED, KILLS, rest=(0.05, 0.4), rare=RARE)
        found = await told(place, heads, killer.run, LETTERS)
        lost = losses(place, heads, found, undisturbed)
        blame = blamed(killer.kills, found.repeated, place.witness.deliveries)
        numbers = place.rows("SELECT number FROM reports WHERE state = 'sent' ORDER BY number")

    with capsys.disabled():
        print(f"\nkilled {len(killer.kills)} times, repeated messages {len(found.repeated)}: {lost}")
    assert not lost
    assert len(killer.kills) >= ENOUGH
    assert sum(head.letters for head in heads) >= HEADS
    assert numbers == [(number,) for number in range(1, len(numbers) + 1)]
    assert numbers
    assert None not in blame, "a kill repeats one message of a chat at most"
