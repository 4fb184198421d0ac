"""Experience as it is stored: guards, whose it is, and a withdrawn name that is gone from later outputs."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from sqlalchemy import Connection, text

from bot.gathering import Setting, experience_of, table_of
from bot.paper_making import make
from bot.paper_order import Order
from core.changes import Change
from core.changes.experience import (
    OfferKept,
    OfferMarked,
    OwnTaskChanged,
    PublicationAgreed,
    PublicationWithdrawn,
    ShowAsked,
)
from core.changes.organisations import OrganisationsMerged
from core.experience import Offer, OfferEvent, OfferState, Publication, Showing, Step
from core.outgoing import Paper, SentFile
from core.own_tasks import OwnState
from core.people import Organisation
from core.ports import Call, Reads
from core.staff import StaffRole
from core.usecases import home, moderating, offering, sharing
from core.views import Result
from core.working_days import WorkingDays
from papers.experience_docx import write_experience
from papers.experience_pages import write_pages
from papers.table import write_table
from papers.table_csv import write_csv
from screens.render import render
from storage import publication_consents
from storage.applying import apply
from storage.guards import Stale
from storage.reads import SqlReads
from storage.writer import Writer
from tests.storage.office import MOSCOW, NOW, Office, furnish

T = TypeVar("T")
HEAD, OTHER, SPECIALIST = 1, 2, 900
NAME = "Мария-Антуанетта Ласточкина"
FILE = SentFile("file", "Карта.pdf", False, "application/pdf")
Case = Callable[[Reads, Call], Result]


async def do(office: Office, *changes: Change) -> None:
    def work(connection: Connection) -> None:
        for change in changes:
            apply(connection, change)

    await office.database.write(work)


async def read(office: Office, look: Callable[[SqlReads], T]) -> T:
    return await office.database.read(lambda c: look(SqlReads(c, office.shelf)))


async def person_of(office: Office, user_id: int) -> int:
    person = await read(office, lambda r: r.person(user_id))
    assert person is not None
    return person.id


async def an_offer(office: Office, state: OfferState = OfferState.NEW, number: int = 1) -> Offer:
    """As the head of the first organisation has sent it."""
    person = await person_of(office, HEAD)
    offer = Offer(
        number,
        office.department_id,
        office.decision.id,
        Organisation(office.organisations[0], office.department_id, ""),
        person,
        NOW,
        state,
        1,
        Step.CHECK,
        "Карта наблюдений",
        "procedures",
        "Процедуры и инструменты",
        "Описание",
        "Результат",
        "https://sad7.ru",
        (FILE,),
        Showing.SEMINAR,
        Publication.NAMED,
        NAME,
        sent_at=NOW,
        published_at=NOW if state is OfferState.PUBLISHED else None,
    )
    await do(office, OfferKept(offer, 0, NOW, OfferEvent.SENT))
    return offer


def agreed(office: Office, offer: Offer, expected: int = 1) -> PublicationAgreed:
    return PublicationAgreed(
        office.department_id, offer.id, expected, offer.person_id, NAME, "1", "hash", NOW
    )


async def found(office: Office, number: int = 1) -> Offer:
    offer = await read(office, lambda r: r.offer(number, office.department_id))
    assert offer is not None
    return offer


async def named_and_published(office: Office) -> Offer:
    """Published with the name, and asked for by a colleague."""
    await office.joins(office.organisations[0], HEAD)
    await office.joins(office.organisations[1], OTHER)
    offer = await an_offer(office)
    await do(office, agreed(office, offer))
    before = await found(office)
    after = replace(before, state=OfferState.PUBLISHED, published_at=NOW, version=3)
    await do(office, OfferKept(after, 2, NOW, OfferEvent.PUBLISHED, SPECIALIST))
    other = await person_of(office, OTHER)
    await do(office, ShowAsked(office.department_id, 1, other, office.organisations[1], "+7 900", NOW))
    return await found(office)


async def test_an_offer_comes_back_as_it_was_written(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    offer = await an_offer(office)
    back = await found(office)
    assert replace(back, organisation=offer.organisation) == offer
    assert back.organisation.name == "Детский сад № 7"
    assert back.author == ""  # a signature is no consent
    await do(office, agreed(office, offer))
    back = await found(office)
    assert (back.author, back.signature, back.version) == (NAME, "", 2)
    (consent,) = await read(office, lambda r: r.publication_consents(offer.person_id))
    assert (consent.offer_id, consent.title, consent.name, consent.given_at) == (1, offer.title, NAME, NOW)


async def test_of_two_who_decide_one_is_stale_and_a_number_serves_once(
    office: Office, writer: Writer
) -> None:
    await office.joins(office.organisations[0], HEAD)
    offer = await an_offer(office)
    accepted = OfferKept(
        replace(offer, state=OfferState.ACCEPTED, version=2), 1, NOW, OfferEvent.ACCEPTED, SPECIALIST
    )
    declined = OfferKept(
        replace(offer, state=OfferState.DECLINED, version=2), 1, NOW, OfferEvent.DECLINED, SPECIALIST + 1
    )
    made = await asyncio.gather(
        *(writer.do(lambda c, one=one: apply(c, one)) for one in (accepted, declined)),
        return_exceptions=True,
    )
    assert made[0] is None
    assert isinstance(made[1], Stale)
    assert (await found(office)).state is OfferState.ACCEPTED
    log = await read(office, lambda r: r.offer_log(1))
    assert [line.event for line in log] == [OfferEvent.SENT, OfferEvent.ACCEPTED]
    with pytest.raises(Stale):
        await do(office, OfferKept(offer, 0, NOW))


async def test_a_specialist_s_decision_never_brings_a_waiting_name_back(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    offer = await an_offer(office)
    await do(office, PublicationWithdrawn(offer.person_id, NOW))
    stale = replace(offer, state=OfferState.ACCEPTED, version=2)  # read before the withdrawal
    await do(office, OfferKept(stale, 1, NOW, OfferEvent.ACCEPTED, SPECIALIST))
    assert NAME not in await everything(office)


async def test_an_agreement_to_what_has_changed_since_is_stale(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    offer = await an_offer(office)
    await do(office, OfferKept(replace(offer, title="Другое", version=2), 1, NOW))
    with pytest.raises(Stale):
        await do(office, agreed(office, offer))
    assert await read(office, lambda r: r.publication_consents(offer.person_id)) == ()


async def test_a_withdrawn_name_is_gone_from_every_later_output(office: Office, tmp_path: Path) -> None:
    """Chats of every kind, the digest, the pages, the table and the raw data, with a consent and without."""
    offer = await named_and_published(office)
    before = await outputs(office, tmp_path / "before")
    assert [name for name, words in before.items() if NAME not in words] == ["letter"]  # it names nobody
    await do(office, PublicationWithdrawn(offer.person_id, NOW, offer.id))
    after = await outputs(office, tmp_path / "after")
    assert after.keys() == before.keys()
    assert [name for name, words in after.items() if NAME in words] == []
    assert (await found(office)).state is OfferState.PUBLISHED
    assert all("Карта наблюдений" in words for words in after.values())


async def outputs(office: Office, folder: Path) -> dict[str, str]:
    """The words of everything that shows experience."""
    await asyncio.to_thread(folder.mkdir)
    chats: dict[str, tuple[int, Case]] = {
        "card": (OTHER, lambda r, c: sharing.card(r, c, 1)),
        "own page": (HEAD, lambda r, c: offering.page(r, c, 1)),
        "desk": (SPECIALIST, lambda r, c: moderating.show(r, c, 1)),
        "letter": (SPECIALIST, moderating.letter),
    }

    def work(connection: Connection) -> dict[str, str]:
        reads = SqlReads(connection, office.shelf)
        said = {}
        for name, (user, case) in chats.items():
            shows = case(reads, _call(office, user)).shows
            said[name] = "\n".join(render(show.view).text for show in shows)
        here = Setting(office.department_id, "Управление", MOSCOW, NOW.astimezone(MOSCOW))
        published = reads.decisions(office.department_id)[0]
        write_experience(experience_of(reads, here), folder / "опыт.docx")
        write_pages(experience_of(reads, here), folder / "опыт.zip")
        write_table(table_of(connection, reads, published, here), folder / "таблица.xlsx")
        write_csv(table_of(connection, reads, published, here), folder / "csv")
        return said

    said = await office.database.read(work)
    said["docx"] = "\n".join(one.text for one in Document(str(folder / "опыт.docx")).paragraphs)
    with ZipFile(folder / "опыт.zip") as pages:
        said["index"] = pages.read("opyt/index.html").decode()
        said["page"] = pages.read("opyt/opyt-1.html").decode()
    sheet = openpyxl.load_workbook(folder / "таблица.xlsx")["Опыт"]
    said["xlsx"] = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    said["csv"] = (folder / "csv" / "experience.csv").read_text(encoding="utf-8-sig")
    return said


async def test_all_consents_of_a_person_go_at_once_and_prove_that_they_were_given(office: Office) -> None:
    offer = await named_and_published(office)
    shown = await office.database.read(
        lambda c: render(home.my_data(SqlReads(c, office.shelf), _call(office, HEAD)).shows[0].view).text
    )
    assert "Ваше имя стоит под описаниями опыта: 1" in shown
    await do(office, PublicationWithdrawn(offer.person_id, NOW + timedelta(days=1)))
    rows = await office.database.read(
        lambda c: c.execute(
            text("SELECT name, version, text_hash, withdrawn_at FROM publication_consents")
        ).all()
    )
    assert [(row.name, row.version, row.text_hash) for row in rows] == [("", "1", "hash")]
    assert rows[0].withdrawn_at is not None
    log = await read(office, lambda r: r.offer_log(1))
    assert log[-1].event is OfferEvent.NAME_WITHDRAWN
    await do(office, PublicationWithdrawn(offer.person_id, NOW))  # twice it is the same
    assert len(await read(office, lambda r: r.offer_log(1))) == len(log)


async def test_a_forgotten_person_leaves_neither_a_name_nor_a_contact(office: Office) -> None:
    await named_and_published(office)
    head, other = await person_of(office, HEAD), await person_of(office, OTHER)
    await office.database.write(lambda c: publication_consents.forget_person(c, head, NOW))
    await office.database.write(lambda c: publication_consents.forget_person(c, other, NOW))
    kept = await everything(office)
    assert NAME not in kept
    assert "+7 900" not in kept
    assert (await found(office)).state is OfferState.PUBLISHED


async def test_marks_and_requests_count_once_a_person(office: Office) -> None:
    await named_and_published(office)
    other = await person_of(office, OTHER)
    mark = OfferMarked(office.department_id, 1, other, True, NOW)
    await do(office, mark, mark)
    assert await read(office, lambda r: r.marked(1, other))
    assert ((await found(office)).useful, (await found(office)).asked) == (1, 1)
    with pytest.raises(Stale):
        await do(office, ShowAsked(office.department_id, 1, other, office.organisations[1], "", NOW))
    off = replace(mark, on=False)
    await do(office, off, off)
    assert (await found(office)).useful == 0
    (request,) = await read(office, lambda r: r.show_requests(office.department_id))
    assert (request.title, request.organisation.name, request.contact) == (
        "Карта наблюдений",
        "Детский сад № 12",
        "+7 900",
    )


async def test_another_department_sees_nothing(office: Office) -> None:
    await named_and_published(office)
    there = await furnish(office.database, "Другое управление")
    number = there.department_id
    assert await read(office, lambda r: r.offer(1, number)) is None
    assert await read(office, lambda r: r.offers_in(number, *OfferState)) == ()
    assert await read(office, lambda r: r.count_offers(number)) == {}
    assert await read(office, lambda r: r.count_new_offers(number)) == 0
    assert not await read(office, lambda r: r.any_offers(number))
    assert await read(office, lambda r: r.any_offers(office.department_id))
    assert await read(office, lambda r: r.show_requests(number)) == ()
    with pytest.raises(Stale):  # nor does it change anything
        await do(office, OfferKept(replace(await found(office), department_id=number, version=4), 3, NOW))


async def test_a_dropped_draft_is_in_nobody_s_list(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    offer = replace(await an_offer(office), sent_at=None, version=2, state=OfferState.DRAFT)
    await do(office, OfferKept(offer, 1, NOW))
    place, department = office.organisations[0], office.department_id
    assert len(await read(office, lambda r: r.offers_of(place))) == 1
    assert await read(office, lambda r: r.count_offers(department)) == {}
    await do(office, OfferKept(replace(offer, state=OfferState.WITHDRAWN, version=3), 2, NOW))
    assert await read(office, lambda r: r.offers_of(place)) == ()
    assert await read(office, lambda r: r.offers_in(department, *OfferState)) == ()


async def test_offers_go_over_with_a_merged_organisation(office: Office) -> None:
    await named_and_published(office)
    gone, into = office.organisations
    await do(office, OrganisationsMerged(office.department_id, gone, into, SPECIALIST, NOW))
    assert (await found(office)).organisation.id == into


async def test_an_own_task_has_its_newest_word_and_of_two_one_is_stale(office: Office) -> None:
    change = OwnTaskChanged(
        office.department_id,
        office.decision.id,
        "1.1",
        OwnState.UNDER_WAY,
        "Идёт",
        date(2020, 8, 15),
        0,
        900,
        NOW,
    )
    await do(office, change)
    with pytest.raises(Stale):
        await do(office, replace(change, state=OwnState.DONE))
    await do(office, replace(change, state=OwnState.DONE, expected=1, deadline=None))
    (now,) = await read(office, lambda r: r.own_standings(office.decision.id, office.department_id))
    assert (now.key, now.state, now.deadline, now.version, now.at) == ("1.1", OwnState.DONE, None, 2, NOW)
    with pytest.raises(Stale):
        await do(office, replace(change, department_id=office.department_id + 1, expected=2))
    log = await read(office, lambda r: r.own_history(office.decision.id, office.department_id, "1.1"))
    assert [(one.version, one.state) for one in log] == [(1, OwnState.UNDER_WAY), (2, OwnState.DONE)]


async def everything(office: Office) -> str:
    """Every word of this room's tables."""

    def work(connection: Connection) -> str:
        tables = ("offers", "offer_log", "publication_consents", "show_requests")
        return repr([connection.execute(text(f"SELECT * FROM {table}")).all() for table in tables])

    return await office.database.read(work)


def _call(office: Office, user: int) -> Call:
    staff = StaffRole.SPECIALIST if user == SPECIALIST else None
    return Call(user, user, NOW.astimezone(MOSCOW), office.department_id, "Управление", WorkingDays(), staff)


@pytest.mark.parametrize("paper", [Paper.EXPERIENCE, Paper.PAGES])
async def test_the_desk_makes_the_digest_and_the_pages(office: Office, tmp_path: Path, paper: Paper) -> None:
    await named_and_published(office)
    order = Order(
        *("", str(tmp_path), str(tmp_path), office.department_id, "Управление", "Europe/Moscow"),
        NOW.astimezone(MOSCOW),
        office.decision.id,
        paper,
    )
    made = await office.database.read(lambda c: make(c, order, lambda done, whole: None))
    assert made.counts == (("experience", 1),)
    (file,) = made.files
    assert file.size == len(await asyncio.to_thread((tmp_path / file.file).read_bytes)) > 0
    assert file.name.endswith(("03.08.2020.docx", "03.08.2020.zip"))
