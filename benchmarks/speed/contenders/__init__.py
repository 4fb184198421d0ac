"""Each module is one bot, run as ``python -m`` with BOT_API_URL (and DATA_DIR) in its environment."""
