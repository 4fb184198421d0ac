"""What the stories about backups share: a town where everything has happened, looks at whole databases."""

import contextlib
import hashlib
import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, TypeDecorator, insert, select

from bot.backing import back_up
from bot.clock import real_now
from bot.opening import open_installation
from bot.restoring import restore
from bot.settings import Settings
from core.changes.papers import PaperAsked
from core.outgoing import Paper
from sandbox import Person
from storage.applying import apply
from storage.schema import metadata
from tests.stories.answers import at_evidence, kept_files
from tests.stories.conftest import ADMIN, Town
from tests.stories.heads import changed, joins_as_deputy, sends_everything, soon
from tests.stories.offices import employed, looks_up
from tests.stories.writing_to_many import sends, writes

PDF = b"%PDF-1.4\n\x00\x01\xff" + bytes(range(256)) * 40
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(255, -1, -1)) * 30


async def a_lot_has_happened(town: Town) -> None:
    """Every table of the database has rows: people, answers, files, reminders, refusals, what failed."""
    head = await at_evidence(town, "Ласточка")
    await head.send_document("Положение о ВСОКО.pdf", PDF, caption="редакция 2020 года")
    await head.send_photo(JPEG, caption="приказ")
    await head.say("№ 132/02-05 от 25.07.2020")
    await joins_as_deputy(town, "Ласточка", head)
    other = await town.registered("Солнышко")
    await sends_everything(other)
    gone = await asks_for_more_time(town, "Ромашка")
    gone.user.blocked = True
    office = await town.administrator()
    await employed(town, office, "Наблюдатель")
    await looks_up(office, "россиянка")
    await office.press("Переименовать")
    await office.say("МБДОУ «Россиянка»")
    await office.sees("Готово: название изменено.")
    await another_ladder(office)
    await writes(office, "Семинар 15 августа")
    await sends(office)
    await office.say("/summary")
    await office.press("Выгрузить")
    await office.press("Выводы и предложения")
    await office.press("Предложения")
    await office.press("Взять этот текст")
    await office.sees("Сохранено")
    await office.send_document("Форма.xlsx", b"no workbook", mime=XLSX)
    await asks_the_department(other, office)
    await comes_and_withdraws(town)
    await a_decision_was_purged(town)
    await town.clock("2020-08-12T10:00")
    await head.sees("До 1 сентября 20 дней")
    await kept_files(town, 2)
    await soon(lambda: has_rows(town, "digests"))
    await town.quiet()


async def a_paper_waits(town: Town) -> None:
    """Asked for in the moment in which the bot was stopped."""
    here = await open_installation(town.settings)
    try:
        asked = PaperAsked(here.department_id, 1, ADMIN, Paper.OFFICIAL, "paper-waits", here.local_now())
        await here.database.write(lambda c: apply(c, asked))
    finally:
        await here.close()


async def every_table_has_rows(town: Town) -> None:
    """What the story has left empty gets a row of whatever fits its columns: a copy looks at no meaning."""
    here = await open_installation(town.settings)

    def fill(connection: Connection) -> None:
        for table in metadata.sorted_tables:
            if connection.execute(select(table).limit(1)).first() is None:
                row = {c.name: _some(connection, c) for c in table.columns if not _is_counted(c)}
                connection.execute(insert(table).values(row))

    try:
        await here.database.write(fill)
    finally:
        await here.close()


def _is_counted(column: Column[Any]) -> bool:
    return column.primary_key and column.name == "id" and not column.foreign_keys


def _some(connection: Connection, column: Column[Any]) -> object:
    for key in column.foreign_keys:
        return connection.execute(select(key.column).limit(1)).scalar_one()
    kinds = {bool: True, int: 1, str: "x", date: date(2020, 8, 1), datetime: real_now()}
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return kinds[kind.python_type]


async def has_rows(town: Town, table: str) -> bool:
    """Whether there are any."""
    return bool(await town.rows(f"SELECT 1 FROM {table}"))


async def asks_the_department(head: Person, office: Person) -> None:
    """A question that waits, and somebody who wants no news."""
    await head.say("/menu")
    await head.press("Задать вопрос управлению")
    await head.say("Где образец?")
    await head.sees("Вопрос отправлен управлению.")
    await office.say("/menu")
    await office.press("Новости по утрам")
    await office.press("Отключить новости")
    await office.sees("новостей присылать не буду")


async def comes_and_withdraws(town: Town) -> None:
    """Nothing is left of them but that somebody was erased."""
    somebody = await town.registered("Россиянка")
    await somebody.say("/mydata")
    await somebody.press("Удалить мои данные")
    await somebody.press("Да, удалить")
    await somebody.sees("Ваши данные удалены")


async def a_decision_was_purged(town: Town) -> None:
    """The note that retention leaves."""
    await changed(
        town,
        "INSERT INTO purges (decision_id, department_id, told, people, files) "
        "SELECT id, department_id, 7, 0, 0 FROM decisions LIMIT 1",
    )


async def another_ladder(office: Person) -> None:
    """An administrator takes a rung out."""
    await office.say("/summary")
    await office.press("Ещё…")
    await office.press("Напоминания")
    await office.press("Лестница напоминаний")
    await office.press("Изменить")
    await office.press("☑ За 3 рабочих дня")
    await office.press("Что изменится")
    await office.press("Применить")
    await office.sees("Готово, лестница изменена.")


async def asks_for_more_time(town: Town, kindergarten: str) -> Person:
    """A head would like another deadline, and nobody has decided yet."""
    head = await town.registered(kindergarten)
    await head.say("/menu")
    await head.press("Все пункты")
    await head.press("Попросить перенос срока")
    await head.press("Две недели")
    await head.sees("Почему нужен перенос?")
    await head.say("Ждём педсовет")
    await head.sees("Просьба отправлена управлению")
    return head


async def backed_up(settings: Settings, file: Path) -> str:
    """What ``backup FILE`` prints."""
    return await back_up(settings, file, real_now())


async def restored(settings: Settings, file: Path, *, force: bool = False) -> str:
    """What ``restore FILE`` prints."""
    return await restore(settings, file, force, real_now())


def elsewhere(settings: Settings, folder: Path) -> Settings:
    """The settings of another machine."""
    return settings.model_copy(update={"data_dir": folder})


def tables_of(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, by table."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for (name,) in names
        }


def shape_of(database: Path) -> list[str]:
    """Tables, indexes and their conditions, as they were made."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        return sorted(sql for (sql,) in found)


def evidence_of(settings: Settings) -> dict[str, str]:
    """The evidence files on the disk: path in their folder → SHA-256 of what is in them."""
    folder = settings.data_dir / "files"
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }
