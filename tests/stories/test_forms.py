"""A form goes out as a workbook, is filled as a person would, and comes back in."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from bot.forms import import_forms, write_forms
from bot.opening import open_installation
from bot.patience import USUAL
from sandbox import Person
from tests.stories.conftest import Town, running_town
from tests.stories.heads import soon
from tests.stories.test_by_word import at_the_file, sources
from tests.stories.test_review import state_of

pytestmark = pytest.mark.usefixtures("sound")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def filled(content: bytes, answers: dict[str, Any], more: Callable[[Any], None] = lambda book: None) -> bytes:
    """The workbook with these answers typed beside their rows; it was opened and saved by another program."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    places = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    for name, value in answers.items():
        sheet.cell(places[name], 4).value = value
    more(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def asked_for(specialist: Person, number: str = "№ 7") -> bytes:
    """The blank form of an organisation."""
    before = len(specialist.documents)
    await at_the_file(specialist, number)
    await specialist.press("Форма для заполнения")
    await specialist.sees("Заполненную пришлите сюда файлом.")

    async def came() -> bool:
        return len(specialist.documents) > before

    await soon(came)
    file = specialist.documents[-1].file
    assert file is not None
    return bytes(file.content)


async def test_a_form_goes_out_and_comes_back_in(town: Town) -> None:
    specialist = await town.administrator()
    blank = await asked_for(specialist)
    assert specialist.documents[-1].payload["document"]["file_name"] == "Форма МБДОУ № 7 Ласточка.xlsx"
    sent = filled(
        blank,
        {
            "acts.status": "сделано.",
            "acts.done_on": date(2020, 7, 25),
            "acts.evidence.#1": "Приказ № 15 от 25.07.2020",
            "acts.evidence.#2": "https://sad7.kaluga.ru/vsoko",
            "team.status": "В работе",
            "team.planned_on": "25.08",
            "structure.status": "вчерась",
        },
    )
    await specialist.send_document("Форма.xlsx", sent, mime=XLSX)
    await specialist.sees("Новых ответов в форме: 6")
    await specialist.sees("Не понял ячеек: 1")
    assert "не понял «вчерась»; подойдёт «Сделано», «В работе», «Не начинали»" in specialist.screen.words
    assert await sources(town) == set(), "nothing is put in before anybody has looked"
    await specialist.press("Внести")
    await specialist.sees("Ответы из формы внесены.")
    assert await sources(town) == {("from_form", specialist.id, None)}
    await specialist.press("1. Перечень")
    await specialist.sees("Этап: Сделано (из формы, 03.08)")
    await specialist.sees("приказ № 15 от 25.07.2020".capitalize())
    await specialist.press("← Назад")
    await specialist.press("Закончить")
    rows = await town.rows("SELECT state, content FROM forms")
    assert [(row["state"], row["content"]) for row in rows] == [("taken", "")]
    await specialist.send_document("Форма.xlsx", sent, mime=XLSX)  # the same once more
    await specialist.sees("Вносить в этой форме нечего.")


async def test_what_the_head_answers_later_stays_and_is_told(town: Town) -> None:
    head = await town.registered("Ласточка")
    specialist = await town.administrator()
    blank = await asked_for(specialist)
    await town.clock("2020-08-03T12:00")
    await head.press("Начать")
    await head.press("Сделано")
    await head.press("Сегодня")
    await specialist.send_document(
        "Форма.xlsx", filled(blank, {"acts.status": "Не начинали", "team.status": "В работе"}), mime=XLSX
    )
    await specialist.sees("Организация уже ответила сама, оставлено:")
    await specialist.sees("• 1.1 Этап")
    await specialist.sees("Новых ответов в форме: 1")
    await specialist.press("Внести")
    await specialist.sees("Ответы из формы внесены.")
    rows = await town.rows("SELECT task, source FROM answers WHERE question = 'status' ORDER BY task")
    assert [(row["task"], row["source"]) for row in rows] == [("acts", "own"), ("team", "from_form")]
    await specialist.press("Закончить")
    await head.sees("Специалист управления внёс ответы из Вашей формы. Проверьте, пожалуйста.")
    await head.press("Всё верно")
    await head.sees("Спасибо! Теперь это Ваши ответы.")
    assert {source for source, _, _ in await sources(town)} == {"own"}


async def test_an_answer_that_comes_between_preview_and_tap_is_shown_first(town: Town) -> None:
    head = await town.registered("Ласточка")
    specialist = await town.administrator()
    blank = await asked_for(specialist)
    await town.clock("2020-08-03T12:00")
    sent = filled(blank, {"acts.status": "Не начинали", "team.status": "В работе"})
    await specialist.send_document("Форма.xlsx", sent, mime=XLSX)
    await specialist.sees("Новых ответов в форме: 2")
    await head.press("Начать")
    await head.press("Сделано")
    await specialist.press("Внести")
    await specialist.sees("Отчёт за это время изменился.")
    await specialist.sees("Организация уже ответила сама, оставлено:")
    await specialist.press("Отмена")
    await specialist.sees("Хорошо, из формы ничего не внесено.")
    assert {source for source, _, _ in await sources(town)} == {"own"}


async def test_other_people_s_forms_and_other_files_are_told_in_words(town: Town) -> None:
    specialist = await town.administrator()
    blank = await asked_for(specialist)

    def with_mark(change: Callable[[str], str]) -> bytes:
        def meddle(book: Any) -> None:
            cell = book.worksheets[0].cell(1, 1)
            cell.value = change(cell.value)

        return filled(blank, {"acts.status": "Сделано"}, meddle)

    plain = io.BytesIO()
    Workbook().save(plain)
    mark = load_workbook(io.BytesIO(blank)).worksheets[0].cell(1, 1).value.split(" ")
    for content, words in (
        (with_mark(lambda text: text.replace(mark[1], "0" * 16)), "Это форма другого управления."),
        (with_mark(lambda text: text.replace(mark[2], "another_2021")), "Это форма по другому решению"),
        (with_mark(lambda text: text.replace(mark[3], "0" * 12)), "Вопросы решения с тех пор изменились."),
        (
            with_mark(lambda text: text.replace(f" {mark[4]} ", " 777 ")),
            "Организации из этой формы больше нет",
        ),
        (plain.getvalue(), "это не наша форма"),
        (b"PK\x03\x04 no book", "файл Excel повреждён"),
    ):
        await specialist.send_document("Форма.xlsx", content, mime=XLSX)
        await specialist.sees(words)
    await specialist.send_document("Форма.xlsx", b"", mime=XLSX, size=6 * 1024 * 1024)
    await specialist.sees("Файл больше 5 МБ")
    assert await sources(town) == set()


async def test_a_head_s_workbook_is_evidence_and_no_form(town: Town) -> None:
    specialist = await town.administrator()
    blank = await asked_for(specialist)
    head = await town.registered("Ласточка")
    await head.send_document("Форма.xlsx", blank, mime=XLSX)
    await head.sees("Файл не сохранён: откройте вопрос о подтверждении")
    assert await town.rows("SELECT id FROM forms") == []


async def test_a_file_that_telegram_has_forgotten_is_told(tmp_path: Path) -> None:
    quick = replace(USUAL, file=0.001, longest_file=0.02)
    async with running_town(tmp_path / "hasty", quick) as town:
        specialist = await town.administrator()
        await town.stop()
        await specialist.send_document("Форма.xlsx", b"x", mime=XLSX, react=False)
        town.sandbox.telegram.files.vanish(_file_id(specialist))
        await town.start()
        await specialist.sees("Мессенджер больше не отдаёт этот файл. Пришлите его ещё раз.")


def _file_id(person: Person) -> str:
    sent = [m for m in person.messages if not m.from_bot and "document" in m.payload]
    return str(sent[-1].payload["document"]["file_id"])


async def test_forms_for_all_and_back_by_the_command_line(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = await town.registered("Солнышко")
    here = await open_installation(town.settings)
    try:
        await write_forms(here, tmp_path / "forms")
        files = sorted((tmp_path / "forms").glob("*.xlsx"))
        assert [file.name for file in files] == [
            "Форма МБДОУ Россиянка ЦРР.xlsx",
            "Форма МБДОУ № 12 Солнышко.xlsx",
            "Форма МБДОУ № 25 Ромашка.xlsx",
            "Форма МБДОУ № 7 Ласточка.xlsx",
        ]
        for file in files[1:3]:
            file.write_bytes(
                filled(file.read_bytes(), {"acts.status": "Не начинали", "team.meetings": "=1+1"})
            )
        await import_forms(here, files, dry_run=True)
        assert "МБДОУ № 12 «Солнышко»: будет внесено 1" in capsys.readouterr().out
        assert await sources(town) == set()
        await import_forms(here, files, dry_run=False)
        told = capsys.readouterr().out
        assert "МБДОУ № 12 «Солнышко»: внесено 1" in told
        assert "здесь формула, впишите само значение" in told
        assert "МБДОУ № 7 «Ласточка»: внесено 0" in told
    finally:
        await here.close()
    assert await sources(town) == {("from_form", None, None)}
    assert (await state_of(town)).count("begun") == 2
    await town.restart()
    await head.sees("Специалист управления внёс ответы из Вашей формы.")


async def test_a_form_that_was_left_alone_for_a_month_is_forgotten_by_night(tmp_path: Path) -> None:
    async with running_town(tmp_path / "data", replace(USUAL, night=0.1)) as town:
        specialist = await town.administrator()
        old = filled(await asked_for(specialist), {"acts.status": "Сделано"})
        await specialist.send_document("Форма 7.xlsx", old, mime=XLSX)
        shown = await specialist.sees("Новых ответов в форме: 1")
        await town.clock("2020-08-20T12:00")
        other = filled(await asked_for(specialist, "№ 12"), {"acts.status": "Сделано"})
        await specialist.send_document("Форма 12.xlsx", other, mime=XLSX)
        await specialist.sees("МБДОУ № 12 «Солнышко»")
        await specialist.sees("Новых ответов в форме: 1")

        async def nights_work() -> None:
            """The next look finds no backup, as if a night had passed."""
            for file in (town.settings.data_dir / "backups").glob("*.zip"):
                file.unlink()
            await soon(made)

        async def made() -> bool:
            return any((town.settings.data_dir / "backups").glob("*.zip"))

        async def kept() -> list[tuple[str, bool]]:
            rows = await town.rows("SELECT state, content FROM forms ORDER BY id")
            return [(row["state"], bool(row["content"])) for row in rows]

        await soon(made)
        await town.clock("2020-09-02T08:00")  # 29 days and 23 hours
        await nights_work()
        assert await kept() == [("read", True), ("read", True)]
        await town.clock("2020-09-02T10:00")
        await nights_work()
        assert await kept() == [("expired", False), ("read", True)]
        await specialist.press("Внести", message=shown)
        await specialist.sees("Эта форма ждала больше месяца, ответы из неё не внесены.")
        assert await sources(town) == set()
        await town.nothing_went_wrong()
