"""The pictures of the summary: as approved by eye (tests/papers/pictures), and true cell by cell.

After a change that is meant: UPDATE_SNAPSHOTS=1, then look at them.
"""

import io
import os
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from core.decision import Status
from core.heat import PER_PAGE, HeatPage, heat_pages
from core.people import Organisation
from core.picture import EDITION, digest_of
from core.progress import Progress, progress_by_day
from core.report import ReportState
from core.summary import OrganisationState
from papers.drawing import FILLS
from papers.heat_map import CELL, HEAD, LINE_SIZE, MARGIN, NAMES, ROW, TOP, heat_map
from papers.progress_chart import progress_chart
from tests.core.fake_town import DECISION
from tests.papers.town_report import NOW

APPROVED = Path(__file__).parent / "pictures"
ALIKE = 1.0  # of 255, the mean difference: another build of the font's renderer


def states(count: int) -> list[OrganisationState]:
    chance = random.Random(2)
    made = []
    for number in range(1, count + 1):
        state = chance.choice(list(ReportState))
        filled = 6 if state.finished else 0 if state is ReportState.NOT_OPENED else chance.randint(1, 4)
        statuses = {
            task.id: chance.choices(list(Status), [5, 2, 1])[0] if place < filled else None
            for place, task in enumerate(DECISION.tasks)
        }
        name = chance.choice(["«Ласточка»", "«Детский сад комбинированного вида «Россиянка»»"])
        organisation = Organisation(number, 1, f"МБДОУ № {number} {name} г. Калуги", number)
        made.append(OrganisationState(organisation, filled > 0, filled > 0, state, statuses, filled))
    chance.shuffle(made)
    return made


def pages(count: int) -> tuple[HeatPage, ...]:
    return heat_pages(DECISION, states(count), NOW.date())


def shown(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def compare(png: bytes, name: str) -> None:
    path = APPROVED / f"{name}.png"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_bytes(png)
    drawn, approved = shown(png), shown(path.read_bytes())
    assert drawn.size == approved.size
    assert max(ImageStat.Stat(ImageChops.difference(drawn, approved)).mean) < ALIKE


DAYS = [date(2020, 3, 1) + timedelta(days=n * n // 10) for n in range(41)]
PUBLISHED, DEADLINE = date(2020, 2, 3), date(2020, 9, 1)


@pytest.mark.parametrize(("name", "count"), [("heat", 12), ("heat_nobody", 0)])
def test_the_heat_map_looks_as_approved(name: str, count: int) -> None:
    compare(heat_map(pages(count)[0]), name)


@pytest.mark.parametrize(
    ("name", "today", "days"),
    [
        ("progress", date(2020, 8, 12), DAYS),
        ("progress_first_day", PUBLISHED, []),
        ("progress_overdue", date(2020, 9, 20), DAYS),
    ],
)
def test_the_chart_looks_as_approved(name: str, today: date, days: list[date]) -> None:
    made = progress_by_day(DECISION.short_title, PUBLISHED, Counter(days), 57, DEADLINE, today)
    compare(progress_chart(made), name)


def test_each_cell_has_the_colour_of_its_status() -> None:
    page = pages(40)[0]
    picture = shown(heat_map(page))
    for place, row in enumerate(page.rows):
        for task, status in enumerate(row.statuses):
            x = MARGIN + NAMES + task * CELL + 12
            found = picture.getpixel((x, TOP + HEAD + place * ROW + 10))
            wanted = tuple(bytes.fromhex(FILLS[status][1:]))
            assert isinstance(found, tuple)
            assert all(abs(a - b) < 12 for a, b in zip(found, wanted, strict=True)), (row.name, task)


def test_every_organisation_stands_on_one_page_by_number() -> None:
    found = pages(67)
    assert [len(page.rows) for page in found] == [PER_PAGE, PER_PAGE, PER_PAGE, 7]
    assert [(page.number, page.of) for page in found] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    names = [row.name for page in found for row in page.rows]
    assert [f"№ {number} " in name for number, name in enumerate(names, 1)] == [True] * 67


@pytest.mark.parametrize("count", [12, 57, 300])
def test_each_page_is_light_and_its_letters_are_large_enough_for_a_phone(count: int) -> None:
    for page in pages(count)[:: max(1, count // 60)]:
        png = heat_map(page)
        assert len(png) < 150_000
        width, height = shown(png).size
        kept = min(1.0, 1280 / max(width, height))  # Telegram makes the longer side 1280 at most
        on_a_phone = LINE_SIZE * kept * 380 / (width * kept)
        assert on_a_phone > 11
        assert kept > 0.9, "else it is blurred"


def test_looks_that_have_changed_have_a_new_edition() -> None:
    """Else Telegram's copies of the old ones would go on being shown. After a change: EDITION + 1."""
    record = APPROVED / "edition.txt"
    looks = sha256(b"".join(sha256(one.read_bytes()).digest() for one in sorted(APPROVED.glob("*.png"))))
    now = f"{EDITION} {looks.hexdigest()}\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        before = record.read_text().split() if record.exists() else ["0", ""]
        assert before[1] == looks.hexdigest() or int(before[0]) < EDITION, "EDITION must grow"
        record.write_text(now)
    assert record.read_text() == now


def test_the_same_picture_has_the_same_digest_and_another_one_another() -> None:
    digests = {digest_of(page) for count in (57, 58) for page in pages(count)}
    assert len(digests) == len(pages(57)) + len(pages(58)) - 2, "two full pages are the same"
    assert digest_of(pages(57)[0]) == digest_of(pages(57)[0])
    tomorrow = replace(pages(57)[0], made_on=NOW.date() + timedelta(days=1))
    assert digest_of(tomorrow) not in digests


@given(
    days=st.lists(st.dates(date(2020, 1, 1), date(2020, 12, 31)), max_size=30),
    today=st.dates(PUBLISHED, date(2020, 12, 31)),
)
def test_the_chart_counts_each_report_once(days: list[date], today: date) -> None:
    made: Progress = progress_by_day("", PUBLISHED, Counter(days), 57, DEADLINE, today)
    assert made.sent[-1] == sum(day <= today for day in days)
    assert list(made.sent) == sorted(made.sent)
    assert len(made.sent) == (today - PUBLISHED).days + 1
