"""A message to many: drafted, confirmed, stopped."""

from dataclasses import replace

from core.broadcast import BroadcastState
from core.changes.broadcast import (
    BroadcastConfirmed,
    BroadcastDrafted,
    BroadcastDropped,
    BroadcastStopped,
)
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.reading import Reading


def drafted(town: Reading, change: BroadcastDrafted) -> None:
    known = town.broadcasts_kept.get(change.draft.id)
    if (known.version if known else 0) != change.expected:
        raise Overtaken("draft")
    town.broadcasts_kept[change.draft.id] = change.draft


def dropped(town: Reading, change: BroadcastDropped) -> None:
    _move(town, change.broadcast_id, BroadcastState.DRAFT, BroadcastState.DROPPED)


def confirmed(town: Reading, change: BroadcastConfirmed) -> None:
    _move(town, change.broadcast_id, BroadcastState.DRAFT, BroadcastState.SENDING)
    after = replace(town.broadcasts_kept[change.broadcast_id], confirmed_at=change.at)
    town.broadcasts_kept[change.broadcast_id] = after
    town.confirmed[change.broadcast_id] = change


def stopped(town: Reading, change: BroadcastStopped) -> None:
    _move(town, change.broadcast_id, BroadcastState.SENDING, BroadcastState.STOPPED)


def _move(town: Reading, broadcast_id: int, before: BroadcastState, after: BroadcastState) -> None:
    known = town.broadcasts_kept[broadcast_id]
    if known.state is not before:
        raise Overtaken("broadcast")
    town.broadcasts_kept[broadcast_id] = replace(known, state=after)
