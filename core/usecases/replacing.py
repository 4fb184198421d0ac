"""«Заменить своим»: the answer that waited takes the other's place, unless that has changed once more."""

from typing import TypeGuard

from core.answers import QuestionKey
from core.ports import Call, Reads
from core.prompts import ReplacePrompt
from core.together import fits, mark_of
from core.usecases.filling import after, save
from core.usecases.pages import editable, show_question, value_of
from core.usecases.together import ask_which
from core.views import Note, Result


def replace_answer(reads: Reads, call: Call, report_id: int, key: QuestionKey, mine: str) -> Result:
    """``mine`` is the mark of the answer on the button: an older button puts no newer words in."""
    found = editable(reads, call, report_id, key)
    if isinstance(found, Result):
        return found
    report, _, question = found
    present = value_of(report, key)
    if present is not None and mark_of(present) == mine:  # a second tap
        return after(call, found, report, ())
    prompt = reads.prompt(call.chat_id)
    if not _waits(prompt, report_id, key) or mark_of(prompt.value) != mine:
        return show_question(call, found, note=Note.OLD_BUTTON)
    if not fits(question, prompt.value):
        return show_question(call, found, note=Note.OLD_BUTTON)
    if report.author_of(key) is not None and present is not None and mark_of(present) != prompt.seen:
        return ask_which(call, found, prompt.value)
    return save(call, found, prompt.value)


def ask_again(reads: Reads, call: Call, prompt: ReplacePrompt, note: Note | None = None) -> Result:
    """The same choice once more; the question itself, where there is nothing left to choose."""
    found = editable(reads, call, prompt.report_id, prompt.key)
    if isinstance(found, Result):
        return found
    report, _, question = found
    mine_by_now = value_of(report, prompt.key) == prompt.value
    if report.author_of(prompt.key) is None or mine_by_now or not fits(question, prompt.value):
        return show_question(call, found, note=note)
    return ask_which(call, found, prompt.value, note)


def _waits(prompt: object, report_id: int, key: QuestionKey) -> TypeGuard[ReplacePrompt]:
    return isinstance(prompt, ReplacePrompt) and (prompt.report_id, prompt.key) == (report_id, key)
