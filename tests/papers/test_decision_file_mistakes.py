"""Every mistake in a decision file is told with its place and with what is allowed."""

import pytest

from tests.papers.decision_mistakes import DAY, GROUPS, HINDERS, MISTAKES
from tests.papers.sample_decision import SAMPLE, broken, line_of, problems_of


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_is_allowed(mistake: str) -> None:
    old, new, path, words = MISTAKES[mistake]
    found = broken((old, new))
    problem = next((one for one in found if one.path == path), None)
    assert problem is not None, [str(one) for one in found]
    assert words in problem.message
    first, last = line_of(old), line_of(old) + new.count("\n")
    assert first - 1 <= problem.line <= last
    assert str(problem) == f"demo.yaml:{problem.line}: {path}: {problem.message}"


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("format: 1\n", "format"),
        ("id: demo\n", "id"),
        ("deadline: 2027-05-20\n", "deadline"),
        ("  place: Сад № 1\n", "meeting.place"),
        ("    title: План\n", "tasks[0].title"),
        ("        kind: date\n", f"{DAY}.kind"),
    ],
)
def test_a_key_that_is_missing_or_empty_is_told(line: str, path: str) -> None:
    for new in ("", f"{line.split(':')[0]}:\n"):
        assert (path, "this key is missing") in [(one.path, one.message) for one in broken((line, new))]


def test_a_misspelt_key_is_not_told_as_missing_too() -> None:
    (problem,) = broken(("deadline: 2027", "deadlin: 2027"))
    assert "unknown key 'deadlin'; did you mean 'deadline'?" in problem.message


def test_the_sample_itself_has_no_mistake() -> None:
    assert problems_of(SAMPLE) == ()


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    found = broken(
        ("short_title: Лето", "short_titel: Лето"),
        ("deadline: 2027-05-20", "deadline: 2027-01-01"),
        ("starts: 12:00", "starts: 9.00"),
        ("kind: several", "kind: many"),
        ("{hinders: no_time}", "{hinders: never}"),
        ("[today]", "[tomorow]"),
    )
    assert [one.path for one in found] == [
        "short_titel",
        "deadline",
        "meeting.subgroups[1].starts",
        f"{HINDERS}.kind",
        f"{DAY}.presets[0]",
    ]
    assert [one.line for one in found] == sorted(one.line for one in found)


def test_a_wrong_answer_in_a_condition_is_told_beside_a_wrong_date() -> None:
    found = broken(("day: 2027-03-15", "day: вчера"), ("{hinders: no_time}", "{hinders: never}"))
    assert [one.path for one in found] == ["day", f"{GROUPS}.when.hinders"]


def test_a_task_without_a_status_question_is_told() -> None:
    found = broken(("      - block: status\n", ""), ("        when: {status: [not_started]}\n", ""))
    assert [(one.path, one.line) for one in found] == [("tasks[0].questions", line_of("    questions:"))]
    assert "at least one question of kind status" in found[0].message


def test_a_choice_needs_options_or_a_button_for_own_words() -> None:
    options = SAMPLE[SAMPLE.index("        options:") : SAMPLE.index("        when: {status:")]
    told = broken((options, ""), ("        when: {hinders: no_time}\n", ""))
    assert [one.path for one in told] == [f"{HINDERS}.options"]
    assert "needs 'options', or 'own'" in told[0].message
    assert broken((options, "        own: Другое\n"), ("        when: {hinders: no_time}\n", "")) == ()


def test_a_condition_on_a_question_without_options_is_told() -> None:
    options = SAMPLE[SAMPLE.index("        options:") : SAMPLE.index("        when: {status:")]
    told = broken((options, "        own: Другое\n"))
    assert [one.message for one in told] == ["'hinders' has no options that a condition could name"]


def test_a_mistake_in_a_block_is_told_once_where_the_block_is_written() -> None:
    second = (
        SAMPLE[SAMPLE.index("  - id: plan") :]
        .replace("id: plan", "id: plan2")
        .replace("number: 1", "number: 2")
    )
    found = problems_of((SAMPLE + second).replace("kind: status", "kind: state"))
    assert [(one.path, one.line) for one in found] == [("blocks.status[0].kind", line_of("kind: status"))]


def test_two_tasks_of_one_id_are_told() -> None:
    second = SAMPLE[SAMPLE.index("  - id: plan") :].replace("number: 1", "number: 2")
    (problem,) = problems_of(SAMPLE + second)
    assert problem.path == "tasks[1].id"
    assert f"(line {line_of('- id: plan')})" in problem.message


def test_several_statuses_go_by_other_ids_and_the_total_is_known_after_the_last() -> None:
    more = "      - {id: status_more, kind: status, text: Ещё этап}\n"
    asked = broken(("      - id: groups\n", f"{more}      - id: groups\n"))
    assert [one.path for one in asked] == ["blocks.status[0].id", f"{HINDERS}.when.status"]
    assert "means all of them" in asked[0].message
    assert "only after the last question of kind status" in asked[1].message
    fine = broken(
        ("      - block: status\n", more + "      - {id: status_other, kind: status, text: А этот}\n"),
        ("{hinders: no_time}", "{status_more: done, status: in_progress}"),
    )
    assert fine == ()


def test_the_id_status_is_kept_for_a_status_question() -> None:
    found = broken(
        ("- id: groups", "- id: status"), ("- block: status", "- {id: at, kind: status, text: Этап}")
    )
    assert "kept for a question of kind status" in found[0].message


def test_ids_that_would_not_fit_a_button_together_are_told() -> None:
    found = broken(
        ("- id: plan", "- id: plan_of_a_summer"),
        ("- id: hinders", "- id: hinders_everyone"),
        ("no_time: Нет", "no_time_at_all: Нет"),
        ("{hinders: no_time}", "{hinders_everyone: no_time_at_all}"),
    )
    assert [one.path for one in found] == [f"{HINDERS}.options.no_time_at_all"]
    assert "plan_of_a_summer + hinders_everyone + no_time_at_all are over 44 characters" in found[0].message


def test_no_message_speaks_of_the_machinery() -> None:
    told = (str(problem) for old, new, *_ in MISTAKES.values() for problem in broken((old, new)))
    said = " ".join(told).lower()
    jargon = ("pydantic", "validation", "input", "dict", "str ", "mapping", "scalar", "field required")
    assert [word for word in jargon if word in said] == []
