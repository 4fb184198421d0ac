"""``invites`` and ``revoke``: each organisation's personal link."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from bot.auditing import note
from bot.errors import Refusal
from bot.opening import Installation
from core.auditing import Act
from core.letters import Addressee, Sender, letter
from papers.invites import Invite, write_invites_csv
from papers.invites_docx import write_invites_docx
from papers.letters import write_letters
from papers.whole_file import ExportError
from storage import departments, facts
from storage.departments import InvitationRow
from storage.reads import SqlReads


async def print_invites(
    here: Installation,
    as_csv: bool,
    sheet: Path | None = None,
    letters: Path | None = None,
    phone: str = "",
) -> None:
    """Print every link, or write the sheet or the letters; the same links until they are revoked."""
    username = await bot_username(here)
    at = here.local_now()
    rows = await here.database.write(lambda c: departments.ensure_invitations(c, here.department_id, at))
    if not rows:
        raise Refusal("no organisations yet: run `roster import FILE` first")
    await note(here, Act.EXPORTED, "invitations", len(rows))
    invites = [
        Invite(row.kindergarten, f"https://t.me/{username}?start={row.code}", "used" if row.used else "new")
        for row in rows
    ]
    if sheet is not None:
        try:
            count = write_invites_docx(invites, here.settings.department_name, sheet)
        except ExportError as error:
            raise Refusal(str(error)) from None
        typer.echo(f"{sheet}: {count} invitations")
        return
    if letters is not None:
        await _write_letters(here, rows, [invite.link for invite in invites], letters, phone)
        return
    if as_csv:
        write_invites_csv(invites, sys.stdout)
        return
    for invite in invites:
        typer.echo(f"{invite.kindergarten}\n    {invite.link}  ({invite.status})")


async def _write_letters(
    here: Installation, rows: Sequence[InvitationRow], links: Sequence[str], folder: Path, phone: str
) -> None:
    decisions = await here.database.read(lambda c: SqlReads(c, here.shelf).decisions(here.department_id))
    newest = decisions[0] if decisions else None
    sender = Sender(here.settings.department_name, phone)
    letters = [
        letter(
            Addressee(row.kindergarten, row.head, row.email, link),
            sender,
            newest.decision.short_title if newest else "",
            newest.deadline if newest else None,
        )
        for row, link in zip(rows, links, strict=True)
    ]
    try:
        addressed = write_letters(letters, folder)
    except ExportError as error:
        raise Refusal(str(error)) from None
    typer.echo(f"{folder}: {len(letters)} letters, {addressed} of them with an address (.eml)")


async def revoke_link(here: Installation, name: str) -> None:
    """Revoke an organisation's links."""
    found = await here.database.read(lambda c: departments.find_organisation(c, here.department_id, name))
    if found is None:
        raise Refusal(f"there is no organisation named {name!r}")
    at = here.local_now()
    count = await here.database.write(
        lambda c: departments.revoke_invitation(c, here.department_id, found, at)
    )
    typer.echo(f"{name}: {count} link{'' if count == 1 else 's'} revoked")


async def bot_username(here: Installation) -> str:
    """From BOT_USERNAME, else remembered, else asked of Telegram once. Refusal where none is to be had."""
    if here.settings.bot_username:
        return here.settings.bot_username.lstrip("@")
    kept = await here.database.read(lambda c: facts.get(c, facts.BOT_NAME))
    if kept:
        return kept
    username = await _asked(here)
    await here.database.write(lambda c: facts.put(c, facts.BOT_NAME, username))
    return username


async def remember_bot_username(here: Installation) -> None:
    """What the settings say, so that screens can show links; asking Telegram is left to the commands."""
    named = here.settings.bot_username
    if named:
        await here.database.write(lambda c: facts.put(c, facts.BOT_NAME, named.lstrip("@")))


async def _asked(here: Installation) -> str:
    from bot.asking import NoAnswer, ask

    try:
        answer, _ = await ask(here.settings, "getMe")
        return str(answer["result"]["username"])
    except (NoAnswer, KeyError, TypeError):
        raise Refusal("the bot's name isn't known: set BOT_USERNAME, or let Telegram be reached") from None
