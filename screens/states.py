"""A report's state in words: «сдан 14.08.2020 в 11:20, № 23, вовремя»."""

from datetime import datetime

from core.report import ReportState
from core.report_rows import STATE_WORDS
from core.russian import kindergarten_number
from core.russian_dates import short_day
from core.timeliness import Timeliness
from screens.screen import clip

TIMELINESS_WORDS = {
    Timeliness.ON_TIME: "вовремя",
    Timeliness.LATE: "позже срока",
    Timeliness.OVERDUE: "просрочен",
}
STATE_SIGNS = {
    ReportState.NOT_OPENED: "⚪",
    ReportState.BEGUN: "🟡",
    ReportState.SENT: "📩",
    ReportState.RETURNED: "↩️",
    ReportState.ACCEPTED: "✅",
}


def standing(state: ReportState, number: int | None, timeliness: Timeliness | None) -> str:
    """The state with its number and what stands beside it."""
    parts = [STATE_WORDS[state], f"№ {number}" if number is not None else ""]
    parts.append(TIMELINESS_WORDS[timeliness] if timeliness else "")
    return ", ".join(part for part in parts if part)


def moment_in_words(moment: datetime) -> str:
    """«14.08.2020 в 11:20»."""
    return f"{short_day(moment.date())} в {moment:%H:%M}"


def short_name(name: str, longest: int = 14) -> str:
    """What tells organisations apart on a narrow button: «№ 7», or the beginning of the name."""
    number = kindergarten_number(name)
    return f"№ {number}" if number is not None else clip(name, longest)
