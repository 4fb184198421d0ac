"""Personal data of a whole installation: backups, the night's purge, the audit command."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select, update

from bot import tombs
from bot.auditing import export_log, note, verify_file, verify_log
from bot.backing import back_up
from bot.clock import real_now
from bot.consenting import OWN_TEMPLATE, consent_of
from bot.errors import Refusal
from bot.opening import Installation, open_installation
from bot.restoring import restore
from bot.retaining import ORPHAN_SECONDS, Retention
from bot.settings import BUNDLED, Settings
from bot.tombs import Tombs
from core.auditing import Act
from core.changes.joining import ConsentAnswered, JoinedByInvitation, Named
from core.changes.privacy import Withdrew
from core.people import Role, RosterRow
from core.privacy import Reason
from papers.decision_file import load_decision
from storage import departments
from storage.applying import apply
from storage.codec import dump_decision
from storage.schema import decision_versions, decisions, invitations, outbox, people
from storage.writer import Writer
from tests.templates import up_to_date

HEAD, NAME = 700_000_005, "Мария Петровна Несравненная"
ADMIN = 900
NOW = datetime(2020, 8, 3, 6, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of an installation in a folder of its own."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "bot.db").write_bytes(up_to_date())
    return Settings(_env_file=None, data_dir=tmp_path / "data", admin_ids=str(ADMIN))  # type: ignore[arg-type,call-arg]


@pytest.fixture
async def here(settings: Settings) -> AsyncIterator[Installation]:
    """With one head in it."""
    opened = await open_installation(settings)

    def join(connection: Connection) -> None:
        departments.import_roster(connection, opened.department_id, [RosterRow("Детский сад № 7", NAME)])
        departments.ensure_invitations(connection, opened.department_id, NOW)
        invitation = connection.execute(select(invitations.c.id)).scalar_one()
        apply(connection, ConsentAnswered(HEAD, "1", True, NOW))
        apply(connection, JoinedByInvitation(invitation, HEAD, HEAD, Role.HEAD, NOW))
        apply(connection, Named(HEAD, NAME))

    await opened.database.write(join)
    yield opened
    await opened.close()


async def names(settings: Settings) -> list[str]:
    opened = await open_installation(settings)
    try:
        return await opened.database.read(lambda c: list(c.execute(select(people.c.name)).scalars()))
    finally:
        await opened.close()


async def withdraw(here: Installation) -> None:
    change = Withdrew(here.department_id, HEAD, HEAD, NOW, NOW.date(), Reason.WITHDRAWN, "1")
    await here.database.write(lambda c: apply(c, change))
    await Tombs(here.settings.data_dir, here.database).renew()


@pytest.mark.parametrize("lost", ["nothing", "the database"])
async def test_a_restore_brings_nobody_back_who_was_erased_since(
    here: Installation, settings: Settings, tmp_path: Path, lost: str
) -> None:
    backup = tmp_path / "before.zip"
    await back_up(settings, backup, NOW)
    await withdraw(here)
    await here.close()
    if lost == "the database":
        for file in settings.data_dir.glob("bot.db*"):
            file.unlink()
    else:
        (settings.data_dir / tombs.FILE).unlink()
    await restore(settings, backup, True, NOW)
    assert await names(settings) == [""]


async def test_the_list_of_the_erased_names_nobody_and_is_for_its_owner_only(
    here: Installation, settings: Settings
) -> None:
    await withdraw(here)
    file = settings.data_dir / tombs.FILE
    assert str(HEAD) not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    file.write_text("{")
    with pytest.raises(Refusal, match="can't be read"):
        tombs.read(settings.data_dir)


async def test_the_night_tells_purges_and_tells_again(here: Installation, settings: Settings) -> None:
    def close(connection: Connection) -> None:
        values = {"department_id": here.department_id, "slug": "done", "deadline": date(2020, 9, 1)}
        row = insert(decisions).values(values | {"published_at": NOW, "closed_at": NOW + timedelta(days=30)})
        decision_id = connection.execute(row.returning(decisions.c.id)).scalar_one()
        connection.execute(
            insert(decision_versions).values(
                department_id=here.department_id,
                decision_id=decision_id,
                version=1,
                body=dump_decision(load_decision(BUNDLED)),
                source="",
                published_at=NOW,
            )
        )

    await here.database.write(close)
    now = [NOW]
    night = Night(here, now)
    told = []
    for days in (300, 389, 390, 394, 395, 396, 400):
        now[0] = NOW + timedelta(days=days)
        await night.look()
        told.append(await night.news())
    assert [len(one) for one in told] == [0, 1, 0, 1, 1, 0, 0]
    assert "Через 6 дней будут удалены" in told[1][0]
    assert "Через 1 день будут удалены данные 1 человека" in told[3][0]
    assert "Удалено: данные 1 человека, 0 файлов" in told[4][0]
    left = select(func.count()).select_from(people).where(people.c.name != "")
    assert await here.database.read(lambda c: c.execute(left).scalar_one()) == 0
    assert "the audit log is whole: 1 lines" in await verify_log(here, "")


async def test_files_that_nothing_names_go_after_a_day(here: Installation, settings: Settings) -> None:
    old, young = "a" * 64, "b" * 64
    for sha256 in (old, young):
        place = settings.data_dir / "files" / sha256[:2] / sha256
        place.parent.mkdir(parents=True)
        place.write_bytes(b"x")
        if sha256 == old:
            before = real_now().timestamp() - ORPHAN_SECONDS - 60
            os.utime(place, (before, before))
    await Night(here, [NOW]).look()
    assert [file.name for file in (settings.data_dir / "files").glob("*/*")] == [young]


async def test_the_log_is_exported_and_proved_whole(here: Installation, tmp_path: Path) -> None:
    for number in range(3):
        await note(here, Act.EXPORTED, "export xlsx", number)
    file = tmp_path / "log.jsonl"
    assert "4 lines" in await export_log(here, file, names=True), "the export itself is the fourth"
    digest = json.loads(file.read_text().splitlines()[-1])["hash"]
    assert digest in verify_file(file, "")
    assert digest in await verify_log(here, digest)
    with pytest.raises(Refusal, match="made anew"):
        await verify_log(here, "0" * 64)
    lines = file.read_text().splitlines()
    file.write_text("\n".join([lines[0], *lines[2:]]))
    with pytest.raises(Refusal, match="something is missing"):
        verify_file(file, "")


def test_the_department_s_own_text_takes_the_place_of_the_bundled_one(settings: Settings) -> None:
    bundled = consent_of(settings)
    own = settings.data_dir / OWN_TEMPLATE
    own.parent.mkdir()
    own.write_text("Согласие\nОператор: {оператор}.\nАдрес: {адрес}.", "utf-8")
    text = consent_of(settings)
    assert text.text == "Согласие\nОператор: Управление образования."
    assert text.version.startswith("own-")
    assert text.version != bundled.version
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refusal, match=r"consent.txt can't be read"):
        consent_of(settings)


class Night:
    """Retention by a clock of the test's, and what it tells."""

    def __init__(self, here: Installation, now: list[datetime]) -> None:
        self._here, self._now = here, now

    async def look(self) -> None:
        """One night."""
        here, now = self._here, self._now

        class At(Installation):
            """The same installation at that moment."""

            def local_now(self) -> datetime:
                return now[0].astimezone(self.settings.zone)

        at = At(
            here.settings, here.database, here.shelf, here.days, here.department_id, here.clock, here.held
        )
        writer = Writer(here.database)
        task = asyncio.create_task(writer.run())
        try:
            await Retention(at, writer, Tombs(here.settings.data_dir, here.database)).look()
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def news(self) -> list[str]:
        """What the administrators were told since the last look."""

        def take(connection: Connection) -> list[str]:
            query = select(outbox.c.screen).where(outbox.c.chat_id == ADMIN, outbox.c.state == "waiting")
            found = list(connection.execute(query).scalars())
            connection.execute(update(outbox).values(state="sent"))
            return found

        return await self._here.database.write(take)
