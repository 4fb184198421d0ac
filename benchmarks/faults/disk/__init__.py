"""A disk that remembers what it was told to keep, so that a power cut can be played on it.

``recorder`` runs in the bot's process and writes down every write and every sync of SQLite; ``journal`` is
that record; ``image`` plays it back and loses what was never synced.
"""
