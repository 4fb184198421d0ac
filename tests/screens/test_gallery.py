"""Each screen has a snapshot (``UPDATE_SNAPSHOTS=1`` writes them anew), and all keep the same rules."""

import os
from pathlib import Path

import pytest

from core import views
from core.views import GroupNote, Help, Note, Receipt, Stranger, SummaryScreen, View
from screens.joining import _STRANGER
from screens.notes import NOTES, above
from screens.render import SCREENS, render
from screens.screen import Screen, dump_screen, load_screen
from tests.screens.gallery import gallery
from tests.screens.rules import follows_the_rules, words_of

SNAPSHOTS = Path(__file__).parent / "snapshots"
GALLERY = gallery()
WIDE = 28  # characters that a button of a narrow phone shows


def snapshot(screen: Screen) -> str:
    """The screen as a text file: its words, then a line for each row of buttons."""
    rows = ["".join(f"[{button.text}]" for button in row) for row in screen.rows]
    return "\n".join([screen.text, "", *rows]).rstrip() + "\n"


@pytest.mark.parametrize("name", GALLERY)
def test_a_screen_is_as_it_was_approved(name: str) -> None:
    place = SNAPSHOTS / f"{name.replace(' ', '_')}.txt"
    now = snapshot(render(GALLERY[name]))
    if os.environ.get("UPDATE_SNAPSHOTS"):
        place.parent.mkdir(exist_ok=True)
        place.write_text(now, encoding="utf-8")
    assert place.exists(), "no snapshot yet: UPDATE_SNAPSHOTS=1 writes it"
    assert now == place.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GALLERY)
def test_a_screen_keeps_the_rules(name: str) -> None:
    screen = render(GALLERY[name])
    follows_the_rules(screen)
    assert load_screen(dump_screen(screen)) == screen


@pytest.mark.parametrize("name", GALLERY)
def test_no_screen_is_a_dead_end(name: str) -> None:
    view = GALLERY[name]
    assert render(view).rows or _needs_no_way_on(view)


def _needs_no_way_on(view: View) -> bool:
    """Strangers have a link to open, and a group its private chats."""
    match view:
        case Stranger(note):
            return note is not Note.JOIN_GRANTED
        case Help():
            return not view.registered and not view.staff
        case SummaryScreen():
            return view.brief
    return isinstance(view, GroupNote)


def test_every_kind_of_view_has_a_screen_and_an_example() -> None:
    kinds = set(views.View.__args__)  # type: ignore[attr-defined]  # a union's members
    assert set(SCREENS) == kinds
    assert {type(view) for view in GALLERY.values()} == kinds


def test_no_snapshot_is_left_over() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == {name.replace(" ", "_") for name in GALLERY}


def test_every_note_has_its_words() -> None:
    for note in Note:
        assert note in NOTES or note in _STRANGER, f"{note} has no words"
        assert "None" not in above(note)
        assert render(Stranger(note)).text.strip()


def test_buttons_fit_a_narrow_phone() -> None:
    wide = {
        b.text for view in GALLERY.values() for row in render(view).rows for b in row if len(b.text) > WIDE
    }
    assert all(len(text) <= 40 for text in wide)
    assert len(wide) <= 3, f"wider than {WIDE}: {sorted(wide)}"


def test_the_progress_is_written_as_the_contract_says() -> None:
    assert "Заполнено 4 из 6" in words_of(render(GALLERY["home begun"]))
    assert "Заполнено 4 из 6" in words_of(render(GALLERY["reminder begun"]))
    receipt = GALLERY["receipt"]
    assert isinstance(receipt, Receipt)
    assert f"№ {receipt.number}" in words_of(render(receipt))


@pytest.mark.parametrize("name", [name for name in GALLERY if name.startswith("question")])
def test_a_question_always_has_the_three_ways(name: str) -> None:
    ways = [button.text for button in render(GALLERY[name]).rows[-1]]
    assert ways == ["← Назад", "Пропустить", "Позже"]
    assert "Пункт " in words_of(render(GALLERY[name]))
