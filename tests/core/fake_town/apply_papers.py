"""Papers that were asked for."""

from core.changes.papers import PaperAsked
from tests.core.fake_town.reading import Reading


def asked(town: Reading, change: PaperAsked) -> None:
    key = (change.chat_id, change.decision_id, change.paper)
    town.papers.setdefault(key, change)
