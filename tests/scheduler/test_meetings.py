"""Reminders of a meeting: at their hours, once, and only what still tells something."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from core.meeting import PublishedMeeting, Seat, SeatState
from core.meeting_rounds import Invitee, rounds
from core.outgoing import Post
from core.people import NOBODY, Organisation, Role
from core.recipients import Recipient
from core.working_days import WorkingDays
from papers.meeting_file import load_meeting
from scheduler.meetings import MeetingTick
from screens.screen import load_screen

MOSCOW = ZoneInfo("Europe/Moscow")
DAYS = WorkingDays()
PLAN = load_meeting(Path(__file__).resolve().parents[2] / "decisions" / "vsoko-2020.yaml")
PUBLISHED = datetime(2020, 1, 20, 10, 0, tzinfo=MOSCOW)
MEETING = PublishedMeeting(1, 1, PLAN, PUBLISHED)


class Store:
    """What the tick writes down."""

    def __init__(self, *invitees: Invitee, meeting: PublishedMeeting = MEETING) -> None:
        self.meeting = meeting
        self.of = invitees
        self.told: dict[str, tuple[int, datetime]] = {}
        self.posts: list[tuple[int, str]] = []

    async def meetings(self) -> tuple[PublishedMeeting, ...]:
        return (self.meeting,)

    async def is_told(self, meeting_id: int, key: str) -> bool:
        return key in self.told

    async def invitees(self, meeting_id: int) -> tuple[Invitee, ...]:
        return self.of

    async def tell(self, meeting_id: int, key: str, posts: Sequence[Post], told: int, at: datetime) -> bool:
        if key in self.told:
            return False
        self.told[key] = told, at
        self.posts += [(post.chat_id, load_screen(post.screen).text) for post in posts]
        return True

    def chats(self) -> list[int]:
        return [chat for chat, _ in self.posts]


def invitee(
    number: int, subgroup: int | None, *people: Recipient, state: SeatState = SeatState.COMING
) -> Invitee:
    organisation = Organisation(number, 1, f"МБДОУ № {number}", number)
    seat = Seat(1, organisation, state if subgroup else SeatState.INVITED, subgroup)
    return Invitee(seat, people or (Recipient(number, number, "Анна Ивановна", Role.HEAD),))


def tick(store: Store) -> MeetingTick:
    return MeetingTick(store, MOSCOW, DAYS, lambda: None)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2020, 1, day, hour, minute, tzinfo=MOSCOW)


async def test_the_day_before_and_an_hour_before_each_sitting() -> None:
    store = Store(invitee(1, 1), invitee(2, 2), invitee(3, None))
    look = tick(store).look
    await look(at(28, 9, 58))
    assert store.posts == []
    await look(at(28, 10))
    assert sorted(store.chats()) == [1, 2, 3]
    assert "Совещание завтра в 9:00" in dict(store.posts)[1]
    assert "Когда Вам удобно прийти?" in dict(store.posts)[3]
    await look(at(29, 8))
    assert store.chats()[3:] == [1]
    await look(at(29, 11))
    assert store.chats()[4:] == [2]
    assert "Через час, в 12:00" in store.posts[-1][1]


async def test_nothing_is_repeated_by_a_second_process_or_after_a_restart() -> None:
    store = Store(invitee(1, 1))
    first, second = tick(store), tick(store)
    await first.look(at(28, 10))
    await second.look(at(28, 10))
    await tick(store).look(at(28, 15))
    assert store.chats() == [1]


async def test_late_is_better_than_not_while_it_tells_something() -> None:
    store = Store(invitee(1, 1), invitee(2, 2))
    await tick(store).look(at(28, 20))  # away since ten
    assert sorted(store.chats()) == [1, 2]
    store = Store(invitee(1, 1), invitee(2, 2))
    await tick(store).look(at(29, 9, 30))  # the first sitting has begun
    assert store.chats() == [2]
    assert [told for told, _ in store.told.values()] == [0, 0, 1, 0]


async def test_a_fast_clock_skips_none_and_each_is_decided_at_its_moment() -> None:
    store = Store(invitee(1, 1), invitee(2, 2))
    one = tick(store)
    began = at(21, 9)
    await one.look(began, began)
    await one.look(at(30, 9), began)
    assert store.chats() == [1, 2, 1, 2]
    assert [when for told, when in store.told.values() if told] == [
        at(28, 10),
        at(28, 10),
        at(29, 8),
        at(29, 11),
    ]


async def test_whoever_is_on_leave_is_stood_in_for() -> None:
    away = Recipient(1, 1, "Анна", Role.HEAD, absent_until=at(31, 0).date(), substitute=2)
    deputy = Recipient(2, 2, "Елена", Role.DEPUTY)
    alone = Recipient(3, 3, "Ольга", Role.HEAD, absent_until=at(31, 0).date(), substitute=NOBODY)
    store = Store(invitee(1, 1, away, deputy), invitee(2, 1, alone))
    await tick(store).look(at(28, 10))
    assert store.chats() == [2]


async def test_a_person_of_two_organisations_gets_one_message() -> None:
    head = Recipient(1, 1, "Анна", Role.HEAD)
    store = Store(invitee(1, 1, head), invitee(2, 1, head), invitee(3, 1, state=SeatState.DECLINED))
    await tick(store).look(at(28, 10))
    assert store.chats() == [1]
    assert "МБДОУ № 1" in store.posts[0][1]
    assert "МБДОУ № 2" in store.posts[0][1]


def test_a_monday_s_meeting_is_told_on_friday_and_nothing_before_it_was_published() -> None:

    monday = replace(PLAN, meeting=replace(PLAN.meeting, day=at(27, 0).date()))
    found = rounds(replace(MEETING, plan=monday), MOSCOW, DAYS)
    assert found[0].due == at(24, 10)
    late = rounds(replace(MEETING, published_at=at(28, 12)), MOSCOW, DAYS)
    assert [one.is_hour for one in late] == [True, True]


def test_another_hour_in_a_changed_file_is_another_round() -> None:

    first = PLAN.meeting.subgroups[0]
    moved = replace(PLAN, meeting=replace(PLAN.meeting, subgroups=(replace(first, starts=time(10)),)))
    before = {one.key for one in rounds(MEETING, MOSCOW, DAYS) if one.is_hour}
    after = {one.key for one in rounds(replace(MEETING, plan=moved), MOSCOW, DAYS) if one.is_hour}
    assert not before & after
