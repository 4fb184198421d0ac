"""The reading side: who is who, and by which link they came."""

from dataclasses import replace

from core.people import CutOff, Invitation, JoinRequest, Member, PeopleChange, Person
from core.prompts import Prompt
from tests.core.fake_town.state import State


class PeopleReads(State):
    """People, their memberships, consents, links and prompts."""

    def person(self, user_id: int) -> Person | None:
        return self.people.get(user_id)

    def known_as(self, user_id: int) -> str:
        return self.name_of(user_id)

    def memberships(self, user_id: int) -> tuple[Member, ...]:
        mine = (m for m in self.joined if m.person.user_id == user_id)
        return tuple(replace(m, organisation=self.organisations[m.organisation.id]) for m in mine)

    def members(self, organisation_id: int) -> tuple[Member, ...]:
        return tuple(m for m in self.joined if m.organisation.id == organisation_id)

    def invitation(self, code: str) -> Invitation | None:
        found = self.invitations.get(code)
        return replace(found, organisation=self.organisations[found.organisation.id]) if found else None

    def consented(self, user_id: int, version: str) -> bool:
        said = [c.given for c in self.consents if c.user_id == user_id and c.version == version]
        return bool(said) and said[-1]

    def join_request(self, organisation_id: int, user_id: int) -> JoinRequest | None:
        return self.requests.get((organisation_id, user_id))

    def prompt(self, chat_id: int) -> Prompt | None:
        return self.prompts.get(chat_id)

    def bot_name(self) -> str:
        return "vsoko_bot"

    def handover(self, organisation_id: int, giver: int | None) -> Invitation | None:
        return next((i for i in self.open_handovers(organisation_id) if i.giver == giver), None)

    def open_handovers(self, organisation_id: int) -> list[Invitation]:
        return [
            invitation
            for invitation in self.invitations.values()
            if invitation.organisation.id == organisation_id
            and invitation.handover
            and not (invitation.used or invitation.revoked)
        ]

    def people_log(self, organisation_id: int) -> tuple[PeopleChange, ...]:
        return tuple(change for number, change in self.came_and_went if number == organisation_id)

    def cut_off(self, department_id: int) -> tuple[CutOff, ...]:
        chats = self.blocked
        return tuple(CutOff(m, chats[m.person.chat_id]) for m in self.joined if m.person.chat_id in chats)
