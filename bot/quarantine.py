"""``quarantine``: what could not be worked on or sent; nothing that people wrote is shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import typer

from bot.clock import real_now
from bot.errors import Refusal, SettingsError
from bot.opening import Installation
from storage import quarantine
from storage.quarantine import Quarantined

NOTHING = "nothing is in quarantine"
LONGEST_ERROR = 120
# In an error's message only these may have been written by a person: Russian, quoted or long digits.
_PERSONAL = re.compile(r"'[^']*'|\"[^\"]*\"|«[^»]*»|[А-Яа-яЁё][А-Яа-яЁё\s.,-]*|\d{6,}")
_LAST_LINE = re.compile(r"^[A-Za-z_][\w.]*(?:: .*)?$")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Numbers as the list shows them: of updates, and of posts (with a p before them)."""

    seqs: tuple[int, ...]
    posts: tuple[int, ...]


async def print_list(here: Installation, full: bool) -> None:
    """One line each; with ``full`` the traceback under it, which may hold what people wrote."""
    now, zone = real_now(), here.settings.zone
    updates = await here.database.read(lambda c: quarantine.listed(c, now))
    posts = await here.database.read(quarantine.refused)
    if not updates and not posts:
        typer.echo(NOTHING)
    for entry in updates:
        when = entry.received_at.astimezone(zone).strftime("%d.%m.%Y %H:%M")
        who = ", ".join(entry.organisations) or "nobody registered"
        late = "; its chat has gone on" if entry.overtaken else ""
        typer.echo(f"{entry.seq}  {when}  {entry.kind}, {who}; {entry.attempts} failures{late}")
        typer.echo(f"    {harmless(last_line(entry.error))}")
        if full:
            typer.echo("\n".join(f"    | {line}" for line in entry.error.rstrip().splitlines()))
    for post in posts:
        when = post.created_at.astimezone(zone).strftime("%d.%m.%Y %H:%M")
        who = ", ".join(post.organisations) or "nobody registered"
        typer.echo(f"p{post.id}  {when}  a message to {who}, refused\n    {harmless(post.why)}")


async def put_back(here: Installation, numbers: Sequence[str], everything: bool, anyway: bool) -> None:
    """Let the bot try again. What its chat has overtaken stays, unless ``anyway``; Refusal names it."""
    chosen = _choice("retry", numbers, everything)
    if chosen.posts:
        raise SettingsError(
            "quarantine retry: the words of a refused message are gone, it can only be dropped"
        )
    now = real_now()
    updates = await here.database.read(lambda c: quarantine.listed(c, now))
    wanted = _wanted(updates, chosen, everything)
    ready = [entry.seq for entry in wanted if not entry.expired and (anyway or not entry.overtaken)]
    count = await here.database.write(lambda c: quarantine.retry(c, ready))
    typer.echo(f"{count} put back: the running bot takes them within seconds" if wanted else NOTHING)
    if left := [str(entry.seq) for entry in wanted if entry.seq not in ready]:
        raise Refusal(
            f"left as they are: {', '.join(left)}. Their chats have gone on since, and an old answer could "
            "replace a newer one: drop them, or add --anyway (what has expired can only be dropped)"
        )


async def forget(here: Installation, numbers: Sequence[str], everything: bool) -> None:
    """Drop them for good."""
    chosen = _choice("drop", numbers, everything)
    now = real_now()
    updates = await here.database.read(lambda c: quarantine.listed(c, now))
    posts = await here.database.read(quarantine.refused)
    seqs = [entry.seq for entry in _wanted(updates, chosen, everything)]
    ids = [post.id for post in posts if everything or post.id in chosen.posts]
    if missing := [f"p{number}" for number in chosen.posts if number not in ids]:
        raise Refusal(f"not in quarantine: {', '.join(missing)}")
    count = await here.database.write(lambda c: quarantine.drop(c, seqs) + quarantine.drop_posts(c, ids))
    typer.echo(f"{count} dropped" if count else NOTHING)


def last_line(error: str) -> str:
    """The line of a traceback that names the error: a database's error goes on for lines after it."""
    named = [line for line in error.splitlines() if _LAST_LINE.match(line)]
    lines = named or error.strip().splitlines() or ["no reason is known"]
    return lines[-1].strip()


def harmless(line: str) -> str:
    """The line with whatever a person may have written left out."""
    return _PERSONAL.sub("…", line)[:LONGEST_ERROR]


def _choice(command: str, numbers: Sequence[str], everything: bool) -> Chosen:
    if bool(numbers) is everything:
        raise SettingsError(f"quarantine {command}: name numbers of `quarantine list`, or --all")
    wrong = [number for number in numbers if not re.fullmatch(r"p?[0-9]{1,18}", number)]
    if wrong:
        raise SettingsError(f"quarantine {command}: {wrong[0]!r} is no number of `quarantine list`")
    seqs = tuple(int(number) for number in numbers if not number.startswith("p"))
    return Chosen(seqs, tuple(int(number[1:]) for number in numbers if number.startswith("p")))


def _wanted(updates: Sequence[Quarantined], chosen: Chosen, everything: bool) -> list[Quarantined]:
    if missing := [str(seq) for seq in chosen.seqs if seq not in {entry.seq for entry in updates}]:
        raise Refusal(f"not in quarantine: {', '.join(missing)}")
    return [entry for entry in updates if everything or entry.seq in chosen.seqs]
