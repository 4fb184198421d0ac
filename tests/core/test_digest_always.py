"""Whatever the calendar, the ladder and the hour: when a digest is due, and what stands in it."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.digest import AT, DigestFacts, Move, is_digest_day, news_of, next_digest
from core.inquiry import is_office_hour, office_until
from core.ladder import schedule
from core.people import Organisation
from core.ports import PublishedDecision
from core.report import ReportState
from core.summary import OrganisationState
from core.working_days import WorkingDays
from tests.core.fake_town import DECISION, MOSCOW

PATIENT = settings(deadline=None, max_examples=150)
CALENDARS = (WorkingDays(), WorkingDays(frozenset({date(2020, 8, 10), date(2020, 8, 17)})))
calendars = st.sampled_from(CALENDARS)
moments = st.datetimes(datetime(2020, 1, 9), datetime(2021, 6, 1)).map(lambda one: one.replace(tzinfo=UTC))
days_of_2020 = st.dates(date(2020, 2, 1), date(2020, 12, 31))


@st.composite
def published(draw: st.DrawFn) -> PublishedDecision:
    at = draw(moments)
    deadline = at.date() + timedelta(days=draw(st.integers(0, 200)))
    return PublishedDecision(1, DECISION, deadline, at)


facts = st.builds(
    DigestFacts,
    st.none() | days_of_2020,
    st.lists(published(), max_size=2).map(tuple[PublishedDecision, ...]),
)


@PATIENT
@given(facts, moments, calendars)
def test_a_digest_goes_out_at_work_in_the_morning_or_late_the_same_day(
    known: DigestFacts, after: datetime, days: WorkingDays
) -> None:
    due = next_digest(known, after, MOSCOW, days)
    assert (due is None) == (not known.decisions)
    if due is None:
        return
    here = due.astimezone(MOSCOW)
    assert due >= after
    assert is_office_hour(here, days)
    assert here.time() >= AT
    assert here.time() == AT or due == after  # late only where it was asked late
    assert known.last is None or here.date() > known.last
    assert here.date() > min(one.published_at.astimezone(MOSCOW).date() for one in known.decisions)


@PATIENT
@given(facts, moments, calendars)
def test_nothing_is_owed_before_a_digest_day_and_a_missed_one_is_made_up_for_once(
    known: DigestFacts, after: datetime, days: WorkingDays
) -> None:
    due = next_digest(known, after, MOSCOW, days)
    if due is None:
        return
    ladder = frozenset(
        rung.at.astimezone(MOSCOW).date()
        for one in known.decisions
        for rung in schedule(DECISION.ladder, one.deadline, one.published_at, MOSCOW, days)
    )
    begun = min(one.published_at.astimezone(MOSCOW).date() for one in known.decisions)
    last, day = max(begun, known.last or begun), due.astimezone(MOSCOW).date()
    between = [last + timedelta(days=n) for n in range(1, (day - last).days + 1)]
    assert any(is_digest_day(one, ladder, days) for one in between)
    again = next_digest(DigestFacts(day, known.decisions), due, MOSCOW, days)
    assert again is not None
    day_after = again.astimezone(MOSCOW).date()
    assert day_after > day
    assert is_digest_day(day_after, ladder, days) or not days.is_working(day_after)


@PATIENT
@given(facts, moments, st.integers(0, 60 * 24 * 20), calendars)
def test_looking_later_finds_the_same_digest_until_it_is_past(
    known: DigestFacts, after: datetime, minutes: int, days: WorkingDays
) -> None:
    """What the tick keeps between two looks is never wrong."""
    due = next_digest(known, after, MOSCOW, days)
    later = after + timedelta(minutes=minutes)
    if due is not None and later <= due:
        assert next_digest(known, later, MOSCOW, days) == due


@PATIENT
@given(days_of_2020, calendars)
def test_every_week_with_a_working_day_has_one_digest_day_without_a_ladder(
    day: date, days: WorkingDays
) -> None:
    week = [day - timedelta(days=day.weekday()) + timedelta(days=n) for n in range(7)]
    found = [one for one in week if is_digest_day(one, frozenset(), days)]
    working = [one for one in week if days.is_working(one)]
    assert found == working[:1]


def test_an_hour_less_before_a_holiday() -> None:
    days = CALENDARS[0]
    assert office_until(date(2020, 6, 11), days).hour == 17
    assert office_until(date(2020, 6, 10), days).hour == 18


states = st.lists(
    st.tuples(st.sampled_from(list(ReportState)), st.booleans(), st.integers(-5, 20) | st.none()), max_size=8
)
moves = st.lists(st.tuples(st.integers(0, 7), st.sampled_from(list(ReportState)), st.integers(0, 50)))
TODAY = date(2020, 8, 25)


@PATIENT
@given(states, moves, st.integers(-10, 20))
def test_everybody_is_counted_where_they_belong_and_nowhere_twice(
    given_: list[tuple[ReportState, bool, int | None]],
    moved: list[tuple[int, ReportState, int]],
    left: int,
) -> None:
    decision = PublishedDecision(
        1, DECISION, TODAY + timedelta(days=left), datetime(2020, 8, 3, tzinfo=MOSCOW)
    )
    each = [
        OrganisationState(
            Organisation(n, 1, f"№ {n}", n),
            True,
            True,
            state,
            helps=("Образец",) if helps else (),
            extended_to=TODAY + timedelta(days=more) if more is not None and more > left else None,
        )
        for n, (state, helps, more) in enumerate(given_)
    ]
    happened = [
        Move(Organisation(n, 1, f"№ {n}", n), state, datetime(2020, 8, 20, 10, minute, tzinfo=MOSCOW))
        for n, state, minute in moved
    ]
    news = news_of(decision, each, happened, TODAY)
    owing = {one.organisation.id for one in each if not one.report_state.finished}
    near, overdue = {one.id for one in news.near}, {one.id for one in news.overdue}
    assert not near & overdue
    assert near | overdue <= owing
    assert news.finished == news.total - len(owing)
    changed = [one.id for group in (news.sent, news.begun, news.returned, news.accepted) for one in group]
    assert len(changed) == len(set(changed))
    assert {one.id for one in news.helps} == {
        one.organisation.id for one in each if one.helps and one.report_state is not ReportState.ACCEPTED
    }
    assert bool(news) == bool(changed or near or overdue or news.helps)
