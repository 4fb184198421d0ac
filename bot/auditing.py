"""``audit export`` and ``audit verify``: the log as a file, and whether anything is missing or changed."""

from collections.abc import Iterable
from pathlib import Path

from bot.errors import Refusal
from bot.opening import Installation
from core.auditing import Act
from core.changes.privacy import Audited
from papers.whole_file import ExportError, whole_file
from storage import audit
from storage.reads import SqlReads


async def note(here: Installation, act: Act, what: str, count: int | None = None) -> None:
    """A command writes down what it is about to do: nobody of the chat stands behind it."""
    details = () if count is None else (("count", count),)
    line = Audited(here.department_id, None, act, what, details, here.local_now())
    await here.database.write(lambda c: audit.write(c, line))


async def export_log(here: Installation, file: Path, names: bool) -> str:
    """Write the log, a JSON object a line; the line to print. ``names`` tells who acted, if known."""
    await note(here, Act.EXPORTED, "audit log")
    lines, who = await here.database.read(
        lambda c: (
            list(audit.lines(c, here.department_id)),
            {n: SqlReads(c, here.shelf).known_as(user) for n, user in audit.accounts(c).items()},
        )
    )
    number, digest = _verified(lines)
    try:
        with whole_file(file) as draft:
            words = (audit.to_json(line, who.get(line.actor, "") if names else "") for line in lines)
            draft.write_text("".join(f"{one}\n" for one in words), "utf-8")
            draft.chmod(0o600)
    except ExportError as error:
        raise Refusal(str(error)) from None
    return f"{file}: {number} lines, the chain is whole, its last hash is {digest}"


async def verify_log(here: Installation, expected: str) -> str:
    """Whether the log of the database is whole; the line to print. Refusal where it isn't."""
    lines, ends_at = await here.database.read(
        lambda c: (list(audit.lines(c, here.department_id)), audit.end(c, here.department_id))
    )
    return _told(lines, ends_at, expected)


def verify_file(file: Path, expected: str) -> str:
    """The same of an exported file; no database is needed."""
    try:
        words = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{file} can't be read: {type(error).__name__}") from None
    try:
        lines = [audit.from_json(one) for one in words if one]
    except audit.Broken as error:
        raise Refusal(f"{file}: {error}") from None
    return _told(lines, None, expected)


def _told(lines: list[audit.Line], ends_at: tuple[int, str] | None, expected: str) -> str:
    number, digest = _verified(lines, ends_at)
    if expected and expected not in {line.hash for line in lines}:
        raise Refusal(f"the log doesn't hold the line that was noted, {expected}: it was made anew")
    return f"the audit log is whole: {number} lines, the last hash is {digest}"


def _verified(lines: Iterable[audit.Line], ends_at: tuple[int, str] | None = None) -> tuple[int, str]:
    try:
        return audit.verify(lines, ends_at)
    except audit.Broken as error:
        raise Refusal(f"the audit log is broken: {error}") from None
