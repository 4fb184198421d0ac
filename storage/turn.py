"""Waiting for one's turn to write a SQLite database: whoever is told to stop doesn't wait it out."""

import sqlite3
import time

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

SLICE_SECONDS = 0.25  # SQLite's own waiting can't be cut short
LAST_SECONDS = 1.0


class Turn:
    """Begins write transactions; other programs may hold the lock for ``seconds``."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def hurry(self) -> None:
        """The program stops: from now on, and for whoever waits already, a second must do."""
        self._seconds = min(self._seconds, LAST_SECONDS)

    def begin(self, connection: Connection) -> None:
        """BEGIN IMMEDIATE. Raises OperationalError where somebody else holds the lock too long."""
        began = time.monotonic()
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE").close()
            except OperationalError as error:
                code = getattr(error.orig, "sqlite_errorcode", None)
                if code != sqlite3.SQLITE_BUSY or time.monotonic() - began >= self._seconds:
                    raise
            else:
                return
