"""Two people at one question: the later sees what the earlier did before anything is put in its place."""

from core import checklist
from core.answers import Answer, Skipped, Value
from core.changes.report import Prompted, QuestionOpened
from core.ports import Call, Reads
from core.prompts import AnswerPrompt, ReplacePrompt
from core.together import mark_of
from core.usecases.pages import Spot, turned
from core.views import Note, Result, Show, WhichAnswer


def unseen(reads: Reads, call: Call, spot: Spot, seen: str = "") -> Answer | None:
    """Another person's answer that wasn't on the screen when this one decided; None where all is known.

    The chat's prompt says what the question's screen showed last, and ``seen`` what another screen did.
    Where the prompt stands at another question, nothing is known: rather ask once too often.
    """
    report, task, question = spot
    key = checklist.key_of(task, question)
    answer = report.answers.get(key)
    if answer is None or report.author_of(key) is None or isinstance(answer.value, Skipped):
        return None
    prompt = reads.prompt(call.chat_id)
    if isinstance(prompt, AnswerPrompt) and (prompt.report_id, prompt.key) == (report.id, key):
        seen = prompt.seen or seen
    return None if mark_of(answer.value) == seen else answer


def ask_which(call: Call, spot: Spot, mine: Value, note: Note | None = None) -> Result:
    """«Оставить» or «Заменить своим»; one's own answer waits with the chat meanwhile."""
    report, task, question = spot
    key = checklist.key_of(task, question)
    theirs = report.answers[key]
    author = report.author_of(key)
    assert author is not None, "one's own answer is never asked about"
    view = WhichAnswer(
        report,
        task,
        question,
        checklist.place_of(task, question, report.answers),
        theirs.value,
        author,
        theirs.at.astimezone(call.now.tzinfo),
        mine,
        mark_of(mine),
        note,
    )
    waiting = ReplacePrompt(report.id, key, mine, mark_of(theirs.value))
    changes = (Prompted(call.chat_id, waiting), QuestionOpened(report.id, key, call.now))
    return Result((Show(call.chat_id, view),), (*changes, *turned(call, report)))
