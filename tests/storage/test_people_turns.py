"""The contract of who answers when: a new head, leave, the organisation at hand, and their history."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.changes.joining import TurnedTo
from core.changes.people import HandoverOffered, HandoverWithdrawn, Substituted, TookOver
from core.changes.time import WentAway
from core.outgoing import Post, Priority
from core.people import NOBODY, Author, PeopleEvent, Role
from storage import departments, outbox, reminders
from storage.applying import apply
from storage.guards import Stale
from storage.reads import SqlReads
from storage.schema import invitations, members, people
from storage.schema import outbox as outbox_table
from storage.schema import reminders as rungs
from tests.storage.office import NOW, STATUS, Office, answering, status

OLD, NEW = 5, 8


async def person_id(office: Office, user_id: int) -> int:
    return await office.database.read(
        lambda c: c.execute(select(people.c.id).where(people.c.user_id == user_id)).scalar_one()
    )


async def offered(office: Office, code: str = "fresh", giver: int | None = None) -> int:
    """The id of an open link for a new head of the first organisation."""
    change = HandoverOffered(office.department_id, office.organisations[0], code, 900, NOW, giver)
    await office.database.write(lambda c: apply(c, change))
    return await office.invitation(office.organisations[0])


async def takes_over(office: Office, invitation: int, *ended: int) -> None:
    change = TookOver(invitation, NEW, NEW, Role.HEAD, ended, NOW)
    await office.database.write(lambda c: apply(c, change))


async def test_the_old_head_is_out_and_the_answers_stay(office: Office) -> None:
    await office.joins(office.organisations[0], OLD)
    report = await office.report(OLD)
    await office.database.write(lambda c: apply(c, answering(report, {STATUS: status("done")})))
    old = await person_id(office, OLD)
    await takes_over(office, await offered(office), old)
    reads = await office.database.read(
        lambda c: (SqlReads(c, office.shelf).report(report.id, OLD), SqlReads(c, office.shelf).cards(OLD))
    )
    assert reads == (None, ())
    theirs = await office.report(NEW)
    assert theirs.answers[STATUS].value == status("done")
    assert theirs.author_of(STATUS) == Author("", Role.HEAD), "who left is still known by what they were"


async def test_the_history_names_who_came_and_who_went(office: Office) -> None:
    await office.joins(office.organisations[0], OLD)
    old = await person_id(office, OLD)
    await takes_over(office, await offered(office), old)
    log = await office.database.read(lambda c: SqlReads(c, office.shelf).people_log(office.organisations[0]))
    assert [(one.event, one.role, one.by_department) for one in log] == [
        (PeopleEvent.JOINED, Role.HEAD, False),
        (PeopleEvent.OFFERED, None, True),
        (PeopleEvent.HANDED_OVER, Role.HEAD, False),
        (PeopleEvent.TOOK_OVER, Role.HEAD, False),
    ]


async def test_a_link_works_once(office: Office) -> None:
    await office.joins(office.organisations[0], OLD)
    old, link = await person_id(office, OLD), await offered(office)
    await takes_over(office, link, old)
    with pytest.raises(Stale):
        await takes_over(office, link)


async def test_whoever_left_meanwhile_makes_the_decision_stale(office: Office) -> None:
    await office.joins(office.organisations[0], OLD)
    link = await offered(office)
    with pytest.raises(Stale):
        await takes_over(office, link, 12345)
    used = await office.database.read(
        lambda c: c.execute(select(invitations.c.used_at).where(invitations.c.id == link)).scalar_one()
    )
    assert used is None, "all of it or nothing"


async def test_each_giver_has_one_open_link_and_the_rest_ends_with_the_handover(office: Office) -> None:
    here = office.organisations[0]
    await office.joins(here, OLD)
    old = await person_id(office, OLD)
    await offered(office, "first")
    await offered(office, "second")
    await offered(office, "own", old)

    async def open_links() -> list[str | None]:
        def look(c):  # type: ignore[no-untyped-def]
            reads = SqlReads(c, office.shelf)
            found = (reads.handover(here, None), reads.handover(here, old))
            return [one.code if one else None for one in found]

        return await office.database.read(look)

    assert await open_links() == ["second", "own"]
    withdrawn = HandoverWithdrawn(here, NOW)
    await office.database.write(lambda c: apply(c, withdrawn))
    assert await open_links() == [None, "own"]
    await takes_over(office, await offered(office, "third"), old)
    assert await open_links() == [None, None]


async def test_the_links_of_the_command_line_stay_what_they_are(office: Office) -> None:
    def links(c):  # type: ignore[no-untyped-def]
        return departments.ensure_invitations(c, office.department_id, NOW)

    before = await office.database.write(links)
    await offered(office)
    assert await office.database.write(links) == before


async def test_what_waits_for_the_old_head_is_not_sent(office: Office) -> None:
    await office.joins(office.organisations[0], OLD)
    report = await office.report(OLD)
    old = await person_id(office, OLD)
    due = NOW + timedelta(days=20)

    def queue(c):  # type: ignore[no-untyped-def]
        (rung, *_) = c.execute(
            select(rungs.c.id).where(rungs.c.organisation_id == office.organisations[0]).order_by(rungs.c.id)
        ).scalars()
        letter = Post(OLD, "{}", Priority.NOTICE, is_reminder=True)
        reminders.record(c, [], [(old, (letter,), (rung,))], due.date(), due)
        outbox.enqueue(c, Post(OLD, "{}", Priority.NOTICE, report_id=report.id), NOW)
        outbox.enqueue(c, Post(OLD, "{}", Priority.REPLY), NOW)  # about nothing of the organisation's
        return rung

    rung = await office.database.write(queue)
    await takes_over(office, await offered(office), old)

    def look(c):  # type: ignore[no-untyped-def]
        left = c.execute(select(outbox_table.c.priority)).scalars().all()
        state = c.execute(select(rungs.c.state).where(rungs.c.id == rung)).scalar_one()
        return left, state

    assert await office.database.read(look) == ([int(Priority.REPLY)], "planned")


async def test_leave_and_coming_back(office: Office) -> None:
    here = office.organisations[0]
    await office.joins(here, OLD)
    old = await person_id(office, OLD)
    until = date(2020, 8, 26)

    def away(c):  # type: ignore[no-untyped-def]
        apply(c, WentAway(old, until))
        apply(c, Substituted(old, here, NOBODY))
        later = NOW + timedelta(days=30)
        moved = rungs.update().where(rungs.c.organisation_id == here).values(why="absent", due_at=later)
        c.execute(moved)

    await office.database.write(away)

    async def standing() -> tuple[date | None, int | None, bool]:
        def look(c):  # type: ignore[no-untyped-def]
            (me,) = SqlReads(c, office.shelf).members(here)
            rows = c.execute(
                select(rungs.c.due_at, rungs.c.planned_at).where(rungs.c.organisation_id == here)
            ).all()
            return me.person.absent_until, me.substitute, all(row.due_at == row.planned_at for row in rows)

        return await office.database.read(look)

    assert await standing() == (until, NOBODY, False)
    await office.database.write(lambda c: apply(c, WentAway(old, None)))
    assert await standing() == (None, None, True)


async def test_the_organisation_at_hand_and_that_there_are_several(office: Office) -> None:
    seven, twelve = office.organisations
    await office.joins(seven, OLD)
    assert not (await office.report(OLD)).of_several
    await office.joins(twelve, OLD)
    await office.database.write(lambda c: apply(c, TurnedTo(OLD, twelve)))
    hands = [await office.report(OLD, place) for place in (0, 1)]
    assert [(one.organisation.id, one.of_several, one.at_hand) for one in hands] == [
        (seven, True, False),
        (twelve, True, True),
    ]


async def test_authors_are_looked_up_only_where_somebody_else_has_answered(office: Office) -> None:
    here = office.organisations[0]
    await office.joins(here, OLD)
    report = await office.report(OLD)
    await office.database.write(lambda c: apply(c, answering(report, {STATUS: status("done")})))
    mine = await office.report(OLD)
    assert (mine.authors, mine.author_of(STATUS)) == ({}, None)
    other = replace(await office.report(OLD), person_id=-1)
    await office.database.write(
        lambda c: apply(c, replace(answering(other, {STATUS: status("in_progress")}), was=None))
    )
    assert (await office.report(OLD)).author_of(STATUS) == Author(), "nobody known: erased, or never here"


async def test_a_member_who_comes_again_has_no_substitute(office: Office) -> None:
    here = office.organisations[0]
    await office.joins(here, OLD)
    old = await person_id(office, OLD)
    await office.database.write(lambda c: apply(c, Substituted(old, here, 77)))
    await takes_over(office, await offered(office), old)
    back = TookOver(await offered(office, "back"), OLD, OLD, Role.ACTING, (), NOW)
    await office.database.write(lambda c: apply(c, back))
    row = await office.database.read(
        lambda c: c.execute(select(members).where(members.c.person_id == old)).one()
    )
    assert (row.role, row.ended_at, row.substitute) == ("acting", None, None)
