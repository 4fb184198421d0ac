"""Which consent text is in force. The wording stands in ``screens.joining``; a test ties the two."""

VERSION = "2026-11-1"
