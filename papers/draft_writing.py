"""A draft as a decision file: each value under a comment with its line, every doubt marked."""

from dataclasses import dataclass
from datetime import date

from core.drafting.addressees import in_nominative
from core.drafting.found import Draft, Found
from core.russian_dates import short_day
from papers.draft_meeting import write_matrix, write_meeting
from papers.draft_own import write_own_tasks
from papers.draft_questions import BLOCKS
from papers.draft_text_cuts import cut, ended, shorter
from papers.draft_unfilled import UNFILLED
from papers.draft_yaml import Sheet, quoted

_LIMITS = {
    "title": 300,
    "short_title": 40,
    "basis": 600,
    "addressees": 300,
    "task": 1000,
}


@dataclass(frozen=True, slots=True)
class WrittenDraft:
    """The text of the file; the doubts with the lines they stand on in it; what found no place."""

    text: str
    doubts: tuple[tuple[int, str], ...]
    unplaced: tuple[str, ...]


def write_draft(draft: Draft, name: str, notices: tuple[str, ...] = ()) -> WrittenDraft:
    """The decision file of a draft; ``name`` is the document's."""
    body = Sheet()
    _whole(body, draft)
    if draft.has_meeting:
        write_meeting(body, draft)
    if draft.matrix:
        write_matrix(body, draft.matrix)
    write_own_tasks(body, draft)
    body.add()
    body.add()
    body.add(BLOCKS.rstrip("\n"))
    _tasks(body, draft)
    head = _head(name, notices, len(body.doubts))
    unplaced = tuple(f"{quoted(one.line)} — {one.why}" for one in draft.unplaced)
    foot = _foot(unplaced)
    doubts = tuple((line + len(head.lines), told) for line, told in body.doubts)
    return WrittenDraft("\n".join([*head.lines, *body.lines, *foot.lines]) + "\n", doubts, unplaced)


def _head(name: str, notices: tuple[str, ...], doubts: int) -> Sheet:
    sheet = Sheet()
    sheet.note(f"Черновик решения по документу «{cut(' '.join(name.split()), 80)}».")
    sheet.note("Над каждым значением — строка документа, из которой оно взято. Бот ничего не придумал.")
    told = f"Мест, где он не уверен: {doubts}. Найдите их по слову ПРОВЕРЬТЕ." if doubts else "Сомнений нет."
    sheet.note(f"{told} Чему места не нашлось, стоит в конце файла.")
    sheet.note(
        "Как устроен файл: docs/decision-file.md. Когда всё готово: decision check, затем decision publish."
    )
    for notice in notices:
        sheet.note(notice)
    sheet.add()
    sheet.add("format: 1")
    return sheet


def _foot(unplaced: tuple[str, ...]) -> Sheet:
    sheet = Sheet()
    sheet.add()
    sheet.add()
    if not unplaced:
        sheet.note("Всем строкам документа нашлось место.")
        return sheet
    sheet.note("Чему не нашлось места:")
    for told in unplaced:
        sheet.note(told)
    return sheet


def _whole(sheet: Sheet, draft: Draft) -> None:
    sheet.add()
    sheet.note("Код решения: менять после публикации нельзя.")
    sheet.add(f"id: d{draft.day.value:%Y_%m_%d}")
    _text(sheet, "title", draft.title, _LIMITS["title"], "о чём решение")
    if draft.title is not None:
        short = shorter(draft.title.value, _LIMITS["short_title"])
        if short != draft.title.value:
            sheet.doubt("название для кнопки — начало темы, назовите короче и понятнее")
        sheet.value("short_title", short)
    else:
        sheet.value("short_title", f"{UNFILLED}название]")
    _basis(sheet, draft)
    _day(sheet, "day", draft.day)
    _day(sheet, "deadline", draft.deadline)
    if draft.point is not None:
        _read(sheet, draft.point)
        sheet.add(f'point: "{draft.point.value}"')
    if draft.addressees is not None:
        named = draft.addressees
        _text(
            sheet,
            "addressees",
            Found(in_nominative(named.value), named.lines, named.doubt),
            _LIMITS["addressees"],
            "",
        )
    if draft.recommended is not None:
        _read(sheet, draft.recommended)
        sheet.add("recommended: true")
    else:
        sheet.doubt("слова «рекомендуется» в документе нет; если это поручение, напишите recommended: false")


def _basis(sheet: Sheet, draft: Draft) -> None:
    """Composed: what the official report names as the ground stands in several lines of a paper."""
    parts = [part for part in (draft.meeting_title, draft.day, draft.title, draft.point) if part is not None]
    lines = tuple(line for part in parts for line in part.lines)
    text = f"решение совещания от {short_day(draft.day.value)}"
    if draft.title is not None:
        text += f" «{draft.title.value}»"
    if draft.point is not None:
        text += f", пункт {draft.point.value}"
    sheet.source(lines)
    sheet.doubt("составлено из этих строк; так основание назовёт справка")
    sheet.value("basis", cut(text, _LIMITS["basis"]))


def _text(sheet: Sheet, key: str, found: Found[str] | None, limit: int, lacking: str) -> None:
    if found is None:
        sheet.doubt(f"в документе этого не нашлось: {lacking}")
        sheet.value(key, f"{UNFILLED}{lacking}]")
        return
    _read(sheet, found)
    text = cut(found.value, limit)
    if text != found.value:
        sheet.doubt(f"обрезано: здесь не больше {limit} знаков")
    sheet.value(key, text)


def _day(sheet: Sheet, key: str, found: Found[date]) -> None:
    _read(sheet, found)
    sheet.add(f"{key}: {found.value:%d.%m.%Y}")


def _read(sheet: Sheet, found: Found[str] | Found[date] | Found[bool]) -> None:
    sheet.source(found.lines, words=found.words)
    if not found.lines:
        sheet.note("названо при составлении черновика, не из документа")
    if found.doubt:
        sheet.doubt(found.doubt)


def _tasks(sheet: Sheet, draft: Draft) -> None:
    sheet.add()
    sheet.add()
    sheet.note(
        "Пункты решения. Названия взяты из начала каждого пункта: назовите их двумя-тремя словами."
        " После «- block: progress» добавьте свои вопросы: docs/decision-file.md, раздел «Вопрос»."
    )
    sheet.add("tasks:")
    for number, task in enumerate(draft.tasks, 1):
        if number > 1:
            sheet.add()
        sheet.source(task.lines, 2)
        for doubt in task.doubts:
            sheet.doubt(doubt, 2)
        text = cut(task.text, _LIMITS["task"])
        if text != task.text:
            sheet.doubt(f"обрезано: здесь не больше {_LIMITS['task']} знаков", 2)
        sheet.add(f"  - id: task_{number}")
        sheet.add(f"    number: {number}")
        title = shorter(task.text, _LIMITS["short_title"])
        sheet.value("title", title, 4)
        sheet.value("text", ended(text, _LIMITS["task"]), 4)
        sheet.add("    questions:")
        sheet.add("      - block: status")
        sheet.add("      - block: progress")
