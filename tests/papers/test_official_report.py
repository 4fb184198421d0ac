"""«Справка»: the numbers are the summary's, the words are office Russian, and a template may be replaced."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from core import official_words as words
from core.official import OfficialReport, Planned, planned_of
from core.own_tasks import OwnStanding, OwnState, own_tasks
from core.summary import percent, summarise
from core.table import STATUS_WORDS
from papers import official_report
from papers.official_report import Executor, write_official
from papers.official_template import write_template
from papers.whole_file import ExportError
from tests.core.fake_town import DECISION, DEPARTMENT
from tests.papers.town_report import HOSTILE, NOW, a_report


def text_of(path: Path) -> str:
    """Paragraphs and cells, their no-break spaces as plain ones."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).replace("\u00a0", " ")


def rows_of(path: Path, table: int) -> list[list[str]]:
    found = Document(str(path)).tables[table]
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in found.rows][1:]


def written(report: OfficialReport, folder: Path, **more: object) -> Path:
    path = folder / "справка.docx"
    write_official(report, path, **more)  # type: ignore[arg-type]  # the options of the call, as given
    return path


def test_the_tasks_stand_with_the_numbers_of_the_summary(tmp_path: Path) -> None:
    report = a_report()
    found = rows_of(written(report, tmp_path), 0)
    assert len(found) == len(DECISION.tasks)
    for row, task in zip(found, report.summary.tasks, strict=True):
        counts = [task.done, task.in_progress, task.not_started, task.no_data]
        assert row == [
            str(task.task.number),
            task.task.title,
            *map(str, counts),
            percent(task.done, task.total),
        ]


def test_each_organisation_stands_in_the_annexes(tmp_path: Path) -> None:
    report = a_report()
    path = written(report, tmp_path)
    states, missing = rows_of(path, 1), rows_of(path, 2)
    assert [row[1] for row in states] == [row.organisation for row in report.rows]
    for shown, row in zip(states, report.rows, strict=True):
        for column, status in enumerate(STATUS_WORDS.values(), start=2):
            numbers = [str(n) for n, said in enumerate(row.statuses, 1) if said == status]
            assert shown[column] == (", ".join(numbers) or "—")
    assert [row[1] for row in missing] == [one.organisation.name for one in report.summary.not_answered]


def test_coverage_adds_up() -> None:
    report = a_report()
    said = " ".join(words.coverage(report))
    coverage, punctual = report.summary.coverage, report.punctual
    assert f"Отчёты представили {percent(coverage.sent, 57)}" in said
    assert f"из них вовремя {punctual.on_time}, позже срока {punctual.late}" in said
    assert punctual.on_time + punctual.late == coverage.sent
    assert coverage.sent + coverage.returned + coverage.begun + coverage.not_opened == 57


def test_nobody_answered_and_nothing_is_called_zero(tmp_path: Path) -> None:
    nobody = replace(a_report(), summary=summarise(DECISION, ()), rows=(), planned=Planned())
    text = text_of(written(nobody, tmp_path))
    assert "В списке управления нет организаций." in text
    assert "Данных для выводов пока нет." in text
    assert "0 %" not in text


def test_the_heads_are_asked_never_blamed(tmp_path: Path) -> None:
    text = text_of(written(a_report(), tmp_path)).lower()
    assert not re.search("обязан|нарушен|должн", text)


def test_what_the_department_writes_stands_instead_of_what_is_proposed(tmp_path: Path) -> None:
    own = replace(a_report(), conclusions=("Решение исполнено.",), proposals=("Снять с контроля.",))
    text = text_of(written(own, tmp_path))
    assert "Решение исполнено." in text
    assert "1. Снять с контроля." in text
    assert words.proposed_conclusions(replace(own, conclusions=None))[0] not in text.split("6. Выводы")[1]


def test_words_of_people_are_words_and_no_marks(tmp_path: Path) -> None:
    text = text_of(written(a_report(3, HOSTILE), tmp_path))
    assert "«{{ 7 * 7 }}» {% for x in y %} <w:t>&amp;" in text
    assert "«49»" not in text


def test_it_looks_as_offices_want_it(tmp_path: Path) -> None:
    executor = Executor("Прокофьева И. А.", "Главный специалист", "8 (4842) 00-00-00")
    path = written(a_report(), tmp_path, executor=executor)
    document = Document(str(path))
    section, style = document.sections[0], document.styles["Normal"]
    margins = [section.left_margin, section.right_margin, section.top_margin, section.bottom_margin]
    assert [round(margin.mm) for margin in margins if margin] == [30, 15, 20, 20]
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(14))
    assert section.page_width is not None
    assert round(section.page_width.mm) == 210
    text = text_of(path)
    for part in (DEPARTMENT, "СПРАВКА", f"{NOW:%d.%m.%Y}", "Прокофьева И. А.", "тел. 8 (4842) 00-00-00"):
        assert part in text
    assert "{{" not in text
    assert "{%" not in text


def test_the_department_may_bring_its_own_template(tmp_path: Path) -> None:
    template = tmp_path / "шаблон.docx"
    write_template(template)
    changed = Document(str(template))
    changed.paragraphs[0].runs[0].text = "Городская управа, {{ department }}"
    changed.save(str(template))
    text = text_of(written(a_report(), tmp_path, template=template))
    assert f"Городская управа, {DEPARTMENT}" in text


@pytest.mark.parametrize(
    "mark", ["{{ day", "{{ ''.__class__.__mro__ }}", "{% if %}", "{{ cycler.__init__.__globals__ }}"]
)
def test_a_template_that_asks_for_what_it_must_not_is_refused(tmp_path: Path, mark: str) -> None:
    template = tmp_path / "шаблон.docx"
    write_template(template)
    changed = Document(str(template))
    changed.paragraphs[0].runs[0].text = mark
    changed.save(str(template))
    with pytest.raises(ExportError, match="шаблон справки не подходит"):
        written(a_report(3), tmp_path, template=template)
    assert not (tmp_path / "справка.docx").exists()


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04broken"])
def test_what_is_no_document_is_no_template(tmp_path: Path, content: bytes) -> None:
    template = tmp_path / "шаблон.docx"
    template.write_bytes(content)
    with pytest.raises(ExportError, match="шаблон справки не подходит"):
        written(a_report(3), tmp_path, template=template)


def test_plans_are_counted_against_each_own_deadline() -> None:
    day = DECISION.deadline
    later = day.replace(month=10)
    assert planned_of([(day, day), (later, day), (later, later), (None, day)]) == Planned(2, 1, 1)


def test_of_a_region_the_annexes_name_the_first_and_say_how_many_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """32,000 rows took 961 MB, and nobody prints them: the counts are of all, and the table has everybody."""
    report = a_report()
    monkeypatch.setattr(official_report, "ANNEXED", 10)
    path = tmp_path / "справка.docx"
    assert write_official(report, path) == 57
    states, missing = rows_of(path, 1), rows_of(path, 2)
    assert [row[1] for row in states] == [
        *(row.organisation for row in report.rows[:10]),
        "Ещё 47 организаций: в таблице .xlsx",
    ]
    assert (len(missing), missing[-1][1]) == (
        11,
        f"Ещё {len(report.summary.not_answered) - 10} организаций: в таблице .xlsx",
    )
    assert [*states[-1][2:], *missing[-1][2:]] == [""] * 7
    assert f"Отчёты представили {percent(report.summary.coverage.sent, 57)}" in text_of(path)


def test_the_department_s_own_tasks_stand_there_where_there_are_any(tmp_path: Path) -> None:
    standings = (OwnStanding("1.1", OwnState.UNDER_WAY, HOSTILE, version=1),)
    report = replace(a_report(), own=own_tasks(DECISION, DECISION.deadline, standings))
    text = text_of(written(report, tmp_path))
    assert "Задачи управления\nПункт 1.1. Управление образования города Калуги обобщает" in text
    assert "Состояние: идёт, срок: 01.09.2020 (срок прошёл)." in text
    assert "{{ 7 * 7 }}" in text
    assert "Задачи управления" not in text_of(written(a_report(), tmp_path))
