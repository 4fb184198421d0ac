"""The contract of forgetting a person: nothing of them is left, and what the organisation said stays."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from core.answers import EvidenceKind
from core.broadcast import NotSent
from core.changes.joining import JoinAsked, Named
from core.changes.people import HandoverOffered
from core.changes.privacy import ContactsCorrected, HeldReleased, Withdrew
from core.changes.report import NewEvidence, Prompted
from core.changes.time import ExtensionAsked
from core.outgoing import Post, Priority
from core.people import Author, PeopleEvent
from core.privacy import Reason
from core.prompts import NamePrompt
from storage import names, outbox, retention, tallies, tombstones, updates
from storage.applying import apply
from storage.dossier import dossier
from storage.reads import SqlReads
from storage.schema import (
    broadcast_people,
    broadcasts,
    consents,
    decisions,
    erasures,
    evidence,
    members,
    metadata,
    organisations,
    people,
    reminders,
)
from storage.schema import outbox as outbox_table
from storage.schema import updates as updates_table
from tests.storage.office import NOW, STATUS, Office, answering, status

HEAD, DEPUTY = 700_000_005, 700_000_008
NAME = "Мария Петровна Несравненная"


def withdrawn(user_id: int, office: Office, days: int = 0) -> Withdrew:
    day = NOW.date() + timedelta(days=days)
    return Withdrew(office.department_id, user_id, user_id, NOW, day, Reason.WITHDRAWN, "1")


async def busy_head(office: Office) -> None:
    """A head who has left a trace wherever a head can."""
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    given = answering(report, {STATUS: status("done")})
    piece = NewEvidence(STATUS, EvidenceKind.DOCUMENT, "приказ", "file", "unique", "приказ.pdf", "", 7)

    def work(connection: Connection) -> None:
        apply(connection, Named(HEAD, NAME))
        apply(connection, replace(given, attached=(piece,)))
        apply(connection, Prompted(HEAD, NamePrompt("code")))
        asked = (90, office.department_id, report.id, report.person_id)
        apply(connection, ExtensionAsked(*asked, date(2020, 9, 20), "болезнь", NOW))
        apply(connection, JoinAsked(office.department_id, office.organisations[1], HEAD, HEAD, NOW))
        where = (office.department_id, office.organisations[0])
        apply(connection, HandoverOffered(*where, "fresh-code", HEAD, NOW, report.person_id))
        names.note(connection, HEAD, NAME)
        updates.store(connection, 1, [updates.Arrival(5, HEAD, f'{{"text": "{NAME}"}}')], NOW)
        connection.execute(update(updates_table).values(state="quarantined", error=f"{NAME} {HEAD}"))
        outbox.enqueue(connection, Post(HEAD, f'{{"text": "{NAME}"}}', Priority.NOTICE), NOW)
        broadcast = connection.execute(
            insert(broadcasts)
            .values(
                department_id=office.department_id,
                decision_id=office.decision.id,
                user_id=900,
                chat_id=900,
                state="sending",
                version=1,
                begun_at=NOW,
            )
            .returning(broadcasts.c.id)
        ).scalar_one()
        connection.execute(
            insert(broadcast_people).values(
                department_id=office.department_id,
                broadcast_id=broadcast,
                person_id=report.person_id,
                chat_id=HEAD,
                state="waiting",
            )
        )

    await office.database.write(work)


def traces(connection: Connection, *signs: object) -> list[str]:
    """Every place of the database where one of these stands, whole or in a text."""
    found = []
    for table in metadata.sorted_tables:
        for row in connection.execute(select(table)).mappings():
            found += [
                f"{table.name}.{name}: {value}"
                for name, value in row.items()
                for sign in signs
                if value == sign or (isinstance(value, str) and str(sign) in value)
            ]
    return found


async def test_nothing_of_a_person_is_left_anywhere(office: Office) -> None:
    await busy_head(office)
    assert len(await office.database.read(lambda c: traces(c, HEAD, NAME))) > 12, (
        "there was something to erase"
    )
    await office.database.write(lambda c: apply(c, withdrawn(HEAD, office)))
    signs = (HEAD, NAME, "Несравненная", "Иванова Мария Петровна", "+7 910 123-45-67")
    assert await office.database.read(lambda c: traces(c, *signs)) == []


async def test_the_organisation_s_answers_stay_nameless(office: Office) -> None:
    await busy_head(office)
    report = await office.report(HEAD)
    await office.database.write(lambda c: apply(c, withdrawn(HEAD, office)))

    def read(connection: Connection) -> Any:
        reads = SqlReads(connection, office.shelf)
        kept = reads.department_report(report.id, office.department_id)
        assert kept is not None
        return kept, reads.evidence_records(report.id), reads.history(report.id)

    kept, records, history = await office.database.read(read)
    assert kept.answers[STATUS].value == status("done")
    assert kept.author_of(STATUS) == Author()
    assert [(one.piece.text, one.by) for one in records] == [("приказ", "")]
    assert [change.by for change in history] == ["" for _ in history]


async def test_the_summary_counts_one_registered_less(office: Office) -> None:
    await busy_head(office)

    def registered(connection: Connection) -> int:
        reads = SqlReads(connection, office.shelf)
        return reads.tally(office.decision.id, office.department_id).coverage().registered

    assert await office.database.read(registered) == 1
    await office.database.write(lambda c: apply(c, withdrawn(HEAD, office)))
    assert await office.database.read(registered) == 0
    assert not await office.database.read(tallies.miscounted)


async def test_no_message_goes_out_and_reminders_are_for_the_others(office: Office) -> None:
    await busy_head(office)

    def work(connection: Connection) -> tuple[Any, ...]:
        post = outbox.enqueue(connection, Post(HEAD, "{}", Priority.NOTICE, is_reminder=True), NOW)
        rung = connection.execute(select(func.min(reminders.c.id))).scalar_one()
        queued = update(reminders).where(reminders.c.id == rung)
        connection.execute(queued.values(state="queued", outbox_id=post.id))
        apply(connection, withdrawn(HEAD, office))
        waiting = select(outbox_table.c.id).where(outbox_table.c.chat_id == HEAD)
        state = select(reminders.c.state).where(reminders.c.id == rung)
        letter = connection.execute(select(broadcast_people.c.state, broadcast_people.c.why)).one()
        return connection.execute(waiting).all(), connection.execute(state).scalar_one(), tuple(letter)

    left, rung, letter = await office.database.write(work)
    assert (left, rung) == ([], "planned"), "the rung is decided anew, for whoever is left"
    assert letter == ("skipped", NotSent.REFUSED_CONSENT.value)


async def test_later_means_no_message_now_and_no_data_then(office: Office) -> None:
    await busy_head(office)
    await office.database.write(lambda c: apply(c, withdrawn(HEAD, office, days=10)))

    def look(connection: Connection) -> tuple[Any, ...]:
        reads = SqlReads(connection, office.shelf)
        waiting = select(outbox_table.c.id).where(outbox_table.c.chat_id == HEAD)
        return reads.memberships(HEAD), reads.standing_of(HEAD).erased_on, connection.execute(waiting).all()

    assert await office.database.read(look) == ((), NOW.date() + timedelta(days=10), [])
    early, late = NOW + timedelta(days=9), NOW + timedelta(days=10)
    assert await office.database.write(lambda c: retention.erase_due(c, early)) == 0
    assert await office.database.read(lambda c: SqlReads(c, office.shelf).person(HEAD)) is not None
    assert await office.database.write(lambda c: retention.erase_due(c, late)) == 1
    assert await office.database.read(lambda c: traces(c, HEAD, NAME)) == []


async def test_whoever_comes_back_before_the_day_keeps_what_was_theirs(office: Office) -> None:
    await busy_head(office)
    await office.database.write(lambda c: apply(c, withdrawn(HEAD, office, days=10)))
    await office.database.write(lambda c: _new_link(c, office))
    await office.joins(office.organisations[0], HEAD)
    late = NOW + timedelta(days=10)
    assert await office.database.write(lambda c: retention.erase_due(c, late)) == 0
    assert (await office.report(HEAD)).answers[STATUS].value == status("done")


async def test_coming_back_after_it_is_a_new_beginning(office: Office) -> None:
    await busy_head(office)
    await office.database.write(lambda c: apply(c, withdrawn(HEAD, office)))
    await office.database.write(lambda c: _new_link(c, office))
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    assert report.answers[STATUS].value == status("done")
    assert report.author_of(STATUS) == Author(), "what was said before isn't theirs again"
    log = await office.database.read(lambda c: SqlReads(c, office.shelf).people_log(office.organisations[0]))
    assert [one.event for one in log][-3:] == [PeopleEvent.LEFT, PeopleEvent.OFFERED, PeopleEvent.JOINED]
    assert {one.who for one in log} == {""}


def _new_link(connection: Connection, office: Office) -> None:
    where = (office.department_id, office.organisations[0])
    apply(connection, HandoverOffered(*where, "another-code", 900, NOW))


async def test_a_tombstone_erases_again_what_a_backup_brings_back(office: Office) -> None:
    """The backup is this very database before; the list of tombstones is what came after it."""
    await busy_head(office)

    def withdraw_and_undo(connection: Connection) -> tombstones.Tombstones:
        savepoint = connection.begin_nested()
        apply(connection, withdrawn(HEAD, office))
        found = tombstones.known(connection)
        savepoint.rollback()
        return found

    found = await office.database.write(withdraw_and_undo)
    assert len(found.erased) == 1
    assert str(HEAD) not in repr(found)
    assert await office.database.read(lambda c: traces(c, NAME))
    assert await office.database.write(lambda c: tombstones.apply(c, found)) == 1
    assert await office.database.read(lambda c: traces(c, HEAD, NAME)) == []
    assert await office.database.write(lambda c: tombstones.apply(c, found)) == 0
    assert await office.database.read(tombstones.known) == found, "and a backup of that one knows it, too"


async def test_a_tombstone_leaves_whoever_came_back_since(office: Office) -> None:
    await busy_head(office)

    def work(connection: Connection) -> tuple[int, list[str]]:
        salt = tombstones.salt_of(connection)
        before = NOW - timedelta(days=1)
        stone = tombstones.Tombstones(salt, ((tombstones.mark_of(salt, HEAD), before),))
        return tombstones.apply(connection, stone), traces(connection, NAME)

    gone, left = await office.database.write(work)
    assert gone == 0
    assert left


async def test_the_consent_stays_provable_to_whoever_knows_the_number(office: Office) -> None:
    await busy_head(office)
    await office.database.write(lambda c: apply(c, withdrawn(HEAD, office)))

    def read(connection: Connection) -> list[tuple[int, bool]]:
        mark = tombstones.mark_of(tombstones.salt_of(connection), HEAD)
        rows = connection.execute(select(consents).where(consents.c.mark == mark).order_by(consents.c.id))
        return [(row.user_id, row.given) for row in rows]

    assert await office.database.write(read) == [(0, True), (0, False)]


async def test_the_roster_s_contacts_stay_while_another_head_answers(office: Office) -> None:
    await busy_head(office)
    await office.database.write(lambda c: _new_link(c, office))
    await office.joins(office.organisations[0], DEPUTY)
    await office.database.write(lambda c: apply(c, withdrawn(HEAD, office)))
    row = await office.database.read(
        lambda c: c.execute(select(organisations).where(organisations.c.id == office.organisations[0])).one()
    )
    assert (row.head, row.phone) == ("Иванова Мария Петровна", "+7 910 123-45-67")


async def test_a_person_sees_everything_that_is_theirs_and_nobody_else_s(office: Office) -> None:
    await busy_head(office)
    await office.joins(office.organisations[1], DEPUTY)
    await office.database.write(lambda c: apply(c, Named(DEPUTY, "Другой Человек")))
    shown = await office.database.read(lambda c: dossier(c, HEAD))
    tables = {section.table for section in shown}
    assert {"people", "members", "answers", "evidence", "consents", "extensions", "organisations"} <= tables
    whole = repr(shown)
    assert NAME in whole
    assert "+7 910 123-45-67" in whole
    assert "Другой" not in whole
    assert str(DEPUTY) not in whole
    assert "fresh-code" not in whole, "a link's code is a key"


async def test_contacts_are_corrected_in_the_own_department_only(office: Office) -> None:
    change = ContactsCorrected(office.department_id, office.organisations[0], None, "sad7@example.ru")
    await office.database.write(lambda c: apply(c, change))
    row = await office.database.read(
        lambda c: c.execute(select(organisations).where(organisations.c.id == office.organisations[0])).one()
    )
    assert (row.email, row.phone) == ("sad7@example.ru", "+7 910 123-45-67")


async def test_what_was_held_back_comes_in_its_order_behind_the_consent(office: Office) -> None:
    def work(connection: Connection) -> list[tuple[str, str]]:
        arrivals = [updates.Arrival(number, HEAD, f'{{"n": {number}}}') for number in (1, 2, 3)]
        first, second, consent = updates.store(connection, 1, arrivals, NOW)
        updates.hold(connection, first.seq)
        updates.hold(connection, second.seq)
        apply(connection, HeldReleased(HEAD, NOW))
        updates.done(connection, consent.seq)
        rows = connection.execute(select(updates_table).order_by(updates_table.c.seq)).all()
        return [(row.state, row.payload) for row in rows]

    rows = await office.database.write(work)
    assert rows == [
        ("done", ""),
        ("done", ""),
        ("done", ""),
        ("new", '{"n": 1}'),
        ("new", '{"n": 2}'),
    ]


async def test_retention_purges_files_and_people_once_the_time_is_over(office: Office) -> None:
    await busy_head(office)
    closed = NOW + timedelta(days=30)

    def close(connection: Connection) -> None:
        connection.execute(update(evidence).values(sha256="a" * 64, fetch_state="kept"))
        connection.execute(update(decisions).values(closed_at=closed))

    def purge_at(days: int) -> Any:
        where = (office.department_id, office.decision.id, closed + timedelta(days=days), 365)
        return lambda c: retention.purge(c, *where)

    assert await office.database.write(purge_at(400)) is None, "open decisions have no time"
    await office.database.write(close)
    coming = await office.database.read(
        lambda c: retention.coming(c, office.department_id, closed + timedelta(days=359), 365)
    )
    assert [(one.people, one.files, one.told) for one in coming] == [(1, 1, None)]
    assert await office.database.write(purge_at(364)) is None
    done = await office.database.write(purge_at(366))
    assert done == retention.Purged(1, 1, ("a" * 64,))
    assert await office.database.write(purge_at(367)) is None, "once"
    assert await office.database.read(lambda c: traces(c, HEAD, NAME, "приказ.pdf")) == []
    rows = await office.database.read(lambda c: c.execute(select(evidence.c.text, evidence.c.sha256)).all())
    assert [tuple(row) for row in rows] == [("приказ", None)], "what was written of it stays"
    number = select(func.count()).select_from(erasures)
    assert await office.database.read(lambda c: c.execute(number).scalar_one()) == 1


async def test_retention_leaves_whoever_has_an_open_decision(office: Office) -> None:
    await busy_head(office)
    closed = NOW + timedelta(days=1)

    def close_and_open_another(connection: Connection) -> None:
        connection.execute(update(decisions).values(closed_at=closed))
        connection.execute(
            insert(decisions).values(
                department_id=office.department_id, slug="next", deadline=date(2021, 9, 1), published_at=NOW
            )
        )

    await office.database.write(close_and_open_another)
    late = closed + timedelta(days=400)
    done = await office.database.write(
        lambda c: retention.purge(c, office.department_id, office.decision.id, late, 365)
    )
    assert done is not None
    assert done.people == 0
    assert await office.database.read(lambda c: c.execute(select(people.c.name)).scalars().all()) == [NAME]


async def test_who_left_before_the_next_decision_is_purged_with_the_last_one_of_their_time(
    office: Office,
) -> None:
    await busy_head(office)
    closed = NOW + timedelta(days=10)

    def history(connection: Connection) -> None:
        connection.execute(update(members).values(ended_at=NOW + timedelta(days=5)))
        connection.execute(update(decisions).values(closed_at=closed))
        connection.execute(
            insert(decisions).values(
                department_id=office.department_id,
                slug="next",
                deadline=date(2021, 9, 1),
                published_at=NOW + timedelta(days=20),
            )
        )

    await office.database.write(history)
    late = closed + timedelta(days=366)
    gone = await office.database.write(lambda c: retention.purge_people(c, office.department_id, late, 365))
    assert gone == 1
    assert await office.database.write(lambda c: c.execute(delete(members)).rowcount) == 0


async def test_each_notice_of_retention_is_given_once(office: Office) -> None:
    def tell(left: int) -> Any:
        return lambda c: retention.tell(c, office.department_id, office.decision.id, left)

    assert [await office.database.write(tell(left)) for left in (7, 7, 1, 1, 7)] == [
        True,
        False,
        True,
        False,
        False,
    ]
