"""The power of one bot: it dies with its process, and with it whatever the disk wasn't made to keep."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.faults.disk import checking
from benchmarks.faults.disk.checking import Outside
from benchmarks.faults.disk.folder import lose_unsynced
from benchmarks.faults.disk.image import OF_THE_DATABASE, Image
from benchmarks.faults.disk.journal import Deed, Entry, entries
from benchmarks.faults.disk.recorder import record
from tests.faults import ledger
from tests.faults.town import Town


@dataclass
class Mains:
    """Plays power cuts. ``recording`` is what each life of the bot has to begin with."""

    folder: Path
    database: Path
    seed: str
    points: int  # moments of each life at which the disk is looked at
    cuts: int = 0
    checked: int = 0
    wrong: list[str] = field(default_factory=list)
    lost_files: list[str] = field(default_factory=list)
    unsynced: int = 0  # writes that were on their way when the power went
    syncs: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(f"{self.seed}:mains")
        for place in (self.folder, self.folder / "after"):
            place.mkdir(parents=True, exist_ok=True)

    def recording(self) -> Callable[[], None]:
        """To be run in the bot's process, first of all."""
        return partial(record, self.database, self.folder / "journal", self.folder / "base")

    async def fail(self, place: Town) -> None:
        """The process has died: look at many moments of its life, then cut the power."""
        if not (self.folder / "journal").exists():
            return  # it died before it could touch the disk
        life = list(entries(self.folder / "journal"))
        base = {
            str(self.database.with_name(file.name)): file.read_bytes()
            for file in (self.folder / "base").iterdir()
        }
        (self.folder / "journal").unlink()
        self.cuts += 1
        decided = ledger.posts_in(place.rows(ledger.QUERY))
        polls = place.sandbox.calls("getUpdates")
        outside = Outside(polls, list(place.witness.deliveries), decided)
        self.wrong += await asyncio.to_thread(self._look, base, life, outside)
        self._leave(base, life)

    def _look(self, base: dict[str, bytes], life: list[Entry], outside: Outside) -> list[str]:
        """Cut the power at many moments of this life, on paper."""
        moments = [number for number, entry in enumerate(life) if entry.deed in OF_THE_DATABASE]
        chosen = set(self.dice.sample(moments, min(self.points, len(moments))))
        image, wrong = Image(base), []
        for number, entry in enumerate(life):
            if number in chosen:
                files = image.cut(self.dice)
                wrong += checking.broken(files, self.folder / "after", outside, entry.at / 1e9)
                self.checked += 1
            image.play(entry)
        self.syncs += sum(entry.deed is Deed.SYNC for entry in life)
        return wrong

    def _leave(self, base: dict[str, bytes], life: list[Entry]) -> None:
        image = Image(base)
        for entry in life:
            image.play(entry)
        self.unsynced += image.unsynced
        files = image.cut(self.dice)
        for name in ("", "-wal", "-shm", "-journal"):
            place = self.database.with_name(self.database.name + name)
            place.unlink(missing_ok=True)
            if str(place) in files:
                place.write_bytes(files[str(place)])
                place.chmod(0o600)
        self.lost_files += lose_unsynced(life, self.dice)
