"""Whatever stands in a file, reading it ends in a decision or in a plain list of what is wrong."""

import time as stopwatch
from copy import deepcopy
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from papers.decision_file import MAX_BYTES, DecisionFileError, load_decision, parse_decision
from tests.papers.sample_decision import SAMPLE, broken, line_of, problems_of

BUNDLED = Path(__file__).parents[2] / "decisions" / "vsoko-2020.yaml"


def refusal(path: Path) -> str:
    with pytest.raises(DecisionFileError) as caught:
        load_decision(path)
    (problem,) = caught.value.problems
    assert str(caught.value) == str(problem)
    assert problem.file == str(path)
    return problem.message


# Files


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"# only a note\n", "the file is empty"),
        (b"PK\x03\x04\x00\x00", "not a text file"),
        ("format: 1\ntitle: Лето".encode("cp1251"), "not UTF-8"),
        ("format: 1".encode("utf-16"), "not a text file"),
        (b"just words", "expected lines of 'key: value', got 'just words'"),
        (b"- a list", "expected lines of 'key: value', got a list"),
        (b"a: b\x07", "invisible control character"),
        (b"a" * (MAX_BYTES + 1), "bigger than 512 kB"),
    ],
)
def test_a_file_that_is_no_decision_at_all_gets_one_plain_line(
    tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "decision.yaml"
    file.write_bytes(content)
    assert words in refusal(file)


def test_a_missing_file_and_a_folder_get_one_plain_line(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing.yaml") == "there is no such file"
    assert refusal(tmp_path) == "this is a folder, not a file"
    assert refusal(tmp_path / ("long" * 1000)).startswith("the file can't be read")


def test_a_file_in_another_encoding_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "decision.yaml"
    file.write_bytes(b"format: 1\nid: demo\ntitle: " + "Лето".encode("cp1251"))
    with pytest.raises(DecisionFileError) as caught:
        load_decision(file)
    assert caught.value.problems[0].line == 3


@pytest.mark.parametrize("bytes_before", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path, bytes_before: bytes) -> None:
    file = tmp_path / "decision.yaml"
    file.write_bytes(bytes_before + SAMPLE.replace("\n", "\r\n").encode())
    assert load_decision(file) == parse_decision(SAMPLE, "demo.yaml")


def test_a_text_too_big_is_refused_before_it_is_read() -> None:
    (problem,) = problems_of("а" * (MAX_BYTES // 2 + 1))
    assert problem.message == "the file is bigger than 512 kB"


def test_a_ladder_may_do_without_its_monthly_rung() -> None:
    text = SAMPLE.replace("before: [30, 7]", "monthly_over: never")
    assert parse_decision(text, "demo.yaml").ladder.monthly_over is None
    assert parse_decision(text.replace("never", "90"), "demo.yaml").ladder.monthly_over == 90


# YAML


def test_times_and_days_may_stand_with_quotes_or_without() -> None:
    plain = parse_decision(SAMPLE, "demo.yaml")
    quoted = SAMPLE.replace("starts: 9:00", 'starts: "9:00"').replace("at: 10:00", "at: '10.00'")
    quoted = quoted.replace("day: 2027-03-15", "day: 15.03.2027")
    assert parse_decision(quoted, "demo.yaml") == plain
    assert plain.day == date(2027, 3, 15)
    assert plain.meeting is not None
    assert plain.meeting.subgroups[0].starts == time(9, 0)


def test_ids_that_yaml_would_read_as_other_things_stay_ids() -> None:
    text = SAMPLE.replace("no_time", "no").replace("id: demo", "id: 1e3").replace("good:", "on:")
    decision = parse_decision(text, "demo.yaml")
    hinders = decision.tasks[0].question("hinders")
    assert decision.id == "1e3"
    assert hinders is not None
    assert hinders.option("no") is not None
    assert decision.practical_task is not None
    assert [aspect.id for aspect in decision.practical_task.aspects] == ["on"]


def test_words_that_yaml_would_read_as_other_things_stay_words() -> None:
    decision = parse_decision(SAMPLE.replace("title: План", "title: 1.10"), "demo.yaml")
    assert decision.tasks[0].title == "1.10"


def test_what_a_word_processor_hides_in_a_text_is_taken_out() -> None:
    text = SAMPLE.replace("title: О подготовке к лету", "title: О под\u00adготовке\u00a0к\u200b лету")
    assert parse_decision(text, "demo.yaml").title == "О подготовке к лету"


@pytest.mark.parametrize("escape", [r"\x07", r"\0", r"\ud800"])
def test_a_text_with_a_control_character_is_refused(escape: str) -> None:
    (problem,) = broken(("title: План", f'title: "План {escape}"'))
    assert problem.path == "tasks[0].title"
    assert "invisible control character" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title: План", "title: План: лето", "put the whole text in quotes"),
        ("title: План", 'title: "План', "a quote"),
        ("    title: План", "\ttitle: План", "indent with spaces"),
        ("    title: План", "   title: План", "the indentation"),
        ("    title: План", "    title", "neither 'key: value'"),
        ("title: План", "title: *план*", "must stand in quotes"),
        ("title: План", "title: @план", "put the text in quotes"),
        ("title: План", "title: [План", "bracket"),
        ("title: План", 'title: "\\UFFFFFFFF"', "impossible"),
        ("blocks:", "---\nblocks:", "one file holds one decision"),
    ],
)
def test_a_slip_of_yaml_is_told_in_plain_words_with_its_line(old: str, new: str, words: str) -> None:
    (problem,) = broken((old, new))
    assert words in problem.message
    assert problem.path == ""
    assert problem.line == 0 or problem.line >= line_of(old)


def test_a_key_given_twice_is_told_beside_other_mistakes() -> None:
    found = broken(("id: demo", "id: demo\nid: other"), ("kind: date", "kind: dat"))
    assert [(one.path, one.line) for one in found] == [
        ("id", 3),
        ("tasks[0].questions[3].kind", line_of("kind: date") + 1),
    ]
    assert "the key 'id' stands twice here (first at line 2)" in found[0].message


@pytest.mark.parametrize(
    ("value", "words"), [("*other", "'*'"), ("&name План", "'&'"), ("!!python/name:os.system", "'!'")]
)
def test_what_yaml_can_do_beyond_data_is_refused_at_its_place(value: str, words: str) -> None:
    (problem,) = broken(("title: План", f"title: {value}"))
    assert (problem.path, problem.line) == ("tasks[0].title", line_of("title: План"))
    assert words in problem.message
    assert "not allowed here" in problem.message


def test_files_made_to_blow_up_are_refused_quickly() -> None:
    started = stopwatch.perf_counter()
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    deep = "a: " + "[" * 100_000
    uses = "".join(f"  - questions: [{'{block: x}, ' * 40}]\n" for _ in range(500))
    blocks = "blocks:\n  x:\n" + "    - {id: a, kind: text, text: б}\n" * 5000 + "tasks:\n" + uses
    for text in (laughs, deep, blocks):
        assert problems_of(text)
    assert stopwatch.perf_counter() - started < 30


# Anything at all

TREE: dict[str, Any] = yaml.load(BUNDLED.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
TREE["tasks"] = [TREE["tasks"][0], TREE["tasks"][3]]  # one with blocks alone, one with statuses of its own
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=3)
    ),
    max_leaves=6,
)
# What a careless hand would type: the format's own words at the wrong place.
WORDS = ("status", "done", "choice", "block", "id", "options", "when", "today", "9:00", "2020-09-01", "-1")


def spots(tree: Any) -> list[tuple[Any, Any]]:
    """Every container of a tree with each of its keys or indexes."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    found = [(tree, key) for key in keys]
    return found + [spot for key in keys for spot in spots(tree[key])]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_decision_changed_at_random_is_read_or_refused_and_never_breaks(data: st.DataObject) -> None:
    tree = deepcopy(TREE)
    for _ in range(data.draw(st.integers(1, 4))):
        places = spots(tree)
        if not places:
            break
        container, key = places[data.draw(st.integers(0, len(places) - 1))]
        change = data.draw(st.sampled_from(["drop", "junk", "word", "rename"]))
        if change == "drop" or (change == "rename" and isinstance(container, list)):
            del container[key]
        elif change == "rename":
            container[data.draw(st.text(max_size=20))] = container.pop(key)
        else:
            container[key] = data.draw(JUNK if change == "junk" else st.sampled_from(WORDS))
    text = yaml.dump(tree, Dumper=DUMPER, allow_unicode=True, sort_keys=False)
    for problem in problems_of(text):
        assert 0 <= problem.line <= text.count("\n") + 1
        assert problem.message
        assert str(problem).isprintable()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
@example("? [a]\n: b")
@example("a: !!binary x\n<<: *a")
@example("%YAML 9.9\n---\na")
@example("format: 1\ntasks: [[], {}, null, {questions: [null, [], {block: }, {block: [x]}]}]\nblocks: {x: 1}")
@example(
    "tasks: [{questions: [{id: [], kind: {}, when: {a: {}, b: [{}]}, options: [x]}]}]\nmeeting: {agenda: 3}"
)
@example(
    "practical_task: {directions: [{lines: {x: [1]}}], aspects: [x]}\nmeeting: {subgroups: [{starts: []}, 1]}"
)
def test_any_text_is_read_or_refused(text: str) -> None:
    assert problems_of(text), "no random text is a decision"
