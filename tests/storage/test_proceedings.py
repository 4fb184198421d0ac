"""Acquaintance and a meeting as they are stored: once, by the last word, in one department."""

import asyncio
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, insert, text

from core.changes import Change
from core.changes.acquaintance import AcquaintanceConfirmed
from core.changes.proceedings import (
    MaterialAdded,
    MaterialRemoved,
    MaterialSeen,
    OpinionGiven,
    PracticalAnswered,
    StepTaken,
)
from core.outgoing import SentFile
from core.proceedings import Step, StepKind
from papers.meeting_file import load_meeting
from storage import meetings, people_list
from storage.applying import apply
from storage.guards import Stale
from storage.reads import SqlReads
from storage.schema import invitations
from storage.writer import Writer
from tests.storage.office import NOW, Office, furnish

HEAD, DEPUTY = 5_000_000_001, 5_000_000_002
PLAN = load_meeting(Path(__file__).resolve().parents[2] / "decisions" / "vsoko-2020.yaml")


async def meeting_in(office: Office) -> int:
    done = await office.database.write(
        lambda c: meetings.publish(c, office.department_id, PLAN, "source", NOW)
    )
    return done.meeting_id


async def put(office: Office, *changes: Change) -> None:
    def work(connection: Connection) -> None:
        for change in changes:
            apply(connection, change)

    await office.database.write(work)


async def test_a_person_confirms_once_and_the_card_knows(office: Office, writer: Writer) -> None:
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    change = AcquaintanceConfirmed(report.id, report.person_id, NOW)

    def reading(connection: Connection) -> tuple[bool, list[tuple[int, int]]]:
        reads = SqlReads(connection, office.shelf)
        given = reads.acquaintances(report.id)
        return reads.cards(HEAD)[0].acquainted, [(one.person_id, one.version) for one in given]

    assert await office.database.read(reading) == (False, [])
    both = await asyncio.gather(
        *(writer.do(lambda c: apply(c, change)) for _ in range(2)), return_exceptions=True
    )
    assert sorted(type(one) for one in both if one is not None) == [Stale]
    assert await office.database.read(reading) == (True, [(report.person_id, 1)])


async def test_the_department_s_list_and_the_sheet_have_who_confirmed(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    await put(office, AcquaintanceConfirmed(report.id, report.person_id, NOW))
    other = await furnish(office.database, "Другое управление")

    def look(connection: Connection) -> tuple[list[tuple[bool, bool]], int, list[object]]:
        reads = SqlReads(connection, office.shelf)
        found = reads.acquainted(office.decision.id, office.department_id)
        sheet = people_list.asked(connection, office.decision.id, office.department_id, with_gone=True)
        return (
            sorted((one.registered, one.by is not None) for one in found),
            len(reads.acquainted(office.decision.id, other.department_id)),
            [one.known_at for one in sheet],
        )

    assert await office.database.read(look) == ([(False, False), (True, True)], 0, [NOW, None])


async def test_who_confirmed_and_left_stays_on_the_sheet_of_acquaintance_only(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    link = {
        "department_id": office.department_id,
        "organisation_id": office.organisations[0],
        "code": "another",
        "created_at": NOW,
    }
    await office.database.write(lambda c: c.execute(insert(invitations).values(**link)))
    await office.joins(office.organisations[0], DEPUTY)
    report = await office.report(HEAD)
    await put(office, AcquaintanceConfirmed(report.id, report.person_id, NOW))

    def leave(connection: Connection) -> None:
        gone = text("UPDATE members SET ended_at = joined_at WHERE person_id = :who")
        connection.execute(gone, {"who": report.person_id})

    await office.database.write(leave)

    def count(connection: Connection, with_gone: bool) -> int:
        of = office.decision.id, office.department_id
        return sum(one.role is not None for one in people_list.asked(connection, *of, with_gone=with_gone))

    assert await office.database.read(lambda c: count(c, True)) == 2
    assert await office.database.read(lambda c: count(c, False)) == 1


async def test_of_steps_answers_and_opinions_the_last_word_counts(office: Office) -> None:
    here, meeting = office.organisations[0], await meeting_in(office)
    await office.joins(here, HEAD)
    me = (await office.report(HEAD)).person_id
    of, later = (meeting, office.department_id), NOW + timedelta(minutes=5)
    await put(
        office,
        StepTaken(*of, StepKind.PRACTICAL, 1, NOW, HEAD, later),
        StepTaken(*of, StepKind.PRACTICAL, 1, later, HEAD, later + timedelta(hours=1)),
        PracticalAnswered(*of, here, "staff", "problems", "few_experts", "", me, NOW),
        PracticalAnswered(*of, here, "staff", "problems", "", "Нет людей", me, later),
        OpinionGiven(*of, here, False, "Перенести срок", me, NOW),
        OpinionGiven(*of, here, True, "", me, later),
    )

    def look(connection: Connection) -> None:
        reads = SqlReads(connection, office.shelf)
        assert reads.steps(*of) == (Step(StepKind.PRACTICAL, 1, later, later + timedelta(hours=1)),)
        (answer,) = reads.practical_answers(*of)
        assert (answer.option, answer.own, answer.at) == ("", "Нет людей", later)
        assert reads.practical_answers(*of, office.organisations[1]) == ()
        assert [(one.agrees, one.remark) for one in reads.opinions(*of)] == [(True, "")]
        elsewhere = meeting, office.department_id + 1
        nothing = (
            *reads.steps(*elsewhere),
            *reads.practical_answers(*elsewhere),
            *reads.opinions(*elsewhere),
        )
        assert nothing == ()

    await office.database.read(look)


async def test_materials_are_taken_away_by_their_own_department_and_the_first_look_counts(
    office: Office,
) -> None:
    here, meeting = office.organisations[0], await meeting_in(office)
    await office.joins(here, HEAD)
    me = (await office.report(HEAD)).person_id
    of, later = (meeting, office.department_id), NOW + timedelta(minutes=5)
    file = SentFile("file-1", "Мониторинг.pdf", False, "application/pdf")
    await put(
        office,
        MaterialAdded(*of, 1, "Итоги", None, HEAD, NOW),
        MaterialAdded(*of, 1, "", file, HEAD, NOW),
        MaterialSeen(*of, 1, here, me, NOW),
        MaterialSeen(*of, 1, here, me, later),
        MaterialRemoved(1, office.department_id, NOW),
        MaterialRemoved(2, office.department_id + 1, NOW),
    )

    def look(connection: Connection) -> None:
        reads = SqlReads(connection, office.shelf)
        assert [(one.id, one.item, one.text, one.file) for one in reads.materials(*of)] == [(2, 1, "", file)]
        assert [(one.item, one.organisation_id, one.at) for one in reads.looked(*of)] == [(1, here, NOW)]
        elsewhere = meeting, office.department_id + 1
        assert (reads.materials(*elsewhere), reads.looked(*elsewhere)) == ((), ())

    await office.database.read(look)
