"""Counts that are kept up say what a recount of all states says, whatever the day."""

from datetime import UTC, date, datetime

from core.decision import Status
from core.districts import district_key
from core.official import Punctual
from core.people import Organisation
from core.report import ReportState
from core.summary import OrganisationState, summarise
from core.tally import Sending, Tally, tally_of
from tests.core.fake_town import DECISION

DEADLINE = date(2020, 9, 1)
LATE_EVENING = datetime(2020, 9, 1, 22, 30, tzinfo=UTC)


def test_an_empty_tally_has_no_data_and_no_zero_tasks() -> None:
    assert Tally().coverage() == summarise(DECISION, ()).coverage
    assert Tally(sendings={Sending(None, None, ReportState.BEGUN): 2}).tasks(DECISION)[0].no_data == 2


def test_late_and_overdue_follow_from_the_day_that_is_asked_for() -> None:
    tally = Tally(
        sendings={
            Sending(date(2020, 9, 1), None, ReportState.SENT): 3,
            Sending(date(2020, 9, 2), None, ReportState.ACCEPTED): 2,
            Sending(date(2020, 9, 2), date(2020, 9, 10), ReportState.SENT): 1,
            Sending(None, None, ReportState.BEGUN): 4,
            Sending(None, date(2020, 9, 10), ReportState.NOT_OPENED): 5,
            Sending(date(2020, 8, 1), None, ReportState.RETURNED): 6,
        }
    )
    assert tally.punctual(DEADLINE, date(2020, 9, 1)) == Punctual(4, 2, 0)
    assert tally.punctual(DEADLINE, date(2020, 9, 2)) == Punctual(4, 2, 4)
    assert tally.punctual(DEADLINE, date(2020, 9, 11)) == Punctual(4, 2, 9)
    # The decision's own deadline was moved past the one that somebody had been granted.
    assert tally.punctual(date(2020, 9, 20), date(2020, 9, 15)) == Punctual(6, 0, 0)
    assert (tally.coverage().sent, tally.total) == (6, 21)


def test_a_district_is_counted_by_its_key_and_all_districts_are_named() -> None:
    def state(number: int, district: str) -> OrganisationState:
        organisation = Organisation(number, 1, f"№ {number}", number, district=district)
        given = {DECISION.tasks[0].id: Status.DONE}
        return OrganisationState(
            organisation, True, True, ReportState.SENT, given, first_sent_at=LATE_EVENING
        )

    states = [state(1, "Ленинский"), state(2, " ленинский"), state(3, "Октябрьский"), state(4, "")]
    tally = tally_of(states, UTC, district_key("Ленинский"))
    assert (tally.total, tally.tasks(DECISION)[0].done, tally.registered, tally.opened) == (2, 2, 2, 2)
    assert tally.districts == ("Ленинский", "Октябрьский")
    assert tally_of(states, UTC).coverage().sent == 4


def test_reports_came_on_the_day_of_their_first_sending_returned_or_not() -> None:
    first, second = date(2020, 8, 1), date(2020, 9, 2)
    tally = Tally(
        sendings={
            Sending(first, None, ReportState.SENT): 3,
            Sending(first, None, ReportState.RETURNED): 2,
            Sending(second, date(2020, 9, 10), ReportState.ACCEPTED): 1,
            Sending(None, None, ReportState.BEGUN): 4,
        }
    )
    assert tally.came() == {first: 5, second: 1}
    assert tally.coverage().missing == 6
