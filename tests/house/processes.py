"""``python -m bot …`` as a process of its own, in a folder of its own, with the settings that are named."""

import os
import subprocess
import sys
from pathlib import Path

from bot.settings import Settings

HOUSE = Path(__file__).parents[2]
OURS = {name.upper() for name in Settings.model_fields}


def bot_command(*arguments: str) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "bot", *arguments]


def bot_environment(**settings: str) -> dict[str, str]:
    """The environment: nothing of the caller's settings, a bot's name, and what is given."""
    kept = {name: value for name, value in os.environ.items() if name.upper() not in OURS}
    fixed = {
        "PYTHONPATH": str(HOUSE),
        "PYTHONUTF8": "1",
        "COLUMNS": "200",
        "BOT_USERNAME": "kindergarten_bot",
    }
    return kept | fixed | settings


def run_bot(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command in that folder; its data stand in ``folder/data``."""
    return subprocess.run(
        bot_command(*arguments),
        cwd=folder,
        env=bot_environment(**settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
