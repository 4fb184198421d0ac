"""Tables of a decision or an agenda, written out as the lines that a person would have typed instead."""

import re
from dataclasses import replace

from core.drafting.lines import Line
from core.drafting.marks import NO_MARK, read_mark

_COLUMNS = (
    ("number", r"№(?:\s*п\s*/?\s*п)?|п\s*/\s*п|номер"),
    ("term", r"срок\w*(?:\s+\w+)?"),
    ("who", r"ответственн\w+.*|исполнител\w+|отв\.?|кто\s+исполняет"),
    ("time", r"время.*|начало|регламент.*|продолжительность.*|минуты?"),
    ("speaker", r"(?:докладчик|выступающ|спикер|вед[её]т|ведущ|фио|ф\.\s?и\.\s?о).*"),
    (
        "text",
        r".*(?:мероприяти|рекомендаци|поручени|вопрос|содержание|пункт|решени|тема|формулировка|задач|наименование|что\s+сделать).*",
    ),
)
_RULES = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _COLUMNS)


def written_out(lines: list[Line]) -> list[Line]:
    """Rows under a header of known columns as lines; other rows keep their cells, joined."""
    result: list[Line] = []
    columns: list[str] = []
    for line in lines:
        if not line.cells:
            columns = []
            result.append(line)
            continue
        header = _header(line.cells)
        if header:
            columns = header
        elif columns and "text" in columns:
            result += _row(line, columns)
        elif len([cell for cell in line.cells if cell]) == 2 and line.cells[0]:
            # «Дата | 29 января 2020 г.»: a table of two columns is a list of labels.
            first, second = (cell for cell in line.cells if cell)
            mark, text = read_mark(
                f"{first.rstrip(':')}: {second}" if not re.search(r"\d", first) else f"{first} {second}"
            )
            result.append(replace(line, text=text, mark=mark, cells=()))
        else:
            result.append(
                replace(line, text=" ".join(cell for cell in line.cells if cell), mark=NO_MARK, cells=())
            )
    return result


def _header(cells: tuple[str, ...]) -> list[str]:
    kinds = [next((kind for kind, rule in _RULES if rule.fullmatch(cell.strip(" .:"))), "") for cell in cells]
    named = [kind for kind in kinds if kind]
    return (
        kinds if len(named) >= 2 and len(cells) <= 8 and "text" in named and len("".join(cells)) < 160 else []
    )


def _row(line: Line, columns: list[str]) -> list[Line]:
    by = {kind: cell for kind, cell in zip(columns, line.cells, strict=False) if kind and cell}
    if "text" not in by:
        return [replace(line, text=" ".join(cell for cell in line.cells if cell), cells=())]
    number = re.match(r"\d{1,2}(?:\.\d{1,2})*", by.get("number", ""))
    before = f"{number[0]}. " if number else ""
    hour = f"{by['time']} " if "time" in by and re.match(r"(?:с\s)?\d{1,2}[.:]\d\d", by["time"]) else ""
    mark, text = read_mark(f"{before}{hour}{by['text']}" if before else f"• {hour}{by['text']}")
    if "time" in by and not hour:
        text = f"{text}, {by['time']}" if "мин" in by["time"] else f"{text}, {by['time']} мин"
    made = [replace(line, text=text, mark=mark, cells=())]
    if "speaker" in by:
        made.append(replace(line, text=f"Докладчик: {by['speaker']}", mark=NO_MARK, cells=()))
    if "term" in by:
        made.append(replace(line, text=f"Срок: {by['term']}", mark=NO_MARK, cells=()))
    if "who" in by:
        made.append(replace(line, text=f"Ответственные: {by['who']}", mark=NO_MARK, cells=()))
    return made
