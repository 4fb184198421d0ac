"""The department's own people as they are stored: links used once, roles guarded, never nobody to manage."""

import asyncio
from datetime import timedelta
from functools import partial

from core.changes import Change
from core.changes.joining import Named
from core.changes.staff import StaffChanged, StaffInvited, StaffJoined, StaffLinkRevoked
from core.staff import StaffEvent, StaffRole
from storage.applying import apply
from storage.database import Database
from storage.guards import Stale
from storage.reads import SqlReads
from storage.reads_staff import acting, roles
from storage.writer import Writer
from tests.storage.office import NOW, Office, furnish

IRINA, OLGA, VERA = 5_000_000_001, 5_000_000_002, 5_000_000_003
ADMINISTRATOR, SPECIALIST, VIEWER = StaffRole.ADMINISTRATOR, StaffRole.SPECIALIST, StaffRole.VIEWER


async def outcomes(writer: Writer, *changes: Change) -> list[type | None]:
    done: list[object] = []
    for change in changes:  # in this order on any database
        done += await asyncio.gather(writer.do(partial(apply, change=change)), return_exceptions=True)
    return [type(one) if one is not None else None for one in done]


def inviting(office: Office, code: str, role: StaffRole = SPECIALIST) -> StaffInvited:
    return StaffInvited(office.department_id, code, role, IRINA, NOW, NOW + timedelta(days=7))


def joining(office: Office, code: str, user: int, role: StaffRole = SPECIALIST) -> StaffJoined:
    return StaffJoined(office.department_id, code, user, user, role, NOW)


def changing(
    office: Office, user: int, was: StaffRole, role: StaffRole | None, fixed: bool = False
) -> StaffChanged:
    return StaffChanged(office.department_id, user, was, role, IRINA, NOW, fixed)


async def employed(office: Office, writer: Writer, user: int, role: StaffRole) -> None:
    code = f"staff-{user}"
    assert await outcomes(writer, inviting(office, code, role)) == [None]
    assert await outcomes(writer, joining(office, code, user, role)) == [None]


async def known(office: Office) -> dict[int, StaffRole]:
    return await office.database.read(lambda c: roles(c, office.department_id))


async def test_of_two_who_come_by_one_link_the_first_is_in(office: Office, writer: Writer) -> None:
    await outcomes(writer, inviting(office, "staff-a"))
    assert await outcomes(writer, joining(office, "staff-a", OLGA), joining(office, "staff-a", VERA)) == [
        None,
        Stale,
    ]
    assert await known(office) == {OLGA: SPECIALIST}


async def test_a_revoked_link_lets_nobody_in_and_a_used_one_is_not_revoked(
    office: Office, writer: Writer
) -> None:
    revoking = StaffLinkRevoked(office.department_id, "staff-a", IRINA, NOW)
    await outcomes(writer, inviting(office, "staff-a"))
    assert await outcomes(writer, revoking, joining(office, "staff-a", OLGA), revoking) == [
        None,
        Stale,
        Stale,
    ]
    assert await known(office) == {}
    open_ones = await office.database.read(
        lambda c: SqlReads(c, office.shelf).staff_invitations(office.department_id)
    )
    assert open_ones == ()


async def test_two_administrators_who_remove_each_other_leave_one(office: Office, writer: Writer) -> None:
    await employed(office, writer, IRINA, ADMINISTRATOR)
    await employed(office, writer, OLGA, ADMINISTRATOR)
    both = (changing(office, IRINA, ADMINISTRATOR, None), changing(office, OLGA, ADMINISTRATOR, None))
    assert await outcomes(writer, *both) == [None, Stale]
    assert await known(office) == {OLGA: ADMINISTRATOR}


async def test_where_the_settings_name_one_the_last_of_the_database_may_go(
    office: Office, writer: Writer
) -> None:
    await employed(office, writer, IRINA, ADMINISTRATOR)
    assert await outcomes(writer, changing(office, IRINA, ADMINISTRATOR, None, fixed=True)) == [None]
    assert await known(office) == {}


async def test_a_role_decided_on_an_older_one_is_decided_again(office: Office, writer: Writer) -> None:
    await employed(office, writer, IRINA, ADMINISTRATOR)
    await employed(office, writer, OLGA, VIEWER)
    up, out = changing(office, OLGA, VIEWER, SPECIALIST), changing(office, OLGA, VIEWER, None)
    assert await outcomes(writer, up, out) == [None, Stale]
    assert (await known(office))[OLGA] is SPECIALIST


async def test_whoever_only_looks_is_not_asked_and_whoever_was_removed_may_come_again(
    office: Office, writer: Writer
) -> None:
    await employed(office, writer, IRINA, ADMINISTRATOR)
    await employed(office, writer, OLGA, SPECIALIST)
    await employed(office, writer, VERA, VIEWER)
    assert await office.database.read(lambda c: acting(c, office.department_id)) == (IRINA, OLGA)
    await outcomes(writer, changing(office, OLGA, SPECIALIST, None))
    assert OLGA not in await known(office)
    assert await office.database.read(
        lambda c: SqlReads(c, office.shelf).had_access(OLGA, office.department_id)
    )
    await outcomes(writer, inviting(office, "staff-again", VIEWER))
    await outcomes(writer, joining(office, "staff-again", OLGA, VIEWER))
    assert (await known(office))[OLGA] is VIEWER


async def test_the_history_names_who_whom_and_what(office: Office, writer: Writer) -> None:
    await employed(office, writer, IRINA, ADMINISTRATOR)
    await employed(office, writer, OLGA, SPECIALIST)
    await outcomes(writer, Named(IRINA, "Ирина"), Named(OLGA, "Ольга"))
    await outcomes(writer, changing(office, OLGA, SPECIALIST, None))
    log = await office.database.read(lambda c: SqlReads(c, office.shelf).staff_log(office.department_id))
    last = log[0]
    assert (last.event, last.by, last.whom, last.role) == (
        StaffEvent.REMOVED,
        "Ирина",
        "Ольга",
        SPECIALIST,
    )
    assert [line.event for line in log[1:]] == [
        StaffEvent.JOINED,
        StaffEvent.INVITED,
        StaffEvent.JOINED,
        StaffEvent.INVITED,
    ]


async def test_departments_do_not_share_people(database: Database, writer: Writer) -> None:
    ours, theirs = await furnish(database), await furnish(database, "Другое управление")
    await employed(ours, writer, IRINA, ADMINISTRATOR)
    assert await known(theirs) == {}
    await outcomes(writer, inviting(ours, "staff-a"))
    assert await outcomes(writer, joining(theirs, "staff-a", OLGA)) == [Stale]
    found = await database.read(
        lambda c: SqlReads(c, ours.shelf).staff_invitation("staff-a", theirs.department_id)
    )
    assert found is None
