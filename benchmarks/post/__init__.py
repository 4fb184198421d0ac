"""How well Telegram's allowance is used: ``python -m benchmarks.post``."""
