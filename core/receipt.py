"""The receipt as a paper: every answer and every file's hash, in words and without any layout."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from core import checklist
from core.answers import Attached, Skipped
from core.decision import Question, Task
from core.evidence import EvidenceRecord
from core.report import Report
from core.sources import mark_in_words, source_marks
from core.spoken import in_words, piece_in_words

NO_ANSWER, SKIPPED = "нет ответа", "пропущено"


@dataclass(frozen=True, slots=True)
class PaperPiece:
    """One piece of evidence. ``size`` is in bytes; ``sha256`` is empty where no bytes are kept."""

    words: str
    at: datetime
    by: str
    size: int | None = None
    sha256: str = ""
    is_lost: bool = False
    removed_at: datetime | None = None
    removed_by: str = ""


@dataclass(frozen=True, slots=True)
class PaperTask:
    """A task with its answers as pairs of question and words."""

    number: int
    title: str
    answers: tuple[tuple[str, str], ...]
    attached: tuple[PaperPiece, ...] = ()
    removed: tuple[PaperPiece, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """``made_at`` is the moment whose answers it holds: they may have changed since they were sent."""

    organisation: str
    department: str
    decision: str
    number: int
    sent_at: datetime
    made_at: datetime
    is_late: bool
    tasks: tuple[PaperTask, ...]


def paper_of(
    report: Report, records: Sequence[EvidenceRecord], department: str, made_at: datetime
) -> ReceiptPaper | None:
    """None where nothing was sent yet. Its times are in the zone of ``made_at``."""
    if report.number is None or report.sent_at is None:
        return None
    zone = made_at.tzinfo
    sent_at = report.sent_at.astimezone(zone)
    return ReceiptPaper(
        report.organisation.name,
        department,
        report.decision.title,
        report.number,
        sent_at,
        made_at,
        sent_at.date() > report.deadline,
        tuple(_task(report, task, records, zone) for task in report.decision.tasks),
    )


def _task(report: Report, task: Task, records: Sequence[EvidenceRecord], zone: tzinfo | None) -> PaperTask:
    shown = checklist.visible(task, report.answers)
    mine = [record.at_home(zone) for record in records if record.piece.key.task == task.id]
    return PaperTask(
        task.number,
        task.title,
        tuple(
            (
                question.label or question.text,
                _words(report, task, question) + _source(report, task, question, zone),
            )
            for question in shown
        ),
        tuple(_piece(record) for record in mine if record.removed_at is None),
        tuple(_piece(record) for record in mine if record.removed_at is not None),
    )


def _words(report: Report, task: Task, question: Question) -> str:
    key = checklist.key_of(task, question)
    given = report.answers.get(key)
    match given.value if given else None:
        case None:
            return NO_ANSWER
        case Skipped():
            return SKIPPED
        case Attached():  # each piece stands below with its hash
            return f"приложено: {len(report.evidence_for(key))}"
        case value:
            return in_words(question, value)


def _source(report: Report, task: Task, question: Question, zone: tzinfo | None) -> str:
    words = mark_in_words(source_marks(report, task, zone).get(checklist.key_of(task, question)))
    return f" ({words})" if words else ""


def _piece(record: EvidenceRecord) -> PaperPiece:
    return PaperPiece(
        piece_in_words(record.piece),
        record.piece.at,
        record.by,
        record.piece.size if record.is_file else None,
        record.sha256,
        record.is_lost,
        record.removed_at,
        record.removed_by,
    )
