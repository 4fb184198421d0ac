"""``decision draft``: the department's own document becomes a decision file to be completed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.errors import Refusal, SettingsError
from core.drafting.found import Draft, NotADecision
from core.drafting.reading import read_document
from core.russian_dates import short_day
from papers.decision_fields import read_day
from papers.decision_file import DecisionFileError, parse_decision
from papers.draft_source import DocumentError, read_document_file
from papers.draft_writing import WrittenDraft, write_draft
from papers.whole_file import ExportError, whole_file


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was recognised, and the file made of it."""

    draft: Draft
    written: WrittenDraft


def draft_file(document: Path, out: Path, day: str, deadline: str) -> list[str]:
    """Write the draft of ``document`` to ``out``, which must not be there yet; what to tell of it."""
    if out.exists():  # somebody may have completed it for an hour
        raise Refusal(f"{out}: такой файл уже есть; назовите другой или уберите его")
    made = drafted(document, _day("--day", day), _day("--deadline", deadline))
    try:
        with whole_file(out) as target:
            target.write_text(made.written.text, encoding="utf-8", newline="\n")
    except ExportError as error:
        raise Refusal(str(error)) from None
    return list(_told(made, out))


def drafted(document: Path, day: date | None, deadline: date | None) -> Drafted:
    """The draft of a document. Refusal where there is none to be made."""
    try:
        source = read_document_file(document)
        draft = read_document(source.lines, day, deadline)
    except DocumentError as error:
        raise Refusal(str(error)) from None
    except NotADecision as error:
        raise Refusal(f"{document}: {error}") from None
    written = write_draft(draft, document.name, source.notices)
    try:
        parse_decision(written.text, "draft")
    except DecisionFileError as error:  # never a file that the check refuses
        raise Refusal(f"{document}: черновик не сложился: {error.problems[0]}") from None
    return Drafted(draft, written)


def _told(made: Drafted, out: Path) -> Iterator[str]:
    draft, written = made.draft, made.written
    counted = (
        f"пунктов {len(draft.tasks)}, срок {short_day(draft.deadline.value)}, "
        f"подгрупп {len(draft.subgroups)}, "
        f"вопросов повестки {len(draft.agenda)}, дел управления {len(draft.own_tasks)}"
    )
    yield f"{out}: черновик готов: {counted}"
    if written.doubts:
        yield f"Проверьте, мест {len(written.doubts)}:"
        yield from (f"  строка {line} черновика: {told}" for line, told in written.doubts)
    if written.unplaced:
        yield f"Не нашлось места, строк {len(written.unplaced)}:"
        yield from (f"  {told}" for told in written.unplaced)


def _day(option: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return read_day(text)
    except ValueError:
        raise SettingsError(f"{option}: expected a day like 01.09.2020 or 2020-09-01, got {text!r}") from None
