"""What becomes of each rung, whatever the state of affairs: properties that hold at any moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.decision import Ladder
from core.ladder import Rung, asked_for, place, schedule
from core.reminders import Plan, Standing, Why, plan
from core.working_days import WorkingDays

MOSCOW = ZoneInfo("Europe/Moscow")
RUSSIA = WorkingDays()
LADDER = Ladder()
PUBLISHED = datetime(2020, 1, 30, 10, tzinfo=MOSCOW)
PLANNED = schedule(LADDER, date(2020, 9, 1), PUBLISHED, MOSCOW, RUSSIA)
ASKED = [asked_for("snooze", date(2020, 8, day), LADDER, MOSCOW, RUSSIA) for day in (6, 13, 27)]
OWES = Standing()

# Any state of affairs around the decision's summer: rungs left, some moved, on any day, after anything.
moments = st.datetimes(datetime(2020, 5, 25), datetime(2020, 9, 20), timezones=st.just(UTC))
some_day = st.none() | st.dates(date(2020, 5, 25), date(2020, 9, 20))
standings = st.builds(
    Standing,
    finished=st.sampled_from([False] * 5 + [True]),
    has_people=st.sampled_from([True] * 5 + [False]),
    reachable=st.sampled_from([True] * 5 + [False]),
    last_activity=st.none() | moments,
    snoozed_until=some_day,
    absent_until=some_day,
    reminded_on=some_day,
)


@st.composite
def rung_sets(draw: st.DrawFn) -> list[Rung]:
    taken = draw(st.lists(st.sampled_from([*PLANNED, *ASKED]), unique=True))
    delays = st.sampled_from([0, 0, 0, 6, 24, 100, 400])
    return [replace(rung, at=rung.at + timedelta(hours=draw(delays))) for rung in taken]


def in_window(moment: datetime) -> bool:
    here = moment.astimezone(MOSCOW)
    closes = time(15) if RUSSIA.is_short(here.date()) else time(16, 30)
    return RUSSIA.is_working(here.date()) and time(9, 30) <= here.time() <= closes


def verdicts(made: Plan) -> list[str]:
    told = [rung.id for rung, _ in (*made.missed, *made.cancelled)]
    told += [rung.id for rung, _, _ in made.moved]
    return told + ([made.send.id] if made.send else [])


def apply(planned: list[Rung], made: Plan) -> list[Rung]:
    new_times = {rung.id: when for rung, when, _ in made.moved}
    gone = set(verdicts(made)) - set(new_times)
    return [replace(rung, at=new_times.get(rung.id, rung.at)) for rung in planned if rung.id not in gone]


@given(rung_sets(), standings, moments)
def test_every_due_rung_has_one_verdict_and_others_only_when_overtaken(
    planned: list[Rung], standing: Standing, now: datetime
) -> None:
    made = plan(planned, standing, now, LADDER, MOSCOW, RUSSIA)
    due = {rung.id for rung in planned if rung.at <= now}
    told = verdicts(made)
    assert len(told) == len(set(told))
    assert due <= set(told)
    if not standing.finished:
        assert {rung.id for rung, why in made.missed if why is Why.SUPERSEDED} >= set(told) - due
        assert not made.cancelled
    assert bool(made.send) + len(made.moved) <= 1


@given(rung_sets(), standings, moments)
def test_nothing_is_sent_out_of_turn_and_a_moved_rung_goes_to_a_moment_that_holds(
    planned: list[Rung], standing: Standing, now: datetime
) -> None:
    made = plan(planned, standing, now, LADDER, MOSCOW, RUSSIA)
    if made.send:
        today = now.astimezone(MOSCOW).date()
        assert in_window(now)
        assert standing.has_people
        assert standing.reachable
        assert not standing.finished
        assert standing.reminded_on is None or standing.reminded_on < today
        assert all(day is None or day <= today for day in (standing.snoozed_until, standing.absent_until))
    for rung, when, _ in made.moved:
        assert when > now
        assert in_window(when)
        later = plan([replace(rung, at=when)], standing, when, LADDER, MOSCOW, RUSSIA)
        assert later.send is not None
        assert later.send.id == rung.id


@given(rung_sets(), standings, moments)
def test_a_plan_applied_leaves_nothing_to_do_at_the_same_moment(
    planned: list[Rung], standing: Standing, now: datetime
) -> None:
    made = plan(planned, standing, now, LADDER, MOSCOW, RUSSIA)
    after = replace(standing, reminded_on=now.astimezone(MOSCOW).date()) if made.send else standing
    assert plan(apply(planned, made), after, now, LADDER, MOSCOW, RUSSIA) == Plan()


@given(rung_sets(), standings, moments, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    planned: list[Rung], standing: Standing, now: datetime, dice: Random
) -> None:
    shuffled = list(planned)
    dice.shuffle(shuffled)
    assert plan(shuffled, standing, now, LADDER, MOSCOW, RUSSIA) == plan(
        planned, standing, now, LADDER, MOSCOW, RUSSIA
    )


@given(moments)
def test_after_downtime_of_any_length_at_most_one_rung_goes_out(now: datetime) -> None:
    made = plan(PLANNED, OWES, now, LADDER, MOSCOW, RUSSIA)
    due = [rung for rung in PLANNED if rung.at <= now]
    last = made.send or next((rung for rung, *_ in made.moved), None)
    assert last == (due[-1] if due else None)
    assert [rung for rung, _ in made.missed] == due[:-1]
    assert bool(made.send) == (bool(due) and in_window(now))


@given(st.lists(st.tuples(st.integers(1, 200), standings), min_size=1, max_size=40))
def test_over_a_whole_summer_each_rung_ends_once_and_the_ladder_is_climbed_upwards(
    ticks: list[tuple[int, Standing]],
) -> None:
    planned, now = list(PLANNED), datetime(2020, 6, 1, 9, tzinfo=MOSCOW)
    ended: list[str] = []
    sent: list[Rung] = []
    sent_on: list[date] = []
    calm = [(7, OWES)] * 440  # and then nothing hinders any more, whatever hour it began at
    for hours, standing in [*ticks, *calm]:
        now += timedelta(hours=hours)
        standing = replace(standing, reminded_on=sent_on[-1] if sent_on else None)
        made = plan(planned, standing, now, LADDER, MOSCOW, RUSSIA)
        if made.send:
            sent.append(made.send)
            sent_on.append(now.astimezone(MOSCOW).date())
        remaining = apply(planned, made)
        ended += sorted({rung.id for rung in planned} - {rung.id for rung in remaining})
        planned = remaining
    assert sorted(ended) == sorted(rung.id for rung in PLANNED)
    assert planned == []
    assert len(sent_on) == len(set(sent_on))
    places = [place(rung) for rung in sent]
    assert places == sorted(places)  # type: ignore[type-var]
