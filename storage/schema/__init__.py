"""The tables. Alembic's migrations create them; a test holds the two equal."""

from storage.schema.acquaintances import acquaintances
from storage.schema.base import metadata
from storage.schema.broadcasts import broadcast_organisations, broadcast_people, broadcasts
from storage.schema.counts import counts, said
from storage.schema.decisions import answer_archive, decision_drafts, decision_log
from storage.schema.experience import (
    offer_log,
    offer_marks,
    offers,
    own_task_log,
    publication_consents,
    show_requests,
)
from storage.schema.extensions import extensions
from storage.schema.flow import chats, clock, facts, outbox, pictures, updates
from storage.schema.forms import forms
from storage.schema.inquiries import digest_choices, digests, inquiries, inquiry_lines
from storage.schema.meetings import agenda_runs, hall_tries, halls, meeting_rounds, meetings, seats
from storage.schema.papers import paper_jobs
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
from storage.schema.privacy import (
    actors,
    audit_heads,
    audit_log,
    consent_texts,
    erasures,
    purges,
)
from storage.schema.proceedings import (
    material_looks,
    materials,
    meeting_steps,
    opinions,
    practical_answers,
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
from storage.schema.wordings import wordings

__all__ = [
    "acquaintances",
    "actors",
    "agenda_runs",
    "answer_archive",
    "answer_log",
    "answers",
    "audit_heads",
    "audit_log",
    "broadcast_organisations",
    "broadcast_people",
    "broadcasts",
    "chats",
    "clock",
    "consent_texts",
    "consents",
    "counts",
    "decision_drafts",
    "decision_log",
    "decision_versions",
    "decisions",
    "departments",
    "digest_choices",
    "digests",
    "erasures",
    "evidence",
    "extensions",
    "facts",
    "forms",
    "hall_tries",
    "halls",
    "inquiries",
    "inquiry_lines",
    "invitations",
    "join_requests",
    "ladders",
    "material_looks",
    "materials",
    "meeting_rounds",
    "meeting_steps",
    "meetings",
    "members",
    "metadata",
    "offer_log",
    "offer_marks",
    "offers",
    "opinions",
    "organisation_log",
    "organisation_names",
    "organisations",
    "outbox",
    "own_task_log",
    "paper_jobs",
    "people",
    "people_log",
    "pictures",
    "practical_answers",
    "publication_consents",
    "purges",
    "reminders",
    "report_log",
    "report_tasks",
    "reports",
    "said",
    "seats",
    "show_requests",
    "staff",
    "staff_invitations",
    "staff_log",
    "updates",
    "wordings",
]
