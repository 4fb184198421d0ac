"""Every mistake that a decision file can have is told in Russian in the chat."""

import pytest

from papers.decision_errors import Problem
from papers.decision_russian import in_russian, message_in_russian
from tests.papers.decision_mistakes import MISTAKES
from tests.papers.sample_decision import broken


@pytest.mark.parametrize("mistake", MISTAKES)
def test_every_mistake_has_its_russian(mistake: str) -> None:
    old, new, *_ = MISTAKES[mistake]
    for problem in broken((old, new)):
        assert message_in_russian(problem.message), problem.message


def test_a_mistake_is_told_with_its_line_and_what_is_meant() -> None:
    (problem,) = broken(("deadline: 2027", "deadlin: 2027"))
    assert in_russian(problem).endswith("deadlin: такого слова здесь нет: «deadlin»; похоже на «deadline»")
    assert in_russian(problem).startswith(f"Строка {problem.line}, ")


def test_what_nobody_has_translated_is_told_as_it_is() -> None:
    assert in_russian(Problem("a.yaml", 3, "id", "something new")) == "Строка 3, id: something new"
