"""A word that goes with the department's own change of a deadline: typed, looked at, sent with it.

The half-written word stands in the chat's prompt; a button that promises one never sends less than was shown.
"""

from dataclasses import replace
from datetime import date

from core.changes.report import Prompted
from core.extension import LONGEST_WORDS
from core.ports import Call, Reads
from core.prompts import DeadlineWordPrompt
from core.typed import clean
from core.usecases import own_deadline
from core.views import DeadlineConfirm, Note, Result, Show


def ask(
    reads: Reads, call: Call, report_id: int, was: date, day: date | None, note: Note | None = None
) -> Result:
    """«Добавить слова»: what shall the organisation read?"""
    shown = own_deadline.choose(reads, call, report_id, was, day)
    view = shown.shows[0].view
    if not isinstance(view, DeadlineConfirm):
        return shown
    prompt = DeadlineWordPrompt(report_id, was, day, wants=True)
    asked = replace(view, wants=True, note=note)
    return Result((Show(call.chat_id, asked),), (Prompted(call.chat_id, prompt),))


def said(reads: Reads, call: Call, prompt: DeadlineWordPrompt, text: str) -> Result:
    """The word, to be looked at once more."""
    word = clean(text)
    if not prompt.wants:
        return show(reads, call, prompt, Note.NOT_UNDERSTOOD)
    if not word or len(word) > LONGEST_WORDS:
        return ask(reads, call, prompt.report_id, prompt.was, prompt.day, Note.REASON_LENGTH)
    return show(reads, call, replace(prompt, word=word, wants=False))


def show(reads: Reads, call: Call, prompt: DeadlineWordPrompt, note: Note | None = None) -> Result:
    """The last look, with whatever was written."""
    if prompt.wants:
        return ask(reads, call, prompt.report_id, prompt.was, prompt.day, note)
    shown = own_deadline.choose(reads, call, prompt.report_id, prompt.was, prompt.day)
    view = shown.shows[0].view
    if not isinstance(view, DeadlineConfirm):
        return shown
    worded = replace(view, word=prompt.word, note=note)
    return Result((Show(call.chat_id, worded),), (Prompted(call.chat_id, prompt),))


def change(reads: Reads, call: Call, report_id: int, was: date, day: date | None) -> Result:
    """«Изменить срок» under a word: only with the word that stood above the button."""
    prompt = reads.prompt(call.chat_id)
    mine = isinstance(prompt, DeadlineWordPrompt) and (prompt.report_id, prompt.was, prompt.day) == (
        report_id,
        was,
        day,
    )
    if not mine or not isinstance(prompt, DeadlineWordPrompt) or not prompt.word:
        gone = DeadlineWordPrompt(report_id, was, day)
        return show(reads, call, gone, Note.EXTENSION_DRAFT_GONE)
    return own_deadline.change(reads, call, report_id, was, day, prompt.word)
