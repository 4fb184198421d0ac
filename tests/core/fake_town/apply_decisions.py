"""Drafts, walks, and a decision's end."""

from dataclasses import replace

from core.changes.decisions import (
    DecisionClosed,
    DecisionReopened,
    DraftDecided,
    DraftRead,
    DraftSent,
    Rehearsed,
    WalkBegun,
)
from core.draft import DecisionDraft, DraftState, Walk
from core.rehearsal import walked
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.reading import Reading


def sent(town: Reading, change: DraftSent) -> None:
    new = len(town.drafts_kept) + 1
    town.drafts_kept[new] = DecisionDraft(
        new, change.chat_id, change.user_id, change.file_name, DraftState.WAITING
    )


def read(town: Reading, change: DraftRead) -> None:
    found = change.read
    town.drafts_kept[change.draft_id] = replace(
        town.drafts_kept[change.draft_id],
        state=DraftState.READY if found.decision else DraftState.UNREAD,
        decision=found.decision,
        deadline=change.deadline,
        source=found.source,
        doubts=found.doubts,
        unfilled=found.unfilled,
        is_document=found.is_document,
        base=change.base,
    )


def decided(town: Reading, change: DraftDecided) -> None:
    draft = town.drafts_kept[change.draft_id]
    if draft.state is not DraftState.READY:
        raise Overtaken("draft")
    state = DraftState.CONFIRMED if change.publish else DraftState.DROPPED
    town.drafts_kept[draft.id] = replace(draft, state=state)


def rehearsed(town: Reading, change: Rehearsed) -> None:
    town.walks[change.draft_id] = walked(town.walks.get(change.draft_id, Walk()), change.change)


def walk_begun(town: Reading, change: WalkBegun) -> None:
    town.walks.pop(change.draft_id, None)


def closed(town: Reading, change: DecisionClosed) -> None:
    if change.decision_id in town.ended:
        raise Overtaken("decision")
    town.ended[change.decision_id] = change.at


def reopened(town: Reading, change: DecisionReopened) -> None:
    if town.ended.pop(change.decision_id, None) is None:
        raise Overtaken("decision")
