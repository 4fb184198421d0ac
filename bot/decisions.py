"""Reading a decision file for a command or for the first start."""

from pathlib import Path

from bot.errors import SettingsError
from core.decision import Decision
from papers.decision_file import DecisionFileError, load_decision
from papers.draft_unfilled import unfilled


def read_decision(path: Path, prefix: str = "") -> tuple[Decision, str]:
    """The decision and the text of its file. SettingsError names every mistake, a line each."""
    try:
        decision = load_decision(path)
    except DecisionFileError as error:
        raise SettingsError("\n".join(f"{prefix}{problem}" for problem in error.problems)) from None
    text = path.read_text("utf-8-sig")
    if lines := unfilled(text):  # what a draft has left open shall not reach sixty heads
        told = f"still to be filled in: line {', '.join(map(str, lines))}"
        raise SettingsError(f"{prefix}{path}: {told}")
    return decision, text
