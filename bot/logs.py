"""Logging: one line an event, text or JSON, and never the token."""

import json
import logging
import sys
from datetime import UTC, datetime


class _Hiding(logging.Filter):
    """Takes the secrets out of every line, wherever they came from."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record where it holds a secret."""
        text = record.getMessage()
        for secret in self._secrets:
            text = text.replace(secret, "***")
        record.msg, record.args = text, None
        return True


class _Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up(level: str, form: str, secrets: tuple[str, ...]) -> None:
    """Log to stderr at that level; ``form`` is text or json."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_Hiding(secrets))
    handler.setFormatter(
        _Json() if form == "json" else logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that overruns is skipped: no news
    for noisy in ("aiogram.event", "alembic", "aiosqlite"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
