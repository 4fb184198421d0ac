"""A backup brings everything back: every row, every byte of evidence, and a bot that goes on."""

import asyncio
from pathlib import Path

import pytest

from bot.backing import make_backup
from bot.clock import real_now
from bot.errors import Refusal
from sandbox import Person
from storage.backup_folder import name_for
from storage.schema import metadata
from tests.stories.answers import at_the_first_question, kept_files
from tests.stories.archives import (
    JPEG,
    PDF,
    a_lot_has_happened,
    a_paper_waits,
    backed_up,
    elsewhere,
    every_table_has_rows,
    evidence_of,
    restored,
    shape_of,
    tables_of,
)
from tests.stories.conftest import Town, running_town
from tests.stories.heads import changed


async def test_a_restore_brings_back_every_row_and_every_file(town: Town, tmp_path: Path) -> None:
    await a_lot_has_happened(town)
    await town.stop()
    await a_paper_waits(town)
    await every_table_has_rows(town)
    before = tables_of(town.settings.data_dir / "bot.db")
    assert set(before) == set(metadata.tables) | {"alembic_version"}
    assert [name for name, rows in before.items() if not rows] == []  # a table without rows proves nothing

    told = await backed_up(town.settings, tmp_path / "kept.zip")
    there = elsewhere(town.settings, tmp_path / "another" / "machine")
    await restored(there, tmp_path / "kept.zip")

    assert tables_of(there.data_dir / "bot.db") == before
    assert shape_of(there.data_dir / "bot.db") == shape_of(town.settings.data_dir / "bot.db")
    assert evidence_of(there) == evidence_of(town.settings)
    assert len(evidence_of(there)) == 2
    assert told.endswith(f"4 organisations, {len(before['answers'])} answers, 2 files")


async def test_heads_go_on_where_they_were_after_a_restore(tmp_path: Path) -> None:
    async with running_town(tmp_path / "data") as town:
        head = await at_the_first_question(town)
        await head.press("Не начинали")
        await head.sees("вопрос 2 из")
        await town.quiet()
        await backed_up(town.settings, tmp_path / "kept.zip")
        await town.stop()
        (town.settings.data_dir / "bot.db").write_bytes(b"\x00" * 4096)  # whatever happened to it
        await restored(town.settings, tmp_path / "kept.zip")
        await town.start()
        await head.press("Нет средств")
        await head.press("Дальше")
        await head.sees("вопрос 3 из")
        await town.nothing_went_wrong()


async def test_backups_while_heads_answer_are_each_a_moment_that_really_was(tmp_path: Path) -> None:
    async with running_town(tmp_path / "data") as town:
        heads = [await town.registered(name) for name in ("Ласточка", "Солнышко", "Ромашка")]
        answering = asyncio.gather(*(answer_back_and_forth(head) for head in heads))
        copies = []
        while not answering.done():
            copies.append(tmp_path / f"{len(copies)}.zip")
            await backed_up(town.settings, copies[-1])
        await answering
        await town.quiet()
        log = [row["id"] for row in await town.rows("SELECT id FROM answer_log ORDER BY id")]
        assert len(copies) >= 3
        between = 0
        for copy in copies:
            there = elsewhere(town.settings, tmp_path / copy.stem)
            await restored(there, copy)
            rows = tables_of(there.data_dir / "bot.db")
            kept = sorted(row[0] for row in rows["answer_log"])
            assert kept == log[: len(kept)]  # nothing is missing in between
            between += 0 < len(kept) < len(log)
            versions = sum(row[6] - 1 for row in rows["reports"])  # each change is one log line or more
            assert versions <= len(kept)
        assert between  # at least one was made in the midst of it


async def test_what_is_lost_on_the_disk_is_fetched_from_telegram_again(tmp_path: Path) -> None:
    async with running_town(tmp_path / "data") as town:
        await a_lot_has_happened(town)
        night = tmp_path / name_for(real_now())
        await make_backup(town.settings, night, real_now(), None, lambda done, whole: None)
        await town.stop()
        for file in (town.settings.data_dir / "files").rglob("*"):
            if file.is_file():
                file.unlink()
        (town.settings.data_dir / "bot.db").unlink()
        assert "2 files are asked of Telegram again" in await restored(town.settings, night)
        await town.start()
        assert sorted((await kept_files(town, 2)).values()) == sorted([PDF, JPEG])


async def test_a_running_bot_keeps_a_restore_out(town: Town, tmp_path: Path) -> None:
    await town.registered("Ласточка")
    await backed_up(town.settings, tmp_path / "kept.zip")
    with pytest.raises(Refusal, match="the bot is running here"):
        await restored(town.settings, tmp_path / "kept.zip", force=True)
    await town.stop()
    await restored(town.settings, tmp_path / "kept.zip")


async def test_a_newer_database_is_put_aside_only_by_force(town: Town, tmp_path: Path) -> None:
    await backed_up(town.settings, tmp_path / "early.zip")
    await town.registered("Ласточка")
    await town.quiet()
    await town.stop()
    database = town.settings.data_dir / "bot.db"
    before = tables_of(database)
    with pytest.raises(Refusal, match=r"the database is newer than the backup .* --force"):
        await restored(town.settings, tmp_path / "early.zip")
    assert tables_of(database) == before

    told = await restored(town.settings, tmp_path / "early.zip", force=True)
    assert tables_of(database)["people"] == []
    (aside,) = database.parent.glob("bot.db.replaced-*")
    assert told.endswith(f"the former database is kept as {aside}")
    assert tables_of(aside) == before


async def test_messages_that_had_no_effect_yet_are_not_thrown_away(town: Town, tmp_path: Path) -> None:
    await backed_up(town.settings, tmp_path / "kept.zip")
    await town.stop()
    await changed(
        town,
        "INSERT INTO updates (bot_id, update_id, chat_id, payload, state, received_at)"
        " VALUES (1, 1, 1, '{}', 'new', '2020-08-03 06:00:00.000000')",
    )
    with pytest.raises(Refusal, match="1 messages that had no effect yet"):
        await restored(town.settings, tmp_path / "kept.zip")


async def test_a_backup_never_replaces_a_newer_one(town: Town, tmp_path: Path) -> None:
    await backed_up(town.settings, tmp_path / "early.zip")
    await town.registered("Ласточка")
    await town.quiet()
    await backed_up(town.settings, tmp_path / "late.zip")
    await town.stop()
    await restored(town.settings, tmp_path / "early.zip", force=True)
    late = (tmp_path / "late.zip").read_bytes()
    with pytest.raises(Refusal, match="holds a newer state"):
        await backed_up(town.settings, tmp_path / "late.zip")
    assert (tmp_path / "late.zip").read_bytes() == late
    await backed_up(town.settings, tmp_path / "early.zip")  # of the same state: may be replaced


async def test_a_backup_is_for_the_operator_only_and_leaves_nothing_beside(
    town: Town, tmp_path: Path
) -> None:
    folder = tmp_path / "safe"
    folder.mkdir()
    await backed_up(town.settings, folder / "kept.zip")
    assert [file.name for file in folder.iterdir()] == ["kept.zip"]
    assert (folder / "kept.zip").stat().st_mode & 0o777 == 0o600
    await town.stop()
    there = elsewhere(town.settings, tmp_path / "there")
    await restored(there, folder / "kept.zip")
    assert there.data_dir.stat().st_mode & 0o777 == 0o700
    assert (there.data_dir / "bot.db").stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in there.data_dir.iterdir()) == ["bot.db", "run.lock"]


async def answer_back_and_forth(head: Person) -> None:
    await head.press("Начать")
    for number in range(15):
        await head.press(("Не начинали", "В работе", "Сделано")[number % 3])
        await head.sees("вопрос 2 из")
        await head.press("Назад")
        await head.sees("вопрос 1 из")
