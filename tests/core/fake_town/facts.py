"""What a test may count on: the decision, the morning it begins, and the guard that fails."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from core.decision import Decision
from core.working_days import WorkingDays
from papers.decision_file import load_decision

MOSCOW = ZoneInfo("Europe/Moscow")
DECISION: Decision = load_decision(Path(__file__).parents[3] / "decisions" / "vsoko-2020.yaml")
MORNING = datetime(2020, 8, 3, 9, 0, tzinfo=MOSCOW)
DAYS = WorkingDays()
DEPARTMENT = "Управление образования города Калуги"
ADMINISTRATOR = 900


class Overtaken(Exception):
    """A guard failed: somebody else was quicker. The real storage calls it ``Stale``."""
