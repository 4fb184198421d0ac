"""JSON as Telegram writes it: no spaces, everything beyond ASCII escaped."""

from __future__ import annotations

import json
from typing import Any

# One encoder for all: `json.dumps` with options makes a new one at every call.
_encode = json.JSONEncoder(separators=(",", ":")).encode


def dump(value: Any) -> bytes:
    """`value` as JSON in bytes."""
    return _encode(value).encode("ascii")
