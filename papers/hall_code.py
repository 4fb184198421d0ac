"""What is shown in the hall: the QR code with the word under it, to be read from the last row."""

from io import BytesIO

import segno
from PIL import Image, ImageDraw

from papers.drawing import FAINT, PAPER, as_png, text

WIDTH, HEIGHT = 1080, 1240
CODE = 780  # pixels of the code's side


def hall_png(link: str, word: str, heading: str) -> bytes:
    """As PNG. The quiet zone that scanners want is the paper around the code."""
    out = BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(out, kind="png", scale=max(1, CODE // code.symbol_size(1, 0)[0]), border=0)
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    square = Image.open(out).convert("RGB")
    picture.paste(square, ((WIDTH - square.width) // 2, 180 + (CODE - square.height) // 2))
    draw = ImageDraw.Draw(picture)
    text(draw, (WIDTH / 2, 60), heading, 44, FAINT, anchor="mm", width=WIDTH - 80)
    text(draw, (WIDTH / 2, HEIGHT - 190), "Или нажмите «Я в зале» и напишите:", 40, FAINT, anchor="mm")
    text(draw, (WIDTH / 2, HEIGHT - 100), word, 96, bold=True, anchor="mm")
    return as_png(picture)
