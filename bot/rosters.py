"""``roster import``: good rows go in, bad ones are told."""

from pathlib import Path

import typer

from bot.errors import Refusal
from bot.opening import Installation, open_all_reports
from papers.roster import RosterError, read_roster
from storage import departments


async def import_file(here: Installation, file: Path, dry_run: bool) -> None:
    """Read the file and put its good rows in. Refusal where the file as a whole can't be read."""
    try:
        found = read_roster(file)
    except RosterError as error:
        raise Refusal(str(error)) from None
    for problem in found.problems:
        typer.echo(str(problem), err=True)
    if found.ignored_columns:
        typer.echo(f"Столбцы не нужны и пропущены: {', '.join(found.ignored_columns)}", err=True)
    if dry_run:
        typer.echo(f"Проверка: годных строк {len(found.rows)}, с ошибками {len(found.problems)}")
        return
    done = await here.database.write(lambda c: departments.import_roster(c, here.department_id, found.rows))
    await open_all_reports(here)
    typer.echo(
        f"Добавлено {len(done.added)}, изменено {done.updated}, без изменений {done.unchanged}, "
        f"с ошибками {len(found.problems)}"
    )
