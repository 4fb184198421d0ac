"""What the gathered parts come to: the tasks, the one deadline, the order of numbers, and the doubts."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from core.drafting.addressees import Party, answerable
from core.drafting.dates import Term
from core.drafting.found import (
    Draft,
    Found,
    FoundItem,
    FoundMatrix,
    FoundOwnTask,
    FoundSubgroup,
    FoundTask,
    NotADecision,
    Unplaced,
)
from core.drafting.lines import Line
from core.drafting.meeting import Heading
from core.drafting.points import Group, Point, Points
from core.russian_dates import short_day

MAX_TASKS = 30
MAX_OWN = 29  # one more holds the gathering of experience
MAX_ITEMS = 40
MAX_SUBGROUPS = 20
_NO_ADDRESSEE = "кому это поручено, не сказано: отнесено к руководителям"
_CATEGORIES = re.compile(r"\((?P<list>[^()]*;[^()]*)\)|:\s*(?P<tail>[^:()]*;[^:()]*)$")


def settle(
    heading: Heading,
    items: list[FoundItem],
    matrix: FoundMatrix | None,
    points: Points,
    unplaced: list[Unplaced],
    deadline: Found[date] | None,
) -> Draft:
    """The draft.

    Raises:
        NotADecision: there is no day, no deadline after it, or nothing for the heads to do.
    """
    left = list(unplaced)
    groups = [_assigned(group) for group in _split(_worded(points.groups, left))]
    heads = [group for group in groups if group.party is Party.HEADS and group.points]
    tasks = [(group, point) for group in heads for point in group.points]
    if not tasks:
        raise NotADecision("в документе не нашлось ни одной рекомендации руководителям")
    if heading.day is None:
        raise NotADecision("в документе нет даты совещания: назовите её, например --day 29.01.2020")
    for group in groups:
        if group.party is Party.OTHER or not group.points:
            why = (
                "бот пишет только руководителям и управлению"
                if group.points
                else "под этим ничего не нашлось"
            )
            left += [Unplaced(line, why) for line in _lines_of(group)]
    for _, point in tasks[MAX_TASKS:]:
        left.append(Unplaced(point.lines[0], f"в файле решения не больше {MAX_TASKS} пунктов"))
    tasks = tasks[:MAX_TASKS]
    term = deadline or _deadline(heads, points, heading.day.value)
    if term is None:
        raise NotADecision("в документе нет срока исполнения: назовите его, например --deadline 01.09.2020")
    if term.value <= heading.day.value:
        told = f"срок {short_day(term.value)} не позже дня совещания ({short_day(heading.day.value)})"
        raise NotADecision(f"{told}: поправьте документ или назовите их: --day, --deadline")
    numbers = list(dict.fromkeys(group.number for group in heads if group.number and group.stated))
    named = next((group for group in heads if group.stated), None)
    return Draft(
        day=heading.day,
        deadline=term,
        tasks=tuple(_task(group, point, term.value) for group, point in tasks),
        point=_point_number(numbers, heads),
        addressees=_addressees(named, heads),
        recommended=_recommended(heads, points),
        title=_title(heading, items),
        meeting_title=heading.title or heading.topic,
        topic=heading.topic,
        place=heading.place,
        subgroups=_subgroups(heading.subgroups, left),
        agenda=_numbered(items[:MAX_ITEMS]),
        matrix=matrix,
        own_tasks=_own(groups, heading.day.value, left),
        unplaced=(*left, *(Unplaced(i.lines[0], "в повестке больше 40 вопросов") for i in items[MAX_ITEMS:])),
    )


def _worded(groups: Iterable[Group], left: list[Unplaced]) -> Iterable[Group]:
    """Without points that say nothing: «2.», «5»."""
    for group in groups:
        said = [point for point in group.points if sum(char.isalpha() for char in point.text) > 2]
        left += [Unplaced(point.lines[0], "здесь нет слов") for point in group.points if point not in said]
        yield replace(group, points=said)


def _split(groups: Iterable[Group]) -> list[Group]:
    """A point that names somebody else to answer for it becomes a group of its own."""
    result: list[Group] = []
    for group in groups:
        kept = []
        for point in group.points:
            party = answerable(point.answerable) if point.answerable else group.party
            if party is group.party or party is Party.OTHER or group.stated:
                kept.append(point)
            else:
                one = replace(group, party=party, name=point.answerable, points=[point], number=point.number)
                result.append(one)
        if kept or not group.points:
            result.append(replace(group, points=kept))
    return result


def _assigned(group: Group) -> Group:
    """A point without an addressee whose «Ответственные» are the heads is theirs without doubt."""
    who = [point.answerable for point in group.points if point.answerable]
    if not group.stated and who and answerable(who[0]) is group.party:
        return replace(group, name=who[0])
    return group


def _deadline(heads: list[Group], points: Points, day: date) -> Found[date] | None:
    """The latest day of the heads' points: the file knows one deadline, and none of them ends after it."""
    pairs: list[tuple[Term, Line]] = []
    for group in heads:
        pairs += group.terms
        for point in group.points:
            pairs += point.terms
    found = [(term, line) for term, line in pairs or points.loose_terms if term.read is not None]
    if not found:
        found = [(term, line) for term, line in points.loose_terms if term.read is not None]
    after = [(term, line) for term, line in found if term.read and term.read.day > day] or found
    if not after:
        return None
    best, line = max(after, key=lambda pair: pair[0].read.day if pair[0].read else day)
    if best.read is None:
        return None
    days = sorted({term.read.day for term, _ in after if term.read})
    doubts = [best.read.doubt] if best.read.doubt else []
    if len(days) > 1:
        doubts.append(f"сроков несколько ({', '.join(map(short_day, days))}), взят последний")
    return Found(best.read.day, (line,), "; ".join(doubts), best.words)


def _task(group: Group, point: Point, deadline: date) -> FoundTask:
    doubts = [] if group.stated or group.name else [_NO_ADDRESSEE]
    if point.bare and group.points[0] is not point:
        doubts.append("у строки нет ни номера, ни маркера")
    own = _own_term(point)
    if own is not None and own.value != deadline:
        doubts.append(f"у этого пункта свой срок, {short_day(own.value)}, а в файле срок один на всех")
    elif own is None:
        theirs = next((term.read.day for term, _ in group.terms if term.read), None)
        if theirs is not None and theirs != deadline:
            doubts.append(f"у этих пунктов свой срок, {short_day(theirs)}, а в файле срок один на всех")
    return FoundTask(_sentence(point.text), _with_head(group, point), own, tuple(doubts))


def _own_term(point: Point) -> Found[date] | None:
    found = next(((term.read, line) for term, line in reversed(point.terms) if term.read), None)
    return Found(found[0].day, (found[1],), found[0].doubt) if found else None


def _with_head(group: Group, point: Point) -> tuple[Line, ...]:
    head = (group.line,) if point is group.points[0] else ()
    return tuple(dict.fromkeys((*head, *point.lines)))


def _own(groups: list[Group], day: date, left: list[Unplaced]) -> tuple[FoundOwnTask, ...]:
    made = []
    for group in groups:
        if group.party is not Party.DEPARTMENT:
            continue
        for point in group.points:
            term = _own_term(point) or next(
                (Found(term.read.day, (line,), term.read.doubt) for term, line in group.terms if term.read),
                None,
            )
            doubts = []
            if term is not None and term.value <= day:
                doubts.append(f"срок {short_day(term.value)} не позже дня совещания, поэтому не взят")
                term = None
            lines = tuple(dict.fromkeys((group.line, *point.lines)))
            number = point.number or group.number
            made.append(
                FoundOwnTask(
                    text=_sentence(point.text),
                    lines=lines,
                    number=number,
                    owner=group.name,
                    deadline=term,
                    categories=_categories(point.text),
                    doubts=tuple(doubts),
                )
            )
    too_many = f"в файле решения не больше {MAX_OWN} дел управления"
    left += [Unplaced(task.lines[-1], too_many) for task in made[MAX_OWN:]]
    return tuple(made[:MAX_OWN])


def _categories(text: str) -> tuple[str, ...]:
    """«(разработка процедур…; приёмы анализа…; методы обучения…)», where experience is to be gathered."""
    listed = _CATEGORIES.search(text.rstrip(" .;")) if "опыт" in text.casefold() else None
    if listed is None:
        return ()
    parts = (part.strip(" .,") for part in (listed["list"] or listed["tail"]).split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _point_number(numbers: list[str], heads: list[Group]) -> Found[str] | None:
    if not numbers:
        return None
    lines = tuple(group.line for group in heads if group.number in numbers and group.stated)
    several = "" if len(numbers) == 1 else "руководителям обращено несколько пунктов"
    shown = ", ".join(numbers)
    return Found(shown, lines, several) if len(shown) <= 20 else Found(numbers[0], lines[:1], several)


def _addressees(named: Group | None, heads: list[Group]) -> Found[str] | None:
    if named is None:
        listed = next((group for group in heads if group.name), None)
        return Found(listed.name, (listed.points[0].lines[-1],)) if listed else None
    others = {group.name.casefold() for group in heads if group.stated and group.name}
    doubt = "" if len(others) == 1 else "в других пунктах адресат назван иначе"
    return Found(named.name, (named.line,), doubt)


def _recommended(heads: list[Group], points: Points) -> Found[bool] | None:
    """True where the paper says «рекомендуется» to the heads; silence is silence."""
    for group in heads:
        if group.recommended:
            return Found(True, (group.line,), words="рекоменд")
    if points.recommended is not None:
        return Found(True, (points.recommended,))
    return None


def _title(heading: Heading, items: list[FoundItem]) -> Found[str] | None:
    if heading.topic is not None:
        return heading.topic
    first = next((item for item in items if item.number is not None), None)
    if first is not None:
        return Found(first.title, first.lines[:1], "темы в документе нет, взят первый вопрос повестки")
    return heading.title


def _subgroups(found: list[FoundSubgroup], left: list[Unplaced]) -> tuple[FoundSubgroup, ...]:
    """In the order of their numbers, each time once: the file lets no two sittings begin together."""
    once: dict[object, FoundSubgroup] = {}
    for one in found:
        once.setdefault(one.starts, one)
    kept = list(once.values())
    if all(one.number for one in kept):
        kept.sort(key=lambda one: one.number or 0)
    if [one.number for one in kept] not in ([*range(1, len(kept) + 1)], [None]):
        kept = [replace(one, doubt=one.doubt or "номера подгрупп в документе идут не подряд") for one in kept]
    left += [Unplaced(one.line, f"больше {MAX_SUBGROUPS} подгрупп") for one in kept[MAX_SUBGROUPS:]]
    return tuple(kept[:MAX_SUBGROUPS])


def _numbered(items: list[FoundItem]) -> tuple[FoundItem, ...]:
    """Numbers one after another; a doubled or a missing one is told, and counted by order."""
    result, due = [], 1
    for item in items:
        if item.number is not None:
            told = f"в документе номер {item.number}, по порядку {due}"
            doubts = item.doubts if item.number == due else (*item.doubts, told)
            item = replace(item, number=due, doubts=doubts)
            due += 1
        result.append(item)
    return tuple(result)


def _lines_of(group: Group) -> list[Line]:
    return list(dict.fromkeys((group.line, *(line for point in group.points for line in point.lines))))


def _sentence(text: str) -> str:
    """With a capital letter and without what separates it from the next point."""
    text = text.strip(" ;:,.–—-")
    return f"{text[:1].upper()}{text[1:]}"
