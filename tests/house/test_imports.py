"""The rules of the house: which room may import which, and what a light command must not load."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
ROOMS = ("bot", "core", "handlers", "papers", "sandbox", "scheduler", "screens", "storage")
# One forbidden import for each contract, and words of the contract that must catch it.
TRESPASSES = (
    ("core/answers.py", "import screens.notes", "core imports nothing of ours"),
    ("core/answers.py", "import sqlalchemy", "core imports nothing of ours"),
    ("screens/notes.py", "import storage.facts", "screens import core only"),
    ("storage/facts.py", "import screens.notes", "storage imports core only"),
    ("papers/phones.py", "import screens.notes", "papers import core only"),
    ("handlers/menu.py", "import storage.facts", "handlers import core and screens only"),
    ("scheduler/window.py", "import storage.facts", "scheduler imports core and screens only"),
    ("sandbox/tags.py", "import core.answers", "sandbox imports nothing of ours"),
    ("bot/errors.py", "import sandbox", "nothing imports sandbox"),
    ("bot/errors.py", "import bot.app", "nothing imports bot.app"),
    ("bot/errors.py", "import sqlalchemy", "SQLAlchemy and Alembic stay in storage"),
    ("bot/errors.py", "import apscheduler", "APScheduler stays in scheduler"),
    ("bot/errors.py", "import pydantic", "pydantic stays in papers"),
    ("storage/facts.py", "import aiogram", "aiogram stays at the Telegram edge"),
)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {**os.environ, "COLUMNS": "200", "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_rooms_import_one_way() -> None:
    done = lint_imports(HOUSE)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_rule_catches_a_trespass(tmp_path: Path) -> None:
    for room in ROOMS:
        shutil.copytree(HOUSE / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    for file, statement, _ in TRESPASSES:
        with (tmp_path / file).open("a", encoding="utf-8") as source:
            source.write(f"\n{statement}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    broken = [line for line in done.stdout.splitlines() if " BROKEN" in line]
    assert [words for *_, words in TRESPASSES if not any(words in line for line in broken)] == []


def modules_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sorted(name.split('.')[0] for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_help_loads_neither_telegram_nor_the_database() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "bot", "--help"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "typer" in loaded
    assert loaded.isdisjoint({"aiogram", "aiohttp", "alembic", "sqlalchemy", "pydantic", "apscheduler"})
    assert (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime) < 1.0


@pytest.mark.parametrize(
    "module",
    [
        "bot.rosters",
        "bot.inviting",
        "bot.exporting",
        "bot.decisions",
        "bot.opening",
        "bot.backing",
        "bot.restoring",
    ],
)
def test_commands_that_do_not_talk_to_telegram_do_not_load_aiogram(module: str) -> None:
    assert "aiogram" not in modules_after(f"import {module}")


def test_the_rules_load_no_framework() -> None:
    loaded = modules_after("import core.usecases.joining, core.usecases.filling, core.reminder_round")
    assert loaded.isdisjoint({"aiogram", "aiohttp", "pydantic", "sqlalchemy", "typer", "yaml"})
