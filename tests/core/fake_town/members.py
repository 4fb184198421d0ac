"""Members of organisations, as several changes touch them."""

from dataclasses import replace
from datetime import date

from core.people import Member, Organisation, Person, Role
from tests.core.fake_town.reading import Reading


def join(town: Reading, organisation: Organisation, user_id: int, chat_id: int, role: Role) -> None:
    """One more member; a person who is new is remembered."""
    person = town.people.setdefault(user_id, Person(len(town.people) + 1, user_id, chat_id))
    town.joined.append(Member(person, organisation, role))


def change_members(
    town: Reading, person_id: int, organisation_id: int | None, substitute: int | None
) -> None:
    """Who stands in for the person: in one organisation, or (None) in all."""
    town.joined = [
        replace(m, substitute=substitute)
        if m.person.id == person_id and organisation_id in (None, m.organisation.id)
        else m
        for m in town.joined
    ]


def change_person(town: Reading, user_id: int, **what: str | int | date | None) -> None:
    """The person, and the same person in each of their organisations."""
    person = replace(town.people[user_id], **what)  # type: ignore[arg-type]
    town.people[user_id] = person
    town.joined = [replace(m, person=person) if m.person.id == person.id else m for m in town.joined]
