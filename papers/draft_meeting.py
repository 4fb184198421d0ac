"""The meeting and its practical task in a draft."""

from core.drafting.found import Draft, Found, FoundItem, FoundMatrix, FoundSubgroup
from papers.draft_text_cuts import cut
from papers.draft_unfilled import UNFILLED
from papers.draft_yaml import Sheet

_TITLE, _TOPIC, _PLACE, _ITEM, _SPEAKER, _POSITION, _NAME, _DIRECTION = 200, 500, 300, 400, 100, 150, 60, 60


def write_meeting(sheet: Sheet, draft: Draft) -> None:
    """The section ``meeting``."""
    sheet.add()
    sheet.add()
    sheet.add("meeting:")
    _text(sheet, "title", draft.meeting_title or draft.title, _TITLE, "название совещания")
    _text(sheet, "topic", draft.topic or draft.title, _TOPIC, "тема совещания")
    sheet.add(f"  day: {draft.day.value:%d.%m.%Y}")
    _text(sheet, "place", draft.place, _PLACE, "где проходит совещание")
    if draft.subgroups:
        sheet.add("  subgroups:")
        for number, subgroup in enumerate(draft.subgroups, 1):
            before = draft.subgroups[number - 2].line if number > 1 else None
            _subgroup(sheet, number, subgroup, again=before is subgroup.line)
    else:
        sheet.doubt("времени начала в документе не нашлось: добавьте subgroups, если его надо сообщить", 2)
    if draft.agenda:
        sheet.add("  agenda:")
        for item in draft.agenda:
            _item(sheet, item)
    else:
        sheet.doubt("повестки в документе не нашлось", 2)


def write_matrix(sheet: Sheet, matrix: FoundMatrix) -> None:
    """The section ``practical_task``, without typical answers: those aren't in the document."""
    sheet.add()
    sheet.add()
    sheet.note("Практическое задание из повестки: таблица «направление × столбец».")
    sheet.source((matrix.line,))
    sheet.doubt("столбцы и направления; типичные ответы кнопками (lines) можно добавить")
    sheet.add("practical_task:")
    sheet.value("title", cut(matrix.title, 300), 2)
    sheet.add("  aspects:")
    for number, aspect in enumerate(matrix.aspects, 1):
        sheet.value(f"a{number}", aspect, 4)
    sheet.add("  directions:")
    for number, direction in enumerate(matrix.directions, 1):
        sheet.add(f"    - id: d{number}")
        sheet.value("text", cut(f"{direction[:1].upper()}{direction[1:]}", _DIRECTION), 6)


def _subgroup(sheet: Sheet, number: int, subgroup: FoundSubgroup, *, again: bool) -> None:
    if not again:
        sheet.source((subgroup.line,), 4)
    if subgroup.doubt:
        sheet.doubt(subgroup.doubt, 4)
    sheet.add(f"    - number: {number}")
    if subgroup.name:
        sheet.value("name", cut(subgroup.name, _NAME), 6)
    sheet.add(f'      starts: "{subgroup.starts:%H:%M}"')
    if subgroup.ends is not None:
        sheet.add(f'      ends: "{subgroup.ends:%H:%M}"')


def _item(sheet: Sheet, item: FoundItem) -> None:
    sheet.source(item.lines, 4)
    for doubt in item.doubts:
        sheet.doubt(doubt, 4)
    timed = item.minutes is not None or item.ends is not None
    if not timed:
        sheet.doubt("сколько минут, в документе не сказано", 4)
    if len(item.title) > _ITEM:
        sheet.doubt(f"обрезано: здесь не больше {_ITEM} знаков", 4)
    first = f"- number: {item.number}" if item.number is not None else ""
    if first:
        sheet.add(f"    {first}")
        sheet.value("title", cut(item.title, _ITEM), 6)
    else:
        sheet.value("- title", cut(item.title, _ITEM), 4)
    if item.starts is not None:
        sheet.add(f'      starts: "{item.starts:%H:%M}"')
        if item.ends is not None:
            sheet.add(f'      ends: "{item.ends:%H:%M}"')
    if item.speaker:
        sheet.value("speaker", cut(item.speaker, _SPEAKER), 6)
    if item.position:
        sheet.value("position", cut(item.position, _POSITION), 6)
    if item.minutes is not None and item.ends is None:
        sheet.add(f"      minutes: {item.minutes}")


def _text(sheet: Sheet, key: str, found: Found[str] | None, limit: int, lacking: str) -> None:
    if found is None:
        sheet.doubt(f"в документе этого не нашлось: {lacking}", 2)
        sheet.value(key, f"{UNFILLED}{lacking}]", 2)
        return
    sheet.source(found.lines, 2)
    if found.doubt:
        sheet.doubt(found.doubt, 2)
    if len(found.value) > limit:
        sheet.doubt(f"обрезано: здесь не больше {limit} знаков", 2)
    sheet.value(key, cut(found.value, limit), 2)
