"""A meeting as .ics: the sitting in the department's time zone, the place, and an alarm an hour before."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from core.decision import Subgroup
from core.meeting import PublishedMeeting
from papers.harmless import printable

ICS = "text/calendar"
BEFORE = (timedelta(days=1), timedelta(hours=1))


def calendar_of(meeting: PublishedMeeting, subgroup: Subgroup, department: str, now: datetime) -> bytes:
    """The file. ``now`` is aware, in the department's zone.

    The same meeting keeps its id, so that a changed time takes the place of the former one in a calendar.
    """
    zone = now.tzinfo
    if not isinstance(zone, ZoneInfo):
        raise TypeError("the department's zone is needed by its name")
    plan = meeting.plan
    event = Event()
    event.add("uid", f"meeting-{meeting.department_id}-{plan.slug}@reports.bot")
    event.add("dtstamp", now)
    event.add("sequence", meeting.version)
    event.add("dtstart", plan.starts_at(subgroup, zone))
    event.add("dtend", plan.ends_at(subgroup, zone))
    event.add("summary", printable(plan.meeting.title))
    event.add("location", printable(plan.meeting.place))
    event.add("description", printable(_description(meeting, department)))
    for before in BEFORE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", printable(plan.meeting.title))
        alarm.add("trigger", -before)
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Reports//Meeting//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _description(meeting: PublishedMeeting, department: str) -> str:
    plan = meeting.plan.meeting
    items = "; ".join(item.title for item in plan.agenda)
    return f"{plan.topic}. Повестка: {items}. {department}" if items else f"{plan.topic}. {department}"
