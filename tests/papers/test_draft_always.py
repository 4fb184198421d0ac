"""Whatever the document: a draft that the check accepts, or one plain line; and nothing that isn't in it."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.decision import Decision
from core.drafting.found import NotADecision
from core.drafting.lines import RawLine
from core.drafting.reading import read_document
from core.drafting.sections import heading_of
from papers.decision_file import parse_decision
from papers.draft_source import DocumentError, read_document_bytes
from papers.draft_writing import WrittenDraft, write_draft
from tests.papers.draft_manners import FOLDER, MANNERS

ROWS = [
    row
    for name in (*MANNERS, "seed")
    for row in "\n".join(
        line.text for line in read_document_bytes((FOLDER / f"{name}.txt").read_bytes()).lines
    ).split("\n")
    if row.strip()
]
PIECES = (
    *(
        "1.",
        "1.1.",
        "- ",
        "• ",
        "\uf0b7",
        "№",
        "а)",
        "II.",
        ":",
        ";",
        "«",
        "»",
        "-",
        "\t",
        "\u00a0",
        "\u00ad",
    ),
    *("#", '"', "\\", "{", "&", "*", "|", "'", "%", "@", "`", ": ", " #", "\ufeff", "\x07", "\u2028", "\x85"),
    *("до 01.09.2030", "в срок до", "Срок: постоянно", "5 мин", "10.00–10.20", "12.00", "подгруппа"),
    *(
        "Иванова И.И.",
        "Руководителям ДОУ",
        "Управлению образования",
        "Ответственные: ИМЦ",
        "2 подгруппа 9.00",
    ),
    *(
        "провести",
        "опыт (а; б; в)",
        "Практическое задание: проблемы по направлениям: а; б",
        "Место:",
        "Тема:",
    ),
)

rows = st.sampled_from(ROWS)
broken_rows = st.lists(st.sampled_from(PIECES) | rows | st.text(max_size=20), min_size=1, max_size=5).map(
    " ".join
)
wild = st.lists(rows | broken_rows | st.text(max_size=80), max_size=40)
shuffled = st.permutations(ROWS[:40]).flatmap(lambda all_: st.integers(1, 40).map(lambda n: list(all_)[:n]))
decisive = wild.map(
    lambda more: ["Дата: 29.01.2020", "Решение", "Руководителям ДОУ в срок до 01.09.2030:", *more]
)


def drafted(lines: list[str]) -> tuple[WrittenDraft, Decision] | None:
    raw = [RawLine(text, f"строка {number}") for number, text in enumerate(lines, 1)]
    try:
        draft = read_document(raw)
    except NotADecision as error:
        refusal = str(error)
    else:
        written = write_draft(draft, "документ.txt")
        return written, parse_decision(written.text, "draft")
    assert refusal.count("\n") == 0 < len(refusal)
    return None


@settings(max_examples=300, deadline=None)
@given(wild | shuffled | decisive)
def test_any_text_gives_a_draft_that_the_check_accepts_or_a_plain_refusal(lines: list[str]) -> None:
    drafted(lines)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_lines_or_a_plain_refusal(data: bytes) -> None:
    try:
        told = read_document_bytes(data).lines[0].where
    except DocumentError as error:
        told = str(error)
    assert told.count("\n") == 0 < len(told)


@settings(max_examples=300, deadline=None)
@given(wild | shuffled | decisive)
def test_every_word_of_a_value_stands_in_the_document(lines: list[str]) -> None:
    made = drafted(lines)
    if made is None:
        return
    said = letters(" ".join(lines))
    for value in texts(made[1]):
        for word in re.findall(r"[^\W_]+", value):
            assert letters(word) in said, (word, value)


@pytest.mark.parametrize("name", [*MANNERS, "seed"])
def test_every_value_stands_in_the_document_word_after_word(name: str) -> None:
    lines = [line.text for line in read_document_bytes((FOLDER / f"{name}.txt").read_bytes()).lines]
    made = drafted(lines)
    assert made is not None
    said = letters("".join(lines))
    assert [value for value in texts(made[1]) if letters(value) not in said] == []


@settings(max_examples=200, deadline=None)
@given(decisive)
def test_no_line_of_the_document_goes_unmentioned(lines: list[str]) -> None:
    made = drafted(lines)
    if made is None:
        return
    told = made[0].text
    for number, text in enumerate(lines, 1):
        # A number, a sign or a heading alone carries nothing; a joined line is told by its ends.
        if len(letters(text)) < 12 or heading_of(text.strip()) or re.search(r"строка \d+ — строка", told):
            continue
        assert f"строка {number}:" in told, text


def texts(decision: Decision) -> Iterator[str]:
    """What the draft took from the document; ids, numbers, and the common questions aside."""
    yield from (text for text in _all_texts(decision) if not text.startswith("[заполните: "))


def _all_texts(decision: Decision) -> Iterator[str]:
    yield from (decision.title, decision.short_title, decision.addressees.partition(" ")[2])
    for task in decision.tasks:
        yield from (task.title, task.text)
    for own in decision.own_tasks:
        yield from (own.text, own.owner.partition(" ")[2], *(category.text for category in own.categories))
    if decision.meeting is not None:
        meeting = decision.meeting
        yield from (meeting.title, meeting.topic, *(subgroup.name for subgroup in meeting.subgroups))
        yield meeting.place
        for item in meeting.agenda:
            yield from (item.title, item.speaker, item.position)
    if decision.practical_task is not None:
        yield from (direction.text for direction in decision.practical_task.directions)


def letters(text: str) -> str:
    """Letters and digits only: wraps, hyphens and quotes don't matter here."""
    return "".join(char for char in text.casefold() if char.isalnum())
