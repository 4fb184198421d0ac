"""The template of «Справка», drawn: a file for the department to change, and what is used until then.

Marks of docxtpl stand where facts go; ``papers.official_report`` lists the names.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

from papers.office_paper import CENTRE, JUSTIFY, fill, line, new_paper, table
from papers.whole_file import ExportError, whole_file

TASKS = (
    ("№", 10),
    ("Пункт решения", 46),
    ("Сделано", 21),
    ("В работе", 18),
    ("Не начинали", 26),
    ("Нет данных", 19),
    ("Доля", 25),
)
STATES = (
    ("№", 10),
    ("Организация", 54),
    ("Сделано", 22),
    ("В работе", 20),
    ("Не начинали", 26),
    ("Отчёт", 33),
)
MISSING = (("№", 10), ("Организация", 58), ("Заполнено", 36), ("Последнее действие", 25), ("Телефон", 36))


def official_template() -> bytes:
    """A .docx with marks."""
    document = new_paper("Справка о ходе исполнения решения")
    line(document, "{{ department }}", align=CENTRE)
    line(document, "")
    line(document, "СПРАВКА", bold=True, align=CENTRE)
    line(document, "о ходе исполнения решения", bold=True, align=CENTRE)
    line(document, "по состоянию на {{ day }}", align=CENTRE)
    line(document, "")
    _text(document, "Основание: {{ basis }}.")
    _section(document, "1. Охват", "coverage")
    _heading(document, "2. Исполнение по пунктам решения")
    _rows(
        document,
        TASKS,
        "task in tasks",
        "task",
        ("number", "title", "done", "in_progress", "not_started", "no_data", "share"),
    )
    line(document, "{%p if own %}")
    _heading(document, "Задачи управления")
    line(document, "{%p for line in own %}")
    _text(document, "{{ line }}")
    line(document, "{%p endfor %}")
    line(document, "{%p endif %}")
    _section(document, "3. Достижения", "achievements", "Данных пока нет.")
    _section(document, "4. Трудности", "problems", "Организации трудностей не назвали.")
    _section(document, "5. Перспективы", "prospects", "Работ с плановой датой нет.")
    _section(document, "6. Выводы", "conclusions")
    _section(document, "7. Предложения", "proposals", numbered=True)
    _heading(document, "Приложения")
    _text(document, "1. Состояние по организациям.")
    _text(document, "2. Организации, от которых нет отчёта.")
    line(document, "")
    line(document, "{{ executor_position }}\t____________________  {{ executor }}")
    line(document, "{{ day }}")
    line(document, "")
    line(document, "Исполнитель: {{ executor }}, тел. {{ executor_phone }}", size=10)
    _annexes(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def write_template(path: Path) -> None:
    """Write it for the department to change. ExportError with one plain line."""
    if path.suffix.lower() != ".docx":
        raise ExportError(f"{path.name}: имя шаблона должно кончаться на .docx")
    with whole_file(path) as draft:
        draft.write_bytes(official_template())


def _annexes(document: Any) -> None:
    document.add_page_break()
    line(document, "Приложение 1. Состояние по организациям", bold=True)
    line(document, "В клетках номера пунктов решения. Что не названо, о том данных нет.", size=12)
    _rows(
        document,
        STATES,
        "row in states",
        "row",
        ("number", "organisation", "done", "in_progress", "not_started", "state"),
    )
    document.add_page_break()
    line(document, "Приложение 2. Организации, от которых нет отчёта", bold=True)
    line(document, "{%p if not missing %}")
    line(document, "Отчёты представили все.")
    line(document, "{%p else %}")
    _rows(
        document,
        MISSING,
        "row in missing",
        "row",
        ("number", "organisation", "filled", "last_action", "phone"),
    )
    line(document, "{%p endif %}")


def _section(document: Any, title: str, name: str, otherwise: str = "", *, numbered: bool = False) -> None:
    _heading(document, title)
    line(document, f"{{%p for line in {name} %}}")
    _text(document, "{{ loop.index }}. {{ line }}" if numbered else "{{ line }}")
    line(document, "{%p endfor %}")
    if otherwise:
        line(document, f"{{%p if not {name} %}}")
        _text(document, otherwise)
        line(document, "{%p endif %}")


def _heading(document: Any, text: str) -> None:
    line(document, "")
    line(document, text, bold=True).paragraph_format.keep_with_next = True


def _text(document: Any, text: str) -> None:
    line(document, text, align=JUSTIFY, indent=12)


def _rows(
    document: Any, columns: tuple[tuple[str, int], ...], loop: str, name: str, cells: tuple[str, ...]
) -> None:
    made = table(document, columns)
    empty = [""] * (len(columns) - 1)
    fill(made.add_row(), [f"{{%tr for {loop} %}}", *empty], columns)
    fill(made.add_row(), [f"{{{{ {name}.{cell} }}}}" for cell in cells], columns)
    fill(made.add_row(), ["{%tr endfor %}", *empty], columns)
