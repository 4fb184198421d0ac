"""What shows that a task is done: requisites, a link, a document or a photo; several per task."""

from dataclasses import replace

from core import checklist
from core.answers import Attached, Evidence, EvidenceKind, QuestionKey
from core.changes.report import NewEvidence
from core.decision import Kind
from core.ports import Call, Reads
from core.programs import is_program
from core.prompts import AnswerPrompt, ReplacePrompt
from core.typed import LONGEST_LINE, Misread, clean, read_evidence
from core.usecases import home as home_case
from core.usecases import replacing
from core.usecases.answering import answerable, barred, given_now
from core.usecases.pages import (
    Spot,
    editable,
    open_list,
    readable,
    show_question,
    shown_task,
    value_of,
)
from core.usecases.recording import change_of
from core.views import EvidenceList, EvidencePiece, Note, Result, Show

LARGEST_FILE = 20 * 1024 * 1024  # bytes: what a bot may fetch from Telegram
MOST_PIECES = 20  # under one question: what a screen and its buttons can hold


def choose_form(reads: Reads, call: Call, report_id: int, key: QuestionKey, kind: EvidenceKind) -> Result:
    """«Приказ», «Протокол»: the requisites typed next are of that paper."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    if found[2].kind is not Kind.EVIDENCE:
        return show_question(call, found, note=Note.OLD_BUTTON)
    return show_question(call, found, form=kind)


def add_typed(
    reads: Reads, call: Call, report_id: int, key: QuestionKey, text: str, form: EvidenceKind | None
) -> Result:
    """Words for an evidence question: a link, or requisites."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    piece = read_evidence(text, form)
    if isinstance(piece, Misread):
        return show_question(call, found, misread=piece, form=form)
    return _attach(call, found, NewEvidence(key, piece.kind, piece.text))


def add_file(reads: Reads, call: Call, sent: NewEvidence) -> Result:
    """A document or photo: for the evidence question that the chat stands at, if it stands at one.

    ``sent.key`` is ignored: where the file belongs is the prompt's to say. The files of an album belong
    together, wherever the chat has gone since the first of them, and share one screen.
    """
    if sent.size is not None and sent.size > LARGEST_FILE:
        return _of_album(_aside(reads, call, Note.FILE_TOO_BIG), sent.group and f"{sent.group}:no")
    sent = replace(
        sent, text=clean(sent.text)[:LONGEST_LINE], file_name=" ".join(clean(sent.file_name).split())
    )
    if is_program(sent.file_name, sent.mime):
        return _of_album(_aside(reads, call, Note.FILE_REFUSED), sent.group and f"{sent.group}:no")
    return _of_album(_add_file(reads, call, sent), sent.group)


def _add_file(reads: Reads, call: Call, sent: NewEvidence) -> Result:
    place = reads.album(sent.group, call.user_id) if sent.group else None
    if place is None:
        prompt = reads.prompt(call.chat_id)
        if isinstance(prompt, ReplacePrompt):  # what was answered still waits to be decided on
            return replacing.ask_again(reads, call, prompt, Note.FILE_UNASKED)
        if not isinstance(prompt, AnswerPrompt):
            return home_case.home(reads, call, Note.FILE_UNASKED)
        place = prompt.report_id, prompt.key
    found = editable(reads, call, *place)
    if isinstance(found, Result):
        return found
    if found[2].kind is not Kind.EVIDENCE:
        return show_question(call, found, note=Note.FILE_UNASKED)
    return _attach(call, found, replace(sent, key=place[1]))


def _of_album(result: Result, album: str) -> Result:
    return replace(result, shows=tuple(replace(show, album=album) for show in result.shows))


def show_list(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Result:
    """What is attached, and what was removed; to be looked at also where nothing can be changed any more."""
    found = readable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    report, task, question = found
    records = [r.at_home(call.now.tzinfo) for r in reads.evidence_records(report_id) if r.piece.key == key]
    locked = report.is_locked(call.today)
    if not records:
        return shown_task(call, report, task, ()) if locked else show_question(call, found)
    attached = tuple(record for record in records if record.removed_at is None)
    removed = tuple(record for record in records if record.removed_at is not None)
    view = EvidenceList(report, task, question, attached, removed, locked)
    return Result((Show(call.chat_id, view),))


def show_piece(reads: Reads, call: Call, report_id: int, evidence_id: int) -> Result:
    """One file, sent back as it came."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    records = reads.evidence_records(report_id)
    record = next((r for r in records if r.piece.id == evidence_id and r.removed_at is None), None)
    if record is None:  # removed since
        return _where_it_was(reads, call, report_id)
    found = readable(reads, call, report_id, record.piece.key)
    if isinstance(found, Result):
        return found
    if not record.is_file:
        return show_list(reads, call, report_id, record.piece.key)
    view = EvidencePiece(*found, record.at_home(call.now.tzinfo), report.is_locked(call.today))
    return Result((Show(call.chat_id, view),))


def remove(reads: Reads, call: Call, report_id: int, evidence_id: int) -> Result:
    """Take a piece away; with the last one the question is open again. The trace stays stored."""
    report = answerable(reads, call, report_id)
    piece = next((p for p in report.evidence if p.id == evidence_id), None) if report else None
    if report is None:
        return barred(reads, call, report_id)
    if piece is None:  # a second tap: it is gone already
        return _where_it_was(reads, call, report_id)
    found = editable(reads, call, report_id, piece.key)
    if isinstance(found, Result):
        return found
    left = tuple(p for p in report.evidence if p.id != evidence_id)
    answers = dict(report.answers)
    emptied = not any(p.key == piece.key for p in left)
    if emptied:
        answers.pop(piece.key, None)
    change = change_of(call, report, answers, cleared=(piece.key,) if emptied else ())
    change = replace(change, removed=(evidence_id,))
    emptied_now = report.emptied | {piece.key}
    after = (replace(report, answers=answers, evidence=left, emptied=emptied_now), found[1], found[2])
    return show_question(call, after, saved=True, changes=(change,))


def _attach(call: Call, spot: Spot, piece: NewEvidence) -> Result:
    report, task, question = spot
    key = checklist.key_of(task, question)
    if len(report.evidence_for(key)) >= MOST_PIECES:
        return show_question(call, spot, note=Note.EVIDENCE_FULL)
    shown = Evidence(0, key, piece.kind, piece.text, call.now, piece.file_name, piece.size)
    answers = {**report.answers, key: given_now(call, report, key, Attached())}
    first = not isinstance(value_of(report, key), Attached)
    change = change_of(call, report, answers, answered=((key, Attached()),) if first else ())
    change = replace(change, attached=(piece,))
    after = (replace(report, answers=answers, evidence=(*report.evidence, shown)), task, question)
    return show_question(call, after, saved=True, changes=(change,))


def _where_it_was(reads: Reads, call: Call, report_id: int) -> Result:
    prompt = reads.prompt(call.chat_id)
    if isinstance(prompt, AnswerPrompt) and prompt.report_id == report_id:
        found = editable(reads, call, report_id, prompt.key)
        if not isinstance(found, Result):
            return show_question(call, found)
    return open_list(reads, call, report_id)


def _aside(reads: Reads, call: Call, note: Note) -> Result:
    """Say it, and show again the question that the chat stands at."""
    prompt = reads.prompt(call.chat_id)
    if isinstance(prompt, ReplacePrompt):
        return replacing.ask_again(reads, call, prompt, note)
    if isinstance(prompt, AnswerPrompt):
        found = editable(reads, call, prompt.report_id, prompt.key)
        if not isinstance(found, Result):
            return show_question(call, found, note=note)
    return home_case.home(reads, call, note)
