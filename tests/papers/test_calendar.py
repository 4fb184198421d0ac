"""The .ics of a meeting: the hour in the department's zone, the place, alarms, one id over all changes."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from core.meeting import MeetingPlan, PublishedMeeting
from papers.calendar import calendar_of
from papers.meeting_file import load_meeting

PLAN = load_meeting(Path(__file__).resolve().parents[2] / "decisions" / "vsoko-2020.yaml")
KALININGRAD = ZoneInfo("Europe/Kaliningrad")
NOW = datetime(2020, 1, 20, 10, 0, tzinfo=KALININGRAD)


def made(plan: MeetingPlan = PLAN, version: int = 1) -> Calendar:
    meeting = PublishedMeeting(7, 3, plan, NOW, version=version)
    found = Calendar.from_ical(calendar_of(meeting, plan.meeting.subgroups[1], "Управление", NOW))
    assert isinstance(found, Calendar)
    return found


def event(calendar: Calendar) -> Event:
    (found,) = calendar.walk("VEVENT")
    assert isinstance(found, Event)
    return found


def test_the_hour_is_the_department_s_and_the_end_follows_from_the_agenda() -> None:
    found = event(made())
    assert found["dtstart"].dt == datetime(2020, 1, 29, 12, 0, tzinfo=KALININGRAD)
    assert found["dtend"].dt - found["dtstart"].dt == timedelta(minutes=70)
    assert found["dtstart"].params["TZID"] == "Europe/Kaliningrad"
    assert [str(one["TZID"]) for one in made().walk("VTIMEZONE")] == ["Europe/Kaliningrad"]


def test_it_names_the_place_and_rings_twice() -> None:
    found = event(made())
    assert str(found["location"]) == PLAN.meeting.place
    assert "Подведение итогов" in str(found["description"])
    assert [one["trigger"].dt for one in found.walk("VALARM")] == [-timedelta(days=1), -timedelta(hours=1)]


def test_a_changed_meeting_takes_the_place_of_the_former_one() -> None:
    one, two = PLAN.meeting.subgroups
    later = replace(PLAN, meeting=replace(PLAN.meeting, subgroups=(one, replace(two, starts=time(13)))))
    before, after = event(made()), event(made(later, 2))
    assert str(before["uid"]) == str(after["uid"])
    assert int(after["sequence"]) > int(before["sequence"])
