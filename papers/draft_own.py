"""What the department took upon itself, in a draft."""

from core.drafting.addressees import in_nominative
from core.drafting.found import Draft, FoundOwnTask
from papers.draft_text_cuts import cut, ended, shorter
from papers.draft_yaml import Sheet

_TASK, _OWNER, _OPTION = 1000, 150, 60


def write_own_tasks(sheet: Sheet, draft: Draft) -> None:
    """The sections ``department_task`` and ``department_tasks``."""
    gathering = next((task for task in draft.own_tasks if task.categories), None)
    others = [task for task in draft.own_tasks if task is not gathering]
    if gathering is not None:
        sheet.add()
        sheet.add()
        sheet.note(
            "Что управление взяло на себя: собрать успешный опыт. Руководители только предлагают свой."
        )
        sheet.add("department_task:")
        _own(sheet, gathering, 2)
        sheet.doubt("категории — слова документа, на кнопках они обрежутся: назовите короче", 2)
        sheet.add("  categories:")
        taken: set[str] = set()
        for place, category in enumerate(gathering.categories[:20], 1):
            text = shorter(f"{category[:1].upper()}{category[1:]}", _OPTION)
            if text.casefold() not in taken:
                sheet.value(f"c{place}", text, 4)
            taken.add(text.casefold())
    if others:
        sheet.add()
        sheet.add()
        sheet.note("Остальное, что управление взяло на себя.")
        sheet.add("department_tasks:")
        for task in others:
            start = len(sheet.lines)
            _own(sheet, task, 4)
            _dash(sheet, start, 4)


def _own(sheet: Sheet, task: FoundOwnTask, depth: int) -> None:
    pad = " " * depth
    sheet.source(task.lines, depth)
    for doubt in task.doubts:
        sheet.doubt(doubt, depth)
    if len(task.text) > _TASK:
        sheet.doubt(f"обрезано: здесь не больше {_TASK} знаков", depth)
    if task.number:
        sheet.add(f'{pad}number: "{task.number}"')
    sheet.value("text", ended(cut(task.text, _TASK), _TASK), depth)
    if task.owner:
        sheet.value("owner", cut(in_nominative(task.owner), _OWNER), depth)
    if task.deadline is not None:
        if task.deadline.doubt:
            sheet.doubt(task.deadline.doubt, depth)
        sheet.add(f"{pad}deadline: {task.deadline.value:%d.%m.%Y}")


def _dash(sheet: Sheet, start: int, depth: int) -> None:
    """Makes the first key since ``start`` the beginning of a list item."""
    for place in range(start, len(sheet.lines)):
        line = sheet.lines[place]
        if line.strip() and not line.lstrip().startswith("#"):
            sheet.lines[place] = f"{' ' * (depth - 2)}- {line[depth:]}"
            return
        sheet.lines[place] = line[2:]  # the comment above it
