"""What shows that a task is done: requisites, a link, a document or a photo; several per task."""

from dataclasses import replace
from pathlib import PurePath

from core import checklist
from core.answers import Answer, Attached, Evidence, EvidenceKind, QuestionKey
from core.changes import NewEvidence
from core.decision import Kind
from core.ports import Call, Reads
from core.prompts import AnswerPrompt
from core.typed import LONGEST_LINE, Misread, clean, read_evidence
from core.usecases import home as home_case
from core.usecases.pages import Spot, editable, open_list, show_question, value_of
from core.usecases.recording import change_of
from core.views import EvidenceList, Note, Result, Show

LARGEST_FILE = 20 * 1024 * 1024  # bytes: what a bot may fetch from Telegram
MOST_PIECES = 20  # under one question: what a screen and its buttons can hold
PROGRAMS = frozenset(
    [
        "exe",
        "com",
        "bat",
        "cmd",
        "msi",
        "scr",
        "pif",
        "js",
        "jse",
        "vbs",
        "vbe",
        "wsf",
        "wsh",
        "ps1",
        "jar",
        "apk",
        "dll",
        "lnk",
        "reg",
        "hta",
        "cpl",
        "sh",
        "app",
        "dmg",
    ]
)


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

    ``sent.key`` is ignored: where the file belongs is the prompt's to say.
    """
    if sent.size is not None and sent.size > LARGEST_FILE:
        return _aside(reads, call, Note.FILE_TOO_BIG)
    sent = replace(
        sent, text=clean(sent.text)[:LONGEST_LINE], file_name=" ".join(clean(sent.file_name).split())
    )
    if PurePath(sent.file_name.rstrip(" .")).suffix.lower().lstrip(".") in PROGRAMS:
        return _aside(reads, call, Note.FILE_REFUSED)
    prompt = reads.prompt(call.chat_id)
    if not isinstance(prompt, AnswerPrompt):
        return home_case.home(reads, call, Note.FILE_UNASKED)
    found = editable(reads, call, prompt.report_id, prompt.key)
    if isinstance(found, Result):
        return found
    if found[2].kind is not Kind.EVIDENCE:
        return show_question(call, found, note=Note.FILE_UNASKED)
    return _attach(call, found, replace(sent, key=prompt.key))


def show_list(reads: Reads, call: Call, report_id: int, key: QuestionKey) -> Result:
    """What is attached, each with a button to remove it."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    report, task, question = found
    pieces = report.evidence_for(key)
    if not pieces:
        return show_question(call, found)
    return Result((Show(call.chat_id, EvidenceList(report, task, question, pieces)),))


def remove(reads: Reads, call: Call, report_id: int, evidence_id: int) -> Result:
    """Take a piece away; with the last one the question is open again. The trace stays stored."""
    report = reads.report(report_id, call.user_id)
    piece = next((p for p in report.evidence if p.id == evidence_id), None) if report else None
    if report is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
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
    after = (replace(report, answers=answers, evidence=left), found[1], found[2])
    return show_question(call, after, saved=True, changes=(change,))


def _attach(call: Call, spot: Spot, piece: NewEvidence) -> Result:
    report, task, question = spot
    key = checklist.key_of(task, question)
    if len(report.evidence_for(key)) >= MOST_PIECES:
        return show_question(call, spot, note=Note.EVIDENCE_FULL)
    shown = Evidence(0, key, piece.kind, piece.text, call.now, piece.file_name, piece.size)
    answers = {**report.answers, key: Answer(key, Attached(), 1, call.now, report.person_id)}
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
    if isinstance(prompt, AnswerPrompt):
        found = editable(reads, call, prompt.report_id, prompt.key)
        if not isinstance(found, Result):
            return show_question(call, found, note=note)
    return home_case.home(reads, call, note)
