"""The department's organisations as its administrators look them up, closed ones too."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, func, select

from core.directory import (
    Attached,
    DirectoryEntry,
    KeptReport,
    Link,
    OrganisationEvent,
    OrganisationFile,
    OrganisationLogged,
)
from core.people import Called, Organisation
from core.report import ReportState
from core.staff import UNNAMED_COLLEAGUE
from storage import names, rows
from storage.deadlines import EFFECTIVE
from storage.schema import (
    chats,
    decisions,
    invitations,
    members,
    organisation_log,
    organisation_names,
    organisations,
    people,
    reports,
)
from storage.shelf import Shelf

CALLER = people.alias()
CALLED = (
    organisations.c.called_at,
    organisations.c.called_by,
    CALLER.c.name.label("caller"),
)


def called_of(row: Any, known: dict[int, str]) -> Called | None:
    """From the columns ``CALLED``; ``known`` are the names of colleagues."""
    if not row.called_at:
        return None
    return Called(row.called_at, row.caller or known.get(row.called_by) or UNNAMED_COLLEAGUE)


class DirectoryReads:
    """The part of ``core.ports.Reads`` that is about looking organisations up."""

    _db: Connection
    _shelf: Shelf

    def directory(self, department_id: int) -> tuple[DirectoryEntry, ...]:
        """Three queries, however many organisations there are."""
        names: defaultdict[int, list[str]] = defaultdict(list)
        for row in self._db.execute(
            select(members.c.organisation_id, people.c.name)
            .join(people, people.c.id == members.c.person_id)
            .where(members.c.department_id == department_id, members.c.ended_at.is_(None))
        ):
            names[row.organisation_id].append(row.name)
        former: defaultdict[int, list[str]] = defaultdict(list)
        for row in self._db.execute(
            select(organisation_names).where(organisation_names.c.department_id == department_id)
        ):
            former[row.organisation_id].append(row.name)
        found = self._db.execute(
            select(*rows.ORGANISATION).where(organisations.c.department_id == department_id)
        )
        return tuple(
            DirectoryEntry(rows.organisation_of(row), tuple(names[row.o_id]), tuple(former[row.o_id]))
            for row in found
        )

    def organisation_file(self, organisation_id: int, department_id: int) -> OrganisationFile | None:
        """Everything about one organisation but its answers; None where it isn't the department's."""
        row = self._db.execute(
            select(*rows.ORGANISATION, organisations.c.merged_into, *CALLED)
            .join(CALLER, CALLER.c.user_id == organisations.c.called_by, isouter=True)
            .where(organisations.c.id == organisation_id, organisations.c.department_id == department_id)
        ).one_or_none()
        if row is None:
            return None
        return OrganisationFile(
            rows.organisation_of(row),
            self._attached(organisation_id),
            self._link(organisation_id),
            self._former_names(organisation_id),
            called_of(row, names.of_colleagues(self._db)),
            row.o_closed_at,
            self._organisation(row.merged_into) if row.merged_into else None,
            self._reports(organisation_id),
            self._log(organisation_id),
        )

    def member_organisation(self, member_id: int, department_id: int) -> int | None:
        """The organisation that the membership belongs to."""
        found = self._db.execute(
            select(members.c.organisation_id).where(
                members.c.id == member_id, members.c.department_id == department_id
            )
        ).scalar_one_or_none()
        return int(found) if found is not None else None

    def next_organisation(self) -> int:
        """One more than the last; its key settles who gets it."""
        return int(self._db.execute(select(func.max(organisations.c.id))).scalar_one() or 0) + 1

    def _organisation(self, organisation_id: int) -> Organisation | None:
        row = self._db.execute(
            select(*rows.ORGANISATION).where(organisations.c.id == organisation_id)
        ).one_or_none()
        return rows.organisation_of(row) if row is not None else None

    def _attached(self, organisation_id: int) -> tuple[Attached, ...]:
        found = self._db.execute(
            select(
                members.c.id.label("member_id"),
                members.c.role,
                members.c.substitute,
                members.c.joined_at,
                chats.c.blocked_at,
                *rows.PERSON,
                *rows.ORGANISATION,
            )
            .join(people, people.c.id == members.c.person_id)
            .join(organisations, organisations.c.id == members.c.organisation_id)
            .join(chats, chats.c.chat_id == people.c.chat_id, isouter=True)
            .where(members.c.organisation_id == organisation_id, members.c.ended_at.is_(None))
            .order_by(members.c.id)
        )
        return tuple(
            Attached(row.member_id, rows.member_of(row), row.joined_at, row.blocked_at) for row in found
        )

    def _link(self, organisation_id: int) -> Link | None:
        """The first of the live ones: a merger may have brought another's along."""
        row = self._db.execute(
            select(invitations, people.c.name)
            .join(people, people.c.user_id == invitations.c.used_by, isouter=True)
            .where(
                invitations.c.organisation_id == organisation_id,
                invitations.c.revoked_at.is_(None),
                invitations.c.handover.is_(False),  # that one is the new head's own
            )
            .order_by(invitations.c.moved, invitations.c.id)
            .limit(1)
        ).one_or_none()
        if row is None:
            return None
        return Link(row.code, row.created_at, row.used_at, row.name or "")

    def _former_names(self, organisation_id: int) -> tuple[str, ...]:
        return tuple(
            self._db.execute(
                select(organisation_names.c.name)
                .where(organisation_names.c.organisation_id == organisation_id)
                .order_by(organisation_names.c.id.desc())
            ).scalars()
        )

    def _reports(self, organisation_id: int) -> tuple[KeptReport, ...]:
        found = self._db.execute(
            select(reports, EFFECTIVE.label("deadline"))
            .join(decisions, decisions.c.id == reports.c.decision_id)
            .where(reports.c.organisation_id == organisation_id, decisions.c.closed_at.is_(None))
            .order_by(reports.c.decision_id)
        )
        return tuple(
            KeptReport(
                row.id,
                row.decision_id,
                self._shelf.get(self._db, row.version_id).short_title,
                ReportState(row.state),
                row.deadline,
                row.number,
                row.last_action_at,
            )
            for row in found
        )

    def _log(self, organisation_id: int) -> tuple[OrganisationLogged, ...]:
        found = self._db.execute(
            select(organisation_log, people.c.name)
            .join(people, people.c.user_id == organisation_log.c.by_user, isouter=True)
            .where(organisation_log.c.organisation_id == organisation_id)
            .order_by(organisation_log.c.id.desc())
        )
        known = names.of_colleagues(self._db)
        return tuple(
            OrganisationLogged(
                OrganisationEvent(row.event), row.at, names.shown(row.name, row.by_user, known), row.text
            )
            for row in found
        )
