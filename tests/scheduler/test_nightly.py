"""When the night's work is due: once between two quiet hours of the department, whatever was switched off."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduler.nightly import Nightly, is_due, quiet_hour

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo = MOSCOW) -> datetime:
    """A local time."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, "2026-11-23T15:00", True),  # never yet: at once
        ("2026-11-23T03:00", "2026-11-23T03:01", False),
        ("2026-11-23T03:00", "2026-11-24T02:59", False),
        ("2026-11-23T03:00", "2026-11-24T03:00", True),
        ("2026-11-22T03:00", "2026-11-23T09:00", True),  # it was off at night
        ("2026-11-23T15:00", "2026-11-24T02:00", False),  # the first one came in the afternoon
        ("2026-11-23T15:00", "2026-11-24T03:00", True),
        ("2030-01-01T03:00", "2026-11-23T09:00", True),  # made when the clock was wrong
    ],
)
def test_it_is_due_once_after_each_quiet_hour(last: str | None, now: str, due: bool) -> None:
    assert is_due(at(last) if last else None, at(now), MOSCOW) is due


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_nights_when_clocks_are_changed_have_one_quiet_hour(day: str) -> None:
    noon = at(f"{day}T12:00", BERLIN)
    assert quiet_hour(noon, BERLIN) == at(f"{day}T03:00", BERLIN)
    assert is_due(quiet_hour(noon, BERLIN) - timedelta(minutes=1), noon, BERLIN)
    assert not is_due(quiet_hour(noon, BERLIN), noon, BERLIN)


class Desk:
    """Chores that write down when they were done, and fail as often as they are told to."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.done: list[datetime] = []
        self.tidied = 0

    async def last(self) -> datetime | None:
        return self.done[-1] if self.done else None

    async def tidy(self, now: datetime) -> None:
        self.tidied += 1

    async def back_up(self, now: datetime) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError(28, "No space left on device")
        self.done.append(now)


class Teller:
    """What an administrator hears."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, what: str, error: BaseException | str, trace: bool = False) -> None:
        self.said.append(f"{what}: {error}")

    def over(self, what: str) -> None:
        pass


async def test_a_fortnight_of_looks_makes_one_backup_a_night() -> None:
    desk, clock = Desk(), [at("2026-11-09T15:00")]
    nightly = Nightly(desk, MOSCOW, lambda: clock[0], Teller())
    for _ in range(14 * 24 * 4):
        await nightly.look()
        clock[0] += timedelta(minutes=15)
    first, *nights = desk.done
    assert first == at("2026-11-09T15:00")
    assert nights == [at("2026-11-10T03:00") + timedelta(days=n) for n in range(14)]
    assert desk.tidied == 15


async def test_a_failure_is_told_and_tried_again_after_a_while() -> None:
    desk, teller = Desk(failures=1), Teller()
    nightly = Nightly(desk, MOSCOW, lambda: at("2026-11-23T03:00"), teller, again=0.0)
    await nightly.look()
    assert teller.said == ["the nightly backup failed: [Errno 28] No space left on device"]
    await nightly.look()
    assert len(desk.done) == 1
    patient = Nightly(Desk(failures=1), MOSCOW, lambda: at("2026-11-23T03:00"), teller)
    for _ in range(5):
        await patient.look()
    assert len(teller.said) == 2
