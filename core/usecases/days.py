"""Dates on buttons: what the presets of a date question mean today."""

from datetime import date, timedelta

from core.decision import Preset, Question
from core.views import DayButton


def day_buttons(question: Question, today: date, deadline: date) -> tuple[DayButton, ...]:
    """What the date presets of a question mean today; a day that has passed isn't offered as a plan."""
    buttons: list[DayButton] = []
    month = today.replace(day=1)
    next_month = (month + timedelta(days=32)).replace(day=1)
    for preset in question.presets:
        match preset:
            case Preset.TODAY:
                buttons.append(DayButton(today, preset=preset.value))
            case Preset.RECENT_MONTHS:
                first = month
                for _ in range(4):
                    buttons.append(DayButton(month_end(first), True))
                    first = (first - timedelta(days=1)).replace(day=1)
            case Preset.END_OF_MONTH:
                buttons.append(DayButton(month_end(month), preset=preset.value))
            case Preset.NEXT_MONTH:
                buttons.append(DayButton(month_end(next_month), True, preset.value))
            case Preset.DEADLINE:
                if deadline >= today:
                    buttons.append(DayButton(deadline, preset=preset.value))
    return tuple(buttons)


def month_end(day: date) -> date:
    """The last day of that month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
