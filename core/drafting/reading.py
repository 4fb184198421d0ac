"""Reads the lines of a document into a draft: its heading, its agenda, its decision."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from core.drafting.addressees import addressed
from core.drafting.agenda import matrix_of, read_agenda
from core.drafting.found import Draft, Found, FoundItem, Unplaced, lines_of
from core.drafting.lines import Line, RawLine, prepare
from core.drafting.marks import Sign
from core.drafting.meeting import Heading, read_decision_title, read_heading
from core.drafting.points import Points, read_point
from core.drafting.sections import Section, heading_of
from core.drafting.settling import settle
from core.drafting.tables import written_out

_SHOUTED = re.compile(r"(?:СЛУШАЛИ|ЗАСЛУШАЛИ|ВЫСТУПИЛИ|РЕШИЛИ|ПОСТАНОВИЛИ)\b")
_SHORT = 25  # characters behind «Решение» that name nothing: «совещания», «от 29.01.2020»
_LOST = "бот не понял, куда это отнести"
_SOME_DAY = date(2020, 1, 1)  # only to see whether a date names its year; what lacks it is read again


@dataclass
class _Parts:
    headings: list[Line] = field(default_factory=list)
    heading: Heading = field(default_factory=Heading)
    items: list[FoundItem] = field(default_factory=list)
    points: Points = field(default_factory=Points)
    unplaced: list[Unplaced] = field(default_factory=list)


def read_document(rows: Iterable[RawLine], day: date | None = None, deadline: date | None = None) -> Draft:
    """The draft of a document. ``day`` and ``deadline`` are what a person says beside it; they win.

    Raises:
        NotADecision: it lacks a day, a deadline after it, or anything for the heads to do.
    """
    lines = written_out(prepare(rows))
    parts = _read(lines, day or _SOME_DAY)
    found = Found(day) if day else parts.heading.day
    if day is None and found is not None:
        # «до 1 сентября» means the one after the meeting: known only now.
        parts = _read(lines, found.value)
        parts.heading.day = found
    unplaced = [*parts.unplaced, *parts.heading.unplaced, *parts.points.unplaced]
    order = {id(line): place for place, line in enumerate(lines)}
    unplaced.sort(key=lambda one: order.get(id(one.line), 0))
    draft = settle(
        replace(parts.heading, day=found),
        parts.items,
        matrix_of(parts.items),
        parts.points,
        unplaced,
        Found(deadline) if deadline else None,
    )
    seen = {
        place
        for line in (*lines_of(draft), *parts.headings, *parts.heading.repeated)
        for place in line.places
    }
    lost = [Unplaced(line, _LOST) for line in lines if seen.isdisjoint(line.places)]
    return replace(draft, unplaced=(*draft.unplaced, *lost))


def _read(lines: list[Line], today: date) -> _Parts:
    parts = _Parts()
    section = Section.HEAD
    for line in lines:
        opened = heading_of(line.text) if not _is_item(line, section) else None
        if opened is not None and opened[0] is Section.END and section is Section.HEAD:
            opened = None  # «Председатель: …» above the agenda signs nothing
        if opened is not None:
            section = _open(line, *opened, parts, today)
            if len(opened[1]) < _SHORT:
                parts.headings.append(line)
            continue
        if section is Section.HEAD and _begins_the_decision(line):
            section = Section.DECISION
        if section is Section.HEAD:
            if not read_heading(line, parts.heading, today):
                parts.unplaced.append(Unplaced(line, _LOST))
        elif section is Section.AGENDA:
            if not read_heading(line, parts.heading, today, within=True):
                read_agenda(line, parts.items)
        elif section is Section.DECISION:
            # Under the first point nothing of the heading comes any more: «Срок», «Дата» are of the points.
            begun = bool(parts.points.groups)
            if begun or not _of_heading(line, parts.heading, today):
                read_point(line, parts.points, today)
        else:
            why = "подписи и приложения" if section is Section.END else "ход обсуждения, а не решение"
            parts.unplaced.append(Unplaced(line, why))
    return parts


def _open(line: Line, section: Section, rest: str, parts: _Parts, today: date) -> Section:
    if section is Section.DECISION:
        read_decision_title(line, rest, parts.heading, today)
        asked = addressed(rest.lstrip(" :.")) if rest else None
        if asked is not None:
            read_point(replace(line, text=rest.lstrip(" :.")), parts.points, today)
    elif rest and section is Section.AGENDA:
        read_agenda(replace(line, text=rest), parts.items)
    elif section in (Section.END, Section.HEARD):
        why = "подписи и приложения" if section is Section.END else "ход обсуждения, а не решение"
        parts.unplaced.append(Unplaced(line, why))
    return section


def _is_item(line: Line, section: Section) -> bool:
    """«3. Решение вопросов питания» is an item, «2. РЕШЕНИЕ:» a heading."""
    if line.mark.sign in (Sign.BULLET, Sign.LETTER):
        return True
    if line.mark.sign is Sign.NUMBER and section in (Section.AGENDA, Section.DECISION):
        return not (line.text.rstrip(" :.").isupper() or _SHOUTED.match(line.text))
    return False


def _begins_the_decision(line: Line) -> bool:
    """A point to somebody, where the document has no heading «Решение»."""
    to = addressed(line.text)
    return to is not None and (line.mark.sign is Sign.NUMBER or to.opens or bool(to.asked))


def _of_heading(line: Line, heading: Heading, today: date) -> bool:
    if line.mark.sign is not Sign.NONE or addressed(line.text) is not None:
        return False
    if read_heading(line, heading, today, within=True):
        return True
    if heading.title is None or heading.topic is None or heading.day is None:
        return read_heading(line, heading, today)
    return False
