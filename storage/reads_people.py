"""What is stored about people: who they are, where they belong, what they agreed to and what they type."""

from typing import Any

from sqlalchemy import Connection, bindparam, select

from core.people import (
    Author,
    Invitation,
    JoinRequest,
    Member,
    PeopleChange,
    PeopleEvent,
    Person,
    Role,
)
from core.prompts import Prompt
from storage import facts, names, rows
from storage.codec import load_prompt
from storage.prepared import Prepared
from storage.schema import (
    chats,
    consents,
    invitations,
    join_requests,
    members,
    organisations,
    people,
    people_log,
)

_PERSON = Prepared(select(*rows.PERSON).where(people.c.user_id == bindparam("user")))
_MEMBERS = (
    select(members.c.role, members.c.substitute, *rows.PERSON, *rows.ORGANISATION)
    .join(people, people.c.id == members.c.person_id)
    .join(organisations, organisations.c.id == members.c.organisation_id)
    .where(members.c.ended_at.is_(None))
    .order_by(organisations.c.number, members.c.id)
)
_OF_PERSON = Prepared(_MEMBERS.where(people.c.user_id == bindparam("user")))
_OF_ORGANISATION = Prepared(_MEMBERS.where(organisations.c.id == bindparam("organisation")))
_INVITATIONS = (
    select(
        invitations.c.id,
        invitations.c.code,
        invitations.c.revoked_at,
        invitations.c.used_at,
        invitations.c.handover,
        invitations.c.giver,
        *rows.ORGANISATION,
    )
    .join(organisations, organisations.c.id == invitations.c.organisation_id)
    .order_by(invitations.c.id.desc())
)
_INVITATION = Prepared(_INVITATIONS.where(invitations.c.code == bindparam("wanted")))
_CONSENT = Prepared(
    select(consents.c.given)
    .where(consents.c.user_id == bindparam("user"), consents.c.version == bindparam("wording"))
    .order_by(consents.c.id.desc())
    .limit(1)
)
_JOIN_REQUEST = Prepared(
    select(
        join_requests.c.user_id,
        join_requests.c.chat_id,
        join_requests.c.asked_at,
        join_requests.c.granted,
        *rows.ORGANISATION,
    )
    .join(organisations, organisations.c.id == join_requests.c.organisation_id)
    .where(
        join_requests.c.organisation_id == bindparam("organisation"),
        join_requests.c.user_id == bindparam("user"),
    )
)
_PROMPT = Prepared(select(chats.c.prompt).where(chats.c.chat_id == bindparam("chat")))


_AUTHORS = Prepared(
    select(people.c.id, people.c.name, members.c.role)
    .join(members, members.c.person_id == people.c.id)
    .where(members.c.organisation_id == bindparam("organisation"))
)


class PeopleReads:
    """The part of ``core.ports.Reads`` that is about people."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def person(self, user_id: int) -> Person | None:
        """Somebody registered, by their Telegram id."""
        row = _PERSON.first(self._db, user=user_id)
        return rows.person_of(row) if row else None

    def known_as(self, user_id: int) -> str:
        """How to name whoever acts for the department; empty where nobody knows."""
        return names.of(self._db, user_id)

    def memberships(self, user_id: int) -> tuple[Member, ...]:
        """The person's organisations, by number."""
        return tuple(map(rows.member_of, _OF_PERSON.all(self._db, user=user_id)))

    def members(self, organisation_id: int) -> tuple[Member, ...]:
        """The people of one organisation."""
        found = _OF_ORGANISATION.all(self._db, organisation=organisation_id)
        return tuple(map(rows.member_of, found))

    def invitation(self, code: str) -> Invitation | None:
        """The invitation of that code, revoked or not."""
        row = _INVITATION.first(self._db, wanted=code)
        return _invitation_of(row) if row is not None else None

    def handover(self, organisation_id: int, giver: int | None) -> Invitation | None:
        """The link for a new head that nobody has used yet."""
        query = _INVITATIONS.where(
            invitations.c.organisation_id == organisation_id,
            invitations.c.handover,
            invitations.c.giver.is_(None) if giver is None else invitations.c.giver == giver,
            invitations.c.used_at.is_(None),
            invitations.c.revoked_at.is_(None),
        )
        row = self._db.execute(query.limit(1)).first()
        return _invitation_of(row) if row is not None else None

    def bot_name(self) -> str:
        """The bot's name, once it is known."""
        return facts.get(self._db, facts.BOT_NAME) or ""

    def people_log(self, organisation_id: int) -> tuple[PeopleChange, ...]:
        """Who came and went, oldest first."""
        query = (
            select(people_log, people.c.name)
            .join(people, people.c.id == people_log.c.person_id, isouter=True)
            .where(people_log.c.organisation_id == organisation_id)
            .order_by(people_log.c.at, people_log.c.id)
        )
        return tuple(
            PeopleChange(
                PeopleEvent(row.event),
                row.at,
                row.name or "",
                Role(row.role) if row.role else None,
                row.event in (PeopleEvent.OFFERED, PeopleEvent.WITHDRAWN) and row.person_id is None,
            )
            for row in self._db.execute(query)
        )

    def consented(self, user_id: int, version: str) -> bool:
        """Whether the person's last word on that version was yes."""
        said = _CONSENT.first(self._db, user=user_id, wording=version)
        return bool(said and said.given)

    def join_request(self, organisation_id: int, user_id: int) -> JoinRequest | None:
        """The latest request of that person for that organisation."""
        row = _JOIN_REQUEST.first(self._db, organisation=organisation_id, user=user_id)
        if row is None:
            return None
        return JoinRequest(rows.organisation_of(row), row.user_id, row.chat_id, row.asked_at, row.granted)

    def prompt(self, chat_id: int) -> Prompt | None:
        """What the chat is expected to type next."""
        row = _PROMPT.first(self._db, chat=chat_id)
        return load_prompt(row.prompt) if row and row.prompt else None


def authors(connection: Connection, organisation_id: int) -> dict[int, Author]:
    """Everybody who ever answered for the organisation, by person id; those who left are named, too."""
    found = _AUTHORS.all(connection, organisation=organisation_id)
    return {row.id: Author(row.name, Role(row.role)) for row in found}


def _invitation_of(row: Any) -> Invitation:
    return Invitation(
        row.id,
        rows.organisation_of(row),
        row.code,
        row.revoked_at is not None,
        row.used_at is not None,
        row.handover,
        row.giver,
    )
