"""Rules across the groups of a decision file: names that must be unique, known, or stand in order.

They read the tree of words, not the validated models, so that a mistake elsewhere doesn't hide them.
Each looks only at what it can use; a value of a wrong form is told by the schema.
"""

from collections.abc import Iterable, Iterator

from core.decision import Kind
from papers.decision_conditions import check_conditions
from papers.decision_errors import Problems
from papers.decision_fields import SLUG, read_clock, read_day
from papers.decision_meeting import MAX_MATRIX
from papers.decision_questions import MAX_QUESTIONS, MAX_TASKS
from papers.decision_tree import Group, Rows, Tree
from papers.decision_words import did_you_mean, listed, shown

# A button's data is 64 bytes: three ids and what else it needs (a prefix, separators, the organisation).
IDS_TOGETHER = 44


def check_rules(tree: Group, problems: Problems) -> None:
    """Notes every mistake that takes more than one group of keys to see."""
    tasks = list(groups(tree.get("tasks")))[:MAX_TASKS]
    _unique(tasks, "task", problems)
    _numbered(tasks, problems)
    for task in tasks:
        rows = task.get("questions")
        questions = list(groups(rows))
        _unique(questions, "question of this task", problems)
        if isinstance(rows, Rows) and len(rows) <= MAX_QUESTIONS:
            _status_asked(task, rows, questions, problems)
            check_conditions(questions, not rows.incomplete, problems)
        for question in questions:
            _ids_fit([task.get("id"), question.get("id")], question.get("options"), problems)
    _check_meeting(tree.get("meeting"), problems)
    _check_practical_task(tree.get("practical_task"), problems)
    _check_own_deadlines(tree, problems)
    _check_order(tree.get("checks"), [task.get("id") for task in tasks], problems)


def groups(rows: Tree) -> Iterator[Group]:
    """The items of a list that are groups of keys."""
    return (item for item in rows if isinstance(item, Group)) if isinstance(rows, Rows) else iter(())


def _unique(items: Iterable[Group], what: str, problems: Problems) -> None:
    first: dict[str, int] = {}
    for item in items:
        value = item.get("id")
        if isinstance(value, str):
            place = item.places["id"]
            if value in first:
                problems.add(place, f"'{value}' is the id of another {what} too (line {first[value]})")
            first.setdefault(value, place.line)


def _numbered(items: list[Group], problems: Problems) -> None:
    """A number, where given, is the item's place in its list."""
    for due, item in enumerate(items, start=1):
        number = item.get("number")
        if isinstance(number, str) and number.isdecimal() and int(number[:9]) != due:
            place = item.places["number"]
            problems.add(place, f"expected {due}, its place in the list, got {number}")


def _status_asked(task: Group, rows: Rows, questions: list[Group], problems: Problems) -> None:
    asked = [question for question in questions if question.get("kind") == Kind.STATUS]
    unsure = rows.incomplete or any(question.get("kind") not in list(Kind) for question in questions)
    if not asked and not unsure:
        place = task.places["questions"]
        problems.add(place, "a task needs at least one question of kind status")
    for question in questions:
        if question.get("id") != "status":
            continue
        place = question.places["id"]
        if question.get("kind") in list(Kind) and question not in asked:
            problems.add(place, "the id 'status' is kept for a question of kind status")
        elif len(asked) > 1 and question in asked:
            told = "where a task asks several statuses, 'status' means all of them: choose another id"
            problems.add(place, told)


def _ids_fit(parents: list[Tree], options: Tree, problems: Problems) -> None:
    if not isinstance(options, Group):
        return
    for option, place in options.places.items():
        parts = [part for part in (*parents, option) if isinstance(part, str)]
        if sum(map(len, parts)) > IDS_TOGETHER and all(SLUG.fullmatch(part) for part in parts):
            told = f"the ids {' + '.join(parts)} are over {IDS_TOGETHER} characters together: shorten one"
            problems.add(place, told)


def _check_meeting(meeting: Tree, problems: Problems) -> None:
    if not isinstance(meeting, Group):
        return
    subgroups = list(groups(meeting.get("subgroups")))
    _numbered(subgroups, problems)
    taken: dict[object, int] = {}
    for subgroup in subgroups:
        try:
            starts = read_clock(subgroup.get("starts"))
        except ValueError:
            continue
        place = subgroup.places["starts"]
        if starts in taken:
            told = f"another subgroup starts at {starts:%H:%M} too (line {taken[starts]})"
            problems.add(place, told)
        taken.setdefault(starts, place.line)
    numbered = [item for item in groups(meeting.get("agenda")) if item.get("number") is not None]
    _numbered(numbered, problems)


def _check_order(checks: Tree, known: list[Tree], problems: Problems) -> None:
    """Both tasks of an order must be there, and be two."""
    order = checks.get("order") if isinstance(checks, Group) else None
    if not isinstance(order, Group):
        return
    ids = [one for one in known if isinstance(one, str)]
    for task, place in list(order.places.items())[:MAX_TASKS]:
        after = order[task]
        for name in (task, after):
            if isinstance(name, str) and SLUG.fullmatch(name) and name not in ids:
                told = f"there is no task {shown(name)}{did_you_mean(name, ids)}"
                problems.add(place, f"{told} (known: {listed(ids)})")
        if task == after:
            problems.add(place, f"'{task}' can't come after itself")


def _check_own_deadlines(tree: Group, problems: Problems) -> None:
    """What the department took upon itself is due after the decision too."""
    for task in (tree.get("department_task"), *list(groups(tree.get("department_tasks")))[:MAX_TASKS]):
        if not isinstance(task, Group):
            continue
        try:
            day, deadline = read_day(tree.get("day")), read_day(task.get("deadline"))
        except ValueError:  # told by the schema where it is wrong
            continue
        if deadline <= day:
            told = f"the deadline ({deadline}) must come after the day of the decision ({day})"
            problems.add(task.places["deadline"], told)


def _check_practical_task(practical: Tree, problems: Problems) -> None:
    if not isinstance(practical, Group):
        return
    directions = list(groups(practical.get("directions")))[:MAX_MATRIX]
    _unique(directions, "direction", problems)
    aspects = practical.get("aspects")
    for direction in directions:
        lines = direction.get("lines")
        if not isinstance(lines, Group) or len(lines) > MAX_MATRIX:
            continue
        for aspect, place in lines.places.items():
            _ids_fit([direction.get("id"), aspect], lines[aspect], problems)
            if isinstance(aspects, Group) and aspect not in aspects:
                told = f"there is no aspect {shown(aspect)}{did_you_mean(aspect, aspects)}"
                problems.add(place, f"{told} (known: {listed(aspects)})")
