"""The menu of a head, in each state of the report."""

from dataclasses import replace
from datetime import date

from core.report import ReportState
from core.views import Note, View
from tests.screens.gallery.samples import card, home


def menus() -> dict[str, View]:
    """One menu for each thing that may be owed, done or put off."""
    return {
        "home not opened": home(card(ReportState.NOT_OPENED)),
        "home begun": home(card(ReportState.BEGUN, filled=4)),
        "home filled": home(card(ReportState.BEGUN, filled=6)),
        "home sent": home(card(ReportState.SENT, filled=6, number=23)),
        "home late": replace(home(card(ReportState.BEGUN, filled=2)), today=date(2020, 9, 3)),
        "home nothing yet": home(),
        "home department": replace(home(), staff=True),
        "home on leave": replace(home(card(ReportState.BEGUN)), away_until=date(2020, 8, 20)),
        "home went away": replace(
            home(card(ReportState.BEGUN)),
            note=Note.AWAY,
            until=date(2020, 8, 20),
            away_until=date(2020, 8, 20),
        ),
        "home snoozed": replace(home(card(ReportState.BEGUN)), note=Note.SNOOZED, until=date(2020, 8, 13)),
        "home returned": home(replace(card(ReportState.RETURNED, filled=6, number=23), to_fix=2)),
        "home accepted": home(card(ReportState.ACCEPTED, filled=6, number=23)),
    }
