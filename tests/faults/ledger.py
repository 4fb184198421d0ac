"""A ledger inside the bot's own database: every post that was ever put into the outbox, in order.

Sent rows of the outbox are deleted, so afterwards nobody could tell what the bot meant to say. A trigger
writes each of them down in the very transaction that decided on it; the product knows nothing of it.
"""

import contextlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sandbox import texts
from screens.menus import load_menu
from screens.screen import load_screen

Content = tuple[str, tuple[tuple[tuple[str, str], ...], ...]]  # words, rows of buttons with their data

_TRIGGERS = """
CREATE TABLE IF NOT EXISTS ledger (
    n INTEGER PRIMARY KEY AUTOINCREMENT, chat_id INTEGER, screen TEXT, is_reminder INTEGER, replaces INTEGER,
    at REAL DEFAULT ((julianday('now') - 2440587.5) * 86400.0)
);
CREATE TRIGGER IF NOT EXISTS ledger_post AFTER INSERT ON outbox BEGIN
    INSERT INTO ledger (chat_id, screen, is_reminder, replaces)
    VALUES (NEW.chat_id, NEW.screen, NEW.is_reminder, NEW.replaces);
END;
"""


@dataclass(frozen=True, slots=True)
class Posted:
    """A post as the bot decided on it."""

    chat_id: int
    content: Content
    is_letter: bool  # a reminder
    at: float  # Unix time, to the millisecond
    replaces: int | None = None  # the message that was tapped


def open_ledger(database: Path) -> None:
    """From now on every post is written down."""
    with contextlib.closing(sqlite3.connect(database, timeout=30)) as connection:
        connection.executescript(_TRIGGERS)


def posts_in(rows: Iterable[tuple[int, str, int, float, int | None]]) -> list[Posted]:
    """From the ledger's rows; lists of commands are left out, since setting them twice shows nothing."""
    return [
        Posted(chat_id, content_of(screen), bool(is_reminder), at, replaces)
        for chat_id, screen, is_reminder, at, replaces in rows
        if load_menu(screen) is None
    ]


def content_of(raw: str) -> Content:
    """What a person will see of a screen."""
    screen = load_screen(raw)
    rows = tuple(tuple((button.text, button.data) for button in row) for row in screen.rows)
    return texts.message_text(screen.text, "HTML").text, rows


QUERY = "SELECT chat_id, screen, is_reminder, at, replaces FROM ledger ORDER BY n"
