"""Migrations go up and down, end where the models are, and any command may be the first to run them."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from storage.database import Database, open_database
from storage.migrate import NewerDatabase, config_for, upgrade
from storage.schema import metadata
from tests.house.processes import bot_command, bot_environment, run_bot


def url_of(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    made = open_database(url_of(tmp_path / "bot.db"))
    yield made
    await made.close()


def downgrade(connection: Connection) -> None:
    command.downgrade(config_for(connection), "base")


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def content(connection: Connection) -> list[str]:
    """Everything in the database, as SQL."""
    driver: Any = connection.connection.driver_connection
    return list(driver.iterdump())


def condition(index: Any) -> str:
    """Which rows a partial index holds; empty for a whole one."""
    return str(index.get("dialect_options", {}).get("sqlite_where", ""))


def shape(connection: Connection) -> dict[str, object]:
    """Tables as the database has them: columns, keys, unique constraints, indexes with their conditions."""
    found = inspect(connection)
    return {
        name: (
            [{**column, "type": repr(column["type"])} for column in found.get_columns(name)],
            found.get_pk_constraint(name),
            sorted(map(str, found.get_foreign_keys(name))),
            sorted(str(unique["column_names"]) for unique in found.get_unique_constraints(name)),
            sorted(
                (str(index["name"]), str(index["column_names"]), condition(index))
                for index in found.get_indexes(name)
            ),
        )
        for name in sorted(tables(connection))
    }


async def test_up_down_and_up_again(database: Database) -> None:
    assert await database.write(upgrade) is True
    first = await database.read(shape)
    await database.write(downgrade)
    assert await database.read(tables) == set()
    assert await database.write(upgrade) is True
    assert await database.read(shape) == first


async def test_the_models_equal_the_migrations(database: Database) -> None:
    await database.write(upgrade)

    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    assert await database.read(differences) == []


async def test_migrated_tables_have_the_shape_of_freshly_made_ones(
    database: Database, tmp_path: Path
) -> None:
    await database.write(upgrade)
    fresh = open_database(url_of(tmp_path / "fresh.db"))
    try:
        await fresh.write(metadata.create_all)
        assert await database.read(shape) == await fresh.read(shape)
    finally:
        await fresh.close()


async def test_upgrading_twice_changes_nothing(database: Database) -> None:
    await database.write(upgrade)
    before = await database.read(content)
    assert await database.write(upgrade) is False
    assert await database.read(content) == before


async def test_a_database_of_a_newer_program_is_refused_and_left_alone(database: Database) -> None:
    await database.write(upgrade)
    await database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    before = await database.read(content)
    with pytest.raises(NewerDatabase, match="9999"):
        await database.write(upgrade)
    assert await database.read(content) == before


async def test_a_command_tells_of_a_newer_database_in_one_line(tmp_path: Path) -> None:
    assert run_bot(tmp_path, "export", "--xlsx", str(tmp_path / "t.xlsx")).returncode == 1
    newer = open_database(url_of(tmp_path / "data" / "bot.db"))
    await newer.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    await newer.close()
    done = await asyncio.to_thread(run_bot, tmp_path, "invites")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "the database is newer than this program (it knows migration 9999)\n"


def test_several_commands_may_be_the_first_at_once(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("name\nМБДОУ № 7 «Ласточка»\nМБДОУ № 12 «Солнышко»\n", encoding="utf-8")
    at_once = [
        subprocess.Popen(
            bot_command("roster", "import", str(roster)),
            cwd=tmp_path,
            env=bot_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    told = [process.communicate(timeout=60) for process in at_once]
    assert [process.returncode for process in at_once] == [0, 0, 0, 0], told
    assert [error for _, error in told] == ["", "", "", ""]
    assert sorted(out.split(",")[0] for out, _ in told) == ["Добавлено 0"] * 3 + ["Добавлено 2"]
    assert len(run_bot(tmp_path, "invites", "--csv").stdout.splitlines()) == 3


def test_migrations_need_no_folder_of_the_caller(tmp_path: Path) -> None:
    """They are found beside the program, wherever a command was called from."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "roster", "import", "nothing.csv"],
        cwd=tmp_path,
        env=bot_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "data" / "bot.db").exists()


async def test_the_history_of_people_begins_with_those_who_are_here(database: Database) -> None:
    def before(connection: Connection) -> None:
        command.upgrade(config_for(connection), "0005")
        for row in (
            "departments (id, name, timezone) VALUES (1, 'Управление', 'Europe/Moscow')",
            "organisations (id, department_id, name, name_key) VALUES (3, 1, '№ 7', '7')",
            "people (id, user_id, chat_id, registered_at) VALUES (4, 5, 5, '2020-08-03')",
            "members (department_id, organisation_id, person_id, role, joined_at) "
            "VALUES (1, 3, 4, 'head', '2020-08-03')",
        ):
            connection.execute(text(f"INSERT INTO {row}"))

    await database.write(before)
    assert await database.write(upgrade) is True
    query = text("SELECT organisation_id, event, person_id, role FROM people_log")
    rows = await database.read(lambda c: [tuple(row) for row in c.execute(query)])
    assert rows == [(3, "joined", 4, "head")]


def test_an_upgrade_keeps_a_copy_of_what_it_found(tmp_path: Path) -> None:
    assert run_bot(tmp_path, "roster", "import", *_roster(tmp_path)).returncode == 0
    links = run_bot(tmp_path, "invites", "--csv").stdout
    _down_to(tmp_path, "0008")
    done = run_bot(tmp_path, "invites", "--csv")
    assert (done.returncode, done.stdout) == (0, links), done.stderr
    [kept] = (tmp_path / "data" / "backups").iterdir()
    assert kept.name.startswith("upgrade-")
    restored = run_bot(tmp_path, "restore", str(kept), DATA_DIR="again")
    assert restored.returncode == 0, restored.stderr
    assert run_bot(tmp_path, "invites", "--csv", DATA_DIR="again").stdout == links
    assert run_bot(tmp_path, "invites").returncode == 0
    assert len(list((tmp_path / "data" / "backups").iterdir())) == 1, "up to date: no second copy"


def test_without_a_copy_nothing_is_upgraded(tmp_path: Path) -> None:
    assert run_bot(tmp_path, "roster", "import", *_roster(tmp_path)).returncode == 0
    _down_to(tmp_path, "0008")
    (tmp_path / "data" / "backups").write_text("a file where the folder should be")
    done = run_bot(tmp_path, "invites")
    assert done.returncode == 1
    assert done.stderr.startswith("the database isn't upgraded, since no copy of it can be made first: ")
    assert done.stderr.count("\n") == 1
    assert _revision(tmp_path) == "0008"


def _roster(folder: Path) -> tuple[str, ...]:
    (folder / "roster.csv").write_text("Наименование\nМБДОУ № 7 «Ласточка»\n", "utf-8")
    return ("roster.csv",)


def _down_to(folder: Path, revision: str) -> None:
    """As a release before left it."""

    async def down() -> None:
        made = open_database(url_of(folder / "data" / "bot.db"))
        await made.write(lambda c: command.downgrade(config_for(c), revision))
        await made.close()

    asyncio.run(down())


def _revision(folder: Path) -> str | None:
    async def read() -> str | None:
        made = open_database(url_of(folder / "data" / "bot.db"))
        found = await made.read(lambda c: MigrationContext.configure(c).get_current_revision())
        await made.close()
        return found

    return asyncio.run(read())
