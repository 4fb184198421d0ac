"""The second picture of the summary: how many reports had come by each day, against the deadline."""

from datetime import date, timedelta

from PIL import Image, ImageDraw

from core.progress import Progress
from core.russian_dates import day_and_month
from core.summary import percent
from papers.drawing import FAINT, INK, LINE, PAPER, Draw, as_png, text

WIDTH, HEIGHT = 1080, 720
LEFT, RIGHT, TOP, BOTTOM = 110, 1040, 160, 610  # of the field, in pixels
BAR, BAR_LINE, DUE = "#BFE3C0", "#14532D", "#B42318"
MOST_LINES = 5  # across the field


def progress_chart(progress: Progress) -> bytes:
    """A PNG, 1080 × 720."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    text(draw, (28, 44), progress.title, 40, bold=True, width=WIDTH - 56)
    sent = progress.sent[-1]
    where = f", {progress.district}" if progress.district else ""
    said = f"Сдали {percent(sent, progress.of)} на {progress.today:%d.%m.%Y}{where}"
    text(draw, (28, 100), said, 32, FAINT, width=WIDTH - 56)
    _grid(draw, progress)
    _line(draw, progress)
    _deadline(draw, progress)
    return as_png(picture)


def _grid(draw: Draw, progress: Progress) -> None:
    for count in range(0, progress.of + 1, _step(progress.of)):
        y = _y(progress, count)
        draw.line([(LEFT, y), (RIGHT, y)], LINE)
        text(draw, (LEFT - 12, y), str(count), 30, FAINT, anchor="rm")
    draw.line([(LEFT, BOTTOM), (RIGHT, BOTTOM)], FAINT, 2)
    text(draw, (LEFT, BOTTOM + 34), day_and_month(progress.first), 30, FAINT, anchor="lm")
    if progress.last != progress.deadline:
        text(draw, (RIGHT, BOTTOM + 34), day_and_month(progress.last), 30, FAINT, anchor="rm")


def _step(of: int) -> int:
    """A round number of reports between two lines: 1, 2, 5, 10, 20, …"""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if of <= step * MOST_LINES:
                return step
        size *= 10


def _line(draw: Draw, progress: Progress) -> None:
    days = [progress.first + timedelta(days=n) for n in range(len(progress.sent))]
    points: list[tuple[float, float]] = [(_x(progress, days[0]), _y(progress, 0))]
    for day, count in zip(days, progress.sent, strict=True):
        points += [(_x(progress, day), points[-1][1]), (_x(progress, day), _y(progress, count))]
    points.append((_x(progress, progress.today), points[-1][1]))
    draw.polygon([*points, (points[-1][0], BOTTOM), (points[0][0], BOTTOM)], BAR)
    draw.line(points, BAR_LINE, 4)
    x, y = points[-1]
    draw.ellipse((x - 7, y - 7, x + 7, y + 7), BAR_LINE)
    text(draw, (min(x, RIGHT - 30), y - 32), str(progress.sent[-1]), 34, INK, bold=True, anchor="mm")


def _deadline(draw: Draw, progress: Progress) -> None:
    x = _x(progress, progress.deadline)
    for y in range(TOP, BOTTOM, 16):
        draw.line([(x, y), (x, y + 8)], DUE, 3)
    near_the_left = x < LEFT + 200
    words = f"срок {day_and_month(progress.deadline)}"
    text(draw, (x, BOTTOM + 68), words, 30, DUE, anchor="lm" if near_the_left else "rm")


def _x(progress: Progress, day: date) -> float:
    days = max(1, (progress.last - progress.first).days)
    share = min(max((day - progress.first).days, 0), days) / days
    return LEFT + (RIGHT - LEFT) * share


def _y(progress: Progress, count: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * count / max(1, progress.of)
