"""Whatever is pressed and typed, by whom and when: no name without consent, nothing changed once taken up."""

from dataclasses import dataclass, field
from datetime import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.experience import Offer, OfferState, Publication, Step
from core.staff import StaffRole
from core.views import OfferQuestion
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

PATIENT = settings(deadline=None, max_examples=60)
NAME = "Секретова Анна"
TYPED = ("Карта наблюдений", "https://sad7.ru", "я" * 650, "")
TAKEN_UP = (OfferState.ACCEPTED, OfferState.DECLINED, OfferState.PUBLISHED, OfferState.WITHDRAWN)
WHO = ("author", "reader", "first", "second")
step = st.tuples(
    st.sampled_from(WHO),
    st.sampled_from(["press", "press", "press", "type", "file", "old"]),
    st.integers(0, 40),
)


@dataclass
class Room:
    """Two heads and two specialists; what was taken up must stay as it was then."""

    town: FakeTown = field(default_factory=lambda: FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW)))
    people: dict[str, Walker] = field(default_factory=dict)
    taken: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.town.employ(901, StaffRole.SPECIALIST)
        author, reader = registered(self.town), registered(self.town, 6, "second")
        first, second = Walker(self.town, ADMINISTRATOR), Walker(self.town, 901)
        self.people = dict(zip(WHO, (author, reader, first, second), strict=True))
        for one in self.people.values():
            one.tap("YH")

    def act(self, who: str, what: str, which: int) -> None:
        """One of them does something; then everything that always holds is looked at."""
        one = self.people[who]
        mine = [b.data for row in one.screen.rows for b in row if b.data.startswith("Y")]
        seen = [data for data in one.ever if data.startswith("Y")]
        if what == "press" and mine:
            one.tap(mine[which % len(mine)])
        elif what == "old" and seen:
            one.tap(seen[which % len(seen)])
        elif what == "type":
            signs = isinstance(one.view, OfferQuestion) and one.view.step is Step.NAME
            one.say(NAME if signs else TYPED[which % len(TYPED)])
        elif what == "file":
            one.send(f"файл {which}.pdf")
        else:
            one.tap("YH")
        self.look(who, one)

    def look(self, who: str, one: Walker) -> None:
        named = {consent.offer_id for consent in self.town.name_consents}
        if who != "author":
            assert NAME not in one.screen.text or named, one.screen.text
        for number, offer in self.town.offers.items():
            if offer.state is OfferState.PUBLISHED:
                assert offer.publication in (Publication.NAMED, Publication.NAMELESS)
            if offer.state is not OfferState.DRAFT and offer.state is not OfferState.WITHDRAWN:
                assert offer.title
                assert offer.result
            if offer.state in TAKEN_UP:
                assert self.taken.setdefault(number, words_of(offer)) == words_of(offer)
            else:  # sent back, or not taken up yet
                self.taken.pop(number, None)
        if isinstance(one.view, OfferQuestion) and one.view.step is Step.CONSENT:
            assert one.view.offer.id not in named


def words_of(offer: Offer) -> tuple[str, ...]:
    files = ",".join(file.name for file in offer.files)
    return offer.title, offer.category, offer.description, offer.result, offer.link, files


FILLED = [
    ("author", "press", 0),
    ("author", "type", 0),
    ("author", "press", 0),
    ("author", "type", 0),
    ("author", "type", 0),
    ("author", "press", 0),
    ("author", "press", 0),
    ("author", "press", 0),
    ("author", "type", 0),
    ("author", "press", 0),
    ("author", "press", 0),
]


@PATIENT
@given(st.booleans(), st.lists(step, max_size=50))
@example(True, [])
def test_no_walk_shows_a_name_without_consent_or_changes_what_was_taken_up(
    sent: bool, steps: list[tuple[str, str, int]]
) -> None:
    room = Room()
    for one in FILLED if sent else []:
        room.act(*one)
    if sent:
        assert room.town.offers[1].state is OfferState.NEW
        assert [one.name for one in room.town.name_consents] == [NAME]
    for one in steps:
        room.act(*one)
