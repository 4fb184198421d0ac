"""The department's own tasks in the chat: how far each is, with a note and a day of its own."""

from dataclasses import replace
from datetime import date

from core.changes.experience import OwnTaskChanged
from core.changes.report import Prompted
from core.own_tasks import LONGEST_NOTE, OwnState, OwnTask, own_tasks
from core.ports import Call, PublishedDecision, Reads
from core.prompts import OwnTaskPrompt
from core.russian_dates import parse_day
from core.typed import clean
from core.usecases import home as home_case
from core.views import Note, OwnTaskList, OwnTaskPage, Result, Show


def tasks_of(reads: Reads, call: Call, published: PublishedDecision) -> tuple[OwnTask, ...]:
    """The decision's own points as they stand; no look at the database where there are none."""
    decision = published.decision
    if not decision.own_tasks:
        return ()
    standings = reads.own_standings(published.id, call.department_id)
    here = tuple(replace(one, at=one.at.astimezone(call.now.tzinfo) if one.at else None) for one in standings)
    return own_tasks(decision, published.deadline, here)


def listing(reads: Reads, call: Call, decision_id: int, note: Note | None = None) -> Result:
    """«Задачи управления»; of a single one, its page."""
    published = _published(reads, call, decision_id)
    if isinstance(published, Result):
        return published
    tasks = tasks_of(reads, call, published)
    view = OwnTaskList(published.id, published.decision.short_title, tasks, call.today, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def show(
    reads: Reads,
    call: Call,
    decision_id: int,
    key: str,
    note: Note | None = None,
    wants: str = "",
    excess: int = 0,
) -> Result:
    """One of them."""
    found = _found(reads, call, decision_id, key)
    if isinstance(found, Result):
        return found
    return _shown(reads, call, decision_id, found, note, wants, excess)


def set_state(reads: Reads, call: Call, decision_id: int, key: str, state: OwnState, version: int) -> Result:
    """«Идёт», «Исполнен», «Не начат»."""
    found = _open(reads, call, decision_id, key, version)
    if isinstance(found, Result):
        return found
    if found.standing.state is state:
        return _shown(reads, call, decision_id, found, Note.OWN_TASK_SAVED)
    return _changed(reads, call, decision_id, found, state=state)


def want(reads: Reads, call: Call, decision_id: int, key: str, wants: str) -> Result:
    """«Примечание», «Срок»: the next message will be it."""
    return show(reads, call, decision_id, key, wants=wants if wants in ("note", "deadline") else "")


def own_day(reads: Reads, call: Call, decision_id: int, key: str, version: int) -> Result:
    """«Как в решении»: the day of the file counts again."""
    found = _open(reads, call, decision_id, key, version)
    if isinstance(found, Result):
        return found
    return _changed(reads, call, decision_id, found, deadline=None)


def said(reads: Reads, call: Call, prompt: OwnTaskPrompt, text: str) -> Result:
    """The note, or the day."""
    found = _open(reads, call, prompt.decision_id, prompt.key, prompt.version)
    if isinstance(found, Result):
        return found
    words = " ".join(clean(text).split())
    if prompt.wants == "deadline":
        day = parse_day(words, call.today, "future")
        if day is None:
            return _shown(reads, call, prompt.decision_id, found, Note.OWN_TASK_BAD_DATE, prompt.wants)
        return _changed(reads, call, prompt.decision_id, found, deadline=day.day)
    if len(words) > LONGEST_NOTE:
        excess = len(words) - LONGEST_NOTE
        return _shown(reads, call, prompt.decision_id, found, None, prompt.wants, excess)
    return _changed(reads, call, prompt.decision_id, found, note=words)


def aside(reads: Reads, call: Call, prompt: OwnTaskPrompt, note: Note) -> Result:
    """Something that is neither."""
    return show(reads, call, prompt.decision_id, prompt.key, note, prompt.wants)


def _changed(
    reads: Reads,
    call: Call,
    decision_id: int,
    task: OwnTask,
    *,
    state: OwnState | None = None,
    note: str | None = None,
    deadline: date | str | None = "",
) -> Result:
    before = task.standing
    day = before.deadline if isinstance(deadline, str) else deadline
    after = replace(
        before,
        state=state or before.state,
        note=before.note if note is None else note,
        deadline=day,
        version=before.version + 1,
        at=call.now,
        by=reads.known_as(call.user_id),
    )
    change = OwnTaskChanged(
        call.department_id,
        decision_id,
        task.key,
        after.state,
        after.note,
        after.deadline,
        before.version,
        call.user_id,
        call.now,
    )
    published = next(one for one in reads.decisions(call.department_id) if one.id == decision_id)
    counts = after.deadline or task.task.deadline or published.deadline
    shown = _shown(
        reads, call, decision_id, replace(task, standing=after, deadline=counts), Note.OWN_TASK_SAVED
    )
    return replace(shown, changes=(change, *shown.changes))


def _shown(
    reads: Reads,
    call: Call,
    decision_id: int,
    task: OwnTask,
    note: Note | None = None,
    wants: str = "",
    excess: int = 0,
) -> Result:
    acts = call.staff is not None and call.staff.may_act
    earlier = reads.own_history(decision_id, call.department_id, task.key)
    said = [replace(one, at=one.at.astimezone(call.now.tzinfo)) for one in earlier if one.at]
    if task.standing.version > len(said):  # by this very call
        said.append(task.standing)
    view = OwnTaskPage(decision_id, task, call.today, acts, wants if acts else "", excess, note, tuple(said))
    prompt = OwnTaskPrompt(decision_id, task.key, task.standing.version, wants) if wants and acts else None
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _open(reads: Reads, call: Call, decision_id: int, key: str, version: int) -> OwnTask | Result:
    """The task, for whoever may act, as it stood on the screen."""
    if call.staff is None or not call.staff.may_act:
        return home_case.home(reads, call, Note.VIEW_ONLY if call.staff else Note.NO_ACCESS)
    found = _found(reads, call, decision_id, key)
    if isinstance(found, Result):
        return found
    if found.standing.version != version:
        return _shown(reads, call, decision_id, found, Note.OWN_TASK_MOVED)
    return found


def _found(reads: Reads, call: Call, decision_id: int, key: str) -> OwnTask | Result:
    published = _published(reads, call, decision_id)
    if isinstance(published, Result):
        return published
    tasks = tasks_of(reads, call, published)
    task = next((one for one in tasks if one.key == key), None)
    return task or listing(reads, call, decision_id, Note.OLD_BUTTON)


def _published(reads: Reads, call: Call, decision_id: int) -> PublishedDecision | Result:
    if call.staff is None:
        return home_case.home(reads, call, Note.ONLY_DEPARTMENT)
    chosen = next((one for one in reads.decisions(call.department_id) if one.id == decision_id), None)
    return chosen or home_case.home(reads, call, Note.NO_DECISION)
