"""Which column of a roster is which: departments name and order them as they like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from papers.roster_line import HEADER_WITHIN, Line, clean

EXPECTED = "Наименование, Руководитель, Телефон, Район, Почта (или name, head, phone, district, email)"

_NAMES = {
    "name": """name; kindergarten; organisation; organization; наименование; название; организация;
        учреждение; наименование организации; название организации; наименование учреждения;
        наименование оо; наименование доу; полное наименование; краткое наименование;
        сокращенное наименование; образовательная организация; дошкольная организация;
        детский сад; доу; доо; оо""",
    "head": """head; director; руководитель; заведующий; заведующая; директор; фио; фио руководителя;
        фио заведующего; фио заведующей; руководитель организации; заведующий доу; ф и о;
        ф и о руководителя""",
    "phone": """phone; phone number; tel; телефон; телефоны; тел; номер телефона; контактный телефон;
        рабочий телефон; мобильный телефон; сотовый телефон; телефон руководителя; контактные телефоны""",
    "district": """district; район; микрорайон; округ; муниципалитет; муниципальное образование; территория;
        район города; муниципальный район""",
    "email": """email; e mail; mail; почта; электронная почта; эл почта; адрес электронной почты;
        электронный адрес; адрес эл почты; имейл; емейл""",
}
_FIELDS = {" ".join(name.split()): field for field, names in _NAMES.items() for name in names.split(";")}
_COUNTERS = frozenset(("", "№", "no", "n", "№ п п", "п п", "номер", "№ пп", "пп", "номер п п"))
_LINE_ENDS = re.compile(r"[\r\n]+")
_BRACKETS = re.compile(r"\([^)]*\)")
_WORD_BREAKS = re.compile(r"[\s.,:;*/\\_\"«»-]+")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands and the index of each field's column; ``ignored`` are titles unknown to us."""

    row: int
    columns: dict[str, int]
    ignored: tuple[str, ...]

    def value(self, line: Line, field: str) -> str:
        """The field's text in that line, cleaned; empty where the file has no such column."""
        index = self.columns.get(field)
        text = "" if index is None else line.cell(index)
        # Line ends are spaces to every field but one: they part the phones of a cell.
        return clean(_LINE_ENDS.sub("; ", text.strip()) if field == "phone" else text)


def first_filled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines among which a header is looked for."""
    filled = (line for line in lines if any(cell.strip() for cell in line.cells))
    return tuple(line for line, _ in zip(filled, range(HEADER_WITHIN), strict=False))


def find_header(lines: Sequence[Line]) -> Header | None:
    """The line that names most columns, a name column among them; the upper one of equals."""
    headers = [header for line in first_filled(lines) if (header := _as_header(line)) is not None]
    return max(headers, key=lambda header: len(header.columns), default=None)


def _as_header(line: Line) -> Header | None:
    columns: dict[str, int] = {}
    ignored: list[str] = []
    for index, cell in enumerate(line.cells):
        title = _title(cell)
        field = _FIELDS.get(title)
        if field is not None and field not in columns:
            columns[field] = index
        elif title not in _COUNTERS:
            ignored.append(clean(cell))
    return Header(line.number, columns, tuple(ignored)) if "name" in columns else None


def _title(cell: str) -> str:
    """«Ф.И.О. руководителя (полностью):» → «ф и о руководителя»."""
    text = _BRACKETS.sub(" ", clean(cell)).casefold().replace("ё", "е")
    return " ".join(_WORD_BREAKS.sub(" ", text).split())
