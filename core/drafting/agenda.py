"""The agenda: what is spoken of, by whom, for how many minutes; and the practical task inside it."""

import re
from dataclasses import replace
from datetime import time

from core.drafting.clocks import clocks
from core.drafting.found import FoundItem, FoundMatrix
from core.drafting.lines import Line
from core.drafting.marks import Sign
from core.drafting.names import name_in

_MINUTES = re.compile(
    r"[\s,;(–—|-]*(?:до\s+)?(?<!\d)(?P<n>\d{1,3})\s*(?:мин(?:\.|ут[аы]?)?(?![а-яё])|[′'](?!\w))\)?\.?"
)
_SPEAKER = re.compile(
    r"[\s,;(|–—-]*(?:с[оу]докладчик\w*|докладчик\w*|докладыва\w+|выступа\w+|отв\.|ответственн\w+|вед[её]т|ведущ\w+|спикер\w*)"
    r"(?:\s*[:.–—-])+\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\s*(?:с\s+)?$", re.IGNORECASE)
_MATRIX = re.compile(r"практическ\w+\s+задани|практикум", re.IGNORECASE)
_DIRECTIONS = re.compile(r"по\s+направлениям\s*:\s*(?P<list>.+)$", re.IGNORECASE)
_ASPECTS = (
    ("достижени", "Достижения"),
    ("проблем", "Проблемы"),
    ("перспектив", "Перспективы"),
    ("трудност", "Трудности"),
    ("затруднени", "Затруднения"),
    ("риск", "Риски"),
)
_MANY = 10
MAX_MINUTES = 600
_INLINE = "имя взято из строки пункта: проверьте его и должность"


def read_agenda(line: Line, items: list[FoundItem]) -> bool:
    """Adds the line to the agenda, as an item or as part of the last one; False where it is neither."""
    text, starts, ends = _times(line.text)
    text, minutes = _minutes(text)
    label = _SPEAKER.search(text)
    name = name_in(text)
    last = items[-1] if items else None
    bare = line.mark.sign is Sign.NONE and starts is None
    if not text.strip(" .,|()"):
        if last is None:
            return False
        items[-1] = replace(
            last,
            lines=(*last.lines, line),
            minutes=last.minutes or minutes,
            starts=last.starts or starts,
            ends=last.ends or ends,
        )
        return True
    if last is None and bare and text[:1].islower() and minutes is None:
        return False  # the rest of the heading: «повестка совещания / заведующих ДОУ»
    if last is not None and bare and not last.speaker and _is_speaker(text, label):
        speaker, position = _speaker(text, label)
        items[-1] = replace(
            last,
            lines=(*last.lines, line),
            speaker=speaker,
            position=position,
            minutes=last.minutes or minutes,
        )
        return True
    if last is not None and bare and text[:1].islower() and not last.speaker and minutes is None:
        items[-1] = replace(last, title=f"{last.title} {text}", lines=(*last.lines, line))
        return True
    if last is not None and bare and (label or (name and name.start == 0)):
        # One more speaker: the file has room for one.
        told = f"ещё выступает: {text.strip(' .,')}"
        items[-1] = replace(last, lines=(*last.lines, line), doubts=(*last.doubts, told))
        return True
    items.append(_item(line, text, minutes, starts, ends, label))
    return True


def matrix_of(items: list[FoundItem]) -> FoundMatrix | None:
    """The practical task, where an item names both its aspects and its directions."""
    for item in items:
        directions = _DIRECTIONS.search(item.title)
        if not _MATRIX.search(item.title) or not directions:
            continue
        low = item.title.casefold()
        aspects = tuple(word for stem, word in _ASPECTS if stem in low)
        listed = [part.strip(' .,;«»"') for part in re.split(r"[;,]", directions["list"])]
        rows = tuple(dict.fromkeys(part for part in listed if part))[:_MANY]
        if aspects and rows:
            return FoundMatrix(item.title, item.lines[0], aspects, rows)
    return None


def _is_speaker(text: str, label: re.Match[str] | None) -> bool:
    found = name_in(text)
    if label is not None and label.start() == 0:
        return True
    if found is None:
        return False
    before = text[: found.start].strip(" ,–—-(|")
    # «Начальник управления Лыткина О. А.»: a few words of a position before the name, and no more.
    return found.start == 0 or (
        len(before) < 70 and not text[found.end :].strip(" .,()") and len(before.split()) <= 6
    )


def _item(
    line: Line,
    text: str,
    minutes: int | None,
    starts: time | None,
    ends: time | None,
    label: re.Match[str] | None,
) -> FoundItem:
    number = line.mark.number[-1] if line.mark.sign is Sign.NUMBER else None
    title, speaker, position = text, "", ""
    doubts: tuple[str, ...] = ()
    found = name_in(text)
    if label is not None and label.start() > 0:
        title = text[: label.start()]
        speaker, position = _speaker(text[label.start() :], _SPEAKER.match(text[label.start() :]))
    elif found is not None and found.start > 0:
        cut = _before_name(text, found.start)
        if cut > 0:
            title = text[:cut]
            speaker, position = _speaker(text[cut:], None)
            doubts = (_INLINE,)
    return FoundItem(
        title=title.strip(" .,;:|–—-("),
        lines=(line,),
        number=number,
        minutes=minutes,
        starts=starts,
        ends=ends,
        speaker=speaker,
        position=position,
        doubts=doubts,
    )


def _before_name(text: str, start: int) -> int:
    """Where the speaker's part begins: at the name behind a stop, a dash or a bracket; 0 for other names."""
    before = text[:start].rstrip()
    return start if before[-1:] in ".,;–—-(|»" or before.endswith(" -") else 0


def _speaker(text: str, label: re.Match[str] | None) -> tuple[str, str]:
    """The name and the position, on whichever side of it the position stands."""
    if label is not None:
        text = text[label.end() :]
    found = name_in(text)
    if found is None:
        return text.strip(" .,;()|"), ""
    before, after = text[: found.start], text[found.end :]
    position = after if after.strip(" .,;()|–—-") else before
    return found.text, position.strip(" .,;()|–—-")


def _times(text: str) -> tuple[str, time | None, time | None]:
    """The hours that an item begins with, «10.00–10.15», taken off it."""
    first = next(iter(clocks(text)), None)
    if first is None or not _LEAD.match(text[: first.start]):
        return text, None, None
    return text[first.end :].lstrip(" .,:|–—-"), first.starts, first.ends


def _minutes(text: str) -> tuple[str, int | None]:
    found = next((m for m in _MINUTES.finditer(text) if 0 < int(m["n"]) <= MAX_MINUTES), None)
    if found is None:
        return text, None
    rest = (
        f"{text[: found.start()]} {text[found.end() :]}"
        if text[found.end() :].strip()
        else text[: found.start()]
    )
    return re.sub(r"\(\s*\)", " ", rest).strip(), int(found["n"])
