"""A decision file for a command or for the first start: read, published; a decision closed and reopened."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.errors import Refusal, SettingsError
from core.decision import Decision
from papers.decision_file import DecisionFileError, load_decision
from papers.draft_unfilled import unfilled

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.opening import Installation


def read_decision(path: Path, prefix: str = "") -> tuple[Decision, str]:
    """The decision and the text of its file. SettingsError names every mistake, a line each."""
    try:
        decision = load_decision(path)
    except DecisionFileError as error:
        raise SettingsError("\n".join(f"{prefix}{problem}" for problem in error.problems)) from None
    text = path.read_text("utf-8-sig")
    if lines := unfilled(text):  # what a draft has left open shall not reach sixty heads
        told = f"still to be filled in: line {', '.join(map(str, lines))}"
        raise SettingsError(f"{prefix}{path}: {told}")
    return decision, text


class _Looked(Exception):
    """Nothing of a dry run is kept."""


async def publish_file(here: "Installation", decision: Decision, source: str, dry_run: bool) -> None:
    """Publish, and tell what an amendment changes and whom it touches."""
    from bot.publishing import Outcome, publish_in

    found: list[Outcome] = []

    def work(connection: "Connection") -> None:
        found.append(publish_in(connection, here, decision, source))
        if dry_run:
            raise _Looked

    with contextlib.suppress(_Looked):
        await here.database.write(work)
    (done,) = found
    from screens.amendment import lines_of

    if not done.published.is_new:
        typer.echo(f"{decision.id}, version {done.published.version}: was published before, nothing changed")
        return
    how = "would be published" if dry_run else "published"
    typer.echo(f"{decision.id}, version {done.published.version}: {how}")
    for line in lines_of(done.edits):
        typer.echo(f"  {line}")
    if done.edits:
        typer.echo(f"  people told: {done.told}, sent reports opened again: {done.reopened}")


async def close_decision(here: "Installation", name: str, docx: Path | None) -> None:
    """The final report first: what can't be written closes nothing. The running bot sends it, too."""
    from bot.exporting import Wanted, chosen, export
    from core.changes.decisions import DecisionClosed
    from core.changes.papers import PaperAsked
    from core.outgoing import PAPER_ALBUM, Paper
    from storage.applying import apply
    from storage.reads import SqlReads

    published = await here.database.read(lambda c: chosen(SqlReads(c, here.shelf), here.department_id, name))
    if published.closed_at is not None:
        raise Refusal(f"{name}: closed already")
    if docx is not None:
        for line in await export(here, Wanted(docx=docx, decision=name)):
            typer.echo(line)
    at = here.local_now()

    def work(connection: "Connection") -> None:
        apply(connection, DecisionClosed(here.department_id, published.id, 0, at))
        for chat in here.settings.admin_ids:
            album = f"{PAPER_ALBUM}{chat}-{Paper.OFFICIAL.value}-{at:%Y%m%d%H%M%S%f}"
            apply(
                connection,
                PaperAsked(here.department_id, published.id, chat, Paper.OFFICIAL, album, at),
            )

    await here.database.write(work)
    typer.echo(f"{name}: closed")


async def reopen_decision(here: "Installation", name: str) -> None:
    """Within a month of its end."""
    from bot.exporting import chosen
    from core.changes.decisions import DecisionReopened
    from core.draft import REOPENED_WITHIN
    from storage.applying import apply
    from storage.reads import SqlReads

    published = await here.database.read(lambda c: chosen(SqlReads(c, here.shelf), here.department_id, name))
    at = here.local_now()
    if published.closed_at is None:
        raise Refusal(f"{name}: open already")
    if at - published.closed_at > REOPENED_WITHIN:
        raise Refusal(f"{name}: closed more than {REOPENED_WITHIN.days} days ago")
    change = DecisionReopened(here.department_id, published.id, 0, at)
    await here.database.write(lambda c: apply(c, change))
    typer.echo(f"{name}: open again")
