"""A meeting, as heads and the department see it."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from core.meeting import MeetingPlan, PublishedMeeting
from core.staff import StaffRole
from core.views import MeetingInvitation, View
from papers.meeting_file import load_meeting
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

PLAN = load_meeting(Path(__file__).resolve().parents[3] / "decisions" / "vsoko-2020.yaml")
PUBLISHED = datetime(2020, 1, 20, 10, 0, tzinfo=MOSCOW)


def meeting_town(plan: MeetingPlan = PLAN) -> FakeTown:
    """A department that has published its meeting nine days before."""
    town = FakeTown(now=PUBLISHED)
    town.meetings_kept[1] = PublishedMeeting(1, 1, plan, PUBLISHED)
    return town


def meetings() -> dict[str, View]:
    """From the invitation to the list of those who were there."""
    town = meeting_town()
    shown = dict[str, View]()
    head = registered(town)
    town.employ(902, StaffRole.VIEWER)
    office = Walker(town, ADMINISTRATOR)
    seat = town.seats(1, 1)[0]
    shown["meeting invitation"] = MeetingInvitation(town.meetings_kept[1], seat)
    shown["meeting invitation changed"] = replace(
        MeetingInvitation(town.meetings_kept[1], seat), changed=True, of_several=True
    )
    shown["home with a meeting"] = head.command("menu")
    shown["meeting page"] = head.press("Совещание 29 января")
    shown["home of department with a meeting"] = office.command("menu")
    shown["meeting desk"] = office.press("Совещание")
    town.meetings_kept[2] = replace(town.meetings_kept[1], id=2)
    head.command("menu")
    shown["meeting list"] = head.press("Совещания (2)")
    return shown
