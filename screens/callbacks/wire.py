"""How a button stands on the wire: ``prefix:field:field``, at most 64 bytes."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import ClassVar, cast

LONGEST = 64  # bytes, Telegram's limit


@dataclass(frozen=True, slots=True)
class Tap:
    """A button's meaning. Fields are int or str; a str holds no colon."""

    prefix: ClassVar[str] = ""

    def pack(self) -> str:
        """The string on the wire. Raises ValueError where it wouldn't fit or read back."""
        packed = self.prefix
        for name in fields_of(type(self)):
            packed += f":{getattr(self, name)}"
        if packed.count(":") != len(fields_of(type(self))) or len(packed.encode()) > LONGEST:
            raise ValueError(f"{packed!r} can't stand on a button")
        return packed


def _read_fields(kind: type[Tap]) -> dict[str, bool]:
    return {field.name: field.type in (int, "int") for field in fields(kind)}


# The fields of a button, in order, and whether each is a number; a screen packs a dozen.
fields_of = cast("Callable[[type[Tap]], dict[str, bool]]", cache(_read_fields))
