"""From a row to a ``core`` dataclass: no row object leaves this package."""

from datetime import datetime
from typing import Any

from core.answers import Answer, Evidence, EvidenceKind, QuestionKey, Source
from core.people import Member, Organisation, Person, Role
from storage.codec import load_value
from storage.schema import answers, evidence, organisations, people

ORGANISATION = tuple(
    organisations.c[name].label(f"o_{name}")
    for name in ("id", "department_id", "name", "number", "head", "phone", "district", "email", "closed_at")
)
_SOURCES = {source.value: source for source in Source}  # an enum's own look-up takes thrice as long
PERSON = tuple(
    people.c[name].label(f"p_{name}")
    for name in ("id", "user_id", "chat_id", "name", "absent_until", "at_organisation")
)

ANSWER = tuple(
    answers.c[name] for name in ("task", "question", "value", "version", "at", "by", "source", "by_user")
)
EVIDENCE = tuple(
    evidence.c[name] for name in ("id", "task", "question", "kind", "text", "at", "file_name", "size")
)


def organisation_of(row: Any) -> Organisation:
    """From the columns ``ORGANISATION``."""
    return Organisation(
        row.o_id,
        row.o_department_id,
        row.o_name,
        row.o_number,
        row.o_head,
        row.o_phone,
        row.o_district,
        row.o_email,
        row.o_closed_at is not None,
    )


def person_of(row: Any) -> Person:
    """From the columns ``PERSON``."""
    return Person(
        row.p_id, row.p_user_id, row.p_chat_id, row.p_name, row.p_absent_until, row.p_at_organisation
    )


def member_of(row: Any) -> Member:
    """From ``PERSON``, ``ORGANISATION``, and the member's role and substitute."""
    return Member(person_of(row), organisation_of(row), Role(row.role), row.substitute)


def answer_of(row: Any) -> Answer:
    """From the columns ``ANSWER``."""
    return answer_from(
        row.task, row.question, row.value, row.version, row.at, row.by, row.source, row.by_user
    )


def answer_from(
    task: str,
    question: str,
    value: str,
    version: int,
    at: datetime,
    by: int | None,
    source: str,
    by_user: int | None,
) -> Answer:
    """The same from their values, in the order of ``ANSWER``: a column's name takes long to look up."""
    key = QuestionKey(task, question)
    return Answer(key, load_value(value), version, at, by, _SOURCES[source], by_user)


def evidence_of(row: Any) -> Evidence:
    """From the columns ``EVIDENCE``."""
    return Evidence(
        row.id,
        QuestionKey(row.task, row.question),
        EvidenceKind(row.kind),
        row.text,
        row.at,
        row.file_name,
        row.size,
    )
