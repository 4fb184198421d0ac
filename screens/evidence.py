"""What is attached: the list, one file sent back, a file that is gone."""

from dataclasses import replace
from datetime import datetime

from core.answers import Evidence
from core.evidence import EvidenceRecord
from core.russian_dates import short_day
from core.spoken import piece_in_words
from core.views import EvidenceList, EvidencePiece, FileLost
from screens.by_word import heading
from screens.callbacks.checklist import OpenQuestion
from screens.callbacks.evidence import ListEvidence, ListFiles, RemoveEvidence, ShowEvidence, ShowFile
from screens.callbacks.review import OpenFileTask
from screens.callbacks.sending import ReviewTask
from screens.callbacks.start import GoHome
from screens.callbacks.wire import Tap
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import of_which

LONGEST_PIECE = 120  # of one piece of evidence in a list
LONGEST_CAPTION = 500  # of a file's own words, so that the whole caption fits
LONGEST_PERSON = 40
REMOVED_SHOWN = 5
NO_NAME = "без имени"


def piece_line(piece: Evidence) -> str:
    """One piece in one line, escaped."""
    return esc(clip(" ".join(piece_in_words(piece).split()), LONGEST_PIECE))


def evidence_list(view: EvidenceList) -> Screen:
    """What is attached, with buttons to look at each and to remove it; and the trace of what was removed."""
    key = (view.report.id, view.task.id, view.question.id)
    head = f"{heading(view.report)}{of_which(view.report)}"
    lines = [f"{head}<b>Пункт {view.task.number}: что приложено</b>", ""]
    rows: list[tuple[Button, ...]] = []
    for number, record in enumerate(view.attached, 1):
        again = "" if view.for_department else ", пришлите ещё раз"
        lost = f" (не сохранился{again})" if record.is_lost else ""
        who = f"\n    {_sender(record)}" if view.for_department else ""
        lines.append(f"{number}. {piece_line(record.piece)}{lost}{who}")
        if record.is_file:
            show = ShowFile if view.for_department else ShowEvidence
            rows.append((Button(f"Показать {number}", show(view.report.id, record.piece.id).pack()),))
        if not view.locked:
            rows.append((Button(f"Убрать {number}", RemoveEvidence(view.report.id, record.piece.id).pack()),))
    if not view.attached:
        lines.append("Сейчас ничего не приложено.")
    if view.removed:
        lines += ["", "Убрано:", *map(_removal, view.removed[-REMOVED_SHOWN:])]
        if (more := len(view.removed) - REMOVED_SHOWN) > 0:
            lines.append(f"и раньше ещё {more}")
    back: Tap = ReviewTask(view.report.id, view.task.id) if view.locked else OpenQuestion(*key)
    if view.for_department:
        back = OpenFileTask(view.report.id, view.task.id)
        lines.insert(1, esc(clip(view.report.organisation.name, LONGEST_PIECE)))
    return Screen("\n".join(lines), (*rows, (Button("← Назад", back.pack()),)))


def evidence_piece(view: EvidencePiece) -> Screen:
    """The file itself, and under it whatever tells it from another one."""
    record = view.record
    piece = record.piece
    words = clip(" ".join(piece_in_words(piece).split()), LONGEST_CAPTION)
    size = f"{_size(piece.size)} · " if piece.size is not None else ""
    lines = [
        f"{of_which(view.report)}<b>Пункт {view.task.number}: приложено</b>",
        esc(words),
        f"{size}{_sender(record)}",
        f"SHA-256: <code>{record.sha256}</code>" if record.sha256 else "",
    ]
    remove: Rows = ((Button("Убрать", RemoveEvidence(view.report.id, piece.id).pack()),),)
    key = (view.report.id, view.task.id, view.question.id)
    back = ListFiles(*key) if view.for_department else ListEvidence(*key)
    rows = (*(() if view.locked else remove), (Button("← Назад", back.pack()),))
    return Screen("\n".join(line for line in lines if line), rows, record.file)


def without_its_file(screen: Screen) -> Screen:
    """What is said where there is nothing left to send."""
    return replace(screen, text=f"{screen.text}\n\nСам файл сейчас недоступен.", file=None)


def file_lost(view: FileLost) -> Screen:
    """To whoever sent it: what happened, and the very question."""
    named = f"Файл «{esc(clip(view.name, LONGEST_PIECE))}» не сохранился"
    what = named if view.name else "Фото не сохранилось"
    return Screen(
        f"{what}: мессенджер его больше не отдаёт.\n\n"
        f"{esc(view.organisation)}\nПункт {view.task_number}: {esc(view.task_title)}\n\n"
        "Пришлите его, пожалуйста, ещё раз.",
        (
            (
                Button(
                    "Открыть вопрос", OpenQuestion(view.report_id, view.key.task, view.key.question).pack()
                ),
            ),
            (Button("В меню", GoHome().pack()),),
        ),
    )


def _removal(record: EvidenceRecord) -> str:
    assert record.removed_at is not None
    who = esc(clip(record.removed_by, LONGEST_PERSON)) or NO_NAME
    return f"• {piece_line(record.piece)} ({_moment(record.removed_at)}, {who})"


def _sender(record: EvidenceRecord) -> str:
    return f"{_moment(record.piece.at)}, {esc(clip(record.by, LONGEST_PERSON)) or NO_NAME}"


def _moment(at: datetime) -> str:
    return f"{short_day(at.date())} в {at:%H:%M}"


def _size(size: int) -> str:
    if size < 1024:
        return f"{size} Б"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} КБ"
    return f"{size / 1024 / 1024:.1f} МБ".replace(".", ",")
