"""A specialist writes the official report's conclusions and proposals, or takes what the bot proposes.

Buttons and prompts carry the version that was shown: of two specialists the later sees the earlier's
text first.
"""

from core.changes.report import Prompted
from core.changes.wording import WordingChanged
from core.decision import Purpose
from core.official import OfficialReport
from core.official_words import NAMED
from core.ports import Call, PublishedDecision, Reads
from core.prompts import WordingPrompt
from core.summary import Summary
from core.usecases import home as home_case
from core.views import Note, Result, Show, WordingAsk, WordingScreen, WordingsScreen
from core.wording import Part, Wording, fits, proposed, with_paragraph


def hub(reads: Reads, call: Call, decision_id: int) -> Result:
    """«Выводы и предложения»: which of them, and whose words they are now."""
    found = _mine(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    sent = reads.tally(found.id, call.department_id).coverage().sent
    view = WordingsScreen(found.id, found.decision, wordings(reads, call, found.id), sent)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def show(reads: Reads, call: Call, decision_id: int, part: Part, note: Note | None = None) -> Result:
    """The text as it would stand in the paper now."""
    found = _mine(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    now = _now(reads, call, found.id, part)
    words = now.paragraphs or _proposed(reads, call, found, part)
    sent = reads.tally(found.id, call.department_id).coverage().sent
    view = WordingScreen(found.id, found.decision, now, words, sent, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def take(reads: Reads, call: Call, decision_id: int, part: Part, version: int) -> Result:
    """«Взять этот текст»: from now on it stays as it is, until somebody changes it."""
    found = _mine(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    if _now(reads, call, found.id, part).version != version:
        return show(reads, call, found.id, part, Note.WORDING_MOVED)
    return _store(reads, call, found, part, version, _proposed(reads, call, found, part), Note.WORDING_KEPT)


def reset(reads: Reads, call: Call, decision_id: int, part: Part, version: int) -> Result:
    """«Вернуть предложенный»: the bot's words count again; the specialist's stay in the history."""
    found = _mine(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    if _now(reads, call, found.id, part).version != version:
        return show(reads, call, found.id, part, Note.WORDING_MOVED)
    return _store(reads, call, found, part, version, None, Note.WORDING_RESET)


def ask(
    reads: Reads,
    call: Call,
    decision_id: int,
    part: Part,
    version: int,
    paragraph: int,
    note: Note | None = None,
) -> Result:
    """«Написать заново» (0) or one paragraph: the next message will be it."""
    found = _mine(reads, call, decision_id)
    if isinstance(found, Result):
        return found
    now = _now(reads, call, found.id, part)
    there = len(now.paragraphs or ())
    if now.version != version or not 0 <= paragraph <= there:
        return show(reads, call, found.id, part, Note.WORDING_MOVED)
    was = (now.paragraphs or ())[paragraph - 1] if paragraph else ""
    view = WordingAsk(found.id, found.decision, part, paragraph, was, note)
    prompt = WordingPrompt(found.id, part.value, version, paragraph)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def said(reads: Reads, call: Call, prompt: WordingPrompt, text: str) -> Result:
    """The words that were asked for."""
    part = Part(prompt.part)
    found = _mine(reads, call, prompt.decision_id)
    if isinstance(found, Result):
        return found
    now = _now(reads, call, found.id, part)
    if now.version != prompt.version:
        return show(reads, call, found.id, part, Note.WORDING_MOVED)
    words = with_paragraph(now.paragraphs or (), prompt.paragraph, text)
    if not fits(words):
        return aside(reads, call, prompt, Note.WORDING_TOO_LONG)
    return _store(reads, call, found, part, now.version, words, Note.WORDING_KEPT)


def aside(reads: Reads, call: Call, prompt: WordingPrompt, note: Note) -> Result:
    """Something that is no text: say so, and ask again."""
    return ask(reads, call, prompt.decision_id, Part(prompt.part), prompt.version, prompt.paragraph, note)


def wordings(reads: Reads, call: Call, decision_id: int) -> tuple[Wording, ...]:
    """Each part as it is now, on the department's clocks."""
    return tuple(_now(reads, call, decision_id, part) for part in Part)


def _store(
    reads: Reads,
    call: Call,
    found: PublishedDecision,
    part: Part,
    version: int,
    words: tuple[str, ...] | None,
    note: Note,
) -> Result:
    sent = reads.tally(found.id, call.department_id).coverage().sent
    text = "\n".join(words) if words is not None else None
    change = WordingChanged(call.department_id, found.id, part, version, text, sent, call.user_id, call.now)
    now = Wording(part, version + 1, text, sent, reads.known_as(call.user_id), call.now)
    shown = words if words is not None else _proposed(reads, call, found, part)
    view = WordingScreen(found.id, found.decision, now, shown, sent, note)
    return Result((Show(call.chat_id, view),), (change, Prompted(call.chat_id, None)))


def _now(reads: Reads, call: Call, decision_id: int, part: Part) -> Wording:
    stored = reads.wordings(decision_id, call.department_id)
    return next((one for one in stored if one.part is part), Wording(part))


def _proposed(reads: Reads, call: Call, found: PublishedDecision, part: Part) -> tuple[str, ...]:
    """Made of the same facts as in the paper."""
    of = found.id, call.department_id
    tally = reads.tally(*of)
    worries, _ = reads.mentions(*of, "", Purpose.DIFFICULTY, 0, NAMED)
    wishes, _ = reads.mentions(*of, "", Purpose.HELP, 0, NAMED)
    report = OfficialReport(
        found.decision,
        call.department,
        call.now,
        found.deadline,
        Summary(tally.coverage(), tally.tasks(found.decision), worries, wishes, ()),
        (),
        planned=reads.planned(found.id, call.department_id),
    )
    return proposed(part, report)


def _mine(reads: Reads, call: Call, decision_id: int) -> PublishedDecision | Result:
    if call.staff is None or not call.staff.may_act:
        return home_case.home(reads, call, Note.NO_ACCESS if call.staff else Note.ONLY_DEPARTMENT)
    published = reads.decisions(call.department_id)
    chosen = next((one for one in published if one.id == decision_id), None)
    return chosen or home_case.home(reads, call, Note.NO_DECISION)
