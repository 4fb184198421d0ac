"""Every file that a department can take away, unpacked and searched for the other's mark."""

import io
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.enclosures import Enclosures
from bot.exporting import Wanted, export
from bot.forms import write_forms
from bot.inviting import print_invites
from bot.opening import Installation
from bot.own_data import OwnDataFiles
from bot.pictures import Pictures
from core.outgoing import DepartmentPaper, Enclosure, Paper, PrintedForm, PrintedReceipt, SummaryPicture
from core.usecases.counted import counted, drawing_of
from storage import facts
from storage.broadcasts import candidates
from storage.reads import SqlReads
from storage.reads_staff import acting
from storage.schema import decisions, reports
from storage.writer import Writer
from tests.tenancy.conftest import OURS, THEIRS, Pair
from tests.tenancy.town import Marked


def texts_in(path: Path) -> str:
    """Everything that stands in a file, unpacked where it is a ZIP (as .xlsx and .docx are), and its name."""
    return path.name + _unpacked(path.read_bytes())


def _unpacked(content: bytes) -> str:
    if content[:2] != b"PK":
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(name + _unpacked(archive.read(name)) for name in archive.namelist())


async def taken_away(here: Installation, folder: Path) -> str:
    """All that the commands write, and print."""
    await here.database.write(lambda c: facts.put(c, facts.BOT_NAME, "vsoko_test_bot"))
    await export(
        here,
        Wanted(
            folder / "table.xlsx",
            folder / "csv",
            folder / "official.docx",
            folder / "evidence.zip",
            folder / "acquaintance.docx",
            folder / "registration.docx",
        ),
    )
    await print_invites(here, False, sheet=folder / "invites.docx")
    await print_invites(here, False, letters=folder / "letters")
    await write_forms(here, folder / "forms")
    return _all_in(folder)


def _all_in(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 10
    return "".join(texts_in(path) for path in files)


async def test_no_file_of_ours_holds_a_word_of_theirs(pair: Pair, tmp_path: Path) -> None:
    for name in ("ours", "theirs"):
        tmp_path.joinpath(name).mkdir()
    ours = await taken_away(pair.ours.here, tmp_path / "ours")
    assert OURS in ours
    assert THEIRS not in ours
    theirs = await taken_away(pair.theirs.here, tmp_path / "theirs")  # so the search does find it
    assert THEIRS in theirs
    assert OURS not in theirs


async def test_printed_lists_hold_ours_alone(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    await pair.here.database.write(lambda c: facts.put(c, facts.BOT_NAME, "vsoko_test_bot"))
    for as_csv in (False, True):
        await print_invites(pair.ours.here, as_csv)
        printed = capsys.readouterr().out
        assert OURS in printed
        assert THEIRS not in printed
        assert not [code for code in pair.theirs.codes if code in printed]


@pytest.mark.parametrize("role", ["stranger", "head", "deputy", "viewer", "specialist", "administrator"])
async def test_nobody_is_sent_a_file_of_theirs(pair: Pair, role: str, writer: Writer) -> None:
    """Also where a post that names it should ever come to stand in the outbox."""
    ours, theirs = _enclosures(pair.ours, writer), _enclosures(pair.theirs, writer)
    user_id = pair.ours.people[role].user_id
    for file in await _files_of(pair, pair.theirs):
        assert await ours.of(file, user_id) is None, (role, file)
        assert await theirs.of(file, user_id) is None, (role, file)


async def test_their_own_people_are_sent_them(pair: Pair, writer: Writer) -> None:
    theirs = _enclosures(pair.theirs, writer)
    user_id = pair.theirs.people["administrator"].user_id
    sent = [await theirs.of(file, user_id) for file in await _files_of(pair, pair.theirs)]
    assert sum(one is not None for one in sent) >= 3


async def test_what_is_drawn_and_who_is_written_to_is_ours(pair: Pair) -> None:
    def work(connection: Connection) -> None:
        for marked, other in ((pair.ours, THEIRS), (pair.theirs, OURS)):
            here = marked.here
            reads = SqlReads(connection, here.shelf)
            (published,) = reads.decisions(here.department_id)
            found = counted(reads, published.id, here.department_id)
            now, number = here.local_now(), here.department_id
            for paper in (Paper.HEAT, Paper.PROGRESS):
                drawing = drawing_of(reads, number, paper, published, found, now.tzinfo, now.date())
                assert other not in repr(drawing)
            assert other not in repr(candidates(connection, published.decision, published.id, number))

    await pair.here.database.read(work)


async def _files_of(pair: Pair, marked: Marked) -> list[Enclosure]:
    def work(connection: Connection) -> list[Enclosure]:
        mine = marked.here.department_id
        ids = connection.execute(select(reports.c.id).where(reports.c.department_id == mine)).scalars().all()
        decision = connection.execute(
            select(decisions.c.id).where(decisions.c.department_id == mine)
        ).scalar_one()
        return [
            *(PrintedReceipt(one) for one in ids),
            *(PrintedForm(one) for one in ids),
            *(SummaryPicture(decision, paper) for paper in (Paper.HEAT, Paper.PROGRESS)),
            *(DepartmentPaper(decision, paper) for paper in Paper),
        ]

    return await pair.here.database.read(work)


def _enclosures(marked: Marked, writer: Writer) -> Enclosures:
    here = marked.here

    async def no_papers(*_: object) -> None:
        return None

    return Enclosures(
        here.database,
        here.shelf,
        here.settings.data_dir / "files",
        (here.department_id, here.settings.department_name),
        lambda c, user_id: user_id in acting(c, here.department_id),
        here.local_now,
        no_papers,
        Pictures(here, writer, 1).of,
        OwnDataFiles(here).of,
    )
