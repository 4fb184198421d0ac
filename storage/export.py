"""Everything that the department's table shows of a decision, read in a few queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy import Connection, select

from core import checklist
from core.answers import Answer, Answers, Evidence, QuestionKey, Source
from core.decision import Decision
from core.people import Organisation
from core.report import ReportState
from core.sources import SourceMark, mark_in_words
from core.spoken import in_words
from core.table import AnswerRow
from storage import reads_word, rows
from storage.deadlines import GRANTED
from storage.schema import answers, decisions, evidence, members, organisations, people, reports


@dataclass(frozen=True, slots=True)
class Filled:
    """One organisation's report as the table needs it. ``head`` is as registered, else the roster's."""

    organisation: Organisation
    head: str
    state: ReportState
    number: int | None
    answers: Answers
    evidence: tuple[Evidence, ...]
    names: dict[int, str]  # of people, by id
    specialists: dict[int, str]  # by Telegram user id
    first_sent_at: datetime | None = None
    extended_to: date | None = None  # a later deadline than the others'


def filled_reports(connection: Connection, decision_id: int, department_id: int) -> Iterator[Filled]:
    """Every organisation of the department, by number; those without an answer, too."""
    names = _names(connection, department_id)
    given: dict[int, Answers] = defaultdict(dict)
    in_decision = (reports.c.decision_id == decision_id) & (reports.c.department_id == department_id)
    for row in connection.execute(select(answers).join(reports).where(in_decision)):
        answer = rows.answer_of(row)
        given[row.report_id][answer.key] = answer
    everything = (answer for of_one in given.values() for answer in of_one.values())
    specialists = reads_word.specialists(connection, everything)
    pieces: dict[int, list[Evidence]] = defaultdict(list)
    query = select(evidence).join(reports).where(in_decision, evidence.c.removed_at.is_(None))
    for row in connection.execute(query.order_by(evidence.c.id)):
        pieces[row.report_id].append(rows.evidence_of(row))
    found = connection.execute(
        select(
            reports.c.id,
            reports.c.state,
            reports.c.number,
            reports.c.first_sent_at,
            GRANTED.label("granted"),
            *rows.ORGANISATION,
        )
        .join(decisions, decisions.c.id == reports.c.decision_id)
        .join(organisations, organisations.c.id == reports.c.organisation_id)
        .where(in_decision, organisations.c.closed_at.is_(None))
        .order_by(organisations.c.number.is_(None), organisations.c.number, organisations.c.name)
    )
    for row in found:
        organisation = rows.organisation_of(row)
        yield Filled(
            organisation,
            organisation.head,
            ReportState(row.state),
            row.number,
            given.get(row.id, {}),
            tuple(pieces.get(row.id, ())),
            names,
            specialists,
            row.first_sent_at,
            row.granted,
        )


def answer_rows(decision: Decision, report: Filled, tz: tzinfo) -> Iterator[AnswerRow]:
    """The report's answers that apply now, one row each."""
    for task in decision.tasks:
        for question in checklist.visible(task, report.answers):
            key = QuestionKey(task.id, question.id)
            answer = report.answers.get(key)
            if answer is None:
                continue
            attached = tuple(piece for piece in report.evidence if piece.key == key)
            yield AnswerRow(
                report.organisation.name,
                task.number,
                task.title,
                question.label or question.text,
                in_words(question, answer.value, attached) or "пропущено",
                answer.at.astimezone(tz),
                _who(report, answer, tz),
            )


def _who(report: Filled, answer: Answer, tz: tzinfo) -> str:
    """The person; for what a specialist entered, «со слов, 12.08, Иванова»."""
    if answer.source is Source.OWN:
        return report.names.get(answer.by or 0, "")
    who = report.specialists.get(answer.by_user or 0, "")
    return mark_in_words(SourceMark(answer.source, answer.at.astimezone(tz).date(), who))


def _names(connection: Connection, department_id: int) -> dict[int, str]:
    found = connection.execute(
        select(people.c.id, people.c.name)
        .join(members, members.c.person_id == people.c.id)
        .where(members.c.department_id == department_id)
    )
    return {row.id: row.name for row in found}
