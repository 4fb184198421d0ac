"""What arrives by itself about a report: its publication, reminders, plans."""

from dataclasses import replace
from datetime import date

from core.follow_up import FollowUp
from core.people import Author, Role
from core.report import ReportState
from core.views import FollowUpScreen, Published, Reminder, View
from tests.core.fake_town import DECISION
from tests.screens.gallery.samples import SEVEN, TODAY, TWELVE, card, reminder


def reminders() -> dict[str, View]:
    """The decision arrives, and is reminded of."""
    return {
        "published": Published(card(ReportState.NOT_OPENED), TODAY),
        "reminder not opened": reminder(card(ReportState.NOT_OPENED)),
        "reminder begun": reminder(card(ReportState.BEGUN, filled=4)),
        "reminder filled": reminder(card(ReportState.BEGUN, filled=6)),
        "reminder returned": reminder(replace(card(ReportState.RETURNED, filled=6, number=23), to_fix=2)),
        "reminder returned late": replace(
            reminder(replace(card(ReportState.RETURNED, filled=6, number=23), to_fix=1)),
            today=date(2020, 9, 2),
            overdue=True,
        ),
        "reminder overdue": replace(
            reminder(card(ReportState.BEGUN, filled=4)), today=date(2020, 9, 2), overdue=True
        ),
        "reminder two organisations": reminder(
            card(ReportState.BEGUN, filled=4), card(ReportState.NOT_OPENED, TWELVE)
        ),
        "reminder on leave": replace(
            reminder(card(ReportState.BEGUN, filled=4)), unreached=Author("Елена Ивановна", Role.DEPUTY)
        ),
        "reminder of several": replace(reminder(card(ReportState.BEGUN, TWELVE, 4)), of_several=True),
    }


def plans() -> dict[str, View]:
    """Planned dates that have come."""
    acts, group, *_ = DECISION.tasks
    one = FollowUp(1, SEVEN.name, acts, date(2020, 8, 12))
    two = FollowUp(1, SEVEN.name, group, date(2020, 8, 11))
    owed = reminder(card(ReportState.BEGUN, filled=4))
    return {
        "follow up": FollowUpScreen(one),
        "reminder plan": Reminder("Мария Петровна", (), TODAY, False, (one,)),
        "reminder plans": Reminder("", (), TODAY, False, (one, two)),
        "reminder and plan": replace(owed, asks=(one,)),
        "reminder and plans of two": replace(owed, asks=(one, replace(two, report_id=2))),
    }
