"""Whatever the town is like: who gets a message to many, and who doesn't."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.broadcast import Audience, Broadcast, DueLetter, Earlier, NotSent, minutes_for, why_not
from core.broadcast_audience import Addressee, Candidate, Selection, choose, meant, same_before
from core.people import HEADS, NOBODY, Organisation, Role
from core.recipients import Recipient
from core.report import ReportCard, ReportState
from tests.core.fake_town import MORNING

TODAY = date(2020, 9, 1)
DISTRICTS = ("", "Ленинский", "Октябрьский")
PEOPLE = 6  # few, so that some have several organisations


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    """A few organisations whose people overlap; a person is the same wherever they stand."""
    persons = {
        number: Recipient(
            number,
            100 + number,
            f"Имя {number}",
            Role.HEAD,
            draw(st.booleans()),
            draw(st.sampled_from((None, TODAY - timedelta(1), TODAY, TODAY + timedelta(9)))),
        )
        for number in range(1, PEOPLE + 1)
    }
    refused = draw(st.frozensets(st.integers(1, PEOPLE), max_size=2))
    found = []
    for number in range(1, draw(st.integers(0, 7)) + 1):
        theirs = draw(st.lists(st.integers(1, PEOPLE), unique=True, max_size=3))
        organisation = Organisation(
            number,
            1,
            f"Сад {number}",
            number,
            district=draw(st.sampled_from(DISTRICTS)),
            closed=draw(st.booleans()),
        )
        deadline = draw(st.sampled_from((TODAY - timedelta(3), TODAY, TODAY + timedelta(3))))
        card = ReportCard(
            number, 1, organisation.name, "Решение", deadline, draw(st.sampled_from(ReportState)), 1, 6
        )
        people = tuple(
            replace(
                persons[one],
                role=draw(st.sampled_from(Role)),
                substitute=draw(st.sampled_from((None, NOBODY, *theirs))),
            )
            for one in theirs
        )
        found.append(Candidate(organisation, card, people, refused & frozenset(theirs)))
    return found


def drafts() -> st.SearchStrategy[Broadcast]:
    return st.builds(
        Broadcast,
        st.just(1),
        st.just(1),
        st.just(1),
        st.just(1),
        st.just(1),
        st.just(MORNING),
        audience=st.sampled_from(Audience),
        district=st.sampled_from(DISTRICTS),
        picked=st.frozensets(st.integers(1, 9), max_size=4),
        text=st.sampled_from(("", "Слова")),
    )


def both(draft: Broadcast, everybody: list[Candidate]) -> tuple[Selection, tuple[Candidate, ...]]:
    assert draft.audience is not None
    chosen = choose(draft, everybody, TODAY)
    return chosen, meant(everybody, draft.audience, draft.district, draft.picked, TODAY)


@given(drafts(), candidates())
def test_nobody_gets_it_twice_and_nobody_whom_it_must_not_reach(
    draft: Broadcast, everybody: list[Candidate]
) -> None:
    chosen, wanted = both(draft, everybody)
    ids = [person.person_id for person in chosen.people]
    assert len(ids) == len(set(ids))
    by_id = {one.organisation.id: one for one in wanted}
    for person in chosen.people:
        assert person.organisations
        for organisation in person.organisations:
            here = by_id[organisation.id]
            (mine,) = [one for one in here.people if one.person_id == person.person_id]
            assert not organisation.closed
            assert mine.reachable
            assert mine.person_id not in here.refused
            away = mine.absent_until is not None and mine.absent_until >= TODAY
            out_of_reach = [
                one
                for one in here.people
                if one is not mine and (not one.reachable or one.person_id in here.refused)
            ]
            assert not away or out_of_reach  # as reminders do: the stand-in can't be reached


@given(drafts(), candidates())
def test_every_organisation_that_is_meant_hears_of_it_or_stands_among_those_left_out(
    draft: Broadcast, everybody: list[Candidate]
) -> None:
    chosen, wanted = both(draft, everybody)
    heard = {organisation.id for person in chosen.people for organisation in person.organisations}
    left_out = [organisation.id for organisation, _ in chosen.left_out]
    assert heard | set(left_out) == {one.organisation.id for one in wanted}
    assert not heard & set(left_out)
    assert len(left_out) == len(set(left_out))
    assert chosen.organisations == len(heard)
    assert sum(chosen.reasons.values()) == len(left_out)


@given(drafts(), candidates())
def test_the_reason_is_true(draft: Broadcast, everybody: list[Candidate]) -> None:
    chosen, wanted = both(draft, everybody)
    by_id = {one.organisation.id: one for one in wanted}
    for organisation, why in chosen.left_out:
        here = by_id[organisation.id]
        willing = [one for one in here.people if one.person_id not in here.refused]
        match why:
            case NotSent.NOTHING_OWED:
                assert draft.is_prepared
                assert here.card.state.finished
            case NotSent.NOBODY:
                assert not here.people
            case NotSent.REFUSED_CONSENT:
                assert here.people
                assert not willing
            case NotSent.UNREACHABLE:
                assert not any(one.reachable for one in willing)
            case NotSent.AWAY:
                assert any(one.absent_until and one.absent_until >= TODAY for one in here.people)
            case _:
                raise AssertionError(why)


@given(drafts(), candidates())
def test_each_group_is_what_it_says_and_the_groups_of_one_town_dont_overlap(
    draft: Broadcast, everybody: list[Candidate]
) -> None:
    groups = {
        group: {one.organisation.id for one in meant(everybody, group, draft.district, draft.picked, TODAY)}
        for group in Audience
    }
    everyone = groups[Audience.ALL]
    apart = [groups[one] for one in (Audience.NOT_OPENED, Audience.BEGUN, Audience.RETURNED)]
    assert sum(map(len, apart)) == len(set().union(*apart))
    assert set().union(*apart) <= everyone
    assert groups[Audience.OVERDUE] <= set().union(*apart)
    assert groups[Audience.BY_HAND] <= draft.picked
    open_ones = {one.organisation.id for one in everybody if not one.organisation.closed}
    assert groups[Audience.BY_HAND] == draft.picked & open_ones
    if not draft.district:
        assert everyone == open_ones


@given(drafts(), candidates())
def test_a_head_who_is_here_gets_it_and_then_nobody_else_of_the_house(
    draft: Broadcast, everybody: list[Candidate]
) -> None:
    chosen, wanted = both(draft, everybody)
    gets = {(person.person_id, one.id) for person in chosen.people for one in person.organisations}
    for here in wanted:
        if draft.is_prepared and here.card.state.finished:
            continue
        able = [
            one
            for one in here.people
            if one.reachable
            and one.person_id not in here.refused
            and not (one.absent_until and one.absent_until >= TODAY)
        ]
        heads = [one for one in able if one.role in HEADS]
        for head in heads:
            assert (head.person_id, here.organisation.id) in gets
        if able and not any(one.role in HEADS for one in here.people):
            assert all((one.person_id, here.organisation.id) in gets for one in able)


@given(
    st.lists(st.integers(1, 9), unique=True),
    st.lists(st.tuples(st.integers(0, 23), st.frozensets(st.integers(1, 9)))),
)
def test_the_same_words_are_found_again_with_the_latest_first(
    ids: list[int], before: list[tuple[int, frozenset[int]]]
) -> None:
    people = [Addressee(number, number, "", (), ()) for number in ids]
    earlier = [Earlier(datetime(2020, 8, 3, hour, tzinfo=MORNING.tzinfo), whom) for hour, whom in before]
    found = same_before(people, earlier)
    overlapping = [one for one in earlier if one.people & set(ids)]
    if not overlapping:
        assert found is None
        return
    assert found is not None
    assert found[0].at == max(one.at for one in overlapping)
    assert found[1] == len(found[0].people & set(ids)) > 0


@given(st.integers(0, 100_000), st.floats(0.1, 1000))
def test_more_people_never_take_less_time(people: int, per_second: float) -> None:
    assert minutes_for(people, per_second) <= minutes_for(people + 1, per_second)
    assert (minutes_for(people, per_second) == 0) == (people / per_second < 60)


@given(
    st.booleans(),
    st.booleans(),
    st.lists(st.sampled_from(ReportState), max_size=3),
    st.sampled_from(("", "Слова")),
)
def test_when_the_turn_comes_the_facts_are_looked_at_again(
    reachable: bool, consented: bool, states: list[ReportState], text: str
) -> None:
    cards = tuple(ReportCard(1, 1, "Сад", "Решение", TODAY, state, 0, 6) for state in states)
    letter = DueLetter(1, 1, 1, "", cards, reachable, consented)
    draft = Broadcast(1, 1, 1, 1, 1, MORNING, text=text)
    fine = bool(cards) and reachable and consented
    if text == "":
        fine = fine and not all(state.finished for state in states)
    assert (why_not(letter, draft) is None) == fine
