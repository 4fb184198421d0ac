"""A message to many as it is stored: the draft, the frozen audience, and what became of each recipient."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, text

from core.broadcast import Audience, Broadcast, BroadcastState, DeliveryTally, DueLetter, NotSent
from core.broadcast_audience import Candidate, choose
from core.changes.broadcast import (
    BroadcastConfirmed,
    BroadcastDrafted,
    BroadcastDropped,
    BroadcastStopped,
    BroadcastTo,
)
from core.changes.joining import ConsentAnswered, Reachability
from core.outgoing import Post, Priority, SentFile, Waiting
from core.people import Role
from core.table_rows import reminder_rows
from storage import broadcast_delivery, broadcast_rows, nightly, outbox
from storage.applying import apply
from storage.export import Filled, filled_reports, has_reminders
from storage.guards import Stale
from storage.reads import SqlReads
from storage.writer import Writer
from tests.storage.office import DECISION, MOSCOW, NOW, Office, furnish

FIRST, SECOND, SPECIALIST = 1, 2, 900
REAL = datetime(2026, 1, 1, tzinfo=UTC)


def draft(office: Office, **more: object) -> Broadcast:
    made = Broadcast(
        1,
        office.department_id,
        office.decision.id,
        SPECIALIST,
        SPECIALIST,
        NOW,
        version=1,
        audience=Audience.ALL,
        text="Слова",
    )
    return replace(made, **more)  # type: ignore[arg-type]


async def applied(office: Office, *changes: object) -> None:
    await office.database.write(lambda c: [apply(c, one) for one in changes])  # type: ignore[arg-type]


async def candidates(office: Office) -> tuple[Candidate, ...]:
    return await office.database.read(
        lambda c: SqlReads(c, office.shelf).candidates(office.decision.id, office.department_id)
    )


async def confirmed(office: Office, text_: str = "Слова") -> None:
    """Both organisations have a head, and the message goes out to them."""
    for place, user_id in enumerate((FIRST, SECOND)):
        await office.joins(office.organisations[place], user_id)
    made = draft(office, text=text_)
    await applied(office, BroadcastDrafted(made, 0))
    chosen = choose(made, await candidates(office), NOW.date())
    to = tuple(
        BroadcastTo(one.person_id, one.chat_id, tuple(o.id for o in one.organisations))
        for one in chosen.people
    )
    left_out = tuple((o.id, why) for o, why in chosen.left_out)
    await applied(office, BroadcastConfirmed(office.department_id, 1, 1, to, left_out, NOW))


async def due(office: Office, limit: int = 10) -> tuple[DueLetter, ...]:
    return await office.database.read(lambda c: broadcast_delivery.due(c, office.shelf, 1, limit))


async def queued(office: Office, limit: int = 10) -> list[Waiting]:
    """The next of them stand in the outbox."""
    letters = [(one, [Post(one.chat_id, "s", Priority.BROADCAST)]) for one in await due(office, limit)]
    await office.database.write(lambda c: broadcast_delivery.record(c, letters, [], None, NOW))
    return await office.database.read(lambda c: outbox.waiting(c, 10)[0])


async def tally(office: Office) -> DeliveryTally:
    return await office.database.read(lambda c: SqlReads(c, office.shelf).delivery_tally(1))


async def states(office: Office) -> list[tuple[str, str]]:
    query = text("SELECT state, why FROM broadcast_people ORDER BY id")
    return await office.database.read(lambda c: [(row.state, row.why) for row in c.execute(query)])


async def test_a_draft_is_read_back_as_it_was_written(office: Office) -> None:
    file = SentFile("file", "Афиша.pdf", True, "application/pdf")
    made = draft(office, district="Ленинский", picked=frozenset({3, 1}), file=file, audience=Audience.BY_HAND)
    await applied(office, BroadcastDrafted(made, 0))
    found = await office.database.read(
        lambda c: SqlReads(c, office.shelf).broadcast_draft(
            office.decision.id, SPECIALIST, office.department_id
        )
    )
    assert found == made
    later = replace(made, text="", file=None, version=2)
    await applied(office, BroadcastDrafted(later, 1))
    found = await office.database.read(lambda c: SqlReads(c, office.shelf).broadcast(1, office.department_id))
    assert found == later
    assert found is not None
    assert found.is_prepared


async def test_an_old_draft_a_dropped_one_and_anothers_are_stale(office: Office) -> None:
    made = draft(office)
    await applied(office, BroadcastDrafted(made, 0))
    other = await furnish(office.database, "Другое управление")
    stale = [
        BroadcastDrafted(replace(made, version=6), 5),
        BroadcastConfirmed(office.department_id, 1, 7, (), (), NOW),
        BroadcastConfirmed(other.department_id, 1, 1, (), (), NOW),
        BroadcastStopped(office.department_id, 1, NOW, ""),
    ]
    for change in stale:
        with pytest.raises(Stale):
            await applied(office, change)
    await applied(office, BroadcastDropped(office.department_id, 1, 1))
    with pytest.raises(Stale):
        await applied(office, BroadcastConfirmed(office.department_id, 1, 1, (), (), NOW))
    query = text("SELECT text FROM broadcasts")
    assert await office.database.read(lambda c: c.execute(query).scalar_one()) is None


async def test_one_draft_a_person_on_a_decision(office: Office, writer: Writer) -> None:
    both = [BroadcastDrafted(draft(office, id=number), 0) for number in (1, 2)]
    done = await asyncio.gather(
        *(writer.do(lambda c, one=one: apply(c, one)) for one in both), return_exceptions=True
    )
    assert done[0] is None
    assert isinstance(done[1], Stale)


async def test_another_department_sees_nothing_of_it(office: Office) -> None:
    await confirmed(office)
    other = await furnish(office.database, "Другое управление")

    def work(connection: Connection) -> list[object]:
        reads = SqlReads(connection, office.shelf)
        return [
            reads.broadcast(1, other.department_id),
            reads.broadcasts(office.decision.id, other.department_id),
            reads.candidates(office.decision.id, other.department_id),
            reads.same_text(office.decision.id, other.department_id, "Слова", NOW - timedelta(1)),
        ]

    assert await office.database.read(work) == [None, (), (), ()]


async def test_candidates_are_open_organisations_with_their_people_as_they_are(office: Office) -> None:
    seven, twelve = office.organisations
    await office.joins(seven, FIRST)
    await applied(
        office,
        ConsentAnswered(FIRST, "1", False, NOW),
        Reachability(FIRST, NOW),
    )
    found = {one.organisation.id: one for one in await candidates(office)}
    assert set(found) == {seven, twelve}
    assert found[twelve].people == ()
    (person,) = found[seven].people
    assert (person.role, person.reachable, person.chat_id) == (Role.HEAD, False, FIRST)
    assert found[seven].refused == {person.person_id}
    await applied(office, ConsentAnswered(FIRST, "2", True, NOW))  # has thought better of it
    assert all(not one.refused for one in await candidates(office))
    closing = text("UPDATE organisations SET closed_at = '2020-08-03' WHERE id = :id")
    await office.database.write(lambda c: c.execute(closing, {"id": seven}))
    assert [one.organisation.id for one in await candidates(office)] == [twelve]


async def test_the_audience_is_frozen_and_each_is_queued_once(office: Office) -> None:
    await confirmed(office)
    letters = [(one, [Post(one.chat_id, "s", Priority.BROADCAST)]) for one in await due(office)]
    record = lambda c: broadcast_delivery.record(c, letters, [], None, NOW)  # noqa: E731
    assert await office.database.write(record) == 2
    assert await office.database.write(record) == 0  # another process with the same look
    assert await tally(office) == DeliveryTally(under_way=2)
    assert len(await office.database.read(lambda c: outbox.waiting(c, 10)[0])) == 2
    assert await due(office) == ()


async def test_what_telegram_took_is_stamped_with_its_post(office: Office) -> None:
    await confirmed(office)
    posts = await queued(office)
    await office.database.write(lambda c: outbox.sent(c, [(posts[0], 77)], NOW))
    assert await tally(office) == DeliveryTally(under_way=1, sent=1)
    assert not await office.database.write(lambda c: broadcast_delivery.ended(c, 1, NOW))
    await office.database.write(lambda c: outbox.sent(c, [(posts[1], 78)], NOW))
    assert await office.database.write(lambda c: broadcast_delivery.ended(c, 1, NOW))
    assert not await office.database.write(lambda c: broadcast_delivery.ended(c, 1, NOW))
    (one,) = await office.database.read(
        lambda c: SqlReads(c, office.shelf).broadcasts(office.decision.id, office.department_id)
    )
    assert one.state is BroadcastState.DONE


async def test_who_cannot_be_reached_and_what_is_refused_are_lost(office: Office) -> None:
    await confirmed(office)
    first, second = await queued(office)
    await office.database.write(lambda c: outbox.blocked(c, first, "bot was blocked", NOW))
    await office.database.write(lambda c: outbox.failed(c, second, "bad request", NOW))
    assert await states(office) == [("lost", "unreachable"), ("lost", "refused")]
    found = await office.database.read(lambda c: SqlReads(c, office.shelf).unreached(1))
    assert [(one.organisation.id, one.why) for one in found] == [
        (office.organisations[0], NotSent.UNREACHABLE),
        (office.organisations[1], NotSent.REFUSED),
    ]


async def test_stopped_it_leaves_nothing_waiting_but_what_left_in_that_moment_counts(office: Office) -> None:
    await confirmed(office)
    (post,) = await queued(office, 1)
    await applied(office, BroadcastStopped(office.department_id, 1, NOW, "figures"))
    assert await tally(office) == DeliveryTally(stopped=2)
    assert await office.database.read(lambda c: outbox.waiting(c, 10)[0]) == []
    assert await office.database.read(lambda c: broadcast_rows.why_unwelcome(c, post.id)) == "stopped"
    await office.database.write(lambda c: outbox.sent(c, [(post, 77)], NOW))  # Telegram had it already
    assert await tally(office) == DeliveryTally(sent=1, stopped=1)
    assert await due(office) == ()


async def test_a_number_that_sqlite_gives_again_stamps_nobody(office: Office) -> None:
    await confirmed(office)
    (post,) = await queued(office, 1)
    await applied(office, BroadcastStopped(office.department_id, 1, NOW, ""))
    fresh = Post(5, "published", Priority.BROADCAST)
    other = await office.database.write(lambda c: outbox.enqueue(c, fresh, NOW))
    assert other.id != post.id
    await office.database.write(lambda c: outbox.sent(c, [(other, 1)], NOW))
    await office.database.write(lambda c: nightly.forget(c, NOW + timedelta(days=40)))
    again = await office.database.write(lambda c: outbox.enqueue(c, fresh, NOW))
    await office.database.write(lambda c: outbox.sent(c, [(again, 1)], NOW))
    assert await tally(office) == DeliveryTally(stopped=2)


async def test_a_letter_is_unwelcome_once_its_reason_is_gone(office: Office) -> None:
    await confirmed(office, "")
    first, second = await queued(office)
    welcome = lambda c: [broadcast_rows.why_unwelcome(c, one.id) for one in (first, second)]  # noqa: E731
    assert await office.database.read(welcome) == [None, None]
    done = text("UPDATE reports SET state = 'sent' WHERE organisation_id = :id")
    await office.database.write(lambda c: c.execute(done, {"id": office.organisations[0]}))
    left = text("UPDATE members SET ended_at = joined_at WHERE organisation_id = :id")
    await office.database.write(lambda c: c.execute(left, {"id": office.organisations[1]}))
    assert await office.database.read(welcome) == ["nothing_owed", "access_ended"]
    await office.database.write(lambda c: outbox.cancelled(c, first, "nothing_owed", NOW))
    assert (await states(office))[0] == ("skipped", "nothing_owed")


async def test_a_decision_that_was_published_is_always_welcome(office: Office) -> None:
    post = await office.database.write(lambda c: outbox.enqueue(c, Post(5, "s", Priority.BROADCAST), NOW))
    assert await office.database.read(lambda c: broadcast_rows.why_unwelcome(c, post.id)) is None


async def test_a_letter_that_is_due_has_the_facts_of_now(office: Office) -> None:
    await confirmed(office)
    await applied(office, ConsentAnswered(FIRST, "1", False, NOW), Reachability(SECOND, NOW))
    first, second = await due(office)
    assert (first.consented, first.reachable, first.of_several) == (False, True, False)
    assert (second.consented, second.reachable) == (True, False)
    assert [card.organisation_id for card in first.cards] == [office.organisations[0]]
    closing = text("UPDATE organisations SET closed_at = '2020-08-03' WHERE id = :id")
    await office.database.write(lambda c: c.execute(closing, {"id": office.organisations[0]}))
    assert (await due(office, 1))[0].cards == ()


async def test_the_message_that_tells_is_remembered_and_edited(office: Office) -> None:
    await confirmed(office)
    first = Post(SPECIALIST, "progress", replaces=40, progress_of=1)
    post = await office.database.write(lambda c: outbox.enqueue(c, first, NOW))
    await office.database.write(lambda c: outbox.sent(c, [(post, None)], NOW))  # it was edited

    async def running() -> broadcast_delivery.Running:
        (one,) = await office.database.read(lambda c: broadcast_delivery.running(c, office.shelf))
        return one

    before = await running()
    assert before.message_id == 40
    news = Post(SPECIALIST, "more", Priority.NOTICE, progress_of=1)
    tell = lambda c: broadcast_delivery.tell(c, before, "1", news, REAL, NOW)  # noqa: E731
    assert await office.database.write(tell)
    assert not await office.database.write(tell)  # another process with the same look
    (waits,) = await office.database.read(lambda c: outbox.waiting(c, 10)[0])
    assert waits.album_screen == 40
    after = await running()
    newer = Post(SPECIALIST, "still more", Priority.NOTICE, progress_of=1)
    await office.database.write(lambda c: broadcast_delivery.tell(c, after, "2", newer, REAL, NOW))
    (waits,) = await office.database.read(lambda c: outbox.waiting(c, 10)[0])
    assert waits.post.screen == "still more"
    assert len(waits.instead_of) == 1


async def test_the_end_is_told_once(office: Office) -> None:
    await confirmed(office)
    end = Post(SPECIALIST, "end", Priority.NOTICE)
    close = lambda c: broadcast_delivery.close(c, 1, end, NOW)  # noqa: E731
    assert not await office.database.write(close)  # it goes on
    await applied(office, BroadcastStopped(office.department_id, 1, NOW, ""))
    assert await office.database.write(close)
    assert not await office.database.write(close)
    assert await office.database.read(lambda c: broadcast_delivery.running(c, office.shelf)) == ()


async def test_the_same_words_count_where_they_went_or_are_going(office: Office) -> None:
    await confirmed(office)

    async def same(words: str = "Слова", since: datetime = NOW - timedelta(days=1)) -> list[int]:
        found = await office.database.read(
            lambda c: SqlReads(c, office.shelf).same_text(
                office.decision.id, office.department_id, words, since
            )
        )
        return [len(one.people) for one in found]

    assert await same() == [2]
    assert await same("слова") == []
    assert await same(since=NOW) == []
    (post,) = await queued(office, 1)
    await office.database.write(lambda c: outbox.sent(c, [(post, 7)], NOW))
    await applied(office, BroadcastStopped(office.department_id, 1, NOW, ""))
    assert await same() == [1]


async def test_prepared_words_are_the_reminder_of_that_day(office: Office) -> None:
    await confirmed(office, "")
    letters = [(one, [Post(one.chat_id, "s", Priority.BROADCAST)]) for one in await due(office, 1)]
    await office.database.write(lambda c: broadcast_delivery.record(c, letters, [], NOW.date(), NOW))
    query = text("SELECT reminded_on FROM people ORDER BY id")
    found = await office.database.read(lambda c: list(c.execute(query).scalars()))
    assert [str(day) if day else None for day in found] == ["2020-08-03", None]


async def test_it_stands_among_the_reminders_of_each_organisation(office: Office) -> None:
    await confirmed(office)
    (post,) = await queued(office, 1)
    await office.database.write(lambda c: outbox.sent(c, [(post, 7)], NOW))

    async def lines(place: int) -> list[tuple[str, str, str]]:
        log = await office.database.read(
            lambda c: SqlReads(c, office.shelf).reminder_log(office.decision.id, office.organisations[place])
        )
        return [(one.id, one.state, one.text) for one in log if one.id.startswith("broadcast")]

    assert await lines(0) == [("broadcast-1", "sent", "Слова")]
    assert await lines(1) == [("broadcast-1", "planned", "Слова")]
    await applied(office, BroadcastStopped(office.department_id, 1, NOW, ""))
    assert await lines(1) == [("broadcast-1", "cancelled", "Слова")]


async def test_the_export_tells_of_it_among_the_reminders(office: Office) -> None:
    """To whom it went is kept, not guessed from who was there; and a message alone makes the sheet."""
    await confirmed(office, "Семинар в среду.\nЖдём  всех")
    await office.database.write(lambda c: c.execute(text("DELETE FROM reminders")))
    await office.database.write(
        lambda c: c.execute(text("UPDATE people SET name = 'Анна' WHERE user_id = 1"))
    )
    posts = await queued(office)
    await office.database.write(lambda c: outbox.sent(c, [(posts[0], 77)], NOW))
    of = office.decision.id, office.department_id
    other = await furnish(office.database, "Другое управление")
    await office.database.write(lambda c: c.execute(text("DELETE FROM reminders")))

    def look(connection: Connection) -> tuple[list[Filled], list[bool]]:
        told = [
            has_reminders(connection, *of),
            has_reminders(connection, other.decision.id, other.department_id),
        ]
        return list(filled_reports(connection, *of, with_reminders=True)), told

    filled, told = await office.database.read(look)
    assert told == [True, False]
    people = [(one.name, one.joined_at, one.ended_at) for one in filled[0].members]
    rows = [
        row for one in filled for row in reminder_rows(DECISION, one.organisation, one.rungs, people, MOSCOW)
    ]
    assert [(row.number, row.rung, row.deadline, row.whom, row.result) for row in rows] == [
        (7, "напоминание управления: Семинар в среду. Ждём всех", None, "Анна", "отправлено"),
        (12, "напоминание управления: Семинар в среду. Ждём всех", None, "", "передано на отправку"),
    ]
    assert [row.sent_at for row in rows] == [NOW.astimezone(MOSCOW), None]
