"""What the stories about the checklist share: looks at the stored answers, and short ways to a question."""

import hashlib
from pathlib import Path
from typing import Any

from core.answers import Value
from sandbox import Person
from sandbox.messages import Message
from storage.codec import load_value
from tests.stories.conftest import Town
from tests.stories.heads import soon


async def at_the_first_question(town: Town, kindergarten: str = "Ласточка") -> Person:
    """A head who has just pressed «Начать»."""
    head = await town.registered(kindergarten)
    await head.press("Начать")
    await head.sees("Пункт 1 из 6 · вопрос 1 из")
    return head


async def at_evidence(town: Town, kindergarten: str = "Ласточка") -> Person:
    """A head who has said that task 1 is done, and when."""
    head = await at_the_first_question(town, kindergarten)
    await head.press("Сделано")
    await head.press("Сегодня")
    await head.sees("Пришлите № и дату приказа или протокола")
    return head


def data_of(message: Message, label: str) -> str:
    """What the button with that label sends back."""
    buttons = [button for row in message.inline_keyboard for button in row]
    return next(str(button["callback_data"]) for button in buttons if label in button["text"])


async def stored(town: Town) -> dict[str, Value]:
    """The present answers as «task.question» → value."""
    rows = await town.rows("SELECT task, question, value FROM answers ORDER BY at")
    return {f"{row['task']}.{row['question']}": load_value(row["value"]) for row in rows}


async def history(town: Town, question: str) -> list[Value | None]:
    """Everything that was ever answered to «task.question», oldest first; None where it was cleared."""
    task, _, name = question.partition(".")
    found = "SELECT value FROM answer_log WHERE task = :task AND question = :name ORDER BY id"
    rows = await town.rows(found, task=task, name=name)
    return [load_value(row["value"]) if row["value"] else None for row in rows]


async def state_of(town: Town) -> list[str]:
    """The states of the reports that somebody has begun."""
    rows = await town.rows("SELECT state FROM reports WHERE state <> 'not_opened' ORDER BY id")
    return [row["state"] for row in rows]


async def kept_files(town: Town, number: int) -> dict[str, bytes]:
    """The evidence files once ``number`` of them are fetched: by name (or id), with their bytes."""
    found = "SELECT id, file_name, sha256, size FROM evidence WHERE fetch_state = 'kept' ORDER BY id"

    async def all_there() -> list[dict[str, Any]] | None:
        rows = await town.rows(found)
        return rows if len(rows) >= number else None

    files: dict[str, bytes] = {}
    for row in await soon(all_there):
        content = _content(town.settings.data_dir, row["sha256"])
        assert hashlib.sha256(content).hexdigest() == row["sha256"]
        assert len(content) == row["size"]
        files[row["file_name"] or str(row["id"])] = content
    return files


def _content(data_dir: Path, sha256: str) -> bytes:
    (place,) = (data_dir / "files").rglob(sha256)
    return place.read_bytes()
