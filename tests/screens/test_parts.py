"""Long screens are cut so that Telegram takes each part and nothing is lost; the sandbox is the judge."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.outgoing import PrintedReceipt
from sandbox import texts
from sandbox.html import parse_html
from sandbox.utf16 import units
from screens.parts import LONGEST_CAPTION, LONGEST_TEXT, parts_of, posts_of
from screens.screen import Button, Screen, esc

PATIENT = settings(deadline=None)  # a busy machine is no mistake
SMALL = 24  # a limit at which short examples are long texts
WORDS = st.text(alphabet="абвxyz<>&;\"' 😀👍🏽\n", max_size=30).map(esc)


def marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def wrapped(tag: str, words: str) -> str:
        return f"<{tag}>{words}</{tag}>"

    return st.builds(wrapped, st.sampled_from(("b", "i", "code")), inner) | st.lists(inner, max_size=6).map(
        "".join
    )


TEXTS = st.recursive(WORDS, marked, max_leaves=20)


def seen(source: str) -> list[tuple[str, frozenset[str]]]:
    """Each visible character but spaces, with its markup: what people get of a text."""
    plain, entities = parse_html(source)
    styled: list[tuple[str, frozenset[str]]] = []
    place = 0
    for character in plain:
        over = {e["type"] for e in entities if e["offset"] <= place < e["offset"] + e["length"]}
        if not character.isspace():
            styled.append((character, frozenset(over)))
        place += units(character)
    return styled


def length(source: str) -> int:
    return units(parse_html(source)[0])


@PATIENT
@given(TEXTS)
@example("<b>" + "а" * 60 + "</b>")
@example("&lt;" * 50)
@example("😀" * 50)
@example(";🏽;;;🏽;;;;;;;🏽🏽<b>;;;🏽 </b>")  # a space too many, inside a tag
@example("слово <b>жирное <i>оба</i></b>\n" * 8)
def test_nothing_is_lost_and_each_part_is_a_message_of_its_own(source: str) -> None:
    parts = parts_of(source, SMALL)
    for part in parts:
        assert length(part) <= SMALL
        if len(parts) > 1:
            assert texts.message_text(part, "HTML").text.strip()
    assert [one for part in parts for one in seen(part)] == seen(source)


@PATIENT
@given(TEXTS)
def test_what_fits_stays_as_it_is(source: str) -> None:
    assert parts_of(source, max(length(source), 1)) in ((source,), (source.strip(),))


@PATIENT
@given(st.lists(st.text(alphabet="абв& <", min_size=1, max_size=SMALL).filter(str.strip), min_size=1))
def test_lines_that_fit_are_never_cut(lines: list[str]) -> None:
    whole = [line.strip() for line in lines]
    parts = parts_of("\n".join(map(esc, whole)), SMALL)
    found = [line.strip() for part in parts for line in parse_html(part)[0].split("\n")]
    assert found == whole


def test_a_line_that_is_too_long_is_cut_between_words() -> None:
    assert parts_of("раз два три четыре", 9) == ("раз два", "три", "четыре")


def test_a_word_that_is_too_long_is_cut_between_characters() -> None:
    assert parts_of("😀😀😀", 4) == ("😀😀", "😀")
    assert parts_of("&amp;&amp;&amp;", 2) == ("&amp;&amp;", "&amp;")


def test_markup_that_reaches_over_the_cut_is_closed_and_opened_again() -> None:
    assert parts_of("<b>раз\nдва</b>\nтри", 4) == ("<b>раз</b>", "<b>два</b>", "три")
    assert parts_of("<b><i>раз\nдва</i></b>", 4) == ("<b><i>раз</i></b>", "<b><i>два</i></b>")


def test_a_screen_of_the_longest_allowed_length_is_one_message() -> None:
    rows = ((Button("В меню", "h"),),)
    assert posts_of(Screen("<b>" + "ж" * LONGEST_TEXT + "</b>", rows)) == [
        Screen("<b>" + "ж" * LONGEST_TEXT + "</b>", rows)
    ]


def test_the_buttons_stand_under_the_last_part() -> None:
    rows = ((Button("В меню", "h"),),)
    line = "ж" * 99
    first, last = posts_of(Screen("\n".join([line] * 50), rows))
    assert first == Screen("\n".join([line] * 40))
    assert last == Screen("\n".join([line] * 10), rows)


def test_a_file_goes_with_the_last_part_and_its_caption_is_a_short_one() -> None:
    rows, paper = ((Button("В меню", "h"),),), PrintedReceipt(7)
    *first, last = posts_of(Screen("строка\n" * 300, rows, paper))
    assert (last.file, last.rows) == (paper, rows)
    assert len(last.text) <= LONGEST_CAPTION
    assert [part.file for part in first] == [None] * len(first)
    assert first
