"""A report's state in words: «сдан 14.08.2020 в 11:20, № 23, вовремя»."""

from datetime import datetime

from core.report import ReportState
from core.russian import kindergarten_number
from core.russian_dates import short_day
from screens.screen import clip

STATE_SIGNS = {
    ReportState.NOT_OPENED: "⚪",
    ReportState.BEGUN: "🟡",
    ReportState.SENT: "📩",
    ReportState.RETURNED: "↩️",
    ReportState.ACCEPTED: "✅",
}


def moment_in_words(moment: datetime) -> str:
    """«14.08.2020 в 11:20»."""
    return f"{short_day(moment.date())} в {moment:%H:%M}"


def short_name(name: str, longest: int = 14) -> str:
    """What tells organisations apart on a narrow button: «№ 7», or the beginning of the name."""
    number = kindergarten_number(name)
    return f"№ {number}" if number is not None else clip(name, longest)
