"""Parameters of a request: JSON, a form or a multipart body look the same to the methods."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import JSON, bad_request

_TRUE = {"true", "yes", "1", "t", "y"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    mime: str
    content: bytes


@dataclass(slots=True)
class Params:
    """Typed access; a wrong type is an ApiError 400. Forms give text, JSON gives values ready-made."""

    raw: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def string(self, name: str) -> str:
        """Text, empty when missing."""
        value = self.raw.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, int | float):
            bad_request(f'field "{name}" must be of type String')
        return str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; whatever isn't one counts as missing, as Telegram does it."""
        value = self.raw.get(name)
        if isinstance(value, int):
            return value
        try:
            return int(value) if isinstance(value, str) else default
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """True for true, yes and 1."""
        value = self.raw.get(name)
        return value is True or (isinstance(value, str | int) and str(value).lower() in _TRUE)

    def parsed(self, name: str) -> Any:
        """An object or an array, None when missing; ApiError 400 when its JSON is broken."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            bad_request(f"can't parse {name.replace('_', ' ')} JSON object")

    def chat_id(self) -> int | str | None:
        """The `chat_id` as a number where it is one, so that it can be looked up."""
        value = self.raw.get("chat_id")
        if isinstance(value, str):
            text = value.strip()
            return int(text) if text.lstrip("-").isdecimal() and text.count("-") <= 1 else text
        return value if isinstance(value, int) else None

    def upload(self, name: str) -> Upload | None:
        """The file part for a field: `attach://part`, or a part that bears the field's own name."""
        return self.attached(self.raw.get(name)) or self.uploads.get(name)

    def attached(self, reference: Any) -> Upload | None:
        """The file part that `attach://part` points to."""
        if isinstance(reference, str) and reference.startswith("attach://"):
            part = self.uploads.get(reference[9:])
            if part is None:
                bad_request("file part not found: attach:// points to no part of the request")
            return part
        return None

    def logged(self) -> JSON:
        """For the log: files stand as their names and sizes."""
        if not self.uploads:
            return dict(self.raw)
        parts = {key: f"<{part.name}, {len(part.content)} bytes>" for key, part in self.uploads.items()}
        return {**self.raw, **parts}
