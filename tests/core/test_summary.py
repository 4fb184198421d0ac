"""The department's summary counts every organisation once, and never takes silence for a zero."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.decision import Decision, Status, Task
from core.people import Organisation
from core.report import ReportState
from core.summary import NO_DATA, OrganisationState, Summary, percent, summarise

DECISION = Decision(
    id="vsoko",
    title="Решение",
    short_title="ВСОКО",
    basis="совещание",
    day=date(2020, 1, 29),
    deadline=date(2020, 9, 1),
    tasks=(
        Task(id="acts", number=1, title="Перечень актов", text="…", questions=()),
        Task(id="group", number=2, title="Рабочая группа", text="…", questions=()),
    ),
)
TASKS = [task.id for task in DECISION.tasks]


def kindergarten(number: int | None, name: str = "", id: int | None = None) -> Organisation:
    return Organisation(
        id=id or number or 0, department_id=1, name=name or f"Детский сад № {number}", number=number
    )


def state(
    organisation: Organisation,
    report_state: ReportState = ReportState.BEGUN,
    *,
    difficulties: tuple[str, ...] = (),
    helps: tuple[str, ...] = (),
    **statuses: Status | None,
) -> OrganisationState:
    return OrganisationState(
        organisation=organisation,
        registered=report_state is not ReportState.NOT_OPENED,
        opened=report_state is not ReportState.NOT_OPENED,
        report_state=report_state,
        statuses=statuses,
        difficulties=difficulties,
        helps=helps,
    )


def summary_of(*states: OrganisationState) -> Summary:
    return summarise(DECISION, states)


words = st.sampled_from(["нет людей", "Нет людей", "нет  людей.", "нет средств", "ёлка", "Елка", "", " "])
organisations = st.builds(
    Organisation,
    id=st.integers(1, 10_000),
    department_id=st.just(1),
    name=st.sampled_from(["Антошка", "ёлочка", "Жар-птица"]),
    number=st.none() | st.integers(1, 120),
)
states_lists = st.lists(
    st.builds(
        OrganisationState,
        organisation=organisations,
        registered=st.booleans(),
        opened=st.booleans(),
        report_state=st.sampled_from(ReportState),
        statuses=st.dictionaries(st.sampled_from([*TASKS, "gone"]), st.none() | st.sampled_from(Status)),
        filled=st.integers(0, 2),
        difficulties=st.lists(words, max_size=4).map(tuple),
        helps=st.lists(words, max_size=4).map(tuple),
    ),
    max_size=25,
    unique_by=lambda state: state.organisation.id,
)


@given(states_lists)
def test_every_organisation_is_counted_exactly_once_everywhere(states: list[OrganisationState]) -> None:
    summary = summary_of(*states)
    coverage = summary.coverage
    parts = coverage.sent + coverage.returned + coverage.begun + coverage.not_opened
    assert parts == coverage.total == len(states)
    assert coverage.sent + len(summary.not_answered) == coverage.total
    assert coverage.accepted <= coverage.sent
    assert [counts.task for counts in summary.tasks] == list(DECISION.tasks)
    assert all(counts.total == len(states) for counts in summary.tasks)


@given(states_lists)
def test_who_has_not_answered_stands_in_order_of_numbers(states: list[OrganisationState]) -> None:
    numbers = [line.organisation.number for line in summary_of(*states).not_answered]
    known = [number for number in numbers if number is not None]
    assert numbers == sorted(known) + [None] * (len(numbers) - len(known))


@given(states_lists)
def test_a_difficulty_is_named_at_most_once_by_each_and_the_commonest_comes_first(
    states: list[OrganisationState],
) -> None:
    mentions = summary_of(*states).difficulties
    assert [mention.count for mention in mentions] == sorted((m.count for m in mentions), reverse=True)
    for mention in mentions:
        assert len({organisation.id for organisation in mention.organisations}) == mention.count > 0
    assert len({mention.text.casefold() for mention in mentions}) == len(mentions)


@given(states_lists, st.randoms(use_true_random=False))
def test_the_order_in_which_organisations_come_changes_nothing(
    states: list[OrganisationState], random: object
) -> None:
    shuffled = list(states)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert summary_of(*shuffled) == summary_of(*states)


def test_accepted_reports_count_as_sent_and_returned_ones_do_not() -> None:
    summary = summary_of(
        state(kindergarten(1), ReportState.SENT),
        state(kindergarten(2), ReportState.ACCEPTED),
        state(kindergarten(3), ReportState.RETURNED),
        state(kindergarten(4), ReportState.NOT_OPENED),
    )
    coverage = summary.coverage
    assert (coverage.sent, coverage.accepted, coverage.returned) == (2, 1, 1)
    assert (coverage.registered, coverage.opened, coverage.not_opened) == (3, 3, 1)
    assert [line.organisation.number for line in summary.not_answered] == [3, 4]


def test_tasks_are_counted_by_status_and_silence_apart() -> None:
    acts, group = summary_of(
        state(kindergarten(1), acts=Status.DONE, group=None),
        state(kindergarten(2), acts=Status.DONE),
        state(kindergarten(3), acts=Status.IN_PROGRESS, group=Status.NOT_STARTED),
    ).tasks
    assert (acts.done, acts.in_progress, acts.not_started, acts.no_data) == (2, 1, 0, 0)
    assert (group.done, group.in_progress, group.not_started, group.no_data) == (0, 0, 1, 2)


def test_spellings_merge_under_the_commonest_and_ties_go_by_the_alphabet() -> None:
    difficulties = summary_of(
        state(kindergarten(3), difficulties=("Нет людей или времени", "ёмкость")),
        state(kindergarten(1), difficulties=("нет  людей или времени.", "нет людей или времени")),
        state(kindergarten(2), difficulties=("Нет людей или времени", "нет средств")),
        state(kindergarten(4), difficulties=("жду", "  ", ".")),
    ).difficulties
    assert [(m.text, m.count) for m in difficulties] == [
        ("Нет людей или времени", 3),
        ("ёмкость", 1),
        ("жду", 1),
        ("нет средств", 1),
    ]


def test_requests_for_help_tell_who_asked_by_number() -> None:
    (sample,) = summary_of(
        state(kindergarten(12), helps=("образец",)),
        state(kindergarten(None, "Антошка", id=90), helps=("образец",)),
        state(kindergarten(5), helps=("Образец",)),
    ).helps
    assert [organisation.number for organisation in sample.organisations] == [5, 12, None]
    assert sample.count == 3


def test_the_call_list_shows_how_far_each_is_and_since_when() -> None:
    seen = datetime(2020, 8, 14, 11, 20, tzinfo=UTC)
    (line,) = summary_of(
        OrganisationState(
            organisation=Organisation(
                id=7, department_id=1, name="Сад № 7", number=7, phone="+7 4842 55-12-34"
            ),
            registered=True,
            opened=True,
            report_state=ReportState.BEGUN,
            filled=1,
            last_action=seen,
        )
    ).not_answered
    assert (line.filled, line.of, line.last_action) == (1, 2, seen)
    assert line.organisation.phone == "+7 4842 55-12-34"


def test_nameless_numbers_go_last_in_russian_alphabetical_order() -> None:
    names = ["Яблонька", "ёлочка", "Жар-птица", "Елка"]
    summary = summary_of(*(state(kindergarten(None, name, id=i)) for i, name in enumerate(names, 1)))
    assert [line.organisation.name for line in summary.not_answered] == [
        "Елка",
        "ёлочка",
        "Жар-птица",
        "Яблонька",
    ]


def test_of_no_organisations_there_is_a_summary_too() -> None:
    summary = summary_of()
    assert summary.coverage.total == 0
    assert summary.tasks[0].total == 0
    assert len(summary.not_answered) == len(summary.difficulties) == len(summary.helps) == 0


@pytest.mark.parametrize(
    ("count", "of", "told"),
    [
        (41, 57, "41 из 57 (72 %)"),
        (1, 8, "1 из 8 (13 %)"),
        (0, 57, "0 из 57 (0 %)"),
        (57, 57, "57 из 57 (100 %)"),
        (1, 32_000, "1 из 32000 (1 %)"),
        (31_999, 32_000, "31999 из 32000 (99 %)"),
        (0, 0, NO_DATA),
    ],
)
def test_a_share_always_comes_with_its_count(count: int, of: int, told: str) -> None:
    assert percent(count, of) == told


@given(st.integers(1, 40_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_hundred_percent_means_all_and_zero_means_none(pair: tuple[int, int]) -> None:
    count, of = pair
    told = percent(count, of)
    assert ("(100 %)" in told) == (count == of)
    assert ("(0 %)" in told) == (count == 0)


@pytest.mark.parametrize(("count", "of"), [(1, 0), (-1, 5), (6, 5)])
def test_a_share_of_more_than_all_is_an_error(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        percent(count, of)
