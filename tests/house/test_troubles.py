"""A trouble that lasts is told of in few lines: at once, then once a minute, and when it is over."""

import logging

import pytest
from sqlalchemy.exc import OperationalError

from bot.troubles import Grumble

DISK = "the database refuses"


class Watch:
    """A stop watch that the test moves."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    """It stands until it is moved."""
    return Watch()


@pytest.fixture
def grumble(watch: Watch, caplog: pytest.LogCaptureFixture) -> Grumble:
    """It writes into ``caplog``."""
    caplog.set_level(logging.INFO)
    return Grumble(logging.getLogger("test"), every=60.0, seconds=watch)


def test_the_first_failure_is_told_at_once_and_the_rest_once_a_minute(
    grumble: Grumble, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(130):
        grumble.say(DISK, "the disk is full")
        watch.now += 1.0
    assert caplog.messages == [
        "the database refuses: the disk is full",
        "the database refuses: the disk is full, 59 more times since the last line",
        "the database refuses: the disk is full, 59 more times since the last line",
    ]


def test_its_end_is_told_once_with_how_long_it_took(
    grumble: Grumble, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    grumble.over(DISK)
    grumble.say(DISK, "the disk is full")
    watch.now += 95.0
    grumble.over(DISK)
    grumble.over(DISK)
    assert caplog.messages[1:] == ["the database refuses: over, after 95 s"]


def test_what_comes_and_goes_by_the_second_makes_two_lines_a_minute_at_most(
    grumble: Grumble, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(300):
        grumble.say(DISK, "the disk is full")
        watch.now += 0.5
        grumble.over(DISK)
        watch.now += 0.5
    assert len(caplog.messages) == 10


def test_each_trouble_is_told_for_itself(
    grumble: Grumble, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    grumble.say(DISK, "the disk is full")
    watch.now += 1.0
    grumble.say("Telegram can't be reached", "timed out")
    assert grumble.lasting == (DISK, "Telegram can't be reached")
    grumble.over(DISK)
    assert grumble.lasting == ("Telegram can't be reached",)
    assert len(caplog.messages) == 3


def test_a_reason_is_one_line_whatever_the_error_looks_like(
    grumble: Grumble, caplog: pytest.LogCaptureFixture
) -> None:
    grumble.say("one", OperationalError("INSERT INTO answers …", {}, Exception("disk I/O error\nmore")))
    grumble.say("two", TimeoutError())
    assert caplog.messages == ["one: disk I/O error", "two: TimeoutError"]
