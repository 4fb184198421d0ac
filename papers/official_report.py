"""«Справка о ходе исполнения решения» as .docx: the department's template, or ours, filled with the facts.

Names for a template. Texts: ``department day basis deadline decision executor executor_position
executor_phone``. Lists of sentences: ``coverage own achievements problems prospects conclusions proposals``.
Rows: ``tasks`` (``number title done in_progress not_started no_data share``), ``states`` (``number
organisation done in_progress not_started state``), ``missing`` (``number organisation filled last_action
phone``).
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from core import official_words as words
from core.official import ANNEXED, OfficialReport
from core.russian import count
from core.russian_dates import short_day
from core.summary import NotAnswered
from core.table import STATUS_WORDS, TableRow
from papers.harmless import printable
from papers.official_template import official_template
from papers.whole_file import ExportError, whole_file

BLANK = "____________________"
LARGEST_TEMPLATE = 5_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Executor:
    """Who signs; a line to be filled by hand where nobody is named."""

    name: str = ""
    position: str = ""
    phone: str = ""


def write_official(
    report: OfficialReport, path: Path, template: Path | None = None, executor: Executor | None = None
) -> int:
    """Write the report; how many organisations are in it. ExportError with one plain line."""
    if path.suffix.lower() != ".docx":
        raise ExportError(f"{path.name}: имя справки должно кончаться на .docx")
    with whole_file(path) as draft:
        filled = _filled(report, _template(template), executor or Executor())
        filled.save(draft)
    return report.summary.coverage.total


def _template(path: Path | None) -> BytesIO:
    if path is None:
        return BytesIO(official_template())
    if path.stat().st_size > LARGEST_TEMPLATE:
        raise ExportError(f"{path.name}: шаблон больше 5 МБ")
    return BytesIO(path.read_bytes())


def _filled(report: OfficialReport, template: BytesIO, executor: Executor) -> DocxTemplate:
    """Words of people are values, never marks; a template can reach nothing but the names listed."""
    try:
        paper = DocxTemplate(template)
        paper.render(_facts(report, executor), SandboxedEnvironment(autoescape=True))
    except (TemplateError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise ExportError(f"шаблон справки не подходит: {str(error).splitlines()[0]}") from None
    about = paper.core_properties
    about.created = about.modified = report.made_at.replace(tzinfo=None)
    return paper


def _facts(report: OfficialReport, executor: Executor) -> dict[str, Any]:
    facts = {
        "department": report.department,
        "decision": report.decision.short_title,
        "day": short_day(report.made_at.date()),
        "basis": report.decision.basis.rstrip(". "),
        "deadline": short_day(report.deadline),
        "executor": executor.name or BLANK,
        "executor_position": executor.position or BLANK,
        "executor_phone": executor.phone or BLANK,
        "coverage": words.coverage(report),
        "own": words.own_tasks(report),
        "achievements": words.achievements(report),
        "problems": words.problems(report),
        "prospects": words.prospects(report),
        "conclusions": words.proposed_conclusions(report),
        "proposals": words.proposed_proposals(report),
        "tasks": [words.task_cells(task) for task in report.summary.tasks],
        "states": _annex([_state(row) for row in report.rows[:ANNEXED]], report.summary.coverage.total),
        "missing": _annex(
            [_missing(entry, report) for entry in report.summary.not_answered[:ANNEXED]],
            report.summary.coverage.missing,
        ),
    }
    return {name: _printable(value) for name, value in facts.items()}


def _annex(shown: list[dict[str, str]], of: int) -> list[dict[str, str]]:
    """What isn't shown is told in a last row, so that a department's own template tells it, too."""
    if len(shown) >= of or not shown:
        return shown
    left = count(of - len(shown), "организация", "организации", "организаций")
    return [*shown, dict.fromkeys(shown[0], "") | {"organisation": f"Ещё {left}: в таблице .xlsx"}]


def _state(row: TableRow) -> dict[str, str]:
    by_status = {
        key: ", ".join(str(n) for n, said in enumerate(row.statuses, 1) if said == status_words) or "—"
        for key, status_words in ((status.value, STATUS_WORDS[status]) for status in STATUS_WORDS)
    }
    number = str(row.number) if row.number is not None else ""
    return {"number": number, "organisation": row.organisation, "state": row.state, **by_status}


def _missing(entry: NotAnswered, report: OfficialReport) -> dict[str, str]:
    organisation, last = entry.organisation, entry.last_action
    return {
        "number": str(organisation.number) if organisation.number is not None else "",
        "organisation": organisation.name,
        "filled": f"{entry.filled} из {entry.of}" if entry.registered else "не зарегистрированы",
        "last_action": short_day(last.astimezone(report.made_at.tzinfo).date()) if last else "не открывали",
        "phone": organisation.phone,
    }


def _printable(value: Any) -> Any:
    match value:
        case str():
            return printable(value).replace("№ ", "№\u00a0")  # a number isn't parted from its sign
        case dict():
            return {name: _printable(one) for name, one in value.items()}
        case _:
            return [_printable(one) for one in value]
