"""What holds for every screen, whatever it says."""

from html.parser import HTMLParser

from screens.callbacks.reading import unpack
from screens.screen import Screen

LONGEST_TEXT = 4096  # UTF-16 units after parsing
LONGEST_CAPTION = 1024  # of a file
LONGEST_DATA = 64  # bytes
LONGEST_BUTTON = 40  # characters; about 28 stand on a narrow phone
ALLOWED = {"b", "i", "code"}


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.plain = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, f"<{tag}> has no business here"
        assert not attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.plain += data


def words_of(screen: Screen) -> str:
    """The text as people see it; AssertionError where its HTML is broken."""
    parser = _Html()
    parser.feed(screen.text)
    parser.close()
    assert not parser.open, f"{parser.open} stay open"
    return parser.plain


def follows_the_rules(screen: Screen) -> None:
    """AssertionError naming what Telegram or a reader would refuse."""
    words = words_of(screen)
    length = len(words.encode("utf-16-le")) // 2
    assert words.strip(), "an empty screen"
    assert length <= (LONGEST_TEXT if screen.file is None else LONGEST_CAPTION), f"{length} is too long"
    for row in screen.rows:
        assert 0 < len(row) <= 3, row
        for button in row:
            assert 0 < len(button.text) <= LONGEST_BUTTON, button.text
            assert "\n" not in button.text
            assert len(button.data.encode()) <= LONGEST_DATA, button.data
            tap = unpack(button.data)
            assert tap is not None, button.data
            assert tap.pack() == button.data
    assert len(screen.rows) <= 100
