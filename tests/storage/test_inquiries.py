"""Questions to the department and its news as they are stored: guards, whose they are, once a day."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

import pytest
from sqlalchemy import Connection, text

from core.changes import Change
from core.changes.inquiry import DigestChosen, InquiryAsked, InquiryWritten
from core.changes.organisations import OrganisationClosed, OrganisationsMerged
from core.inquiry import Inquiry, InquiryState, Words
from core.outgoing import Post, Priority, SentFile
from core.report import ReportState
from storage import digests, names
from storage.applying import apply
from storage.guards import Stale
from storage.reads import SqlReads
from storage.writer import Writer
from tests.storage.office import MOSCOW, NOW, STATUS, Office, answering, furnish, status

T = TypeVar("T")
HEAD, OTHER, FIRST, SECOND = 1, 2, 900, 901
FILE = SentFile("file", "Приказ.pdf", False, "application/pdf")


async def do(office: Office, *changes: Change) -> None:
    def work(connection: Connection) -> None:
        for change in changes:
            apply(connection, change)

    await office.database.write(work)


async def asked(office: Office, number: int = 1, place: int = 0) -> InquiryAsked:
    """The head's question; the head has come in."""
    person = await office.database.read(
        lambda c: c.execute(text("SELECT id FROM people WHERE user_id = :user"), {"user": HEAD}).scalar_one()
    )
    change = InquiryAsked(
        number,
        office.department_id,
        office.organisations[place],
        None,
        "Пункт 1. Акты",
        person,
        Words("Что это?", FILE),
        NOW.astimezone(MOSCOW),
    )
    await do(office, change)
    return change


def answer(office: Office, expected: int, state: InquiryState = InquiryState.ANSWERED) -> InquiryWritten:
    return InquiryWritten(
        1, office.department_id, expected, state, NOW + timedelta(hours=1), Words("Ответ"), by_user=FIRST
    )


async def inquiry(office: Office) -> Inquiry:
    found = await office.database.read(lambda c: SqlReads(c, office.shelf).inquiry(1, office.department_id))
    assert found is not None
    return found


async def test_a_thread_comes_back_as_it_was_written(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await asked(office)
    await do(office, answer(office, 1))
    found = await inquiry(office)
    assert (found.state, found.version, found.about) == (InquiryState.ANSWERED, 2, "Пункт 1. Акты")
    assert [(line.words, line.of_department, line.at) for line in found.lines] == [
        (Words("Что это?", FILE), False, NOW),
        (Words("Ответ"), True, NOW + timedelta(hours=1)),
    ]
    assert found.lines[1].by == ""  # nobody knows, and a number is no name
    await office.database.write(lambda c: names.note(c, FIRST, "Ирина Прокофьева"))
    assert (await inquiry(office)).lines[1].by == "Ирина Прокофьева"


async def test_of_two_who_answer_one_is_stale_and_a_number_serves_once(
    office: Office, writer: Writer
) -> None:
    await office.joins(office.organisations[0], HEAD)
    change = await asked(office)
    both = (answer(office, 1), replace(answer(office, 1), by_user=SECOND))
    made = await asyncio.gather(
        *(writer.do(lambda c, one=one: apply(c, one)) for one in both), return_exceptions=True
    )
    assert made[0] is None
    assert isinstance(made[1], Stale)
    assert len((await inquiry(office)).lines) == 2
    with pytest.raises(Stale):
        await do(office, change)


async def test_a_question_waits_since_it_began_to_and_is_told_of_once_each_round(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await asked(office)

    async def untold() -> list[int]:
        found = await office.database.read(lambda c: digests.untold_inquiries(c, office.department_id))
        return [one.id for one in found]

    async def tell(post: Post) -> bool:
        found = await office.database.read(lambda c: digests.untold_inquiries(c, office.department_id))
        kept = found or told
        return await office.database.write(lambda c: digests.tell_inquiries(c, kept, [post], NOW))

    told = await office.database.read(lambda c: digests.untold_inquiries(c, office.department_id))
    post = Post(FIRST, "{}", Priority.NOTICE)
    assert [one.since for one in told] == [NOW]
    assert await tell(post) is True
    assert await tell(post) is False  # another process, with what it had read before
    assert await untold() == []
    more = replace(
        answer(office, 1, InquiryState.OPEN),
        by=1,
        by_user=None,
        at=NOW.astimezone(MOSCOW) + timedelta(hours=2),
    )
    await do(office, more)
    assert await untold() == []  # one message of a question, however often its words are added to
    (waiting,) = await office.database.read(
        lambda c: SqlReads(c, office.shelf).open_inquiries(office.department_id)
    )
    assert waiting.since == NOW
    await do(office, answer(office, 2), replace(more, expected=3))
    assert await untold() == [1]
    (waiting,) = await office.database.read(
        lambda c: SqlReads(c, office.shelf).open_inquiries(office.department_id)
    )
    assert waiting.since == NOW + timedelta(hours=2)
    assert waiting.words == more.words


async def test_another_department_and_another_organisation_see_nothing(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    await office.joins(office.organisations[1], OTHER)
    await asked(office)
    stranger = await furnish(office.database, "Другое управление")

    def look(connection: Connection) -> None:
        reads = SqlReads(connection, office.shelf)
        assert reads.inquiry(1, stranger.department_id) is None
        assert reads.open_inquiries(stranger.department_id) == ()
        assert reads.count_open_inquiries(stranger.department_id) == 0
        assert reads.settled_inquiries(stranger.department_id, 9) == ()
        assert reads.own_inquiry(1, OTHER) is None
        assert reads.own_inquiry(1, HEAD) is not None
        assert digests.untold_inquiries(connection, stranger.department_id) == ()
        assert reads.count_open_inquiries(office.department_id) == 1

    await office.database.read(look)
    with pytest.raises(Stale):
        await do(office, replace(answer(office, 1), department_id=stranger.department_id))


async def test_a_closed_organisation_s_questions_wait_for_nobody_and_a_merged_one_s_go_along(
    office: Office,
) -> None:
    await office.joins(office.organisations[0], HEAD)
    await office.joins(office.organisations[1], OTHER)
    await asked(office)
    first, second = office.organisations
    await do(office, OrganisationsMerged(office.department_id, first, second, FIRST, NOW))
    reads = partial(SqlReads, shelf=office.shelf)
    assert await office.database.read(lambda c: reads(c).own_inquiry(1, OTHER)) is not None
    assert await office.database.read(lambda c: reads(c).count_open_inquiries(office.department_id)) == 1
    await do(office, OrganisationClosed(office.department_id, second, FIRST, NOW))
    assert await office.database.read(lambda c: reads(c).count_open_inquiries(office.department_id)) == 0
    assert await office.database.read(lambda c: digests.untold_inquiries(c, office.department_id)) == ()


async def test_a_day_is_decided_once_whoever_comes_first(office: Office, writer: Writer) -> None:
    day = date(2020, 8, 10)
    posts = [Post(FIRST, "{}", Priority.NOTICE)]
    tell = partial(
        digests.tell_news, department_id=office.department_id, day=day, posts=posts, told=1, at=NOW
    )
    made = await asyncio.gather(*(writer.do(lambda c: tell(c)) for _ in range(3)))
    assert sorted(made) == [False, False, True]
    waiting = text("SELECT count(*) FROM outbox WHERE chat_id = :chat")
    assert await office.database.read(lambda c: c.execute(waiting, {"chat": FIRST}).scalar_one()) == 1
    known = await office.database.read(lambda c: digests.facts(c, office.shelf, office.department_id))
    assert known.last == day
    assert [one.id for one in known.decisions] == [office.decision.id]


async def test_the_news_count_what_has_changed_since_they_were_sent_last(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    change = answering(await office.report(HEAD), {STATUS: status("in_progress")})
    await do(office, replace(change, was=ReportState.NOT_OPENED))
    begun = NOW.astimezone(MOSCOW) + timedelta(days=1)
    log = "UPDATE report_log SET at = '2020-08-03 07:00:00.000000'"
    await office.database.write(lambda c: c.execute(text(log)))

    def news(connection: Connection) -> tuple[list[str], bool]:
        found = digests.news(connection, office.shelf, office.department_id, begun)
        (one,) = found.decisions
        return [organisation.name for organisation in one.begun], bool(found)

    assert await office.database.read(news) == (["Детский сад № 7"], True)
    silent = partial(digests.tell_news, department_id=office.department_id, posts=[])
    await office.database.write(
        lambda c: silent(c, day=date(2020, 8, 4), told=0, at=NOW + timedelta(hours=3))
    )
    assert await office.database.read(news) == (["Детский сад № 7"], True)  # nobody has heard it
    await office.database.write(
        lambda c: silent(c, day=date(2020, 8, 5), told=2, at=NOW + timedelta(hours=3))
    )
    assert await office.database.read(news) == ([], False)
    assert (await office.report(HEAD)).state is ReportState.BEGUN


async def test_who_hears_the_news_and_who_is_on_duty(office: Office) -> None:
    roles = {FIRST: "specialist", SECOND: "viewer", 902: "viewer", 903: "specialist", 904: "administrator"}

    def prepare(connection: Connection) -> None:
        for user, role in roles.items():
            row = {"department": office.department_id, "user": user, "role": role}
            connection.execute(
                text(
                    "INSERT INTO staff (department_id, user_id, role, since) "
                    "VALUES (:department, :user, :role, '2020-08-01 06:00:00.000000')"
                ),
                row,
            )
            if user != 903:  # has never pressed Start
                values = text("INSERT INTO chats (chat_id, newest_message_id) VALUES (:user, 5)")
                connection.execute(values, {"user": user})
        leave = (
            "INSERT INTO people (user_id, chat_id, registered_at, absent_until) "
            "VALUES (904, 904, '2020-08-01 06:00:00.000000', '2020-08-10')"
        )
        connection.execute(text(leave))

    await office.database.write(prepare)
    await do(office, DigestChosen(office.department_id, 902, True, NOW))
    await do(office, DigestChosen(office.department_id, 902, False, NOW))
    await do(office, DigestChosen(office.department_id, 902, True, NOW))
    where = office.department_id, ()

    async def heard(today: date) -> tuple[tuple[int, bool], ...]:
        return await office.database.read(lambda c: digests.listeners(c, *where, today))

    async def on_duty(today: date) -> tuple[int, ...]:
        return await office.database.read(lambda c: digests.on_duty(c, *where, today))

    assert await heard(date(2020, 8, 10)) == ((FIRST, True), (902, False))
    assert await heard(date(2020, 8, 11)) == ((FIRST, True), (902, False), (904, True))
    assert await on_duty(date(2020, 8, 10)) == (FIRST,)
    assert await on_duty(date(2020, 8, 11)) == (FIRST, 904)
    await office.database.write(lambda c: c.execute(text("DELETE FROM staff WHERE user_id = 900")))
    assert await on_duty(date(2020, 8, 10)) == (904,)  # everybody is away: better than nobody
