"""The tables. Alembic's migrations create them; a test holds the two equal."""

from storage.schema.base import metadata
from storage.schema.extensions import extensions
from storage.schema.flow import chats, clock, facts, outbox, pictures, updates
from storage.schema.forms import forms
from storage.schema.people import (
    consents,
    departments,
    invitations,
    join_requests,
    members,
    organisations,
    people,
    people_log,
)
from storage.schema.reports import (
    answer_log,
    answers,
    decision_versions,
    decisions,
    evidence,
    ladders,
    reminders,
    report_log,
    report_tasks,
    reports,
)
from storage.schema.staff import (
    organisation_log,
    organisation_names,
    staff,
    staff_invitations,
    staff_log,
)

__all__ = [
    "answer_log",
    "answers",
    "chats",
    "clock",
    "consents",
    "decision_versions",
    "decisions",
    "departments",
    "evidence",
    "extensions",
    "facts",
    "forms",
    "invitations",
    "join_requests",
    "ladders",
    "members",
    "metadata",
    "organisation_log",
    "organisation_names",
    "organisations",
    "outbox",
    "people",
    "people_log",
    "pictures",
    "reminders",
    "report_log",
    "report_tasks",
    "reports",
    "staff",
    "staff_invitations",
    "staff_log",
    "updates",
]
