"""From what is stored of one organisation to the rows of the table's other sheets. Pure.

``core.report_rows`` makes the row of «По организациям».
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from core import checklist
from core.answers import Answers, Evidence, EvidenceKind, QuestionKey, Source
from core.decision import Decision
from core.people import Organisation
from core.proof import BROADCAST, LoggedRung
from core.rung_words import outcome, rung_name
from core.sources import SourceMark, mark_in_words
from core.spoken import EVIDENCE_WORDS, in_words
from core.table import AnswerRow, EvidenceRow, ReminderRow

FETCH_WORDS = {"kept": "сохранён", "waiting": "ещё не получен", "failed": "утерян"}
KIND_WORDS = {**EVIDENCE_WORDS, EvidenceKind.NOTE: "запись", EvidenceKind.LINK: "ссылка"}
NO_DEADLINE = ("snooze", "return", "plan", BROADCAST)  # rungs that belong to none
LONGEST_TEXT = 100  # characters of a broadcast's words: enough to tell which one it was


def answer_rows(
    decision: Decision,
    organisation: Organisation,
    given: Answers,
    evidence: tuple[Evidence, ...],
    names: dict[int, str],
    specialists: dict[int, str],
    zone: tzinfo,
) -> Iterator[AnswerRow]:
    """The report's answers that apply now, one row each."""
    pieces: dict[QuestionKey, list[Evidence]] = defaultdict(list)
    for piece in evidence:
        pieces[piece.key].append(piece)
    for task in decision.tasks:
        for question in checklist.visible(task, given):
            key = QuestionKey(task.id, question.id)
            answer = given.get(key)
            if answer is None:
                continue
            at = answer.at.astimezone(zone)
            who = names.get(answer.by or 0, "")
            if answer.source is not Source.OWN:  # «со слов, 12.08, Иванова»
                mark = SourceMark(answer.source, at.date(), specialists.get(answer.by_user or 0, ""))
                who = mark_in_words(mark)
            words = in_words(question, answer.value, pieces.get(key, ())) or "пропущено"
            yield AnswerRow(
                organisation.name, task.number, task.title, question.label or question.text, words, at, who
            )


def evidence_row(
    decision: Decision,
    organisation: Organisation,
    piece: Evidence,
    file: tuple[str, int | None, str, str],
    who: str,
    zone: tzinfo,
) -> EvidenceRow:
    """``file``: its type, size, SHA-256 and what became of its bytes."""
    task = decision.task(piece.key.task)
    mime, size, sha256, state = file
    return EvidenceRow(
        organisation.number,
        organisation.name,
        task.number if task else 0,
        task.title if task else piece.key.task,
        KIND_WORDS[piece.kind],
        piece.text,
        piece.file_name,
        mime,
        size,
        sha256,
        FETCH_WORDS.get(state, state),
        piece.at.astimezone(zone),
        who,
    )


def reminder_rows(
    decision: Decision,
    organisation: Organisation,
    rungs: Iterable[LoggedRung],
    people: Iterable[tuple[str, datetime, datetime | None]],
    zone: tzinfo,
) -> Iterator[ReminderRow]:
    """Rungs and the department's own messages, in their order.

    ``people``: who was of the organisation, from when to when. A rung doesn't keep whom it was sent to; a
    message of the department does.
    """
    everybody = tuple(people)
    for rung in rungs:
        sent_at = rung.decided_at if rung.state == "sent" else None
        there = (
            name
            for name, since, until in everybody
            if sent_at and since <= sent_at and (until is None or until > sent_at)
        )
        whom = [name or "без имени" for name in (there if rung.whom is None else rung.whom)]
        yield ReminderRow(
            organisation.number,
            organisation.name,
            _named(rung, decision),
            None if rung.id.startswith(NO_DEADLINE) else rung.deadline,
            rung.planned_at.astimezone(zone),
            sent_at.astimezone(zone) if sent_at else None,
            ", ".join(whom),
            outcome(rung.state, rung.why),
        )


def _named(rung: LoggedRung, decision: Decision) -> str:
    name, words = rung_name(rung.id, decision), rung.text
    if not words:
        return name
    return f"{name}: {words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - 1].rstrip() + '…'}"
