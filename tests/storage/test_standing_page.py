"""A page of the organisations: all pages together are the whole list in its order, of every district."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Connection, insert, update

from core.districts import district_key
from core.summary import OrganisationState, by_number
from storage.applying import apply
from storage.database import Database
from storage.reads import SqlReads
from storage.schema import organisations, reports
from tests.storage.office import NOW, STATUS, Office, answering, furnish, status

NUMBERS = (3, None, 2, 2, None, 900, 2, None, 17, 2)
NAMES = ("Ёлочка", "Елена", "ежик", "Жук", "Ёжик", "азбука", "Яблоко", "Берёзка", "ЕЛЬ", "Арка")
DISTRICTS = ("Ленинский", " ленинский ", "Октябрьский", "", "Ленинский  ")


async def grown(database: Database) -> Office:
    """Two departments; of the first one, ten more organisations that share numbers or have none."""
    office, _ = await furnish(database, "Калуга"), await furnish(database, "Обнинск")
    head = 1
    await office.joins(office.organisations[0], head)
    report = await office.report(head)

    def grow(connection: Connection) -> None:
        apply(connection, answering(report, {STATUS: status("done")}))
        for place, (number, name) in enumerate(zip(NUMBERS, NAMES, strict=True)):
            given = {
                "department_id": office.department_id,
                "name": f"Сад {name}",
                "name_key": f"grown{place}",
                "number": number,
                "district": DISTRICTS[place % len(DISTRICTS)],
            }
            added = connection.execute(
                insert(organisations).values(given).returning(organisations.c.id)
            ).scalar_one()
            connection.execute(
                insert(reports).values(
                    department_id=office.department_id,
                    decision_id=office.decision.id,
                    organisation_id=added,
                    version_id=office.decision.version_id,
                    state="begun",
                    version=0,
                    last_action_at=NOW + timedelta(minutes=place),
                )
            )
        closed = {"department_id": office.department_id, "name": "Закрыт", "name_key": "x", "number": 2}
        gone = connection.execute(
            insert(organisations).values(closed_at=NOW, **closed).returning(organisations.c.id)
        ).scalar_one()
        connection.execute(
            insert(reports).values(
                department_id=office.department_id,
                decision_id=office.decision.id,
                organisation_id=gone,
                version_id=office.decision.version_id,
                state="begun",
                version=0,
            )
        )
        connection.execute(
            update(organisations)
            .where(organisations.c.id == office.organisations[0])
            .values(district="Ленинский")
        )

    await database.write(grow)
    return office


def paged(reads: SqlReads, office: Office, district: str, limit: int) -> Iterator[OrganisationState]:
    """Page after page up to the first empty one."""
    offset = 0
    while page := reads.states_page(office.decision.id, office.department_id, district, offset, limit):
        yield from page
        offset += limit


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 12, 50])
@pytest.mark.parametrize("name", ["", "Ленинский", "ОКТЯБРЬСКИЙ", "Нигде"])
async def test_all_pages_are_the_whole_list_in_its_order(database: Database, limit: int, name: str) -> None:
    office = await grown(database)
    district = district_key(name)

    def look(connection: Connection) -> tuple[list[OrganisationState], list[OrganisationState]]:
        reads = SqlReads(connection, office.shelf)
        everybody = reads.states(office.decision.id, office.department_id)
        wanted = [
            one for one in everybody if not district or district_key(one.organisation.district) == district
        ]
        return list(paged(reads, office, district, limit)), sorted(
            wanted, key=lambda state: by_number(state.organisation)
        )

    joined, wanted = await database.read(look)
    assert joined == wanted
    assert len(wanted) == {"": 12, "Ленинский": 7, "ОКТЯБРЬСКИЙ": 2, "Нигде": 0}[name]


async def test_nobody_reads_another_department_s_page(database: Database) -> None:
    here, there = await furnish(database, "Калуга"), await furnish(database, "Обнинск")

    def look(connection: Connection) -> list[object]:
        reads = SqlReads(connection, here.shelf)
        return [
            reads.states_page(here.decision.id, there.department_id, "", 0, 20),
            reads.states_page(there.decision.id, here.department_id, "", 0, 20),
            len(reads.states_page(here.decision.id, here.department_id, "", 0, 20)),
        ]

    assert await database.read(look) == [(), (), 2]
