"""Buttons are read for as long as chats exist: the exact strings of every release stay readable."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.settings import BUNDLED
from core import consent
from core.decision import Decision, Kind
from core.people import Role
from papers.decision_file import load_decision
from papers.decision_rules import IDS_TOGETHER
from screens.callbacks.checklist import ChooseForm, Pick, PickDay
from screens.callbacks.reading import TAPS, read_day, unpack
from screens.callbacks.start import Agree, ChooseRole, DecideJoin
from screens.callbacks.summary import ShowSummary
from screens.callbacks.wire import LONGEST, Tap

GOLDEN = Path(__file__).parents[1] / "screens" / "golden_callbacks.txt"
CODE = "w" * 22  # as long as an invitation's code
PATIENT = settings(deadline=None)  # a busy machine is no mistake
KEY = ("report", "task", "question")
FAR_REPORT = 10**9 - 1  # the country has 32,000 organisations
FAR_USER = 2**52 - 1  # Telegram promises that a user's id fits


def golden() -> list[tuple[str, str]]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    return [(packed, meaning) for packed, meaning in pairs]


@pytest.mark.parametrize(("packed", "meaning"), golden())
def test_a_button_of_an_earlier_release_means_what_it_meant(packed: str, meaning: str) -> None:
    tap = unpack(packed)
    assert tap is not None
    assert repr(tap) == meaning
    assert tap.pack() == packed


def test_every_button_has_a_golden_line() -> None:
    known = {meaning.split("(")[0] for _, meaning in golden()}
    assert sorted(tap.__name__ for tap in TAPS if tap.__name__ not in known) == []


@PATIENT
@given(st.text() | st.lists(st.text(max_size=8), max_size=6).map(":".join))
def test_garbage_is_no_button_and_breaks_nothing(garbage: str) -> None:
    tap = unpack(garbage)
    assert tap is None or type(tap) in TAPS


@PATIENT
@given(st.sampled_from(TAPS), st.lists(st.text(max_size=20), max_size=5))
def test_a_forged_button_of_a_known_kind_breaks_nothing(kind: type[Tap], parts: list[str]) -> None:
    tap = unpack(":".join([kind.prefix, *parts]))
    assert tap is None or type(tap) is kind


@PATIENT
@given(st.text(max_size=12))
def test_a_forged_day_breaks_nothing(text: str) -> None:
    found = read_day(text)
    assert found is None or isinstance(found[0], date)


def taps() -> st.SearchStrategy[Tap]:
    """Any button with ids as they may be."""
    word = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789_-", max_size=8)

    def of(kind: type[Tap]) -> st.SearchStrategy[Tap]:
        values = [st.integers(0, 10**9) if field.type in (int, "int") else word for field in fields(kind)]
        return st.tuples(*values).map(lambda found: kind(*found))

    return st.sampled_from(TAPS).flatmap(of)


@PATIENT
@given(taps())
def test_what_is_packed_reads_back(tap: Tap) -> None:
    assert unpack(tap.pack()) == tap


def test_a_field_of_an_unknown_type_would_not_read_back() -> None:
    types = {field.type for tap in TAPS for field in fields(tap)}
    assert types <= {int, str, "int", "str"}


@pytest.mark.parametrize("option", ["a:b", "я" * 30])
def test_what_would_not_read_back_or_not_fit_is_refused_when_it_is_packed(option: str) -> None:
    with pytest.raises(ValueError, match="can't stand on a button"):
        Pick(1, "acts", "status", option).pack()


@pytest.fixture(scope="module")
def bundled() -> Decision:
    return load_decision(BUNDLED)


def test_every_question_of_the_bundled_decision_fits_on_its_buttons(bundled: Decision) -> None:
    for task, question in bundled.questions():
        key = (FAR_REPORT, task.id, question.id)
        options = [option.id for option in question.options]
        if question.kind is Kind.STATUS:
            options = ["done", "in_progress", "not_started"]
        packed = [kind(*key).pack() for kind in TAPS if [f.name for f in fields(kind)] == list(KEY)]
        packed += [
            kind(*key, option).pack()
            for kind in TAPS
            if [f.name for f in fields(kind)] == [*KEY, "option"]
            for option in options
        ]
        packed += [PickDay(*key, "2020-08-25").pack(), ChooseForm(*key, "protocol").pack()]
        assert max(len(one.encode()) for one in packed) <= LONGEST


def test_ids_as_long_as_a_decision_file_may_have_them_fit() -> None:
    task, question = "t" * 16, "q" * 16
    option = "o" * (IDS_TOGETHER - len(task) - len(question))
    assert len(Pick(FAR_REPORT, task, question, option).pack().encode()) <= LONGEST
    assert len(PickDay(FAR_REPORT, task, question, "2020-08-25").pack().encode()) <= LONGEST


def test_buttons_of_the_registration_fit() -> None:
    longest = [
        Agree(CODE, f"{consent.VERSION}-01234567"),
        *(ChooseRole(CODE, role) for role in Role),
        DecideJoin(10**9 - 1, FAR_USER, 1),
        ShowSummary(10**9 - 1, "o", 10_000),
    ]
    assert max(len(tap.pack().encode()) for tap in longest) <= LONGEST
