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
from core.changes.report import QuestionOpened, ReportReviewed
from core.changes.time import DeadlineSet, ExtensionDecided
from storage.counted import is_opened
from storage.counting import recount, recount_organisations
from storage.schema import extensions, invitations, members

Count = Callable[[Connection, Any, str | None], None]  # the line, where the applier has seen it


def _report(connection: Connection, change: Any, line: str | None) -> None:
    recount(connection, change.report_id)


def _opened(connection: Connection, change: QuestionOpened, line: str | None) -> None:
    if line is not None and not is_opened(line):
        recount(connection, change.report_id)


def _organisation(connection: Connection, change: Any, line: str | None) -> None:
    recount_organisations(connection, [change.organisation_id])


def _both(connection: Connection, change: OrganisationsMerged, line: str | None) -> None:
    recount_organisations(connection, sorted((change.organisation_id, change.into)))


def _invited(connection: Connection, change: JoinedByInvitation | TookOver, line: str | None) -> None:
    query = select(invitations.c.organisation_id).where(invitations.c.id == change.invitation_id)
    recount_organisations(connection, [connection.execute(query).scalar_one()])


def _unbound(connection: Connection, change: Unbound, line: str | None) -> None:
    query = select(members.c.organisation_id).where(members.c.id == change.member_id)
    recount_organisations(connection, [connection.execute(query).scalar_one()])


def _extended(connection: Connection, change: ExtensionDecided, line: str | None) -> None:
    query = select(extensions.c.report_id).where(extensions.c.id == change.extension_id)
    recount(connection, connection.execute(query).scalar_one())


# Not ReportChanged: most taps are one, and its new version says that it is to be counted (storage.counting).
COUNTED: dict[type[Change], Count] = {
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


def count(connection: Connection, change: Change, line: str | None) -> None:
    """After it was applied, in the same transaction; ``line`` is as what its report was counted before."""
    counting = COUNTED.get(type(change))
    if counting is not None:
        counting(connection, change, line)
