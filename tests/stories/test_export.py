"""export: read back, the papers say what the heads have answered."""

import os
import sys
import zipfile
from asyncio.subprocess import PIPE, create_subprocess_exec
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import openpyxl

from bot.exporting import Wanted, export
from bot.opening import open_installation
from core.rung_words import STATES
from sandbox import Person
from tests.stories.answers import at_evidence, kept_files
from tests.stories.conftest import Town
from tests.stories.heads import sends_everything, settled
from tests.stories.offices import looks_up

PDF = b"%PDF-1.4\n\x00\x01\xff" + bytes(range(256)) * 40


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


async def test_evidence_and_reminders_stand_as_the_database_has_them(town: Town, tmp_path: Path) -> None:
    head = await at_evidence(town)
    await head.send_document("Положение.pdf", PDF)
    await kept_files(town, 1)
    await head.say("№ 132/02-05 от 25.08.2020")
    await head.sees("132/02-05")
    await settled(town)
    book = await exported(town, tmp_path / "table.xlsx")
    kept = await town.rows("SELECT * FROM evidence ORDER BY id")
    rows = [list(row) for row in book["Доказательства"].iter_rows(min_row=2, values_only=True)]
    assert [(row[6], row[7], row[8], row[9]) for row in rows] == [
        (one["file_name"] or None, one["mime"] or None, one["size"], one["sha256"]) for one in kept
    ]
    assert [(row[4], row[5], row[10]) for row in rows] == [
        ("файл", None, "сохранён"),
        ("запись", "№ 132/02-05 от 25.08.2020", None),
    ]
    planned = await town.rows(
        "SELECT r.*, o.number FROM reminders r JOIN organisations o ON o.id = r.organisation_id "
        "ORDER BY o.number IS NULL, o.number, r.planned_at"
    )
    rows = [list(row) for row in book["Напоминания"].iter_rows(min_row=2, values_only=True)]
    assert [(row[0], f"{row[4]:%Y-%m-%d}", row[7]) for row in rows] == [
        (one["number"], one["planned_at"][:10], STATES[one["state"]]) for one in planned
    ]
    assert {row[3] for row in rows} == {"01.09.2020"}


async def test_the_command_writes_the_files_and_the_sheets(town: Town, tmp_path: Path) -> None:
    head = await at_evidence(town)
    await head.send_document("Положение.pdf", PDF)
    await kept_files(town, 1)
    await head.say("/menu")
    await head.press("Ознакомиться с решением")
    await head.press("Ознакомлен(а)")
    archive, seen, meeting = tmp_path / "a.zip", tmp_path / "о.docx", tmp_path / "р.docx"
    out = await command(
        *(town, "export", "--zip", str(archive)),
        *("--acquaintance", str(seen), "--registration", str(meeting)),
    )
    assert f"{archive}: 1 organisations, 1 files" in out
    assert f"{seen}: 4 people" in out
    with zipfile.ZipFile(archive) as parts:
        assert parts.read(parts.namelist()[0]) == PDF
    (known,) = await town.rows("SELECT at FROM acquaintances")
    lines = [[cell.text for cell in row.cells] for row in docx.Document(str(seen)).tables[0].rows]
    assert [line[5] for line in lines[1:]].count("не зарегистрированы") == 3
    mine = next(line for line in lines if "Ласточка" in line[3])
    assert mine[5] == "подтверждено в боте"
    at = datetime.fromisoformat(known["at"]).replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Moscow"))
    assert mine[4] == f"{at:%d.%m.%Y %H:%M}"
    lines = [[cell.text for cell in row.cells] for row in docx.Document(str(meeting)).tables[0].rows]
    assert all(line[4:] == ["", "", ""] for line in lines[1:])


async def test_letters_for_all_and_one_in_the_chat_say_the_same(town: Town, tmp_path: Path) -> None:
    folder = tmp_path / "письма"
    out = await command(town, "invites", "--letters", str(folder))
    assert "4 letters" in out
    office = await town.administrator()
    await looks_up(office, "Ласточка")
    await office.press("Письмо со ссылкой")
    shown = await office.sees("Здравствуйте")
    text = next(folder.glob("*Ласточка*.txt")).read_text("utf-8-sig")
    assert text.partition("\n\n")[2].strip() == shown.words
    assert town.code("Ласточка") in text
