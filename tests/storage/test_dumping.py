"""PostgreSQL's own tools are called with nothing secret among their arguments; what they say is told."""

import os
import sys
from pathlib import Path

import pytest

from storage import dumping
from storage.backup import BackupError

URL = "postgresql+asyncpg://vsoko:p%40ss-word@db.example:5433/vsoko"
SCRIPT = """#!{python}
import json, os, sys
kept = {{name: value for name, value in os.environ.items() if name.startswith("PG")}}
with open(sys.argv[0] + ".called", "w") as out:
    json.dump([sys.argv[1:], kept], out)
sys.stderr.write({words!r})
sys.exit({code})
"""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="scripts need a first line that names Python")


def stand_in(folder: Path, tool: str, words: str = "", code: int = 0) -> Path:
    """A program under the tool's name that writes down how it was called; its note."""
    program = folder / tool
    program.write_text(SCRIPT.format(python=sys.executable, words=words, code=code), encoding="utf-8")
    program.chmod(0o700)
    return folder / f"{tool}.called"


def test_the_password_goes_through_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    called = stand_in(tmp_path, "pg_restore")
    dumping.restore_dump(URL, tmp_path / "bot.dump")
    arguments, environment = called.read_text(encoding="utf-8").split("], {", 1)
    assert "p@ss-word" not in arguments
    assert '"PGPASSWORD": "p@ss-word"' in environment
    assert '"PGHOST": "db.example"' in environment
    assert "--single-transaction" in arguments
    assert "--dbname=vsoko" in arguments


def test_a_socket_is_a_host_too() -> None:
    given = dumping.environment("postgresql+asyncpg://postgres:@/vsoko?host=/run/postgresql")
    assert given == {"PGHOST": "/run/postgresql", "PGUSER": "postgres", "PGDATABASE": "vsoko"}


def test_what_the_tool_says_last_is_why_it_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    stand_in(tmp_path, "pg_restore", "pg_restore: connecting\npg_restore: error: no such server\n", 1)
    with pytest.raises(BackupError, match=r"^pg_restore: error: no such server$"):
        dumping.restore_dump(URL, tmp_path / "bot.dump")


def test_a_tool_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="pg_restore isn't installed, and DATABASE_URL is PostgreSQL"):
        dumping.restore_dump(URL, tmp_path / "bot.dump")
