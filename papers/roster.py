"""The department's list of organisations: a .csv or .xlsx in, good rows and told problems out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.people import RosterRow
from core.russian import name_key
from papers.phones import PhoneError, normalise_phones
from papers.roster_header import EXPECTED, Header, find_header, first_filled
from papers.roster_line import MAX_ROWS, Line, RosterError, clean
from papers.roster_read import read_lines

__all__ = ["Roster", "RosterError", "RowProblem", "name_key", "read_roster"]

_LIMITS = {
    "name": (200, "наименование"),
    "head": (200, "имя руководителя"),
    "phone": (200, "телефон"),
    "district": (100, "район"),
    "email": (254, "почта"),
}
_NOTHING = frozenset(("-", "--", "–", "—", "нет", "н/д", "нет данных", "отсутствует", "вакансия", "вакантно"))
_EXCEL_ERRORS = frozenset(
    (
        "#N/A",
        "#Н/Д",
        "#REF!",
        "#ССЫЛКА!",
        "#VALUE!",
        "#ЗНАЧ!",
        "#NAME?",
        "#ИМЯ?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
    )
)
_TOTALS = re.compile(r"(?:итого|всего)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[\w-]+\.)+[\w-]{2,}")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that was left out. ``row`` is its number as Excel or an editor shows it."""

    row: int
    why: str

    def __str__(self) -> str:
        return f"строка {self.row}: {self.why}"


@dataclass(frozen=True, slots=True)
class Roster:
    """Good rows in the order of the file, and what was left out and why."""

    rows: tuple[RosterRow, ...]
    problems: tuple[RowProblem, ...]
    ignored_columns: tuple[str, ...] = ()


def read_roster(path: Path) -> Roster:
    """Read the file; raises ``RosterError`` with one plain line where it can't be read at all."""
    lines = read_lines(path)
    header = find_header(lines)
    if header is None:
        raise RosterError(f"{path}: не найден заголовок: нужны столбцы {EXPECTED}; {_found(lines)}")
    rows: list[RosterRow] = []
    problems: list[RowProblem] = []
    seen: dict[str, int] = {}
    below = [line for line in lines if line.number > header.row and not _is_empty(line, header)]
    if len(below) > MAX_ROWS:
        raise RosterError(f"{path}: больше {MAX_ROWS} строк: разделите файл")
    for line in below[1:] if below and _numbers_columns(below[0]) else below:
        row, reasons = _row(line, header)
        if earlier := seen.get(name_key(row.name)):
            reasons.append(f"повторяет строку {earlier}: «{row.name}»")
        if reasons:
            problems.append(RowProblem(line.number, "; ".join(reasons)))
        else:
            seen[name_key(row.name)] = line.number
            rows.append(row)
    if not rows and not problems:
        raise RosterError(f"{path}: под заголовком нет ни одной строки")
    return Roster(tuple(rows), tuple(problems), header.ignored)


def _row(line: Line, header: Header) -> tuple[RosterRow, list[str]]:
    """The row, and everything wrong with it at once: nobody should import a file five times to mend it."""
    if line.trouble:
        return RosterRow(name=""), [line.trouble]
    values: dict[str, str] = {}
    reasons: list[str] = []
    for field in _LIMITS:
        values[field], reason = _value(header.value(line, field), field)
        reasons.extend(filter(None, [reason]))
    try:
        values["phone"] = normalise_phones(values["phone"])
    except PhoneError:
        reasons.append(f"непонятный телефон «{values['phone'][:60]}»")
    values["email"], wrong = _emails(values["email"])
    reasons.extend(f"непонятная почта «{address[:60]}»" for address in wrong)
    return RosterRow(**values), reasons


def _value(text: str, field: str) -> tuple[str, str]:
    """The field's value, empty where it is of no use, and what is wrong with it."""
    limit, title = _LIMITS[field]
    if text.upper() in _EXCEL_ERRORS:
        return "", f"{title}: в ячейке ошибка Excel «{text}»"
    if len(text) > limit:
        return "", f"{title}: длиннее {limit} знаков"
    if field != "name":
        return "" if text.casefold() in _NOTHING else text, ""
    if not name_key(text):
        return "", "нет наименования"
    return text, f"похоже на итоговую строку: «{text[:60]}»" if _TOTALS.match(text) else ""


def _emails(text: str) -> tuple[str, list[str]]:
    addresses = [address.removeprefix("mailto:") for address in re.split(r"[\s,;]+", text) if address]
    wrong = [address for address in addresses if not _EMAIL.fullmatch(address)]
    return ", ".join(addresses), wrong


def _is_empty(line: Line, header: Header) -> bool:
    """Nothing in our columns, and elsewhere at most numbers: a form numbered in advance."""
    if line.trouble or any(header.value(line, field) for field in header.columns):
        return False
    return not any(character.isalpha() for cell in line.cells for character in clean(cell))


def _numbers_columns(line: Line) -> bool:
    """«1 | 2 | 3 | 4», as forms have it under the header."""
    cells = [clean(cell) for cell in line.cells]
    while cells and not cells[-1]:
        cells.pop()
    return len(cells) > 1 and cells == [str(number) for number in range(1, len(cells) + 1)]


def _found(lines: Iterable[Line]) -> str:
    first = first_filled(list(lines))
    if not first:
        return "в файле нет ни одной заполненной строки"
    titles = ", ".join(f"«{clean(cell)[:30]}»" for cell in first[0].cells[:10] if cell.strip())
    return f"в строке {first[0].number} стоит {titles}"
