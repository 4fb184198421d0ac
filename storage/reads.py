"""The read side: ``core.ports.Reads`` over one transaction. The summary's queries stand in ``standing``."""

from sqlalchemy import Connection, Select, func, select

from core.answers import QuestionKey
from core.decision import Decision
from core.people import Invitation, JoinRequest, Member, Person, Role
from core.ports import PublishedDecision
from core.prompts import Prompt
from core.report import Report, ReportCard, ReportState
from core.summary import OrganisationState
from storage import rows, standing
from storage.codec import load_prompt
from storage.schema import (
    answers,
    chats,
    consents,
    decision_versions,
    decisions,
    evidence,
    invitations,
    join_requests,
    members,
    organisations,
    people,
    reports,
)
from storage.shelf import Shelf


class SqlReads:
    """One snapshot. Made per read transaction, thrown away after it."""

    def __init__(self, connection: Connection, shelf: Shelf) -> None:
        self._db = connection
        self._shelf = shelf

    def person(self, user_id: int) -> Person | None:
        """Somebody registered, by their Telegram id."""
        row = self._db.execute(select(*rows.PERSON).where(people.c.user_id == user_id)).one_or_none()
        return rows.person_of(row) if row else None

    def memberships(self, user_id: int) -> tuple[Member, ...]:
        """The person's organisations, by number."""
        query = _member_query().where(people.c.user_id == user_id)
        return tuple(rows.member_of(row) for row in self._db.execute(query))

    def members(self, organisation_id: int) -> tuple[Member, ...]:
        """The people of one organisation."""
        query = _member_query().where(organisations.c.id == organisation_id)
        return tuple(rows.member_of(row) for row in self._db.execute(query))

    def invitation(self, code: str) -> Invitation | None:
        """The invitation of that code, revoked or not."""
        row = self._db.execute(
            select(
                invitations.c.id,
                invitations.c.code,
                invitations.c.revoked_at,
                invitations.c.used_at,
                *rows.ORGANISATION,
            )
            .join(organisations, organisations.c.id == invitations.c.organisation_id)
            .where(invitations.c.code == code)
        ).one_or_none()
        if row is None:
            return None
        revoked, used = row.revoked_at is not None, row.used_at is not None
        return Invitation(row.id, rows.organisation_of(row), row.code, revoked, used)

    def consented(self, user_id: int, version: str) -> bool:
        """Whether the person's last word on that version was yes."""
        given = self._db.execute(
            select(consents.c.given)
            .where(consents.c.user_id == user_id, consents.c.version == version)
            .order_by(consents.c.id.desc())
            .limit(1)
        ).scalar_one_or_none()
        return bool(given)

    def join_request(self, organisation_id: int, user_id: int) -> JoinRequest | None:
        """The latest request of that person for that organisation."""
        row = self._db.execute(
            select(
                join_requests.c.user_id,
                join_requests.c.chat_id,
                join_requests.c.asked_at,
                join_requests.c.granted,
                *rows.ORGANISATION,
            )
            .join(organisations, organisations.c.id == join_requests.c.organisation_id)
            .where(join_requests.c.organisation_id == organisation_id, join_requests.c.user_id == user_id)
        ).one_or_none()
        if row is None:
            return None
        return JoinRequest(rows.organisation_of(row), row.user_id, row.chat_id, row.asked_at, row.granted)

    def prompt(self, chat_id: int) -> Prompt | None:
        """What the chat is expected to type next."""
        text = self._db.execute(select(chats.c.prompt).where(chats.c.chat_id == chat_id)).scalar_one_or_none()
        return load_prompt(text) if text else None

    def report(self, report_id: int, user_id: int) -> Report | None:
        """The whole report, or None where the person isn't a member of its organisation now."""
        row = self._db.execute(
            select(
                reports,
                decisions.c.deadline,
                members.c.role,
                members.c.person_id,
                *rows.ORGANISATION,
            )
            .join(decisions, decisions.c.id == reports.c.decision_id)
            .join(organisations, organisations.c.id == reports.c.organisation_id)
            .join(members, members.c.organisation_id == reports.c.organisation_id)
            .join(people, people.c.id == members.c.person_id)
            .where(
                reports.c.id == report_id,
                people.c.user_id == user_id,
                members.c.ended_at.is_(None),
                decisions.c.closed_at.is_(None),
            )
        ).one_or_none()
        if row is None:
            return None
        given = self._db.execute(select(answers).where(answers.c.report_id == report_id))
        pieces = self._db.execute(
            select(evidence)
            .where(evidence.c.report_id == report_id, evidence.c.removed_at.is_(None))
            .order_by(evidence.c.id)
        )
        return Report(
            row.id,
            row.department_id,
            row.decision_id,
            rows.organisation_of(row),
            self._shelf.get(self._db, row.version_id),
            row.deadline,
            ReportState(row.state),
            row.version,
            row.person_id,
            Role(row.role),
            row.number,
            row.sent_at,
            QuestionKey(row.at_task, row.at_question) if row.at_task else None,
            {answer.key: answer for answer in map(rows.answer_of, given)},
            tuple(map(rows.evidence_of, pieces)),
        )

    def cards(self, user_id: int) -> tuple[ReportCard, ...]:
        """The person's reports on open decisions, nearest deadline first."""
        found = self._db.execute(
            select(reports, decisions.c.deadline, organisations.c.name)
            .join(decisions, decisions.c.id == reports.c.decision_id)
            .join(organisations, organisations.c.id == reports.c.organisation_id)
            .join(members, members.c.organisation_id == reports.c.organisation_id)
            .join(people, people.c.id == members.c.person_id)
            .where(
                people.c.user_id == user_id,
                members.c.ended_at.is_(None),
                decisions.c.closed_at.is_(None),
            )
            .order_by(decisions.c.deadline, organisations.c.number, reports.c.id)
        ).all()
        return tuple(standing.card_of(row, self._shelf.get(self._db, row.version_id)) for row in found)

    def next_number(self, decision_id: int) -> int:
        """The next receipt's number; a unique constraint settles who gets it."""
        last = self._db.execute(
            select(func.max(reports.c.number)).where(reports.c.decision_id == decision_id)
        ).scalar_one()
        return int(last or 0) + 1

    def decisions(self, department_id: int) -> tuple[PublishedDecision, ...]:
        """The department's open decisions, the newest first."""
        newest = (
            select(decision_versions.c.decision_id, func.max(decision_versions.c.id).label("version_id"))
            .group_by(decision_versions.c.decision_id)
            .subquery()
        )
        found = self._db.execute(
            select(decisions, newest.c.version_id)
            .join(newest, newest.c.decision_id == decisions.c.id)
            .where(decisions.c.department_id == department_id, decisions.c.closed_at.is_(None))
            .order_by(decisions.c.id.desc())
        ).all()
        return tuple(
            PublishedDecision(row.id, self._decision(row.version_id), row.deadline, row.published_at)
            for row in found
        )

    def states(self, decision_id: int, department_id: int) -> tuple[OrganisationState, ...]:
        """Where each organisation of the department stands with the decision."""
        newest = self._db.execute(
            select(func.max(decision_versions.c.id)).where(decision_versions.c.decision_id == decision_id)
        ).scalar_one()
        return standing.states(self._db, self._decision(newest), decision_id, department_id)

    def _decision(self, version_id: int) -> Decision:
        return self._shelf.get(self._db, version_id)


def _member_query() -> Select[tuple[object, ...]]:
    return (
        select(members.c.role, *rows.PERSON, *rows.ORGANISATION)
        .join(people, people.c.id == members.c.person_id)
        .join(organisations, organisations.c.id == members.c.organisation_id)
        .where(members.c.ended_at.is_(None))
        .order_by(organisations.c.number, members.c.id)
    )
