"""What the summary reads: its counts and pictures never look at every organisation."""

from typing import Any

import pytest

from core.districts import district_key
from core.outgoing import Paper
from core.ports import Call
from core.summary import summarise
from core.usecases import overview
from core.usecases.counted import counted, drawing_of
from core.views import Section, SummaryScreen
from tests.core.fake_town import ADMINISTRATOR, FakeTown

COUNTED = [Section.OVERVIEW, Section.DAYS, Section.CALLS, Section.CUT_OFF]
NAMING = [Section.TASKS, Section.DIFFICULTIES, Section.HELP, Section.MISSING]


class Watched:
    """The town's reads, and which of them were asked for."""

    def __init__(self, town: FakeTown) -> None:
        self._town = town
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        self.asked.append(name)
        return getattr(self._town, name)


def look(town: FakeTown, section: Section, brief: bool = False, district: str = "") -> tuple[Any, list[str]]:
    """The page, and what was read for it."""
    watched: Any = Watched(town)
    call: Call = town.call(ADMINISTRATOR)
    shown = overview.summary(watched, call, None, section, brief=brief, district=district)
    return shown.shows[0].view, watched.asked


@pytest.mark.parametrize(
    ("section", "brief"),
    [*((one, False) for one in COUNTED), (Section.OVERVIEW, True), (Section.TASKS, True)],
)
def test_counts_and_pictures_are_shown_without_a_look_at_everybody(section: Section, brief: bool) -> None:
    town = FakeTown()
    view, asked = look(town, section, brief)
    assert isinstance(view, SummaryScreen)
    assert "tally" in asked
    assert "states" not in asked
    assert asked.count("states_page") == (section is Section.OVERVIEW and not brief)
    scanned = summarise(view.decision, town.states(view.decision_id, 1))
    assert (view.summary.coverage, view.summary.tasks) == (scanned.coverage, scanned.tasks)
    assert view.summary.coverage.missing == len(scanned.not_answered) > 0


@pytest.mark.parametrize("section", NAMING)
def test_pages_that_name_somebody_read_that_page_only(section: Section) -> None:
    view, asked = look(FakeTown(), section)
    assert "states" not in asked
    whole = summarise(view.decision, FakeTown().states(view.decision_id, 1))
    shown = view.summary
    assert (shown.coverage, shown.tasks) == (whole.coverage, whole.tasks)
    assert shown.not_answered == (whole.not_answered if section is Section.MISSING else ())


def test_a_district_that_is_no_more_narrows_nothing() -> None:
    town = FakeTown()
    everybody, _ = look(town, Section.OVERVIEW)
    gone, _ = look(town, Section.OVERVIEW, district=district_key("Нигде"))
    assert (gone.district, gone.summary, gone.mark) == ("", everybody.summary, everybody.mark)
    assert gone.summary.coverage.total > 0


def test_a_page_beyond_the_last_is_the_last() -> None:
    town = FakeTown()
    (published,) = town.decisions(1)
    asked = published, counted(town, published.id, 1), town.now.tzinfo, town.now.date()
    assert drawing_of(town, 1, Paper.HEAT, *asked, 99) == drawing_of(town, 1, Paper.HEAT, *asked, 0)
