"""The summary's picture: a row for each organisation, a coloured cell with a sign for each task."""

from PIL import Image, ImageDraw

from core.decision import Status
from core.heat import HeatPage, HeatRow
from core.table import STATUS_WORDS
from papers.drawing import FAINT, LINE, PAPER, Draw, as_png, font, status_cell, text

MARGIN, GAP = 24, 8
NAMES, CELL, STATES = 416, 74, 172  # widths in pixels
TOP, HEAD, ROW, LEGEND = 128, 60, 56, 84  # heights in pixels
TITLE, LINE_SIZE, SMALL, SIGN = 40, 32, 28, 28  # of letters and signs: a third of it on a phone


def heat_map(page: HeatPage) -> bytes:
    """A PNG, about 1,080 pixels wide: on a phone's 360 points without zooming in."""
    width = 2 * MARGIN + NAMES + len(page.tasks) * CELL + STATES
    height = TOP + HEAD + max(1, len(page.rows)) * ROW + LEGEND
    picture = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(picture)
    text(draw, (MARGIN, 44), page.title, TITLE, bold=True, width=width - 2 * MARGIN)
    where = f", {page.district}" if page.district else ""
    of = f", лист {page.number} из {page.of}" if page.of > 1 else ""
    text(draw, (MARGIN, 96), f"На {page.made_on:%d.%m.%Y}{of}{where}", SMALL, FAINT, width=width - 2 * MARGIN)
    _heading(draw, page)
    for place, row in enumerate(page.rows):
        _row(draw, TOP + HEAD + place * ROW, row, width)
    if not page.rows:
        text(draw, (MARGIN, TOP + HEAD + ROW / 2), "Организаций пока нет.", LINE_SIZE, FAINT)
    _legend(draw, height - LEGEND / 2 + 4)
    return as_png(picture)


def _heading(draw: Draw, page: HeatPage) -> None:
    y = TOP + HEAD / 2
    text(draw, (MARGIN, y), "Организация", SMALL, FAINT)
    for place in range(len(page.tasks)):
        text(draw, (_left(place) + CELL / 2, y), f"п. {place + 1}", SMALL, FAINT, anchor="mm")
    text(draw, (_left(len(page.tasks)) + GAP, y), "отчёт", SMALL, FAINT)


def _row(draw: Draw, top: float, row: HeatRow, width: int) -> None:
    middle = top + ROW / 2
    draw.line([(MARGIN, top), (width - MARGIN, top)], LINE)
    text(draw, (MARGIN, middle), row.name, LINE_SIZE, width=NAMES - 2 * GAP)
    for place, status in enumerate(row.statuses):
        left = _left(place)
        box = (left + GAP / 2, top + GAP / 2, left + CELL - GAP / 2, top + ROW - GAP / 2)
        status_cell(draw, box, status, SIGN)
    text(draw, (_left(len(row.statuses)) + GAP, middle), row.state, SMALL, width=STATES - GAP)


def _legend(draw: Draw, middle: float) -> None:
    x = float(MARGIN)
    words: list[tuple[Status | None, str]] = [(status, said) for status, said in STATUS_WORDS.items()]
    for status, said in (*words, (None, "Нет данных")):
        status_cell(draw, (x, middle - 20, x + 52, middle + 20), status, 20)
        text(draw, (x + 60, middle), said, SMALL)
        x += 60 + font(SMALL).getlength(said) + 24


def _left(place: int) -> int:
    return MARGIN + NAMES + place * CELL
