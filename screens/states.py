"""A report's state in words: «сдан 14.08.2020 в 11:20, № 23, вовремя»."""

from datetime import datetime

from core.report import Report, ReportState
from core.russian import kindergarten_number
from core.russian_dates import short_day
from screens.screen import clip, esc

LONGEST_NAME = 80

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


def of_which(report: Report) -> str:
    """A line with the organisation, for whoever answers for several; empty for everybody else."""
    return f"{esc(clip(report.organisation.name, LONGEST_NAME))}\n" if report.of_several else ""


def short_name(name: str, longest: int = 14) -> str:
    """What tells organisations apart on a narrow button: «№ 7», or the beginning of the name."""
    number = kindergarten_number(name)
    return f"№ {number}" if number is not None else clip(name, longest)
