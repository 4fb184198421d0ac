"""Closed decisions beside the open ones: found for reading, never for changing."""

from core.ports import Call, PublishedDecision, Reads
from core.views import Note


def readable(reads: Reads, call: Call, decision_id: int | None) -> PublishedDecision | None:
    """The department's decision of that number, open or closed. The archive is read only where it must be."""
    found = next((one for one in reads.decisions(call.department_id) if one.id == decision_id), None)
    if found is None and decision_id and reads.has_archive(call.department_id):
        found = next((one for one in reads.archive(call.department_id) if one.id == decision_id), None)
    return found


def why_gone(reads: Reads, call: Call, decision_id: int, otherwise: Note) -> Note:
    """The word about a decision that can't be worked on: it is closed, or ``otherwise``."""
    if call.staff is None or not reads.has_archive(call.department_id):
        return otherwise
    closed = any(one.id == decision_id for one in reads.archive(call.department_id))
    return Note.DECISION_CLOSED if closed else otherwise
