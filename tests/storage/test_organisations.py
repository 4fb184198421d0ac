"""What administrators do to organisations, as it is stored: guarded, inside the department, nothing lost."""

import asyncio
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection, text

from core.changes import Change
from core.changes.organisations import (
    DecisionPlan,
    OrganisationAdded,
    OrganisationClosed,
    OrganisationRenamed,
    OrganisationReopened,
    OrganisationsMerged,
)
from core.changes.people import CallNoted, LinkChanged, Unbound
from core.directory import OrganisationFile
from core.ladder import schedule
from core.people import Role, RosterRow
from core.report import ReportState
from core.staff import UNNAMED_COLLEAGUE
from storage import departments, publishing, reminders
from storage.applying import apply
from storage.database import Database
from storage.guards import Stale
from storage.reads import SqlReads
from storage.writer import Writer
from tests.storage.office import (
    DAYS,
    DEADLINE,
    DECISION,
    MOSCOW,
    NOW,
    STATUS,
    Office,
    answering,
    furnish,
    status,
)

HEAD, OTHER, BOSS = 1, 2, 900
RUNGS = schedule(DECISION.ladder, DEADLINE, NOW, MOSCOW, DAYS)


async def do(office: Office, *changes: Change) -> None:
    def work(connection: Connection) -> None:
        for change in changes:
            apply(connection, change)

    await office.database.write(work)


async def outcomes(writer: Writer, *changes: Change) -> list[type | None]:
    """What became of changes decided at the same moment."""
    done: list[object] = []
    for change in changes:  # in this order on any database
        done += await asyncio.gather(writer.do(partial(apply, change=change)), return_exceptions=True)
    return [type(one) if one is not None else None for one in done]


async def file_of(office: Office, place: int = 0) -> OrganisationFile:
    found = await office.database.read(
        lambda c: SqlReads(c, office.shelf).organisation_file(
            office.organisations[place], office.department_id
        )
    )
    assert found is not None
    return found


async def fates(office: Office, place: int = 0) -> set[tuple[str, str]]:
    query = text("SELECT state, why FROM reminders WHERE organisation_id = :organisation")
    values = {"organisation": office.organisations[place]}
    return await office.database.read(lambda c: {(row[0], row[1]) for row in c.execute(query, values)})


async def totals(office: Office) -> tuple[int, int, int]:
    """How many organisations the summary, the reminders and the roster's use cases see."""

    def look(connection: Connection) -> tuple[int, int, int]:
        reads = SqlReads(connection, office.shelf)
        return (
            len(reads.states(office.decision.id, office.department_id)),
            len(reads.reminded(office.decision.id, office.department_id)),
            len(reads.organisations_of(office.department_id)),
        )

    return await office.database.read(look)


def merger(office: Office) -> OrganisationsMerged:
    gone, into = office.organisations
    return OrganisationsMerged(office.department_id, gone, into, BOSS, NOW)


def closing(office: Office, place: int = 0) -> OrganisationClosed:
    return OrganisationClosed(office.department_id, office.organisations[place], BOSS, NOW)


async def test_closed_it_counts_nowhere_and_is_reminded_no_more(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await do(office, closing(office))
    assert await totals(office) == (1, 1, 1)
    assert await fates(office) == {("cancelled", "closed")}
    assert await office.database.read(lambda c: SqlReads(c, office.shelf).cards(HEAD)) == ()
    assert not await office.database.read(lambda c: reminders.still_owed(c, HEAD))
    file = await file_of(office)
    assert (file.organisation.closed, len(file.people), len(file.reports)) == (True, 1, 1)


async def test_a_closed_one_has_no_link_to_hand_out(office: Office) -> None:
    await do(office, closing(office))
    rows = await office.database.write(lambda c: departments.ensure_invitations(c, office.department_id, NOW))
    assert [row.kindergarten for row in rows] == ["Детский сад № 12"]


async def test_publishing_again_wakes_nothing_of_a_closed_one(office: Office) -> None:
    await do(office, closing(office))
    await office.database.write(
        lambda c: publishing.open_reports(c, office.department_id, office.decision, lambda day: RUNGS, NOW)
    )
    assert await fates(office) == {("cancelled", "closed")}


async def test_opened_again_what_is_still_to_come_is_planned_and_answers_are_there(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await do(office, answering(await office.report(HEAD), {STATUS: status("done")}))
    before = await fates(office)
    await do(office, closing(office))
    plan = DecisionPlan(office.decision.id, DEADLINE, RUNGS)
    again = OrganisationReopened(office.department_id, office.organisations[0], BOSS, NOW, (plan,))
    await do(office, again)
    assert await fates(office) == before
    report = await office.report(HEAD)
    assert report.answers[STATUS].value == status("done")
    assert await totals(office) == (2, 2, 2)


async def test_only_a_closed_one_that_was_not_merged_opens_again(office: Office, writer: Writer) -> None:
    again = OrganisationReopened(office.department_id, office.organisations[0], BOSS, NOW)
    assert await outcomes(writer, again) == [Stale]
    await do(office, merger(office))
    assert await outcomes(writer, again) == [Stale]


async def test_a_merger_moves_people_links_and_requests_and_keeps_both_reports(office: Office) -> None:
    gone, into = office.organisations
    await office.joins(gone, HEAD)
    await office.joins(into, OTHER, Role.DEPUTY)
    await do(office, answering(await office.report(HEAD), {STATUS: status("done")}, ReportState.BEGUN))
    old_link = (await file_of(office)).link
    assert old_link is not None
    await do(office, merger(office))
    archive, present = await file_of(office), await file_of(office, 1)
    assert (archive.people, archive.merged_into) == ((), present.organisation)
    assert [one.member.role for one in present.people] == [Role.DEPUTY, Role.HEAD]
    report = await office.report(HEAD)
    assert (report.organisation.id, report.answers) == (into, {})
    archived = await office.database.read(
        lambda c: SqlReads(c, office.shelf).department_report(
            archive.reports[0].report_id, office.department_id
        )
    )
    assert archived is not None
    assert archived.answers[STATUS].value == status("done")
    invitation = await office.database.read(lambda c: SqlReads(c, office.shelf).invitation(old_link.code))
    assert invitation is not None
    assert invitation.organisation.id == into
    assert present.link is not None
    assert present.link.code != old_link.code  # its own stays the one that is shown
    rows = await office.database.write(lambda c: departments.ensure_invitations(c, office.department_id, NOW))
    assert [row.code for row in rows] == [present.link.code]


async def test_somebody_in_both_keeps_one_place_and_an_earlier_one_comes_back(office: Office) -> None:
    gone, into = office.organisations
    await office.joins(gone, HEAD)
    await office.joins(into, HEAD, Role.ACTING)
    await do(office, merger(office))
    (person,) = (await file_of(office, 1)).people
    assert person.member.role is Role.ACTING


async def test_of_two_mergers_into_each_other_one_happens(office: Office, writer: Writer) -> None:
    gone, into = office.organisations
    back = OrganisationsMerged(office.department_id, into, gone, BOSS, NOW)
    assert await outcomes(writer, merger(office), back) == [None, Stale]


async def test_of_two_new_links_one_is_made(office: Office, writer: Writer) -> None:
    link = (await file_of(office)).link
    assert link is not None
    first, second = (
        LinkChanged(office.department_id, office.organisations[0], link.code, code, BOSS, NOW)
        for code in ("first-code", "second-code")
    )
    assert await outcomes(writer, first, second) == [None, Stale]
    present = (await file_of(office)).link
    assert present is not None
    assert present.code == "first-code"


async def test_unbound_twice_is_stale_and_who_it_was_stands_in_the_history(
    office: Office, writer: Writer
) -> None:
    await office.joins(office.organisations[0], HEAD)
    (person,) = (await file_of(office)).people
    change = Unbound(office.department_id, person.member_id, BOSS, NOW)
    assert await outcomes(writer, change, change) == [None, Stale]
    assert await office.database.read(
        lambda c: SqlReads(c, office.shelf).had_access(HEAD, office.department_id)
    )
    assert not await office.database.read(
        lambda c: SqlReads(c, office.shelf).had_access(OTHER, office.department_id)
    )


async def test_names_lead_on_through_two_renamings_and_back(office: Office) -> None:
    department, one = office.department_id, office.organisations[0]
    first, second = "Детский сад № 7", "Детский сад № 77"
    await do(office, OrganisationRenamed(department, one, first, second, BOSS, NOW))
    await do(office, OrganisationRenamed(department, one, second, first, BOSS, NOW))
    file = await file_of(office)
    assert (file.organisation.name, file.organisation.number, file.former_names) == (first, 7, (second,))
    done = await office.database.write(
        lambda c: departments.import_roster(c, department, (RosterRow(second, "Павлова Нина Ивановна"),))
    )
    assert (done.added, done.updated) == ((), 1)
    file = await file_of(office)
    assert (file.organisation.name, file.organisation.head) == (first, "Павлова Нина Ивановна")
    assert await office.database.read(lambda c: departments.find_organisation(c, department, second)) == one


async def test_a_name_given_to_another_one_leads_to_that_one(office: Office) -> None:
    department, (one, two) = office.department_id, office.organisations
    await do(office, OrganisationRenamed(department, one, "Детский сад № 7", "Школа № 1", BOSS, NOW))
    await do(office, OrganisationRenamed(department, two, "Детский сад № 12", "Детский сад № 7", BOSS, NOW))
    row = RosterRow("Детский сад № 7", "Павлова Нина Ивановна")
    await office.database.write(lambda c: departments.import_roster(c, department, (row,)))
    assert (await file_of(office, 1)).organisation.head == "Павлова Нина Ивановна"


async def test_a_renaming_decided_on_an_older_name_is_decided_again(office: Office, writer: Writer) -> None:
    made = [
        OrganisationRenamed(office.department_id, office.organisations[0], "Детский сад № 7", name, BOSS, NOW)
        for name in ("Первый", "Второй")
    ]
    assert await outcomes(writer, *made) == [None, Stale]


async def test_a_new_one_has_its_report_and_rungs_and_its_id_and_name_are_guarded(
    office: Office, writer: Writer
) -> None:
    number = await office.database.read(lambda c: SqlReads(c, office.shelf).next_organisation())
    plan = DecisionPlan(office.decision.id, DEADLINE, RUNGS)

    def adding(at: int, name: str) -> OrganisationAdded:
        return OrganisationAdded(
            at, office.department_id, name, "", "Ленинский", f"code {at} {name}", BOSS, NOW, (plan,)
        )

    same_id = adding(number, "Детский сад № 31")
    same_name = adding(number + 1, "детский сад №30")
    assert await outcomes(writer, adding(number, "Детский сад № 30"), same_id, same_name) == [
        None,
        Stale,
        Stale,
    ]
    assert await totals(office) == (3, 3, 3)
    done = await office.database.write(
        lambda c: departments.import_roster(c, office.department_id, (RosterRow("Детский сад № 40"),))
    )
    assert len(done.added) == 1


async def test_a_call_is_noted_and_undone(office: Office) -> None:
    department, one = office.department_id, office.organisations[0]
    await do(office, CallNoted(department, one, True, BOSS, NOW))
    called = (await file_of(office)).called
    assert called is not None
    assert (called.at, called.by) == (NOW, UNNAMED_COLLEAGUE)
    await do(office, CallNoted(department, one, False, BOSS, NOW + timedelta(minutes=1)))
    file = await file_of(office)
    assert file.called is None
    assert [line.event for line in file.log] == ["call_undone", "called"]


async def test_another_department_changes_and_sees_nothing(database: Database, writer: Writer) -> None:
    ours, theirs = await furnish(database), await furnish(database, "Другое управление")
    await ours.joins(ours.organisations[0], HEAD)
    (person,) = (await file_of(ours)).people
    link = (await file_of(ours)).link
    assert link is not None
    (one, two), foreign = ours.organisations, theirs.department_id
    tried: list[Change] = [
        OrganisationClosed(foreign, one, BOSS, NOW),
        OrganisationRenamed(foreign, one, "Детский сад № 7", "Чужой", BOSS, NOW),
        OrganisationsMerged(foreign, one, two, BOSS, NOW),
        OrganisationsMerged(foreign, one, theirs.organisations[0], BOSS, NOW),
        LinkChanged(foreign, one, link.code, "new", BOSS, NOW),
        Unbound(foreign, person.member_id, BOSS, NOW),
        CallNoted(foreign, one, True, BOSS, NOW),
    ]
    assert await outcomes(writer, *tried) == [Stale] * len(tried)
    reads = await database.read(
        lambda c: (
            SqlReads(c, ours.shelf).organisation_file(one, foreign),
            SqlReads(c, ours.shelf).member_organisation(person.member_id, foreign),
            {entry.organisation.department_id for entry in SqlReads(c, ours.shelf).directory(foreign)},
        )
    )
    assert reads == (None, None, {foreign})
