"""The heading of the document: what the meeting was, about what, when and where, and its sittings."""

import re
from dataclasses import dataclass, field
from datetime import date

from core.drafting.dates import day_in
from core.drafting.found import Found, FoundSubgroup, Unplaced
from core.drafting.labels import Label, labelled
from core.drafting.lines import Line
from core.drafting.sittings import sittings

_TITLE = re.compile(
    r"(?:протокол\s+|решение\s+|проект\s+решения\s+)?(?P<title>(?:[\w-]+\s+){0,2}(?:совещани[ея]|заседани[ея]|семинар\w*"
    r"|конференци\w+|августовск\w+|круглый\s+стол|собрани[ея])(?![а-яё]).*)$",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(
    r",?\s+(?:состо|пройд|проводи|от\s+[«\d]|[«\"]?\d{1,2}[»\"]?(?:\.\d|\s+(?:янв|февр|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)))",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?<![а-яё])(?:на\s+тему|по\s+теме|по\s+вопросу|тема)\s*[:–—-]?\s*(?P<topic>\S.*?)(?=\s+(?:состоится|пройд[её]т|проводится)(?![а-яё])|$)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"«?Об?\s+[а-яё«].{10,}$|ОБ?\s+[А-ЯЁ «»-]{8,}$")
_DATED = re.compile(r"[«\"]?\d{1,2}[»\"]?[\s.]")
_HELD = re.compile(r"состо(?:ится|ялось)|прош(?:ло|[её]л)|провед[её]н|проводится|пройд[её]т", re.IGNORECASE)
_PLACE_INSIDE = re.compile(
    r"(?<![а-яё])(?:на\s+базе\s+|по\s+адресу:?\s+|в\s+(?:актовом|конференц|читальном|большом|малом)[\s-]?\w*\s+)(?P<p>\S.*)$"
)


@dataclass
class Heading:
    """What the heading has told so far."""

    title: Found[str] | None = None
    topic: Found[str] | None = None
    day: Found[date] | None = None
    place: Found[str] | None = None
    subgroups: list[FoundSubgroup] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    repeated: list[Line] = field(default_factory=list)  # what was said above already


def read_heading(line: Line, heading: Heading, today: date, *, within: bool = False) -> bool:
    """Takes what the line says of the meeting; False where it says nothing. ``within`` the agenda and the
    decision only labelled lines and subgroups do."""
    pieces = labelled(line.text)
    if pieces:
        for piece in pieces:
            _take(piece.label, piece.text, line, heading, today)
        return True
    sat = _read_subgroups(line, line.text, heading)
    if not within:
        return _read_plain(line, heading, today) or sat
    if sat:
        return True
    if heading.day is None and _DATED.match(line.text) and _read_day(line.text, line, heading, today):
        _read_subgroups(line, line.text, heading, alone=True)  # «23 мая 2023 г., 10:00»
        return True
    topic = _TOPIC.match(line.text)
    if topic and line.text[:2].casefold() in ("на", "по"):
        _take(Label.TOPIC, topic["topic"], line, heading, today)
        return True
    return False


def read_decision_title(line: Line, rest: str, heading: Heading, today: date) -> None:
    """«Решение совещания … от 29.01.2020 № 3 на тему: …»: what stands behind the word «решение»."""
    _read_day(rest, line, heading, today)
    topic = _TOPIC.search(rest) or re.search(r"(?P<topic>«Об?\s.+|(?<![а-яё])Об?\s+[а-яё«].{10,})$", rest)
    if topic and heading.topic is None:
        heading.topic = Found(_stripped(topic["topic"]), (line,))
    title = _TITLE.match(rest)
    if title and heading.title is None:
        end = topic.start() if topic else len(rest)
        words = _AFTER_TITLE.split(title["title"][: max(end - title.start("title"), 0)])[0]
        if len(words.split()) > 1:
            heading.title = Found(_stripped(words), (line,), _CASE)


_CASE = "стоит в родительном падеже, поправьте"


def _take(label: Label, text: str, line: Line, heading: Heading, today: date) -> None:
    if not text:
        return
    match label:
        case Label.TOPIC if heading.topic is None:
            heading.topic = Found(_stripped(text), (line,))
        case Label.TOPIC if (
            heading.topic is not None and heading.topic.value.casefold() == _stripped(text).casefold()
        ):
            heading.repeated.append(line)  # the decision says it once more
        case Label.PLACE if heading.place is None:
            heading.place = Found(text.strip(" .;"), (line,))
        case Label.DAY:
            taken = _read_day(text, line, heading, today)
            if not (_read_subgroups(line, text, heading, alone=True) or taken):
                heading.unplaced.append(Unplaced(line, "дату или время прочесть не удалось"))
        case Label.TIME:
            taken = _read_subgroups(line, text, heading, alone=True)
            if not (_read_day(text, line, heading, today) or taken):
                heading.unplaced.append(Unplaced(line, "время прочесть не удалось"))
        case _:
            heading.unplaced.append(Unplaced(line, "для этого в файле решения нет места"))


def _read_plain(line: Line, heading: Heading, today: date) -> bool:
    taken = False
    title = _TITLE.match(line.text)
    if title and heading.title is None:
        words = _AFTER_TITLE.split(title["title"])[0]
        topic = _TOPIC.search(words)
        if topic and topic.start() > 0 and "тем" in topic[0].casefold()[:12]:
            heading.topic = heading.topic or Found(_stripped(topic["topic"]), (line,))
            words = words[: topic.start()]
        genitive = re.search(r"(?:совещания|заседания|собрания)\b", words[:40])
        if len(words.split()) > 1:  # «совещания» alone names nothing
            heading.title = Found(_stripped(words), (line,), _CASE if genitive else "")
        taken = True
    named = _TOPIC.match(line.text)
    about = named["topic"] if named else line.text if _ABOUT.match(line.text) else ""
    if heading.topic is None and about and not taken:
        heading.topic, taken = Found(_stripped(about), (line,)), True
    if _read_day(line.text, line, heading, today):
        taken = True
    dated = taken and _DATED.match(line.text)
    if dated:
        _read_subgroups(line, line.text, heading, alone=True)
    if _HELD.search(line.text):
        _read_subgroups(line, line.text, heading, alone=True)
        place = _PLACE_INSIDE.search(line.text)
        if place and heading.place is None:
            heading.place = Found(
                place[0].strip(" ."), (line,), "выделено из предложения, проверьте начало и конец"
            )
        taken = True
    return taken


def _read_day(text: str, line: Line, heading: Heading, today: date) -> bool:
    if heading.day is not None and not heading.day.doubt:
        return False
    read = day_in(text, today, future=False)
    if read is None or (heading.day is not None and read.doubt):
        return False
    heading.day = Found(read.day, (line,), read.doubt)
    return True


def _read_subgroups(line: Line, text: str, heading: Heading, *, alone: bool = False) -> bool:
    found = sittings(text, alone=alone and not heading.subgroups)
    heading.subgroups += [FoundSubgroup(s.starts, line, s.ends, s.number, s.name, s.doubt) for s in found]
    return bool(found)


def _stripped(text: str) -> str:
    """Without a final stop, and without quotes around the whole."""
    text = text.strip(" .;:,–—-")
    whole = text[:1] == "«" and text[-1:] == "»" and text.count("«") == text.count("»")
    depth = 0
    for place, char in enumerate(text if whole else ""):
        depth += (char == "«") - (char == "»")
        if depth == 0 and place < len(text) - 1:
            return text
    return text[1:-1].strip() if whole else text
