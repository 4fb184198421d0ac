"""The decision itself: who shall do what by when. Gathers; ``core.drafting.settling`` makes sense of it."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from core.drafting.addressees import Addressed, Party, addressed, begins_with_verb
from core.drafting.dates import Term, terms
from core.drafting.found import Unplaced
from core.drafting.lines import Line
from core.drafting.marks import Sign
from core.drafting.names import trimmed

_TERM = re.compile(r"срок\w*(?:\s+\w+)?\s*[:–—-]", re.IGNORECASE)
_ANSWERABLE = re.compile(
    r"(?:ответственн\w+|отв)(?:\s+(?:за\s+)?(?:исполнение|исполнител\w+|лиц\w+))?\s*[.:–—-]+\s*(?P<who>[^;)]+?)(?=[;)]|[\s,.]+срок|$)",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"контроль\s+(?:за|над|исполнени|выполнени)|(?:общий\s+)?контроль\s+.{0,60}возложить|возложить\s+контроль",
    re.IGNORECASE,
)
# What a meeting states rather than asks for.
_STATEMENT = re.compile(
    r"(?:информацию|сообщение|доклад|отч[её]т)\b.{0,120}принять\s+к\s+сведению|принять\s+(?:информацию\s+)?.{0,80}к\s+сведению"
    r"|признать|отметить|считать|утвердить|согласиться|одобрить|выразить\s+благодарность|настоящее\s+решение"
    r"|решение\s+(?:довести|разместить|вступает)|заслушав",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"по\s+\w+\s+вопросу(?:\s+повестки(?:\s+дня)?)?\s*(?:[:.–—-]\s*|$)", re.IGNORECASE)
_RECOMMENDED = re.compile(r"рекоменд", re.IGNORECASE)


@dataclass
class Point:
    """One thing to do, with what the lines below it add."""

    text: str
    lines: list[Line]
    number: str = ""
    bare: bool = False  # no marker stood before it
    terms: list[tuple[Term, Line]] = field(default_factory=list)
    answerable: str = ""


@dataclass
class Group:
    """Points under one addressee. ``stated`` is False where the document names none."""

    party: Party
    line: Line
    name: str = ""
    number: str = ""
    depth: int = 0
    stated: bool = True
    recommended: bool = False
    terms: list[tuple[Term, Line]] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)


@dataclass
class Points:
    """The decision so far."""

    groups: list[Group] = field(default_factory=list)
    loose_terms: list[tuple[Term, Line]] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    recommended: Line | None = None  # the word stood before any addressee


def read_point(line: Line, points: Points, today: date) -> None:
    """Takes one line of the decision: an addressee, a point, or what belongs to the last point."""
    group = points.groups[-1] if points.groups else None
    point = group.points[-1] if group and group.points else None
    if line.mark.sign is Sign.NONE and (_TERM.match(line.text) or _ANSWERABLE.match(line.text)):
        _add_to(point, group, line, points, today)
        return
    question = _QUESTION.match(line.text)
    if question:  # «По первому вопросу: Заведующим …»
        if not line.text[question.end() :]:
            points.unplaced.append(Unplaced(line, "это заголовок"))
            return
        line = replace(line, text=line.text[question.end() :])
    to = addressed(line.text)
    nested = (
        group is not None
        and group.name != ""
        and group.party is not Party.OTHER
        and line.mark.sign in (Sign.BULLET, Sign.LETTER)
        and not _same_addressee(group, to)
    )
    if to is not None and not (nested and not to.opens):
        _open(line, points, today)
    elif _CONTROL.match(line.text):
        points.unplaced.append(Unplaced(line, "контроль: в файле решения для него нет места"))
    elif (
        _STATEMENT.match(line.text)
        and line.mark.sign in (Sign.NUMBER, Sign.NONE)
        and not _within(group, line)
    ):
        points.unplaced.append(Unplaced(line, "это не поручение"))
    elif _RECOMMENDED.match(line.text) and len(line.text) < 40:
        points.recommended = points.recommended or line
    elif point is not None and _lies_under(point, line):
        _extend(point, line, today)
    elif group is not None and _within(group, line):
        group.points.append(_point(line, line.text, today))
    elif line.mark.sign is Sign.NUMBER:
        new = Group(Party.HEADS, line, number=line.mark.shown, depth=len(line.mark.number), stated=False)
        new.points.append(_point(line, line.text, today))
        points.groups.append(new)
    elif point is not None and _continues(point, line):
        _extend(point, line, today)
    elif group is not None and (not group.points or group.points[-1].bare) and group.name:
        group.points.append(_point(line, line.text, today))
    elif line.mark.sign in (Sign.BULLET, Sign.LETTER):
        new = Group(Party.HEADS, line, stated=False, depth=9)
        new.points.append(_point(line, line.text, today))
        points.groups.append(new)
    else:
        found = list(terms(line.text, today))
        points.loose_terms += [(term, line) for term in found]
        points.unplaced.append(Unplaced(line, "бот не понял, куда это отнести"))


def _continues(point: Point, line: Line) -> bool:
    """Is an unmarked line the rest of the point above? A verb begins a point of its own."""
    goes_on = line.mark.sign is Sign.NONE and line.text[:1].islower() and not point.text.endswith((".", ";"))
    return goes_on and not (point.bare and begins_with_verb(line.text))


def _same_addressee(group: Group, to: Addressed | None) -> bool:
    """«– Заведующим … ; – Заведующим …»: each bullet names its addressee."""
    return to is not None and group.line.mark.sign in (Sign.BULLET, Sign.LETTER) and to.asked != ""


def _lies_under(point: Point, line: Line) -> bool:
    """«1.2. Утеплить окна:» and below it «– в группах;»: parts of that one point."""
    numbered, open_ = point.lines[0].mark.sign is Sign.NUMBER, point.text.rstrip().endswith((":", ";", ","))
    listed = ":" in point.text and line.mark.sign in (Sign.BULLET, Sign.LETTER)
    above = point.lines[0].mark.number
    deeper = listed or (line.mark.sign is Sign.NUMBER and line.mark.number[:-1] == above != ())
    return numbered and open_ and deeper


def _within(group: Group | None, line: Line) -> bool:
    """Does a marked line belong to the addressee above?"""
    if group is None or line.mark.sign is Sign.NONE:
        return False
    if line.mark.sign in (Sign.BULLET, Sign.LETTER):
        return True
    deeper = len(line.mark.number) > group.depth
    prefix = group.line.mark.number
    if deeper and (not prefix or line.mark.number[: len(prefix)] == prefix):
        return True
    # «2. Руководителям:» and under it a list that begins with 1 again, or goes on so.
    restarts = group.depth > 0 and line.mark.number == (1,) and prefix != ()
    goes_on = (
        bool(group.points)
        and group.points[-1].number == _before(line.mark.number)
        and group.points[-1].number != ""
    )
    return (
        group.name != ""
        and (restarts or goes_on)
        and not (goes_on and group.number == _before(line.mark.number))
    )


def _before(number: tuple[int, ...]) -> str:
    return ".".join(map(str, (*number[:-1], number[-1] - 1)))


def _open(line: Line, points: Points, today: date) -> None:
    to = addressed(line.text)
    if to is None:
        return
    group = Group(
        to.party,
        line,
        name=to.name,
        number=line.mark.shown,
        depth=len(line.mark.number),
        recommended=bool(_RECOMMENDED.search(to.head)),
        terms=[(term, line) for term in terms(to.head, today)],
    )
    parent = points.groups[-1] if points.groups else None
    if (
        parent is not None
        and group.depth > parent.depth
        and not group.terms
        and parent.line.mark.sign is Sign.NUMBER
    ):
        group.recommended = group.recommended or parent.recommended
    if to.asked:
        group.points.append(_point(line, to.asked, today))
    points.groups.append(group)


def _point(line: Line, text: str, today: date) -> Point:
    point = Point(text, [line], line.mark.shown, bare=line.mark.sign is Sign.NONE)
    point.terms = [(term, line) for term in terms(text, today)]
    who = _ANSWERABLE.search(text)
    if who:
        point.answerable = trimmed(who["who"])
    return point


def _extend(point: Point, line: Line, today: date) -> None:
    point.text = f"{point.text} {line.text}"
    point.lines.append(line)
    point.terms += [(term, line) for term in terms(line.text, today)]


def _add_to(point: Point | None, group: Group | None, line: Line, points: Points, today: date) -> None:
    """«Срок: …», «Ответственные: …» on a line of their own."""
    found = [(term, line) for term in terms(line.text, today)]
    who = _ANSWERABLE.search(line.text)
    if point is not None:
        point.terms += found
        point.lines.append(line)
        if who:
            point.answerable = trimmed(who["who"])
    elif group is not None:
        group.terms += found
    else:
        points.loose_terms += found
    if not found and not who:
        points.unplaced.append(Unplaced(line, "срок назван не днём"))
