"""«вовремя / позже срока / просрочен»: who sent when against which deadline. Pure."""

from datetime import date, datetime, tzinfo
from enum import StrEnum


class Timeliness(StrEnum):
    """Beside a report's state; none while the deadline is still to come."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"


TIMELINESS_WORDS = {
    Timeliness.ON_TIME: "вовремя",
    Timeliness.LATE: "позже срока",
    Timeliness.OVERDUE: "просрочен",
}


def timeliness(deadline: date, sent_on: date | None, today: date) -> Timeliness | None:
    """``sent_on`` is the day of the first sending: a report that came in time and was returned isn't late."""
    if sent_on is not None:
        return Timeliness.ON_TIME if sent_on <= deadline else Timeliness.LATE
    return Timeliness.OVERDUE if today > deadline else None


def day_of(moment: datetime | None, tz: tzinfo | None) -> date | None:
    """The department's day of a stored moment."""
    return moment.astimezone(tz).date() if moment is not None else None
