"""Everything kept about one person, for that person: read by the same list that erases."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from storage import erasing, names
from storage.schema import facts, members, organisation_log, organisations


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of thing that is kept: a row each, as the columns have it."""

    table: str
    title: str
    rows: tuple[dict[str, Any], ...]


def dossier(connection: Connection, user_id: int) -> tuple[Section, ...]:
    """By kind; kinds without a row are left out. Other people's numbers and codes of links are, too."""
    who = erasing.whom(connection, user_id)
    found = [
        Section(eraser.table.name, eraser.title, tuple(map(_plain, rows)))
        for eraser, rows in erasing.rows_of(connection, who)
    ]
    headed = connection.execute(
        select(organisations.c.name, organisations.c.head, organisations.c.phone, organisations.c.email)
        .join(members, members.c.organisation_id == organisations.c.id)
        .where(members.c.person_id == who.person_id, members.c.ended_at.is_(None))
    ).mappings()
    contacts = tuple(_plain(dict(row)) for row in headed)
    found.append(Section("organisations", "Что о Вашей организации стоит в списке управления", contacts))
    known = connection.execute(
        select(facts.c.value).where(facts.c.name == f"{names.PREFIX}{user_id}")
    ).mappings()
    found.append(Section("facts", "Ваше имя в мессенджере", tuple(dict(row) for row in known)))
    if who.name:
        lines = connection.execute(
            select(organisation_log.c.at, organisation_log.c.event, organisation_log.c.text).where(
                organisation_log.c.text == who.name
            )
        ).mappings()
        named = tuple(_plain(dict(row)) for row in lines)
        found.append(Section("organisation_log", "Где ещё стоит Ваше имя", named))
    return tuple(section for section in found if section.rows)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in row.items()
        if value not in (None, "") and name != "department_id"
    }
