"""A department of any size, filled in as people would have filled it in: always the same for the same size.

Rows go in in bulk, a region in well under a minute. One installation has one department, so a region's
32,000 organisations are one department's, in ninety districts.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from benchmarks import town
from bot.decisions import read_decision
from bot.opening import Installation, publish_decision
from bot.settings import BUNDLED
from core import checklist
from core.answers import Answer, Answers, Attached, Chosen, Day, Lines, Number, Skipped, Text, Value
from core.decision import Decision, Kind, Question
from core.report import ReportState
from core.russian import name_key
from storage import counting
from storage.codec import dump_value
from storage.schema import answers, evidence, members, organisations, people, reminders, report_tasks, reports

SEED = 20200901
MOST_DISTRICTS = 90
KINDS = 400  # different ways of filling a report in; each organisation follows one, with words of its own
AT_ONCE = 5000
BEGAN = datetime.fromisoformat(town.START).astimezone(UTC) - timedelta(days=35)
SURNAMES = ("Иванова", "Петрова", "Сидорова", "Кузнецова", "Соколова", "Попова", "Лебедева", "Новикова")
NAMES = ("Мария", "Анна", "Ольга", "Елена", "Татьяна", "Наталья", "Светлана", "Ирина")
FATHERS = ("Петровна", "Сергеевна", "Ивановна", "Николаевна", "Александровна", "Викторовна")
SAID = ("Не хватает времени методиста", "Нет доступа к программе", "Ждём приказ управления", "Мало практики")
STATES = (  # of twenty organisations
    *[ReportState.SENT] * 9,
    *[ReportState.ACCEPTED] * 3,
    ReportState.RETURNED,
    *[ReportState.BEGUN] * 4,
    *[ReportState.NOT_OPENED] * 3,
)


@dataclass(frozen=True, slots=True)
class Sown:
    """What is in the database now."""

    organisations: int
    people: int
    answers: int
    evidence: int


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way of filling a report in."""

    rows: tuple[dict[str, Any], ...]  # of ``answers``, without the report
    marks: tuple[dict[str, Any], ...]
    pieces: tuple[dict[str, Any], ...]
    filled: int


async def sow(data_dir: Path, size: int) -> Sown:
    """A fresh installation in that folder with so many organisations, whose clock has come to town.START."""
    async with town.opened(data_dir, BEGAN.isoformat()) as here:
        await here.database.write(lambda c: _organisations(c, here.department_id, size))
        await publish_decision(here, *read_decision(BUNDLED))
        return await here.database.write(lambda c: _fill(c, here, size))


def _organisations(connection: Connection, department_id: int, size: int) -> None:
    districts = max(3, min(MOST_DISTRICTS, size // 60))
    dice = random.Random(SEED)
    names = [f"МБДОУ № {number} «Ромашка»" for number in range(1, size + 1)]
    _put(
        connection,
        organisations,
        (
            {
                "department_id": department_id,
                "name": name,
                "name_key": name_key(name),
                "number": number,
                "head": _somebody(dice),
                "phone": f"+7 910 {number // 10000:03}-{number // 100 % 100:02}-{number % 100:02}",
                "district": f"Район {dice.randrange(districts) + 1}",
            }
            for number, name in enumerate(names, 1)
        ),
    )


def _fill(connection: Connection, here: Installation, size: int) -> Sown:
    dice = random.Random(SEED + size)
    found = connection.execute(
        reports.select().with_only_columns(reports.c.id, reports.c.organisation_id, reports.c.department_id)
    ).all()
    decision, _ = read_decision(BUNDLED)
    kinds = [_kind(decision, random.Random(SEED + number)) for number in range(KINDS)]
    states = [dice.choice(STATES) for _ in found]
    chosen = [dice.choice(kinds) for _ in found]
    joined = [state is not ReportState.NOT_OPENED or dice.random() < 0.5 for state in states]
    heads = [row for row, here_is in zip(found, joined, strict=True) if here_is]
    _put(connection, people, (_person(row.id, dice) for row in heads))
    _put(connection, members, (_member(row) for row in heads))
    filled = [
        (row, kind)
        for row, kind, state in zip(found, chosen, states, strict=True)
        if state is not ReportState.NOT_OPENED
    ]
    _put(connection, report_tasks, (_of(row) | mark for row, kind in filled for mark in kind.marks))
    given = _put(connection, answers, (_said(row, one, dice) for row, kind in filled for one in kind.rows))
    shown = _put(connection, evidence, (_shown(row, one) for row, kind in filled for one in kind.pieces))
    _states(connection, found, chosen, states, dice)
    connection.execute(  # the rungs up to now have gone out
        update(reminders)
        .where(reminders.c.due_at < datetime.fromisoformat(town.START))
        .values(state="sent", decided_at=reminders.c.due_at)
    )
    counting.recount_where(connection, reports.c.department_id == here.department_id)
    return Sown(size, len(heads), given, shown)


def _kind(decision: Decision, dice: random.Random) -> _Kind:
    """The checklist gone through by its own rules, task by task, as far as this head gets."""
    given: Answers = {}
    tasks = decision.tasks[: dice.choice((2, 4, 6, 6, 6, 6))]
    for task in tasks:
        while (
            question := next(
                (q for q in checklist.visible(task, given) if checklist.key_of(task, q) not in given), None
            )
        ) is not None:
            key = checklist.key_of(task, question)
            given[key] = Answer(key, _value(question, dice), 1, BEGAN)
    attached = [key for key, answer in given.items() if isinstance(answer.value, Attached)]
    return _Kind(
        tuple(
            {"task": key.task, "question": key.question, "value": dump_value(answer.value), "version": 1}
            for key, answer in given.items()
        ),
        tuple(
            {
                "task": task.id,
                "status": checklist.task_status(task, given),
                "filled": checklist.is_filled(task, given),
            }
            for task in tasks
        ),
        tuple(_piece(key.task, key.question, dice) for key in attached),
        checklist.progress(decision, given).filled,
    )


def _value(question: Question, dice: random.Random) -> Value:
    match question.kind:
        case Kind.STATUS:
            return Chosen((dice.choice(("done", "done", "in_progress", "not_started")),))
        case Kind.CHOICE:
            return Chosen((dice.choice(question.options).id,))
        case Kind.SEVERAL:
            picked = tuple(option.id for option in question.options if dice.random() < 0.4)
            own = (dice.choice(SAID),) if question.own and (not picked or dice.random() < 0.3) else ()
            return Chosen(picked, own) if picked or own else Skipped()
        case Kind.NUMBER:
            return Number(dice.randint(question.minimum or 0, min(question.maximum or 30, 30)))
        case Kind.DATE:
            return Day((BEGAN + timedelta(days=dice.randint(-60, 60))).date())
        case Kind.LIST:
            return Lines(tuple(f"{_somebody(dice)}, старший воспитатель" for _ in range(3)))
        case Kind.EVIDENCE:
            return Attached() if dice.random() < 0.8 else Skipped()
        case Kind.TEXT:
            return Text(dice.choice(SAID))


def _piece(task: str, question: str, dice: random.Random) -> dict[str, Any]:
    number = dice.randint(1, 200)
    piece: dict[str, Any] = {"task": task, "question": question, "text": "", "file_name": ""}
    piece |= {"file_id": "", "mime": "", "size": None, "sha256": None, "fetch_state": None}
    if dice.random() < 0.4:
        return piece | {
            "kind": "document",
            "file_id": f"file-{number}",
            "file_name": f"Положение о ВСОКО {number}.docx",
            "mime": "application/pdf",
            "size": 40_000 + number,
            "sha256": f"{number:064x}",
            "fetch_state": "kept",
        }
    return piece | {"kind": "order", "text": f"Приказ № {number}-ОД от 14.07.2020 «Об утверждении положения»"}


def _states(
    connection: Connection, found: Any, chosen: list[_Kind], states: list[ReportState], dice: random.Random
) -> None:
    number = 0
    rows = []
    for row, kind, state in zip(found, chosen, states, strict=True):
        opened = state is not ReportState.NOT_OPENED
        sent = state in (ReportState.SENT, ReportState.ACCEPTED, ReportState.RETURNED)
        number += sent
        first = BEGAN + timedelta(days=dice.randint(3, 30), minutes=dice.randint(0, 600))
        rows.append(
            {
                "which": row.id,
                "state": state.value,
                "filled": kind.filled if opened else 0,
                "opened_at": BEGAN if opened else None,
                "last_action_at": first if opened else None,
                "first_sent_at": first if sent else None,
                "sent_at": first if sent else None,
                "number": number if sent else None,
                "extended_to": (BEGAN + timedelta(days=80)).date() if dice.random() < 0.03 else None,
            }
        )
    connection.execute(update(reports).where(reports.c.id == bindparam("which")), rows)


def _of(row: Any) -> dict[str, Any]:
    return {"report_id": row.id, "department_id": row.department_id}


def _said(row: Any, one: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    return _of(row) | one | {"at": BEGAN + timedelta(days=dice.randint(1, 30)), "by": row.id, "source": "own"}


def _shown(row: Any, one: dict[str, Any]) -> dict[str, Any]:
    return _of(row) | one | {"at": BEGAN, "by": row.id}


def _person(number: int, dice: random.Random) -> dict[str, Any]:
    telegram = 7_000_000_000 + number
    return {
        "id": number,
        "user_id": telegram,
        "chat_id": telegram,
        "name": _somebody(dice),
        "registered_at": BEGAN,
    }


def _member(row: Any) -> dict[str, Any]:
    return {
        "department_id": row.department_id,
        "organisation_id": row.organisation_id,
        "person_id": row.id,
        "role": "head",
        "joined_at": BEGAN,
    }


def _somebody(dice: random.Random) -> str:
    return f"{dice.choice(SURNAMES)} {dice.choice(NAMES)} {dice.choice(FATHERS)}"


def _put(connection: Connection, table: Any, rows: Iterator[dict[str, Any]]) -> int:
    """Insert them a few thousand at a time; how many."""
    count, some = 0, []
    for row in rows:
        some.append(row)
        if len(some) == AT_ONCE:
            connection.execute(insert(table), some)
            count, some = count + len(some), []
    if some:
        connection.execute(insert(table), some)
    return count + len(some)
