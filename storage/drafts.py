"""Drafts of decisions: sent, read, walked through, agreed to; nothing of them is anybody's report."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from core.answers import Answer, Evidence, EvidenceKind, QuestionKey
from core.changes.decisions import DraftDecided, DraftRead, DraftSent, Rehearsed, WalkBegun
from core.draft import DecisionDraft, DraftState, Walk
from core.rehearsal import draft_of, rehearsed_report, walked
from core.report import Report, ReportState
from storage.codec import dump_decision, dump_value, load_decision, load_value
from storage.guards import Stale
from storage.schema import decision_drafts

_D = decision_drafts.c


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A file that isn't read yet."""

    form_id: int
    file_id: str


def waiting(connection: Connection, limit: int, without: Collection[int] = ()) -> list[WaitingDraft]:
    """The oldest still to be read, but for those."""
    rows = connection.execute(
        select(_D.id, _D.file_id)
        .where(_D.state == DraftState.WAITING.value, _D.id.not_in(list(without)))
        .order_by(_D.id)
        .limit(limit)
    )
    return [WaitingDraft(row.id, row.file_id) for row in rows]


def confirmed(connection: Connection, department_id: int) -> int | None:
    """The oldest that an administrator has agreed to."""
    query = select(_D.id).where(_D.state == DraftState.CONFIRMED.value, _D.department_id == department_id)
    return connection.execute(query.order_by(_D.id).limit(1)).scalar_one_or_none()


def draft(connection: Connection, draft_id: int, department_id: int) -> DecisionDraft | None:
    """One of the department's, in whatever state."""
    mine = (_D.id == draft_id) & (_D.department_id == department_id)
    row = connection.execute(select(decision_drafts).where(mine)).one_or_none()
    return _draft_of(row) if row is not None else None


def open_drafts(connection: Connection, department_id: int) -> tuple[DecisionDraft, ...]:
    """Those that can be published, the newest first."""
    query = select(decision_drafts).where(
        _D.department_id == department_id, _D.state == DraftState.READY.value
    )
    return tuple(map(_draft_of, connection.execute(query.order_by(_D.id.desc()))))


def rehearsal(connection: Connection, report_id: int, user_id: int) -> Report | None:
    """The report of a walk through a draft, for whoever sent it."""
    row = connection.execute(
        select(decision_drafts).where(
            _D.id == draft_of(report_id), _D.user_id == user_id, _D.state == DraftState.READY.value
        )
    ).one_or_none()
    if row is None:
        return None
    return rehearsed_report(_draft_of(row), load_walk(row.walk), row.department_id)


def sent(connection: Connection, change: DraftSent) -> None:
    """A row that waits to be fetched."""
    connection.execute(
        insert(decision_drafts).values(
            department_id=change.department_id,
            chat_id=change.chat_id,
            user_id=change.user_id,
            file_id=change.file_id,
            file_name=change.file_name,
            state=DraftState.WAITING.value,
            sent_at=change.at,
        )
    )


def read(connection: Connection, change: DraftRead) -> None:
    """What it holds, until somebody decides. Stale where another process has read it."""
    found = change.read
    _move(
        connection,
        change.draft_id,
        DraftState.WAITING,
        DraftState.READY if found.decision is not None else DraftState.UNREAD,
        is_document=found.is_document,
        source=found.source,
        body=dump_decision(found.decision) if found.decision is not None else None,
        deadline=change.deadline,
        told=json.dumps({"doubts": found.doubts, "unfilled": found.unfilled}, ensure_ascii=False),
        base=change.base,
    )


def decided(connection: Connection, change: DraftDecided) -> None:
    """Agreed to, or dropped. Stale where somebody has decided."""
    state = DraftState.CONFIRMED if change.publish else DraftState.DROPPED
    by = {"decided_at": change.at, "decided_by": change.user_id, "walk": ""}
    _move(connection, change.draft_id, DraftState.READY, state, **by)


def ended(connection: Connection, draft_id: int, state: DraftState) -> None:
    """It went out, or couldn't. Stale where another process has done it."""
    _move(connection, draft_id, DraftState.CONFIRMED, state)


def rehearsed(connection: Connection, change: Rehearsed) -> None:
    """One more answer of the walk; the last one wins, for one person walks."""
    mine = (_D.id == change.draft_id) & (_D.state == DraftState.READY.value)
    kept = connection.execute(select(_D.walk).where(mine)).scalar_one_or_none()
    if kept is not None:
        walk = dump_walk(walked(load_walk(kept), change.change))
        connection.execute(update(decision_drafts).where(mine).values(walk=walk))


def walk_begun(connection: Connection, change: WalkBegun) -> None:
    """From the beginning."""
    connection.execute(update(decision_drafts).where(_D.id == change.draft_id).values(walk=""))


def expire(connection: Connection, before: datetime) -> int:
    """What was sent before that moment and never decided on is given up; how many."""
    left = (_D.state == DraftState.READY.value) & (_D.sent_at < before)
    emptied = {"state": DraftState.EXPIRED.value, "source": "", "body": None, "told": "", "walk": ""}
    return connection.execute(update(decision_drafts).where(left).values(**emptied)).rowcount


def dump_walk(walk: Walk) -> str:
    """As JSON."""
    raw = {
        "answers": [[*answer.key, dump_value(answer.value)] for answer in walk.answers.values()],
        "pieces": [[one.id, *one.key, one.kind.value, one.text, one.file_name] for one in walk.pieces],
        "state": walk.state.value,
        "version": walk.version,
        "sent_at": walk.sent_at.isoformat() if walk.sent_at else None,
    }
    return json.dumps(raw, ensure_ascii=False)


def load_walk(text: str) -> Walk:
    """From JSON; empty where none was begun."""
    if not text:
        return Walk()
    raw = json.loads(text)
    at = datetime.fromisoformat("2000-01-01T00:00:00+00:00")  # nobody asks when
    keys = ((QuestionKey(task, question), value) for task, question, value in raw["answers"])
    pieces = tuple(
        Evidence(number, QuestionKey(task, question), EvidenceKind(kind), words, at, name)
        for number, task, question, kind, words, name in raw["pieces"]
    )
    return Walk(
        {key: Answer(key, load_value(value), 1, at, 0) for key, value in keys},
        pieces,
        ReportState(raw["state"]),
        raw["version"],
        datetime.fromisoformat(raw["sent_at"]) if raw["sent_at"] else None,
    )


def _draft_of(row: Any) -> DecisionDraft:
    told = json.loads(row.told) if row.told else {"doubts": (), "unfilled": ()}
    return DecisionDraft(
        row.id,
        row.chat_id,
        row.user_id,
        row.file_name,
        DraftState(row.state),
        load_decision(row.body) if row.body else None,
        row.deadline,
        row.source,
        tuple(told["doubts"]),
        tuple(told["unfilled"]),
        row.is_document,
        row.base,
        row.sent_at,
    )


def _move(
    connection: Connection, draft_id: int, before: DraftState, after: DraftState, **values: object
) -> None:
    done = connection.execute(
        update(decision_drafts)
        .where(_D.id == draft_id, _D.state == before.value)
        .values(state=after.value, **values)
    )
    if done.rowcount != 1:
        raise Stale(f"draft {draft_id}")
