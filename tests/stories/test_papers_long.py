"""A paper that takes a while: one message says how far it is, nobody waits, nothing is made twice or lost."""

import asyncio
import csv
import hashlib
import io
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from bot import paper_desk
from bot.opening import open_all_reports, open_installation
from bot.paper_child import Crashed
from bot.paper_order import Made, MadeFile, Order
from core.people import RosterRow
from sandbox import Message, Person
from storage import departments
from tests.stories.answers import at_evidence, kept_files
from tests.stories.conftest import Town
from tests.stories.heads import soon
from tests.stories.offices import employed
from tests.stories.test_papers import files, taken

PDF = b"%PDF-1.4\n\x00\x01\xff" + bytes(range(256)) * 40
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SlowChild:
    """Makes a paper that says how far it is and isn't ready before it may be."""

    def __init__(self) -> None:
        self.begun = 0
        self.may_end = asyncio.Event()
        self.says = (12_000, 32_000)
        self.fails = 0

    async def __call__(self, order: Order, told: Callable[[int, int], None]) -> Made:
        self.begun += 1
        told(*self.says)
        await self.may_end.wait()
        if self.fails:
            self.fails -= 1
            raise Crashed("MemoryError")
        (Path(order.folder) / "table.xlsx").write_bytes(b"the table")
        return Made((MadeFile("table.xlsx", "Таблица.xlsx", XLSX, 9),), (("organisations", 32_000),))


@pytest.fixture
async def child(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SlowChild]:
    """In the place of the program that makes papers."""
    slow = SlowChild()
    monkeypatch.setattr(paper_desk, "made_by_child", slow)
    monkeypatch.setattr(paper_desk, "SAID_EVERY", 0.05)
    monkeypatch.setattr(paper_desk, "LOOK", 0.05)
    yield slow
    slow.may_end.set()


async def asks(office: Person, label: str = "Таблица") -> Message:
    """Up to «Готовлю…»; the message whose button was pressed."""
    await office.say("/summary")
    await office.press("Выгрузить")
    choice = office.screen
    await office.press(label)
    return choice


def progress(office: Person) -> list[str]:
    """The messages that say how far a paper is, as they stand."""
    return [m.words for m in office.messages if m.words.startswith(("Готовлю таблицу", "Таблица готова"))]


@pytest.mark.usefixtures("sound")
async def test_one_message_says_how_far_it_is_and_then_the_file_comes(town: Town, child: SlowChild) -> None:
    office = await town.administrator()
    await asks(office)
    await office.sees("Готовлю таблицу… 12\u00a0000 из 32\u00a0000")
    assert len(progress(office)) == 1
    child.may_end.set()
    shown = await office.sees("Организаций: 32\u00a0000")
    assert shown.file is not None
    assert shown.file.content == b"the table"
    assert progress(office) == ["Таблица готова."]
    assert child.begun == 1
    assert await town.rows("SELECT id FROM paper_jobs") == []


@pytest.mark.usefixtures("sound")
async def test_two_taps_make_it_once(town: Town, child: SlowChild) -> None:
    office = await town.administrator()
    choice = await asks(office)
    await office.press("Таблица", message=choice)
    await office.press("Таблица", message=choice)
    assert len(await town.rows("SELECT id FROM paper_jobs")) == 1
    child.may_end.set()
    await office.sees("Организаций: 32\u00a0000")
    await town.quiet()
    assert (child.begun, files(office), len(progress(office))) == (1, [b"the table"], 1)


@pytest.mark.usefixtures("sound")
async def test_it_is_made_again_after_a_restart(town: Town, child: SlowChild) -> None:
    office = await town.administrator()
    await asks(office)
    await office.sees("12\u00a0000 из")
    await town.restart()
    child.may_end.set()
    await office.sees("Организаций: 32\u00a0000")
    await town.quiet()
    assert (child.begun, files(office)) == (2, [b"the table"])


@pytest.mark.usefixtures("sound")
async def test_who_goes_on_meanwhile_is_not_written_over(town: Town, child: SlowChild) -> None:
    office = await town.administrator()
    await asks(office)
    await office.sees("12\u00a0000 из")
    await office.press("В меню")
    menu = await office.sees("Люди и организации") if "Люди" in office.screen.words else office.screen
    child.says = (20_000, 32_000)
    child.may_end.set()
    await office.sees("Организаций: 32\u00a0000")
    now = next(m for m in office.messages if m.id == menu.id)
    assert now.words == menu.words
    assert not now.words.startswith("Готовлю")


@pytest.mark.usefixtures("sound")
async def test_what_fails_is_tried_again_and_then_told(town: Town, child: SlowChild) -> None:
    child.may_end.set()
    child.fails = 1
    office = await town.administrator()
    await asks(office)
    await office.sees("Организаций: 32\u00a0000")
    assert child.begun == 2
    child.fails = paper_desk.MOST_TRIES
    await asks(office)
    await office.sees("не получилось")
    await office.press("Попробовать снова")
    await office.sees("Организаций: 32\u00a0000")


@pytest.mark.usefixtures("sound")
async def test_who_has_left_the_department_gets_nothing(town: Town, child: SlowChild) -> None:
    office = await town.administrator()
    viewer = await employed(town, office, "Наблюдатель")
    await asks(viewer)
    await viewer.sees("12\u00a0000 из")
    here = await open_installation(town.settings)
    try:
        from sqlalchemy import text

        await here.database.write(lambda c: c.execute(text("UPDATE staff SET ended_at = since")))
    finally:
        await here.close()
    child.may_end.set()

    async def settled() -> bool:
        return not await town.rows("SELECT id FROM paper_jobs")

    await soon(settled)
    await town.quiet()
    assert files(viewer) == []


@pytest.mark.usefixtures("sound")
async def test_the_archive_holds_what_was_sent(town: Town) -> None:
    head = await at_evidence(town)
    await head.send_document("../../приказ.pdf", PDF)
    await kept_files(town, 1)
    await head.say("№ 132/02-05 от 25.08.2020")
    await head.sees("132/02-05")
    office = await town.administrator()
    archive = ZipFile(io.BytesIO(await taken(office, "Файлы организаций")))
    name, index = archive.namelist()
    assert name.startswith("007 МБДОУ № 7")
    assert ".." not in name.split("/")
    assert archive.read(name) == PDF
    lines = list(csv.DictReader(io.StringIO(archive.read(index).decode("utf-8-sig")), delimiter=";"))
    kept = (await town.rows("SELECT sha256, size FROM evidence WHERE file_id <> ''"))[0]
    assert [line["SHA-256"] for line in lines] == [kept["sha256"], ""]
    assert kept["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert lines[0]["Размер, байт"] == str(kept["size"])
    assert lines[1]["Реквизиты или ссылка"].startswith("№ 132/02-05")


MANY = 1500


@pytest.mark.usefixtures("sound")
async def test_taps_are_answered_while_a_table_is_made(town: Town) -> None:
    """The real program at work on many organisations, and a head who taps meanwhile."""
    here = await open_installation(town.settings)
    try:
        rows = [
            RosterRow(f"МБДОУ № {n} «Ромашка»", "Иванова", "", "Ленинский") for n in range(100, 100 + MANY)
        ]
        await here.database.write(lambda c: departments.import_roster(c, here.department_id, rows))
        await open_all_reports(here)
    finally:
        await here.close()
    head, office = await town.registered("Ласточка"), await town.administrator()
    await asks(office)
    waits = []
    while not files(office):
        began = time.monotonic()
        await head.say("/help")
        waits.append(time.monotonic() - began)
        await asyncio.sleep(0.25)  # a chat takes one message a second: the rate limit isn't measured here
    assert len(waits) >= 3
    waits.sort()
    assert waits[int(len(waits) * 0.95)] < 1.0, waits
    book = openpyxl.load_workbook(io.BytesIO(files(office)[-1]), read_only=True)
    assert sum(1 for _ in book["По организациям"].iter_rows()) == MANY + 4 + 1
    await office.sees(f"Организаций: {MANY + 4:,}".replace(",", "\u00a0"))
