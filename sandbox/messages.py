"""A message as the API describes it, and as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.errors import JSON
from sandbox.files import StoredFile


@dataclass(slots=True)
class Message:
    """A message as it stands now. `payload` is the API's Message: edits replace it, nothing changes it."""

    payload: JSON
    from_bot: bool
    file: StoredFile | None = None
    editable: bool = True
    deleted: bool = False
    edits: int = 0
    earlier: list[str] = field(default_factory=list)  # the words before each edit
    touched: int = 0  # the number of the last act on it

    @property
    def id(self) -> int:
        """Its message_id."""
        return int(self.payload["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat it stands in."""
        return int(self.payload["chat"]["id"])

    @property
    def sender(self) -> str:
        """The first name of whoever wrote it."""
        return str(self.payload["from"]["first_name"])

    @property
    def date(self) -> int:
        """Unix time it was sent at."""
        return int(self.payload["date"])

    @property
    def text(self) -> str:
        """Its text without markup; empty for a file."""
        return str(self.payload.get("text", ""))

    @property
    def caption(self) -> str:
        """The words under a file."""
        return str(self.payload.get("caption", ""))

    @property
    def words(self) -> str:
        """Text or caption, whichever it has."""
        return self.text or self.caption

    @property
    def entities(self) -> list[JSON]:
        """Entities of the text or the caption."""
        found: list[JSON] = self.payload.get("entities") or self.payload.get("caption_entities") or []
        return found

    @property
    def inline_keyboard(self) -> list[list[JSON]]:
        """Rows of raw inline buttons."""
        rows: list[list[JSON]] = (self.payload.get("reply_markup") or {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[list[str]]:
        """Rows of the inline buttons' labels."""
        return [[str(button["text"]) for button in row] for row in self.inline_keyboard]
