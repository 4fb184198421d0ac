"""Soak: steady work for a long time, after which the bot is as small as it was in the beginning."""
