"""«Лист ознакомления» and «Лист регистрации» as .docx, with room for a pen where nothing is known."""

from collections.abc import Callable
from pathlib import Path

from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from core.people_list import ListedPerson, ListKind, PeopleList
from papers.harmless import printable
from papers.office_paper import CENTRE, fill, line, new_paper, table
from papers.whole_file import ExportError, whole_file

TITLES = {ListKind.ACQUAINTANCE: "Лист ознакомления", ListKind.REGISTRATION: "Лист регистрации"}
NOTE = "Отметки поставлены в боте, это не собственноручная подпись."
SIZE = 11
COLUMNS = (
    ("№", 12),
    ("Фамилия, имя, отчество", 60),
    ("Должность", 42),
    ("Организация", 68),
    ("Дата и время", 32),
    ("Отметка", 38),
)
WITH_SUBGROUP = (
    *(("№", 12), ("Фамилия, имя, отчество", 54), ("Должность", 40), ("Организация", 60)),
    *(("Подгруппа", 24), ("Дата и время", 30), ("Отметка", 32)),
)


def write_people_list(people: PeopleList, path: Path, told: Callable[[int], None] = lambda done: None) -> int:
    """Write the sheet; how many people are on it. ExportError with one plain line."""
    if path.suffix.lower() != ".docx":
        raise ExportError(f"{path.name}: имя листа должно кончаться на .docx")
    title = TITLES[people.kind]
    paper = new_paper(title, people.made_at)
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    line(paper, printable(people.department), align=CENTRE)
    line(paper, title.upper(), bold=True, align=CENTRE)
    for words in people.about:
        line(paper, printable(words), size=12, align=CENTRE)
    line(paper, "")
    columns = WITH_SUBGROUP if people.kind is ListKind.REGISTRATION else COLUMNS
    rows = table(paper, columns, SIZE)
    count, marked = 0, False
    for count, person in enumerate(people.rows, start=1):
        marked = marked or bool(person.mark)
        fill(rows.add_row(), _cells(count, person, people.kind), columns, SIZE)
        told(count)
    line(paper, "")
    if marked:
        line(paper, NOTE, size=11)
    line(paper, f"Составлено {people.made_at:%d.%m.%Y} в {people.made_at:%H:%M}.", size=11)
    line(paper, "")
    line(paper, "Ответственный  ____________________  /____________________/", size=12)
    with whole_file(path) as draft:
        paper.save(str(draft))
    return count


def _cells(number: int, person: ListedPerson, kind: ListKind) -> list[str]:
    who = [person.name, person.position, person.organisation]
    at = f"{person.at:%d.%m.%Y %H:%M}" if person.at else ""
    subgroup = [person.subgroup] if kind is ListKind.REGISTRATION else []
    return [str(number), *(printable(words) for words in (*who, *subgroup)), at, printable(person.mark)]
