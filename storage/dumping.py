"""Backups of PostgreSQL: its own pg_dump and pg_restore do the work.

The password never stands among their arguments, where every user of the machine could read it: it goes
through the environment.
"""

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from storage.backup import BackupError, describe, there
from storage.backup_file import POSTGRESQL, About, sha256_of, write_backup
from storage.contents import Contents
from storage.snapshot import Step

LOOK_SECONDS = 0.2  # whether the work was given up meanwhile


def back_up_postgresql(
    url: str, found: Contents, files: Path | None, draft: Path, made_at: datetime, step: Step
) -> About:
    """Write a backup to ``draft``, consistent while others work. Raises BackupError, OSError."""
    dump = draft.with_name(f".{draft.name}.dump")
    dump.touch(mode=0o600)
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--file={dump}"]
    _run("pg_dump", options, url, step)
    evidence = there(files, found) if files is not None else []
    about = describe(found, POSTGRESQL, sha256_of(dump), made_at, None if files is None else len(evidence))
    write_backup(draft, about, dump, evidence, step)
    dump.unlink()
    return about


def restore_dump(url: str, source: Path) -> None:
    """Put a dump back, wholly or not at all. Raises BackupError."""
    options = ["--clean", "--if-exists", "--no-owner", "--no-privileges"]
    whole = ["--single-transaction", "--exit-on-error"]
    name = make_url(url).database or ""
    _run("pg_restore", [*options, *whole, f"--dbname={name}", str(source)], url, lambda done, whole: None)


def _run(tool: str, arguments: list[str], url: str, step: Step) -> None:
    program = shutil.which(tool)
    if program is None:
        raise BackupError(
            f"{tool} isn't installed, and DATABASE_URL is PostgreSQL: install its client programs "
            "(Debian: postgresql-client)"
        )
    with subprocess.Popen(  # noqa: S603 - the program and its arguments are ours
        [program, "--no-password", *arguments],
        env=os.environ | environment(url),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        lines = _last_words(process, step).splitlines()
    if process.returncode != 0:
        raise BackupError(lines[-1] if lines else f"{tool} ended with {process.returncode}")


def _last_words(process: "subprocess.Popen[str]", step: Step) -> str:
    while True:
        try:
            return process.communicate(timeout=LOOK_SECONDS)[1].strip()
        except subprocess.TimeoutExpired:
            try:
                step(0, 1)
            except BaseException:
                process.kill()
                raise


def environment(url: str) -> dict[str, str]:
    """What libpq reads instead of arguments."""
    parsed = make_url(url)
    host = parsed.host or parsed.query.get("host")
    given = {
        "PGHOST": host if isinstance(host, str) else None,
        "PGPORT": str(parsed.port) if parsed.port else None,
        "PGUSER": parsed.username,
        "PGPASSWORD": parsed.password,
        "PGDATABASE": parsed.database,
    }
    return {name: value for name, value in given.items() if value}
