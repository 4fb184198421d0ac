"""Logging: one line an event, text or JSON; never the token, and nothing of what people wrote.

Whoever the line is about is named by a hash with a key, so that lines about one chat can be found together
and nobody can count through Telegram's ids until one fits.
"""

import hmac
import json
import logging
import re
import secrets as random
import sys
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

in_hand: ContextVar[tuple[int, int] | None] = ContextVar("in_hand", default=None)  # update and chat
HIDDEN = "***"
SHORTEST = 8  # characters of a secret's part that is hidden alone: a shorter one may be a common word
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Formatter(logging.Formatter):
    """What every line keeps to, whatever its form. ``key`` is of the chats' hashes."""

    def __init__(self, secrets: tuple[str, ...], key: bytes) -> None:
        super().__init__()
        parts = {part for secret in secrets for part in (secret, secret.rpartition(":")[2])}
        hidden = {part for part in parts if part in secrets or len(part) >= SHORTEST}
        self._secrets = sorted(filter(None, hidden), key=len, reverse=True)
        self._key = key

    def format(self, record: logging.LogRecord) -> str:
        """The line, without the secrets, wherever they came from."""
        line = self.line(record)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line

    def line(self, record: logging.LogRecord) -> str:
        """The line as text; a line's end within the message can't begin another."""
        at = datetime.fromtimestamp(record.created).astimezone().strftime("%Y-%m-%d %H:%M:%S")
        words = _CONTROL.sub(lambda sign: repr(sign.group())[1:-1], record.getMessage())
        about = self.about(record)
        if about:
            words += f" [update {about['update']}, chat {about['chat']}]"
        line = f"{at},{record.msecs:03.0f} {record.levelname} {record.name}: {words}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line

    def about(self, record: logging.LogRecord) -> dict[str, object]:
        """The update that was worked on, and its chat by a name that tells nobody who it is."""
        found = in_hand.get()
        return {} if found is None else {"update": found[0], "chat": chat_hash(self._key, found[1])}

    def formatException(self, ei: object) -> str:
        """Where it came from and of what kind; not its words, which may quote a person's.

        Those stand beside the update in quarantine, where they expire.
        """
        error = ei[1] if isinstance(ei, tuple) else None
        if not isinstance(error, BaseException):
            return ""
        return "\n".join(_frames(error))


class JsonFormatter(Formatter):
    """One JSON object a line."""

    def line(self, record: logging.LogRecord) -> str:
        """The object."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **self.about(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def chat_hash(key: bytes, chat_id: int) -> str:
    """Twelve hexadecimal digits that only the key's holder can go back from."""
    return hmac.digest(key, f"chat {chat_id}".encode(), "sha256").hex()[:12]


def set_up(level: str, form: str, secrets: tuple[str, ...]) -> None:
    """Log to stderr at that level; ``form`` is text or json. The first secret is the key of the hashes."""
    secrets = tuple(filter(None, secrets))
    key = secrets[0].encode() if secrets else random.token_bytes(32)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter((JsonFormatter if form == "json" else Formatter)(secrets, key))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that overruns is skipped: no news
    for noisy in ("aiogram.event", "alembic", "aiosqlite"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _frames(error: BaseException, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _frames(before, seen | {id(error)})
        yield "then:"
    trace: TracebackType | None = error.__traceback__
    yield from "".join(traceback.format_tb(trace)).splitlines()
    yield f"{type(error).__module__}.{type(error).__qualname__}"
