"""What the pictures share: letters with Cyrillic, colours, signs drawn as shapes.

The font has no «✓» or «◐», so signs are drawn: a meaning never hangs on the colour alone.
"""

from functools import cache
from io import BytesIO

from font_roboto import RobotoBold, RobotoMedium
from PIL import Image, ImageDraw, ImageFont

from core.decision import Status

Draw = ImageDraw.ImageDraw
Colour = str
Box = tuple[float, float, float, float]  # left, top, right, bottom

COLOURS = 128
PAPER, INK, FAINT, LINE = "#FFFFFF", "#1F2933", "#5F6B76", "#D5DBE1"
FILLS: dict[Status | None, Colour] = {
    Status.DONE: "#BFE3C0",
    Status.IN_PROGRESS: "#FFE9A8",
    Status.NOT_STARTED: "#F6C3B0",
    None: "#EEF1F4",
}
SIGNS: dict[Status | None, Colour] = {
    Status.DONE: "#14532D",
    Status.IN_PROGRESS: "#6B4E00",
    Status.NOT_STARTED: "#7A2510",
    None: "#7B8794",
}


@cache  # a font is a file read once; nothing of the program's state
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Roboto of that size in pixels."""
    return ImageFont.truetype(RobotoBold if bold else RobotoMedium, size)


def text(
    draw: Draw, at: tuple[float, float], words: str, size: int, colour: Colour = INK, *, bold: bool = False,
    anchor: str = "lm", width: float | None = None,
) -> None:  # fmt: skip
    """One line at that point, cut with «…» where it is wider than ``width`` pixels."""
    letters = font(size, bold=bold)
    words = " ".join(words.split())
    if width is not None:
        words = fitting(words, letters, width)
    draw.text(at, words, colour, letters, anchor)


def fitting(words: str, letters: ImageFont.FreeTypeFont, width: float) -> str:
    """The words, cut so that they fit."""
    if letters.getlength(words) <= width:
        return words
    while words and letters.getlength(f"{words}…") > width:
        words = words[:-1]
    return f"{words.rstrip()}…"


def status_cell(draw: Draw, box: Box, status: Status | None, sign: float = 22) -> None:
    """A coloured cell with its sign in the middle; ``sign`` is its size in pixels."""
    draw.rounded_rectangle(box, 6, FILLS[status])
    x, y, r, colour = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, sign / 2, SIGNS[status]
    round_box = (x - r, y - r, x + r, y + r)
    match status:
        case Status.DONE:
            draw.line([(x - r, y), (x - r * 0.25, y + r * 0.7), (x + r, y - r * 0.7)], colour, 5, "curve")
        case Status.IN_PROGRESS:
            draw.ellipse(round_box, outline=colour, width=3)
            draw.pieslice(round_box, 90, 270, colour)
        case Status.NOT_STARTED:
            draw.ellipse(round_box, outline=colour, width=3)
        case None:
            draw.line([(x - r * 0.7, y), (x + r * 0.7, y)], colour, 4)


def as_png(picture: Image.Image) -> bytes:
    """The file's bytes."""
    out = BytesIO()
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)  # a quarter of the bytes, and looks the same
    few.save(out, "PNG")
    return out.getvalue()
