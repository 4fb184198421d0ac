"""What keeps two people who act at once from undoing each other."""

import asyncio
from functools import partial

from sqlalchemy import Connection, text

from core.answers import Number, QuestionKey, Text
from core.changes import Change
from core.changes.joining import JoinAsked, JoinDecided, JoinedByInvitation, Named
from core.changes.report import ReportChanged
from core.people import Role
from core.report import ReportState
from storage.applying import apply
from storage.database import Database
from storage.departments import ensure_invitations, revoke_invitation
from storage.guards import Stale
from storage.reads import SqlReads
from storage.writer import Writer
from tests.storage.office import NOW, STATUS, Office, answering, furnish, status

HEAD, OTHER = 5_000_000_001, 5_000_000_002  # beyond 32 bits, as Telegram's ids are


async def outcomes(writer: Writer, *changes: Change) -> list[object]:
    """What became of changes decided at the same moment: None where one took effect."""
    found: list[object] = []
    for change in changes:  # in this order on any database
        found += await asyncio.gather(writer.do(partial(apply, change=change)), return_exceptions=True)
    return found


async def test_of_two_answers_decided_on_the_same_version_one_has_to_be_decided_again(
    office: Office, writer: Writer
) -> None:
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    first = answering(report, {STATUS: status("done")})
    second = answering(report, {STATUS: status("not_started")})
    one, two = await outcomes(writer, first, second)
    assert one is None
    assert isinstance(two, Stale)
    after = await office.report(HEAD)
    assert (after.answers[STATUS].value, after.version) == (status("done"), report.version + 1)


async def test_a_stale_change_leaves_nothing_behind(office: Office, writer: Writer) -> None:
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    fresh = answering(report, {STATUS: status("done")})
    old = answering(report, {QuestionKey("acts", "approved"): Number(3), STATUS: status("done")})
    await outcomes(writer, fresh, old)
    assert set((await office.report(HEAD)).answers) == {STATUS}
    history = "SELECT task, question, value FROM answer_log"
    assert len(await office.database.read(lambda c: c.execute(text(history)).all())) == 1


async def test_each_change_of_an_answer_stays_in_the_history(office: Office, writer: Writer) -> None:
    await office.joins(office.organisations[0], HEAD)
    for value in (status("not_started"), status("in_progress"), status("done")):
        report = await office.report(HEAD)
        assert await outcomes(writer, answering(report, {STATUS: value})) == [None]
    report = await office.report(HEAD)
    cleared = ReportChanged(
        report.id, report.version, report.person_id, NOW, ReportState.BEGUN, 0, cleared=(STATUS,)
    )
    assert await outcomes(writer, cleared) == [None]

    def log(connection: Connection) -> list[tuple[str, str]]:
        rows = connection.execute(text('SELECT value, "by" FROM answer_log ORDER BY id'))
        return [(row.value, row.by) for row in rows]

    said = await office.database.read(log)
    assert [value.split('"')[3] if value else None for value, _ in said] == [
        "not_started",
        "in_progress",
        "done",
        None,
    ]
    assert {by for _, by in said} == {report.person_id}
    assert (await office.report(HEAD)).answers == {}


async def test_an_invitation_brings_in_one_person(office: Office, writer: Writer) -> None:
    invitation = await office.invitation(office.organisations[0])
    joins = [JoinedByInvitation(invitation, user, user, Role.HEAD, NOW) for user in (HEAD, OTHER)]
    one, two = await outcomes(writer, *joins)
    assert one is None
    assert isinstance(two, Stale)
    members = await office.database.read(lambda c: SqlReads(c, office.shelf).members(office.organisations[0]))
    assert [(m.person.user_id, m.role) for m in members] == [(HEAD, Role.HEAD)]
    assert await office.database.read(lambda c: SqlReads(c, office.shelf).person(OTHER)) is None


async def test_a_revoked_invitation_brings_in_nobody(office: Office, writer: Writer) -> None:
    first = office.organisations[0]
    old = await office.invitation(first)
    revoked = await office.database.write(lambda c: revoke_invitation(c, office.department_id, first, NOW))
    assert revoked == 1
    rows = await office.database.write(lambda c: ensure_invitations(c, office.department_id, NOW))
    assert len(rows) == 2
    (outcome,) = await outcomes(writer, JoinedByInvitation(old, HEAD, HEAD, Role.HEAD, NOW))
    assert isinstance(outcome, Stale)
    new = await office.invitation(first)
    assert await outcomes(writer, JoinedByInvitation(new, HEAD, HEAD, Role.HEAD, NOW)) == [None]


async def test_a_request_to_join_is_decided_once(office: Office, writer: Writer) -> None:
    organisation = office.organisations[0]
    await office.joins(organisation, HEAD)
    asked = JoinAsked(office.department_id, organisation, OTHER, OTHER, NOW)
    assert await outcomes(writer, asked, asked) == [None, None]
    yes, no = (
        JoinDecided(office.department_id, organisation, OTHER, OTHER, granted, HEAD, NOW)
        for granted in (True, False)
    )
    first, second = await outcomes(writer, yes, no)
    assert first is None
    assert isinstance(second, Stale)
    members = await office.database.read(lambda c: SqlReads(c, office.shelf).members(organisation))
    assert [(m.person.user_id, m.role) for m in members] == [(HEAD, Role.HEAD), (OTHER, Role.DEPUTY)]


async def test_asking_again_after_a_refusal_puts_the_request_before_the_deciders_anew(
    office: Office, writer: Writer
) -> None:
    organisation = office.organisations[0]
    asked = JoinAsked(office.department_id, organisation, OTHER, OTHER, NOW)
    no = JoinDecided(office.department_id, organisation, OTHER, OTHER, False, HEAD, NOW)
    yes = JoinDecided(office.department_id, organisation, OTHER, OTHER, True, HEAD, NOW)
    for change in (asked, no, asked, yes):
        assert await outcomes(writer, change) == [None]


async def test_two_reports_never_get_the_same_number(office: Office, writer: Writer) -> None:
    for organisation, user in zip(office.organisations, (HEAD, OTHER), strict=True):
        await office.joins(organisation, user)
    sent = []
    for user in (HEAD, OTHER):
        report = await office.report(user)
        sent.append(
            ReportChanged(
                report.id, report.version, report.person_id, NOW, ReportState.SENT, 0, number=1, sent_at=NOW
            )
        )
    one, two = await outcomes(writer, *sent)
    assert one is None
    assert isinstance(two, Stale)
    assert (
        await office.database.read(lambda c: SqlReads(c, office.shelf).next_number(office.decision.id)) == 2
    )


async def test_receipts_are_counted_for_each_decision_apart(database: Database, writer: Writer) -> None:
    here, there = await furnish(database, "Калуга"), await furnish(database, "Обнинск")
    await here.joins(here.organisations[0], HEAD)
    report = await here.report(HEAD)
    sent = ReportChanged(
        report.id, report.version, report.person_id, NOW, ReportState.SENT, 0, number=1, sent_at=NOW
    )
    assert await outcomes(writer, sent) == [None]
    assert await database.read(lambda c: SqlReads(c, there.shelf).next_number(there.decision.id)) == 1


async def test_concurrent_changes_with_retries_lose_nothing(office: Office, writer: Writer) -> None:
    """Read, decide, write, and again on stale data: four people at one report, fifty changes each."""
    await office.joins(office.organisations[0], HEAD)
    key = QuestionKey("conditions", "missing")
    report_id = (await office.report(HEAD)).id
    refused = 0

    async def add_one() -> None:
        nonlocal refused
        while True:
            report = await office.database.read(lambda c: SqlReads(c, office.shelf).report(report_id, HEAD))
            assert report is not None
            before = report.answers[key].value if key in report.answers else Text("0")
            assert isinstance(before, Text)
            change = answering(report, {key: Text(str(int(before.text) + 1))})
            try:
                return await writer.do(partial(apply, change=change))
            except Stale:
                refused += 1

    async def somebody() -> None:
        for _ in range(50):
            await add_one()

    await asyncio.gather(*(somebody() for _ in range(4)))
    report = await office.report(HEAD)
    assert report.answers[key].value == Text("200")
    assert report.answers[key].version == 200
    assert refused > 0  # else nothing was put to the test


async def test_a_name_is_only_that_of_the_person(office: Office, writer: Writer) -> None:
    for organisation, user in zip(office.organisations, (HEAD, OTHER), strict=True):
        await office.joins(organisation, user)
    await outcomes(writer, Named(HEAD, "Мария Петровна"))
    names = "SELECT name FROM people ORDER BY user_id"
    found = await office.database.read(lambda c: list(c.execute(text(names)).scalars()))
    assert found == ["Мария Петровна", ""]
