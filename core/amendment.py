"""What a new version of a decision changes, word by word: a pure comparison of two decisions.

Two decisions that differ in anything differ in at least one edit, so «ничего не изменилось» is never a lie.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Protocol, TypeVar

from core.decision import Decision, Question, Task


class Named(Protocol):
    """Anything that an amendment finds again by its id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Named)


class What(StrEnum):
    """The kinds of edits, as people think of them."""

    DEADLINE = "deadline"
    LADDER = "ladder"
    TASK_ADDED = "task_added"
    TASK_REMOVED = "task_removed"
    TASK_REWORDED = "task_reworded"
    QUESTION_ADDED = "question_added"
    QUESTION_REMOVED = "question_removed"
    QUESTION_REWORDED = "question_reworded"
    QUESTION_ANEW = "question_anew"  # of another kind: no former answer fits
    QUESTION_RULES = "question_rules"  # when it is asked, within what limits, with which aids
    OPTION_ADDED = "option_added"
    OPTION_REMOVED = "option_removed"
    OPTION_REWORDED = "option_reworded"
    ORDER = "order"
    ABOUT = "about"  # title, basis, meeting: nothing that is asked


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference. ``number`` and ``title`` are the task's; ``was`` and ``now`` are words of the files."""

    what: What
    task: str = ""
    question: str = ""
    option: str = ""
    number: int = 0
    title: str = ""
    label: str = ""  # of the question
    was: str = ""
    now: str = ""


def diff(old: Decision, new: Decision) -> tuple[Edit, ...]:
    """All that ``new`` changes, in the order of the paper; empty where nothing is different."""
    edits = [*_whole(old, new)]
    tasks = [*_tasks(old.tasks, new.tasks)]
    if old.tasks != new.tasks and (not tasks or _moved(old.tasks, new.tasks)):
        tasks.append(Edit(What.ORDER))
    return (*edits, *tasks)


def _whole(old: Decision, new: Decision) -> Iterator[Edit]:
    if old.deadline != new.deadline:
        yield Edit(What.DEADLINE, was=old.deadline.isoformat(), now=new.deadline.isoformat())
    if old.ladder != new.ladder:
        yield Edit(What.LADDER)
    told = {"id", "deadline", "ladder", "tasks"}
    for name in (field.name for field in fields(Decision) if field.name not in told):
        if getattr(old, name) != getattr(new, name):
            yield Edit(What.ABOUT, label=name)


def _tasks(old: Sequence[Task], new: Sequence[Task]) -> Iterator[Edit]:
    for task in _gone(old, new):
        yield _of(task, What.TASK_REMOVED, was=task.title)
    before = _by_id(old)
    for task in new:
        was = before.get(task.id)
        if was is None:
            yield _of(task, What.TASK_ADDED, now=task.title)
            continue
        if (was.title, was.text) != (task.title, task.text):
            words = ("title", was.title, task.title) if was.title != task.title else ("", was.text, task.text)
            yield _of(task, What.TASK_REWORDED, was=words[1], now=words[2])
        edits = [*_questions(task, was)]
        moved = _moved(was.questions, task.questions)
        if moved or (not edits and (was.questions != task.questions or was.hint != task.hint)):
            edits.append(_of(task, What.QUESTION_RULES))
        yield from edits


def _questions(task: Task, was: Task) -> Iterator[Edit]:
    for question in _gone(was.questions, task.questions):
        yield _asked(task, question, What.QUESTION_REMOVED, was=question.text)
    before = _by_id(was.questions)
    for question in task.questions:
        former = before.get(question.id)
        if former is None:
            yield _asked(task, question, What.QUESTION_ADDED, now=question.text)
        elif former.kind is not question.kind:
            yield _asked(task, question, What.QUESTION_ANEW, was=former.text, now=question.text)
        elif former != question:
            yield from _question(task, former, question)


def _question(task: Task, old: Question, new: Question) -> Iterator[Edit]:
    if old.text != new.text:
        yield _asked(task, new, What.QUESTION_REWORDED, was=old.text, now=new.text)
    options = [*_options(task, old, new)]
    yield from options
    rest = replace(old, text=new.text, options=new.options)
    if rest != new or _moved(old.options, new.options) or (old.options != new.options and not options):
        yield _asked(task, new, What.QUESTION_RULES)


def _options(task: Task, old: Question, new: Question) -> Iterator[Edit]:
    for option in _gone(old.options, new.options):
        yield replace(_asked(task, new, What.OPTION_REMOVED, was=option.text), option=option.id)
    before = _by_id(old.options)
    for option in new.options:
        former = before.get(option.id)
        if former is None:
            yield replace(_asked(task, new, What.OPTION_ADDED, now=option.text), option=option.id)
        elif former != option:
            words = _asked(task, new, What.OPTION_REWORDED, was=former.text, now=option.text)
            yield replace(words, option=option.id)


def _of(task: Task, what: What, was: str = "", now: str = "") -> Edit:
    return Edit(what, task.id, number=task.number, title=task.title, was=was, now=now)


def _asked(task: Task, question: Question, what: What, was: str = "", now: str = "") -> Edit:
    label = question.label or question.text
    return replace(_of(task, what, was, now), question=question.id, label=label)


def _by_id(items: Iterable[T]) -> dict[str, T]:
    return {item.id: item for item in items}


def _gone(old: Iterable[T], new: Iterable[T]) -> list[T]:
    left = {item.id for item in new}
    return [item for item in old if item.id not in left]


def _moved(old: Sequence[Named], new: Sequence[Named]) -> bool:
    """Those that are in both stand in another order."""
    both = {item.id for item in old} & {item.id for item in new}
    return [item.id for item in old if item.id in both] != [item.id for item in new if item.id in both]
