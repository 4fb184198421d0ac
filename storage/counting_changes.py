"""Which changes move the summary's counts, and of whom: the only list, called where changes are applied."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from core.changes import Change
from core.changes.joining import JoinDecided, JoinedByInvitation
from core.changes.organisations import (
    OrganisationAdded,
    OrganisationClosed,
    OrganisationReopened,
    OrganisationsMerged,
)
from core.changes.people import TookOver, Unbound
from core.changes.report import QuestionOpened, ReportChanged, ReportReviewed
from core.changes.time import DeadlineSet, ExtensionDecided
from storage.counted import is_still
from storage.counting import line_of, recount, recount_organisations
from storage.schema import extensions, invitations, members

Count = Callable[[Connection, Any], None]


def _report(connection: Connection, change: Any) -> None:
    recount(connection, change.report_id)


def _changed(connection: Connection, change: ReportChanged) -> None:
    statuses = [(mark.task, mark.status) for mark in change.marks]
    was_sent = change.sent_at is not None
    if was_sent or not is_still(line_of(connection, change.report_id), change.state, statuses):
        recount(connection, change.report_id)


def _opened(connection: Connection, change: QuestionOpened) -> None:
    if not is_still(line_of(connection, change.report_id)):
        recount(connection, change.report_id)


def _organisation(connection: Connection, change: Any) -> None:
    recount_organisations(connection, [change.organisation_id])


def _both(connection: Connection, change: OrganisationsMerged) -> None:
    recount_organisations(connection, sorted((change.organisation_id, change.into)))


def _invited(connection: Connection, change: JoinedByInvitation | TookOver) -> None:
    query = select(invitations.c.organisation_id).where(invitations.c.id == change.invitation_id)
    recount_organisations(connection, [connection.execute(query).scalar_one()])


def _unbound(connection: Connection, change: Unbound) -> None:
    query = select(members.c.organisation_id).where(members.c.id == change.member_id)
    recount_organisations(connection, [connection.execute(query).scalar_one()])


def _extended(connection: Connection, change: ExtensionDecided) -> None:
    query = select(extensions.c.report_id).where(extensions.c.id == change.extension_id)
    recount(connection, connection.execute(query).scalar_one())


COUNTED: dict[type[Change], Count] = {
    ReportChanged: _changed,
    ReportReviewed: _report,
    QuestionOpened: _opened,
    DeadlineSet: _report,
    ExtensionDecided: _extended,
    JoinedByInvitation: _invited,
    JoinDecided: _organisation,
    TookOver: _invited,
    Unbound: _unbound,
    OrganisationAdded: _organisation,
    OrganisationClosed: _organisation,
    OrganisationReopened: _organisation,
    OrganisationsMerged: _both,
}


def count(connection: Connection, change: Change) -> None:
    """After it was applied, in the same transaction."""
    counting = COUNTED.get(type(change))
    if counting is not None:
        counting(connection, change)
