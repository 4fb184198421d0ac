"""The contract of the audit log: a chain in which nothing can be changed or left out unseen."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection, delete, text, update
from sqlalchemy.exc import DBAPIError

from core.auditing import Act
from core.changes.privacy import Audited
from storage import audit
from storage.applying import apply
from storage.audit import Broken, Line
from storage.schema import audit_log
from tests.storage.office import NOW, Office

USER = 700_000_009


def line(office: Office, what: str, user_id: int | None = USER) -> Audited:
    return Audited(office.department_id, user_id, Act.SAW, what, (("organisation", 7),), NOW)


async def logged(office: Office, count: int = 5) -> list[Line]:
    for number in range(count):
        await office.database.write(lambda c, n=number: apply(c, line(office, f"page {n}")))  # type: ignore[misc]
    return await office.database.read(lambda c: list(audit.lines(c, office.department_id)))


async def end(office: Office) -> tuple[int, str]:
    return await office.database.read(lambda c: audit.end(c, office.department_id))


async def test_lines_stand_in_one_chain(office: Office) -> None:
    lines = await logged(office)
    assert [one.number for one in lines] == [1, 2, 3, 4, 5]
    assert lines[0].previous == audit.FIRST
    assert audit.verify(lines, await end(office)) == (5, lines[-1].hash)


async def test_what_is_removed_changed_swapped_or_cut_off_shows(office: Office) -> None:
    lines = await logged(office)
    where = await end(office)
    spoilt = {
        "removed": [*lines[:2], *lines[3:]],
        "first gone": lines[1:],
        "changed": [*lines[:2], replace(lines[2], what="nothing"), *lines[3:]],
        "details": [*lines[:2], replace(lines[2], details={"organisation": 8}), *lines[3:]],
        "actor": [replace(lines[0], actor=99), *lines[1:]],
        "swapped": [lines[1], lines[0], *lines[2:]],
        "cut off": lines[:-1],
    }
    for kind, chain in spoilt.items():
        with pytest.raises(Broken) as told:
            audit.verify(chain, where)
        assert str(told.value), kind


async def test_the_database_refuses_to_change_or_delete_a_line(office: Office) -> None:
    await logged(office, 1)
    for statement in (update(audit_log).values(what="nothing"), delete(audit_log)):
        with pytest.raises(DBAPIError, match="append-only"):
            await office.database.write(lambda c, s=statement: c.execute(s))  # type: ignore[misc]
    assert len(await office.database.read(lambda c: list(audit.lines(c, office.department_id)))) == 1


async def test_whoever_drops_the_guard_and_edits_is_seen_all_the_same(office: Office) -> None:
    await logged(office)

    def tamper(connection: Connection) -> None:
        on_sqlite = connection.dialect.name == "sqlite"
        connection.execute(text(f"DROP TRIGGER audit_log_keeps{'_UPDATE' if on_sqlite else ' ON audit_log'}"))
        connection.execute(
            update(audit_log).where(audit_log.c.number == 3).values(details='{"organisation": 8}')
        )

    await office.database.write(tamper)
    found = await office.database.read(lambda c: list(audit.lines(c, office.department_id)))
    with pytest.raises(Broken, match="line 3 isn't what was written"):
        audit.verify(found)


async def test_a_line_goes_with_what_it_records_or_not_at_all(office: Office) -> None:
    def fail(connection: Connection) -> None:
        apply(connection, line(office, "a page that was never shown"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await office.database.write(fail)
    assert await end(office) == (0, audit.FIRST)


async def test_an_export_reads_back_as_it_was(office: Office) -> None:
    lines = await logged(office)
    written = [audit.to_json(one, "Иванова") for one in lines]
    assert [audit.from_json(one) for one in written] == lines
    assert audit.verify(map(audit.from_json, written)) == (5, lines[-1].hash)
    with pytest.raises(Broken, match="no line of an audit log"):
        audit.from_json('{"number": 1}')


async def test_an_account_stands_apart_and_can_be_erased(office: Office) -> None:
    lines = await logged(office, 2)
    assert lines[0].actor == lines[1].actor != 0
    assert str(USER) not in repr(lines)
    assert await office.database.read(audit.accounts) == {lines[0].actor: USER}


async def test_the_bot_itself_and_commands_have_no_account(office: Office) -> None:
    await office.database.write(lambda c: apply(c, line(office, "export", None)))
    (found,) = await office.database.read(lambda c: list(audit.lines(c, office.department_id)))
    assert found.actor == 0
