"""The summary's picture: a row for each organisation, a coloured cell with a sign for each task."""

from PIL import Image, ImageDraw

from core.decision import Status
from core.heat import HeatPage, HeatRow
from core.table import STATUS_WORDS
from papers.drawing import FAINT, LINE, PAPER, Draw, as_png, font, status_cell, text

MARGIN, GAP = 28, 6
NAMES, CELL, STATES = 400, 84, 130  # widths in pixels
TOP, HEAD, ROW, LEGEND = 112, 56, 46, 70  # heights in pixels


def heat_map(page: HeatPage) -> bytes:
    """A PNG, about 1,100 pixels wide: read on a phone without zooming in."""
    width = 2 * MARGIN + NAMES + len(page.tasks) * CELL + STATES
    height = TOP + HEAD + max(1, len(page.rows)) * ROW + LEGEND
    picture = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(picture)
    text(draw, (MARGIN, 40), page.title, 34, bold=True, width=width - 2 * MARGIN)
    where = f", {page.district}" if page.district else ""
    of = f", лист {page.number} из {page.of}" if page.of > 1 else ""
    text(draw, (MARGIN, 84), f"На {page.made_on:%d.%m.%Y}{of}{where}", 24, FAINT, width=width - 2 * MARGIN)
    _heading(draw, page)
    for place, row in enumerate(page.rows):
        _row(draw, TOP + HEAD + place * ROW, row, width)
    if not page.rows:
        text(draw, (MARGIN, TOP + HEAD + ROW / 2), "Организаций пока нет.", 24, FAINT)
    _legend(draw, height - LEGEND / 2 + 4)
    return as_png(picture)


def _heading(draw: Draw, page: HeatPage) -> None:
    y = TOP + HEAD / 2
    text(draw, (MARGIN, y), "Организация", 22, FAINT)
    for place in range(len(page.tasks)):
        text(draw, (_left(place) + CELL / 2, y), f"п. {place + 1}", 22, FAINT, anchor="mm")
    text(draw, (_left(len(page.tasks)) + GAP, y), "отчёт", 22, FAINT)


def _row(draw: Draw, top: float, row: HeatRow, width: int) -> None:
    middle = top + ROW / 2
    draw.line([(MARGIN, top), (width - MARGIN, top)], LINE)
    text(draw, (MARGIN, middle), row.name, 24, width=NAMES - 2 * GAP)
    for place, status in enumerate(row.statuses):
        left = _left(place)
        status_cell(draw, (left + GAP / 2, top + GAP / 2, left + CELL - GAP / 2, top + ROW - GAP / 2), status)
    text(draw, (_left(len(row.statuses)) + GAP, middle), row.state, 22, width=STATES - GAP)


def _legend(draw: Draw, middle: float) -> None:
    x = float(MARGIN)
    words: list[tuple[Status | None, str]] = [(status, said) for status, said in STATUS_WORDS.items()]
    for status, said in (*words, (None, "Нет данных")):
        status_cell(draw, (x, middle - 18, x + 52, middle + 18), status, 18)
        text(draw, (x + 62, middle), said, 22)
        x += 62 + font(22).getlength(said) + 28


def _left(place: int) -> int:
    return MARGIN + NAMES + place * CELL
