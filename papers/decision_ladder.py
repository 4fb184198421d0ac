"""The ladder of reminders as it stands in a decision file; what is left out is the default."""

from datetime import time
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from core.decision import Ladder
from papers.decision_fields import Clock, Flag, rows, whole
from papers.decision_node import Node
from papers.decision_words import wrong

_DEFAULT = Ladder()
_DAYS = whole(1, 250)


def _monthly(value: Any) -> int | None:
    """Working days, or «never»."""
    if value == "never":
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= 250:
        return int(value)
    raise wrong("expected a whole number from 1 to 250, or never")


class WindowNode(Node):
    """The hours in which reminders may go out."""

    start: Clock = Field(alias="from")
    till: Clock

    @field_validator("till")
    @classmethod
    def _after_the_start(cls, value: time, info: ValidationInfo) -> time:
        start = info.data.get("start")
        if start is not None and value <= start:
            raise wrong(f"the window ends ({value:%H:%M}) before it begins ({start:%H:%M})")
        return value


class LadderNode(Node):
    """``window`` comes first: the times after it must lie within."""

    window: WindowNode | None = None
    at: Clock = Field(_DEFAULT.at, validate_default=True)
    short_day_until: Clock = Field(_DEFAULT.short_day_until, validate_default=True)
    monthly_over: Annotated[int | None, BeforeValidator(_monthly)] = _DEFAULT.monthly_over
    before: Annotated[list[Annotated[int, _DAYS]], rows(0, 30)] = Field(list(_DEFAULT.before))
    on_the_day: Flag = _DEFAULT.on_the_day
    overdue: Annotated[list[Annotated[int, _DAYS]], rows(0, 30)] = Field(list(_DEFAULT.overdue))
    quiet_hours: Annotated[int, whole(0, 168)] = _DEFAULT.quiet_hours

    @field_validator("at")
    @classmethod
    def _within_the_window(cls, value: time, info: ValidationInfo) -> time:
        if "window" not in info.data:
            return value
        start, till = _hours(info.data["window"])
        if not start <= value <= till:
            raise wrong(f"{value:%H:%M} is outside the window, {start:%H:%M} to {till:%H:%M}")
        return value

    @field_validator("short_day_until")
    @classmethod
    def _leaves_room(cls, value: time, info: ValidationInfo) -> time:
        at = info.data.get("at")
        if at is not None and value < at:
            raise wrong(f"{value:%H:%M} is before the time of the reminders ({at:%H:%M})")
        return value

    @field_validator("before")
    @classmethod
    def _falling(cls, value: list[int]) -> list[int]:
        if value != sorted(set(value), reverse=True):
            raise wrong("the days must fall, each once, like [30, 14, 7, 1]")
        return value

    @field_validator("overdue")
    @classmethod
    def _rising(cls, value: list[int]) -> list[int]:
        if value != sorted(set(value)):
            raise wrong("the days must rise, each once, like [1, 5]")
        return value

    def build(self) -> Ladder:
        """The ladder for ``core``."""
        return Ladder(
            at=self.at,
            monthly_over=self.monthly_over,
            before=tuple(self.before),
            on_the_day=self.on_the_day,
            overdue=tuple(self.overdue),
            window=_hours(self.window),
            short_day_until=self.short_day_until,
            quiet_hours=self.quiet_hours,
        )


def _hours(window: WindowNode | None) -> tuple[time, time]:
    return (window.start, window.till) if window else _DEFAULT.window
