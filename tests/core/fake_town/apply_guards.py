"""Wrong codes."""

from core.changes.guards import CodeGuessed
from tests.core.fake_town.reading import Reading


def guessed(town: Reading, change: CodeGuessed) -> None:
    if (change.user_id, change.code) not in {(one.user_id, one.code) for one in town.guessed}:
        town.guessed.append(change)
