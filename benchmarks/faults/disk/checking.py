"""Whether a disk after a power cut holds everything that Telegram and people had been told by then."""

import contextlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sandbox import Call
from tests.faults import ledger
from tests.faults.counting import tally
from tests.faults.ledger import Posted
from tests.faults.witness import Delivery


@dataclass(frozen=True)
class Outside:
    """What the world has seen: every getUpdates call, everything shown, and all that was ever to be shown."""

    polls: Sequence[Call]
    deliveries: Sequence[Delivery]
    decided: Sequence[Posted]

    def confirmed(self, at: float) -> set[int]:
        """The updates that Telegram has forgotten by then, because the bot asked for later ones."""
        before = [call for call in self.polls if call.at < at]
        offset = max((int(call.params.get("offset") or 0) for call in before), default=0)
        handed = {int(update) for call in before if call.ok for update in call.result}
        return {update for update in handed if update < offset}

    def shown(self, at: float) -> list[Delivery]:
        """What people have got by then."""
        return [delivery for delivery in self.deliveries if delivery.at < at]


def broken(files: Mapping[str, bytes], folder: Path, outside: Outside, at: float) -> list[str]:
    """Open what the cut at that moment (Unix time) has left, and say what is wrong with it."""
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)
    database = next(folder / Path(name).name for name in files if name.endswith(".db"))
    try:
        with contextlib.closing(sqlite3.connect(database)) as connection:
            return _wrong(connection, outside, at)
    except sqlite3.DatabaseError as error:
        return [f"the database can't be opened: {error}"]
    finally:
        for left in folder.iterdir():
            left.unlink()


def _wrong(connection: sqlite3.Connection, outside: Outside, at: float) -> list[str]:
    verdict = connection.execute("PRAGMA integrity_check").fetchall()
    wrong = [f"integrity: {row[0]}" for row in verdict if row != ("ok",)]
    stored = {row[0] for row in connection.execute("SELECT update_id FROM updates")}
    wrong += [f"update {update} was confirmed" for update in sorted(outside.confirmed(at) - stored)]
    deliveries = outside.shown(at)
    kept = tally(ledger.posts_in(connection.execute(ledger.QUERY)), deliveries)
    again = tally(outside.decided, deliveries).repeated  # one post shown twice is no lost one
    unkept = kept.unknown + [one for one in kept.repeated if one not in again]
    return wrong + [f"shown, not kept: {one.content[0][:60]}" for one in unkept]
