"""The slope by which the soak judges: it sees what grows, and isn't led astray by what wavers."""

import random

import pytest

from benchmarks.soak.slope import Course


@pytest.mark.parametrize("growing", [0.0, 0.5, -2.0])
def test_a_line_is_found_in_the_noise(growing: float) -> None:
    dice = random.Random(1)
    seconds = [float(second) for second in range(1200)]
    course = Course(seconds, [1000 + growing * second + dice.uniform(-50, 50) for second in seconds])
    assert course.slope == pytest.approx(growing, abs=0.02)
    assert course.growth == pytest.approx(growing * 799, abs=15)


def test_what_comes_up_at_first_is_no_growth() -> None:
    seconds = [float(second) for second in range(300)]
    course = Course(seconds, [min(second, 90.0) for second in seconds])
    assert course.growth == 0.0


def test_two_figures_are_the_least() -> None:
    assert Course([1.0], [5.0]).slope == 0.0
    assert Course([1.0, 1.0, 1.0], [5.0, 6.0, 7.0]).slope == 0.0
