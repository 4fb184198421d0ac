"""What a filled form changes in a report, and what it must not. Worked out anew when the form is put in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from core import checklist
from core.answers import Answer, Attached, QuestionKey, Source
from core.form import FilledForm, FormAnswer, FormPiece
from core.report import Report

_NEVER = datetime.min.replace(tzinfo=UTC)  # of answers that are only tried


@dataclass(frozen=True, slots=True)
class FormPlan:
    """``taken`` and ``pieces`` go in; everything else is told and left as it is."""

    taken: tuple[FormAnswer, ...] = ()
    pieces: tuple[FormPiece, ...] = ()
    same: int = 0  # stands in the report already
    replaces: tuple[QuestionKey, ...] = ()  # of those taken: what the head answered before the form was made
    kept: tuple[QuestionKey, ...] = ()  # the head answered later than the form was made: that stays
    closed: tuple[QuestionKey, ...] = ()  # the department has accepted it, or the report is locked
    needless: tuple[QuestionKey, ...] = ()  # isn't asked, as the other answers stand

    @property
    def is_empty(self) -> bool:
        """Nothing would change."""
        return not (self.taken or self.pieces)


def plan(report: Report, form: FilledForm, made_at: datetime, today: date, most_pieces: int) -> FormPlan:
    """How the form meets the report as it is now."""
    taken: list[FormAnswer] = []
    replaces: list[QuestionKey] = []
    kept: list[QuestionKey] = []
    closed: list[QuestionKey] = []
    same = 0
    for one in form.answers:
        before = report.answers.get(one.key)
        if before is not None and before.value == one.value:
            same += 1
        elif report.is_closed(one.key.task, today):
            closed.append(one.key)
        elif before is not None and before.source is Source.OWN and before.at > made_at:
            kept.append(one.key)
        else:
            taken.append(one)
            if before is not None and before.source is Source.OWN:
                replaces.append(one.key)
    pieces, full = _new_pieces(report, form, most_pieces)
    closed += [piece.key for piece in pieces if report.is_closed(piece.key.task, today)]
    pieces = [piece for piece in pieces if not report.is_closed(piece.key.task, today)]
    asked, needless = _asked(report, taken, pieces)
    return FormPlan(
        tuple(one for one in taken if one.key in asked),
        tuple(piece for piece in pieces if piece.key in asked),
        same + full,
        tuple(key for key in replaces if key in asked),
        tuple(kept),
        tuple(dict.fromkeys(closed)),
        needless,
    )


def attaches_first(report: Report, planned: FormPlan) -> tuple[QuestionKey, ...]:
    """Questions whose answer becomes «attached» by the form's pieces."""
    keys = dict.fromkeys(piece.key for piece in planned.pieces)
    return tuple(key for key in keys if not _is_attached(report, key))


def _is_attached(report: Report, key: QuestionKey) -> bool:
    answer = report.answers.get(key)
    return answer is not None and isinstance(answer.value, Attached)


def _new_pieces(report: Report, form: FilledForm, most: int) -> tuple[list[FormPiece], int]:
    """Those that aren't attached yet and find room; and how many are there already."""
    fresh: list[FormPiece] = []
    there = {(piece.key, piece.text) for piece in report.evidence}
    known = 0
    for piece in form.pieces:
        room = most - len(report.evidence_for(piece.key)) - sum(one.key == piece.key for one in fresh)
        if (piece.key, piece.text) in there or room <= 0:
            known += 1
        else:
            fresh.append(piece)
            there.add((piece.key, piece.text))
    return fresh, known


def _asked(
    report: Report, taken: list[FormAnswer], pieces: list[FormPiece]
) -> tuple[set[QuestionKey], tuple[QuestionKey, ...]]:
    """Which of these are asked once all that stays is in; dropping one may make others needless, too."""
    fresh = {one.key: Answer(one.key, one.value, 1, _NEVER) for one in taken}
    fresh |= {piece.key: Answer(piece.key, Attached(), 1, _NEVER) for piece in pieces}
    needless: list[QuestionKey] = []
    while True:
        answers = {**report.answers, **fresh}
        shown = {
            checklist.key_of(task, question)
            for task in report.decision.tasks
            for question in checklist.visible(task, answers)
        }
        gone = [key for key in fresh if key not in shown]
        if not gone:
            return set(fresh), tuple(needless)
        needless += gone
        for key in gone:
            del fresh[key]
