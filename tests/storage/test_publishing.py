"""Publishing: once, in versions, with reports and rungs for all; a roster changes only what it says."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, text

from core.decision import Decision
from core.ladder import effective_deadline, schedule
from core.people import RosterRow
from storage import departments, publishing
from storage.applying import apply
from storage.publishing import Published
from storage.reads import SqlReads
from tests.storage.office import (
    DAYS,
    DEADLINE,
    DECISION,
    MOSCOW,
    NOW,
    ROSTER,
    STATUS,
    Office,
    answering,
    status,
)

HEAD = 1
LATER = date(2020, 9, 15)


async def publish(office: Office, decision: Decision, deadline: date = DEADLINE) -> Published:
    def work(connection: Connection) -> Published:
        published = publishing.publish(connection, office.department_id, decision, "source", deadline, NOW)
        (opened,) = publishing.open_decisions(connection, office.department_id)
        publishing.open_reports(
            connection,
            office.department_id,
            opened,
            lambda day: schedule(decision.ladder, day, NOW, MOSCOW, DAYS),
            NOW,
        )
        return published

    return await office.database.write(work)


async def rungs(office: Office) -> list[tuple[str, str, str, str]]:
    """(rung, deadline, state, why) of the first organisation."""
    query = (
        "SELECT rung, CAST(deadline AS VARCHAR), state, why FROM reminders WHERE organisation_id = "
        f"{office.organisations[0]} ORDER BY reminders.deadline, planned_at"
    )
    return await office.database.read(lambda c: [tuple(row) for row in c.execute(text(query))])


async def test_the_same_file_again_changes_nothing(office: Office) -> None:
    before = await rungs(office)
    published = await publish(office, DECISION)
    assert (published.version, published.is_new) == (1, False)
    assert await rungs(office) == before


async def test_a_new_version_keeps_the_old_one_and_the_answers(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    await office.database.write(lambda c: apply(c, answering(report, {STATUS: status("done")})))
    amended = replace(DECISION, short_title="Решение с поправкой")
    published = await publish(office, amended)
    assert (published.version, published.is_new) == (2, True)
    report = await office.report(HEAD)
    assert report.decision.short_title == "Решение с поправкой"
    assert report.answers[STATUS].value == status("done")
    versions = "SELECT version, body LIKE '%поправкой%' AS amended FROM decision_versions ORDER BY version"
    found = await office.database.read(lambda c: [tuple(row) for row in c.execute(text(versions))])
    assert found == [(1, 0), (2, 1)]


async def test_a_moved_deadline_arms_its_own_rungs_and_cancels_the_others(office: Office) -> None:
    await publish(office, replace(DECISION, deadline=LATER), LATER)
    found = await rungs(office)
    assert {(state, why) for _, day, state, why in found if day == "2020-09-01"} == {
        ("cancelled", "deadline_moved")
    }
    assert {state for _, day, state, _ in found if day == "2020-09-15"} == {"planned"}
    decided = "SELECT count(*) FROM reminders WHERE state = 'cancelled' AND decided_at IS NULL"
    assert await office.database.read(lambda c: c.execute(text(decided)).scalar_one()) == 0


async def test_a_deadline_moved_there_and_back_is_armed_again(office: Office) -> None:
    await publish(office, replace(DECISION, deadline=LATER), LATER)
    await publish(office, DECISION, DEADLINE)
    found = await rungs(office)
    assert {state for _, day, state, _ in found if day == "2020-09-01"} == {"planned"}
    assert {state for _, day, state, _ in found if day == "2020-09-15"} == {"cancelled"}


async def test_what_was_sent_stays_sent_when_the_deadline_comes_back(office: Office) -> None:
    await office.database.write(
        lambda c: c.execute(text("UPDATE reminders SET state = 'sent' WHERE rung = 'before-14'"))
    )
    await publish(office, replace(DECISION, deadline=LATER), LATER)
    await publish(office, DECISION, DEADLINE)
    assert ("before-14", "2020-09-01", "sent", "") in await rungs(office)


async def test_a_snooze_survives_an_amendment(office: Office) -> None:
    snooze = (
        "INSERT INTO reminders "
        "(department_id, decision_id, organisation_id, rung, deadline, planned_at, due_at, state) "
        "SELECT department_id, decision_id, organisation_id, 'snooze-2020-08-13', '2020-08-13', "
        "planned_at, due_at, 'planned' FROM reminders WHERE rung = 'day'"
    )
    await office.database.write(lambda c: c.execute(text(snooze)))
    await publish(office, replace(DECISION, deadline=LATER), LATER)
    assert ("snooze-2020-08-13", "2020-08-13", "planned", "") in await rungs(office)


async def test_a_new_organisation_gets_its_report_and_its_rungs(office: Office) -> None:
    def grow(connection: Connection) -> int:
        imported = departments.import_roster(
            connection, office.department_id, [*ROSTER, RosterRow("Детский сад № 99")]
        )
        assert (len(imported.added), imported.updated, imported.unchanged) == (1, 0, 2)
        (opened,) = publishing.open_decisions(connection, office.department_id)
        return publishing.open_reports(
            connection,
            office.department_id,
            opened,
            lambda day: schedule(DECISION.ladder, day, NOW, MOSCOW, DAYS),
            NOW,
        )

    assert await office.database.write(grow) == 1
    assert await office.database.write(lambda c: _again(c, office)) == 0
    count = (
        "SELECT count(*) FROM reminders r JOIN organisations o ON o.id = r.organisation_id "
        "WHERE o.number = 99"
    )
    assert await office.database.read(lambda c: c.execute(text(count)).scalar_one()) == 7


def _again(connection: Connection, office: Office) -> int:
    (opened,) = publishing.open_decisions(connection, office.department_id)
    return publishing.open_reports(connection, office.department_id, opened, lambda _: (), NOW)


async def test_those_who_are_in_are_told_each_of_their_own_report(office: Office) -> None:
    for organisation, user in zip(office.organisations, (1, 2), strict=True):
        await office.joins(organisation, user)
    (opened,) = await office.database.read(lambda c: publishing.open_decisions(c, office.department_id))
    told = await office.database.read(lambda c: publishing.addressees(c, opened, "Решение", 6))
    assert [(person.user_id, card.organisation) for person, card in told] == [
        (1, "Детский сад № 7"),
        (2, "Детский сад № 12"),
    ]


async def test_the_same_roster_twice_changes_nothing(office: Office) -> None:
    for _ in range(2):
        again = await office.database.write(
            lambda c: departments.import_roster(c, office.department_id, ROSTER)
        )
        assert (again.added, again.updated, again.unchanged) == ((), 0, 2)


async def test_a_roster_updates_what_it_names_and_an_empty_cell_erases_nothing(office: Office) -> None:
    rows = [RosterRow("детский сад №7", head="Новая Анна Ивановна"), RosterRow("Детский сад № 12")]
    done = await office.database.write(lambda c: departments.import_roster(c, office.department_id, rows))
    assert (done.added, done.updated, done.unchanged) == ((), 1, 1)
    states = await office.database.read(
        lambda c: SqlReads(c, office.shelf).states(office.decision.id, office.department_id)
    )
    first = states[0].organisation
    assert (first.head, first.phone) == ("Новая Анна Ивановна", "+7 910 123-45-67")


async def test_a_link_stays_the_same_until_it_is_revoked(office: Office) -> None:
    async def links() -> dict[str, str]:
        rows = await office.database.write(
            lambda c: departments.ensure_invitations(c, office.department_id, NOW)
        )
        return {row.kindergarten: row.code for row in rows}

    first, second = await links(), await links()
    assert first == second
    organisation = office.organisations[0]
    await office.database.write(
        lambda c: departments.revoke_invitation(c, office.department_id, organisation, NOW)
    )
    third = await links()
    assert third["Детский сад № 7"] != first["Детский сад № 7"]
    assert third["Детский сад № 12"] == first["Детский сад № 12"]
    assert all(len(code) >= 20 for code in third.values())


def test_a_deadline_on_a_day_off_moves_earlier() -> None:
    assert effective_deadline(date(2020, 8, 30), DAYS) == date(2020, 8, 28)
    assert effective_deadline(DEADLINE, DAYS) == DEADLINE
