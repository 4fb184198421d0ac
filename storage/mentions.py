"""What organisations say hinders them and ask for, as it applies now: from their answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, bindparam, select

from core.answers import Chosen, Value
from core.decision import Decision, Purpose, Question, Status
from storage.codec import load_decision, load_value
from storage.prepared import Prepared
from storage.schema import answers, decision_versions, reports

Statuses = Mapping[int, Mapping[str, Status | None]]  # of tasks, by report
Said = dict[int, list[str]]  # words by report
_NEWEST = Prepared(
    select(decision_versions.c.body)
    .where(decision_versions.c.decision_id == bindparam("decision"))
    .order_by(decision_versions.c.id.desc())
    .limit(1)
)


def newest_version(connection: Connection, decision_id: int) -> Decision:
    """The decision as it is now, for those who count and have no shelf at hand."""
    return _read(_NEWEST.first(connection, decision=decision_id).body)


@lru_cache(maxsize=8)  # a published version never changes
def _read(body: str) -> Decision:
    return load_decision(body)


def mentions(
    connection: Connection, decision: Decision, statuses: Statuses, where: Sequence[ColumnElement[bool]]
) -> tuple[Said, Said]:
    """Difficulties and requests of those reports: one given before the status moved on counts no more."""
    asked = {
        (task.id, question.id): question
        for task, question in decision.questions()
        if question.purpose in (Purpose.DIFFICULTY, Purpose.HELP)
    }
    difficulties: defaultdict[int, list[str]] = defaultdict(list)
    helps: defaultdict[int, list[str]] = defaultdict(list)
    if not asked:
        return difficulties, helps
    query = (
        select(answers.c.report_id, answers.c.task, answers.c.question, answers.c.value)
        .join(reports, reports.c.id == answers.c.report_id)
        .where(*where, answers.c.question.in_({question_id for _, question_id in asked}))
        .order_by(answers.c.report_id, answers.c.task, answers.c.question)
    )
    for report_id, task, name, value in connection.execute(query):
        question = asked.get((task, name))
        if question is None or not _applies(question, statuses.get(report_id, {}).get(task)):
            continue
        target = difficulties if question.purpose is Purpose.DIFFICULTY else helps
        target[report_id] += _words(question, load_value(value))
    return difficulties, helps


def _applies(question: Question, status: Status | None) -> bool:
    return all(
        condition.question != "status" or (status is not None and status.value in condition.any_of)
        for condition in question.when
    )


def _words(question: Question, value: Value) -> list[str]:
    if not isinstance(value, Chosen):
        return []
    options = (question.option(option_id) for option_id in value.options)
    return [option.text for option in options if option and not option.neutral] + list(value.own)
