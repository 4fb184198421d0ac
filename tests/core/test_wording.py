"""Conclusions and proposals: proposed, taken, written, reset; of two specialists the later sees the first."""

from dataclasses import replace

import pytest

from core.official import Planned
from core.outgoing import MadePaper
from core.staff import StaffRole
from core.views import (
    Home,
    Note,
    PaperMaking,
    PaperReady,
    Stranger,
    WordingAsk,
    WordingScreen,
    WordingsScreen,
)
from core.wording import LONGEST, MOST, Part, paragraphs_of, with_paragraph
from screens.render import render
from tests.core.fake_town import ADMINISTRATOR, FakeTown
from tests.core.fake_town.facts import Overtaken
from tests.core.walking import Walker, registered

OTHER = 901


def at_proposals(walker: Walker) -> WordingScreen:
    walker.command("summary")
    walker.press("Выгрузить")
    walker.press("Выводы и предложения")
    shown = walker.press("Предложения")
    assert isinstance(shown, WordingScreen)
    return shown


@pytest.fixture
def town() -> FakeTown:
    made = registered().town
    made.employ(OTHER, StaffRole.SPECIALIST)
    return made


def test_what_is_proposed_is_taken_and_stays_as_it_was(town: FakeTown) -> None:
    office = Walker(town, ADMINISTRATOR)
    proposed = at_proposals(office)
    assert proposed.wording.text is None
    taken = office.press("Взять этот текст")
    assert isinstance(taken, WordingScreen)
    assert (taken.words, taken.wording.version, taken.note) == (proposed.words, 1, Note.WORDING_KEPT)
    assert town.wordings(1, 1)[0].paragraphs == proposed.words


def test_a_whole_text_and_then_a_paragraph_are_typed_anew(town: FakeTown) -> None:
    office = Walker(town, ADMINISTRATOR)
    at_proposals(office)
    assert isinstance(office.press("Написать заново"), WordingAsk)
    office.say("Первое.\n\n  Второе   слово. \nТретье.")
    office.press("Изменить абзац 2")
    shown = office.say("Два.\nДва с половиной.")
    assert isinstance(shown, WordingScreen)
    assert shown.words == ("Первое.", "Два.", "Два с половиной.", "Третье.")
    back = office.press("Вернуть предложенный")
    assert isinstance(back, WordingScreen)
    assert (back.wording.text, back.wording.version) == (None, 3)
    assert len(town.wording_log) == 3


def test_what_is_too_long_or_nothing_is_asked_for_again_and_nothing_is_lost(town: FakeTown) -> None:
    office = Walker(town, ADMINISTRATOR)
    at_proposals(office)
    office.press("Написать заново")
    for text in ("я" * (LONGEST + 1), "я\n" * (MOST + 1), "  \n "):
        again = office.say(text)
        assert isinstance(again, WordingAsk)
        assert again.note is Note.WORDING_TOO_LONG
    assert isinstance(office.sticker(), WordingAsk)
    assert isinstance(office.say("я" * LONGEST), WordingScreen)


def test_of_two_specialists_the_later_sees_the_earlier_s_text_first(town: FakeTown) -> None:
    first, second = Walker(town, ADMINISTRATOR), Walker(town, OTHER)
    for walker in (first, second):
        at_proposals(walker)
        walker.press("Написать заново")
    first.say("Текст первой.")
    shown = second.say("Текст второй.")
    assert isinstance(shown, WordingScreen)
    assert (shown.words, shown.note) == (("Текст первой.",), Note.WORDING_MOVED)
    second.press("Написать заново")
    written = second.say("Текст второй.")
    assert isinstance(written, WordingScreen)
    assert (written.words, written.wording.version) == (("Текст второй.",), 2)
    with pytest.raises(Overtaken):
        town.apply(town.wording_log[0])


def test_an_old_button_shows_the_text_as_it_is_and_changes_nothing(town: FakeTown) -> None:
    office = Walker(town, ADMINISTRATOR)
    at_proposals(office)
    office.press("Взять этот текст")
    for old in ("VT:1:p:0", "VX:1:p:0", "VE:1:p:0:1", "VE:1:p:1:99"):
        shown = office.tap(old)
        assert isinstance(shown, WordingScreen)
        assert shown.note is Note.WORDING_MOVED
    assert isinstance(office.tap("VO:1:zzz"), WordingsScreen)
    assert len(town.wording_log) == 1


def test_neither_a_viewer_nor_a_head_writes_it(town: FakeTown) -> None:
    town.employ(902, StaffRole.VIEWER)
    viewer = Walker(town, 902)
    viewer.command("summary")
    viewer.press("Выгрузить")
    assert "Выводы и предложения" not in viewer.labels()
    for data in ("VV:1", "VO:1:c", "VT:1:c:0", "VX:1:c:0", "VE:1:c:0:0"):
        assert isinstance(viewer.tap(data), Home)
        assert isinstance(Walker(town, 1).tap(data), Home | Stranger)
    assert town.wording_log == []


def test_the_paper_s_caption_tells_whose_words_they_are_and_what_came_since(town: FakeTown) -> None:
    office = Walker(town, ADMINISTRATOR)
    at_proposals(office)
    office.press("Взять этот текст")
    asked = office.press("Справка (.docx)")
    assert isinstance(asked, PaperMaking)
    made = PaperReady(1, town.decision, asked.paper, MadePaper("x", "Справка.docx", ""))
    caption = render(replace(made, wordings=town.wordings(1, 1), sent=town.tally(1, 1).coverage().sent)).text
    assert "Предложения: изменены 03.08.2020 в 09:00" in caption
    assert town.planned(1, 1) == Planned()


def test_paragraphs_are_lines_and_a_paragraph_is_replaced_by_its_number() -> None:
    assert paragraphs_of(" а \n\n б  в\t\n") == ("а", "б в")
    assert with_paragraph(("1", "2", "3"), 3, "в") == ("1", "2", "в")
    assert with_paragraph(("1", "2"), 0, "а\nб") == ("а", "б")
    assert [part.value for part in Part] == ["c", "p"]
