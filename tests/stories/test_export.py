"""export: read back, the papers say what the heads have answered."""

import os
import sys
from asyncio.subprocess import PIPE, create_subprocess_exec
from pathlib import Path

import docx
import openpyxl

from bot.exporting import Wanted, export
from bot.opening import open_installation
from sandbox import Person
from tests.stories.conftest import Town
from tests.stories.heads import sends_everything, settled


async def exported(town: Town, path: Path) -> openpyxl.Workbook:
    here = await open_installation(town.settings)
    try:
        await export(here, Wanted(xlsx=path))
    finally:
        await here.close()
    return openpyxl.load_workbook(path)


def table(book: openpyxl.Workbook) -> list[dict[str, str]]:
    """The rows of «По организациям» by their headings."""
    sheet = book["По организациям"]
    rows = [
        [("" if cell is None else str(cell)) for cell in row] for row in sheet.iter_rows(values_only=True)
    ]
    top = next(n for n, row in enumerate(rows) if row[0] == "№")
    heads = [" ".join(cell.split()) for cell in rows[top]]
    return [dict(zip(heads, row, strict=True)) for row in rows[top + 1 :] if row[1]]


async def answers_task_one(head: Person) -> None:
    await head.press("Начать")
    await head.press("Сделано")
    await head.say("25.08.2019")
    await head.say("приказ № 132/02-05 от 25.08.2019")
    await head.press("Дальше")
    await head.press("Положение о ВСОКО")
    await head.say("=СВОЙ АКТ")
    await head.press("Дальше")
    await head.say("2")


async def test_each_answer_stands_in_its_place(town: Town, tmp_path: Path) -> None:
    head = await town.registered("Солнышко")
    await answers_task_one(head)
    await head.press("В работе")
    await head.press("До конца месяца")
    await settled(town)
    book = await exported(town, tmp_path / "table.xlsx")
    assert book.sheetnames == ["Сводка", "По организациям", "Ответы", "Доказательства", "Напоминания"]
    rows = table(book)
    assert [row["№"] for row in rows] == ["7", "12", "25", ""]
    mine = rows[1]
    assert mine["Организация"] == "МБДОУ № 12 «Солнышко»"
    assert [mine[key] for key in mine if key[:2] in ("1.", "2.", "3.")] == [
        "Сделано",
        "В работе",
        "нет данных",
    ]
    said = [[str(cell) for cell in row] for row in book["Ответы"].iter_rows(values_only=True)]
    words = [" ".join(row) for row in said]
    assert any("СВОЙ АКТ" in line and "Положение о ВСОКО" in line for line in words)
    assert any("132/02-05" in line for line in words)
    assert not any(str(cell).startswith("=") for row in said for cell in row)


async def test_who_has_not_answered_has_no_data_and_no_zero(town: Town, tmp_path: Path) -> None:
    rows = table(await exported(town, tmp_path / "table.xlsx"))
    assert len(rows) == 4
    for row in rows:
        assert [value for key, value in row.items() if key[:1].isdigit()] == ["нет данных"] * 6
        assert "не открыт" in row.values()


async def test_the_command_writes_the_same_beside_the_running_bot(town: Town, tmp_path: Path) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await settled(town)
    path = tmp_path / "таблица.xlsx"
    out = await command(town, "export", "--xlsx", str(path))
    assert "4 organisations" in out
    first = table(openpyxl.load_workbook(path))[0]
    assert "сдан, № 1, вовремя" in first.values()
    assert [value for key, value in first.items() if key[:1].isdigit()] == ["Не начинали"] * 6


async def test_the_command_writes_the_report_the_raw_data_and_the_invitations(
    town: Town, tmp_path: Path
) -> None:
    head = await town.registered("Ласточка")
    await sends_everything(head)
    await settled(town)
    report, data, sheet = tmp_path / "справка.docx", tmp_path / "данные", tmp_path / "ссылки.docx"
    out = await command(
        town, "export", "--docx", str(report), "--csv", str(data), "--executor", "Петрова А. А."
    )
    assert "4 organisations" in out
    said = said_in(report)
    assert "Решение адресовано 4 организациям." in said
    assert "Отчёты представили 1 из 4 (25 %), все вовремя." in said
    assert "Петрова А. А." in said
    lines = (data / "organisations.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 5
    assert "сдан, № 1, вовремя" in lines[1]
    assert "4 invitations" in await command(town, "invites", "--docx", str(sheet))
    assert "?start=" in said_in(sheet)


async def test_a_template_in_its_place_is_used(town: Town, tmp_path: Path) -> None:
    template = town.settings.data_dir / "templates" / "spravka.docx"
    template.parent.mkdir()
    assert "written" in await command(town, "template", str(template))
    changed = docx.Document(str(template))
    changed.paragraphs[0].runs[0].text = "Городская управа"
    changed.save(str(template))
    report = tmp_path / "справка.docx"
    await command(town, "export", "--docx", str(report))
    assert said_in(report).startswith("Городская управа")


def said_in(path: Path) -> str:
    """Everything that stands in a .docx."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def command(town: Town, *words: str) -> str:
    """What a command prints; it must end well."""
    environment = {
        **os.environ,
        "DATA_DIR": str(town.settings.data_dir),
        "DEPARTMENT_NAME": town.settings.department_name,
        "BOT_USERNAME": "vsoko_test_bot",
        "CLOCK_START": "2020-08-03T09:00+03:00",
    }
    program = await create_subprocess_exec(
        sys.executable, "-m", "bot", *words, env=environment, stdout=PIPE, stderr=PIPE
    )
    out, err = await program.communicate()
    assert (program.returncode, err.decode()) == (0, "")
    return out.decode()
