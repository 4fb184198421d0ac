"""Forms: whatever was answered goes out in one and comes back the same; whatever comes is told in words."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from core import checklist
from core.answers import Answer, Answers, Attached, Chosen, Day, EvidenceKind, Number, QuestionKey, Skipped
from core.decision import Condition, Decision, Kind, Option, Question, Task
from core.form import (
    Bad,
    BadCell,
    FilledForm,
    FormAnswer,
    FormMark,
    FormPiece,
    edition_of,
    form_rows,
    read_form,
)
from core.typed import Misread, read_answer
from papers import form_reading
from papers.form_reading import FormError, read_forms
from papers.form_writing import BlankForm, write_form
from tests.core.fake_town import DECISION, MORNING

TODAY = MORNING.date()
MARK = FormMark("0123456789abcdef", "small", "e", 7, MORNING)
COLOURS = (
    Option("red", "Красный"),
    Option("blue", "=Синий"),
    Option("long", "Очень, очень «длинный» вариант"),
)
DONE_AND_RED = (Condition("status", ("done",)), Condition("choice", ("red",)))
QUESTIONS = (
    Question("status", Kind.STATUS, "Этап?"),
    Question("choice", Kind.CHOICE, "Один?", options=COLOURS),
    Question("or_own", Kind.CHOICE, "Один или свой?", options=COLOURS, own="Другой"),
    Question("several", Kind.SEVERAL, "Несколько?", options=COLOURS),
    Question("more", Kind.SEVERAL, "И ещё?", options=COLOURS, own="Другое"),
    Question("text", Kind.TEXT, "Слова?", hint="Подсказка"),
    Question("number", Kind.NUMBER, "Сколько?", minimum=0, maximum=500),
    Question("free", Kind.NUMBER, "Сколько?"),
    Question("day", Kind.DATE, "Когда?"),
    Question("list", Kind.LIST, "Какие?"),
    Question("evidence", Kind.EVIDENCE, "Чем подтвердите?"),
    Question("follow", Kind.TEXT, "Почему?", when=DONE_AND_RED),
)
SMALL = replace(DECISION, id="small", tasks=(Task("t", 1, "Пункт", "Пункт целиком", QUESTIONS),))
WORDS = st.text(max_size=120) | st.sampled_from(
    (
        "=1+1",
        "_x0041_",
        "_x005F_x0041_",
        "<r>&amp;</r>",
        "+7 910",
        "- одно\n- другое",
        "01.09",
        "0",
        "'да",
        "\u202eок",
    )
)


def blank(answers: Answers | None = None, decision: Decision = SMALL) -> BlankForm:
    return BlankForm(
        MARK, decision, "МБДОУ № 7 «Ласточка»", "Управление", decision.deadline, answers or {}, {}
    )


def written(form: BlankForm, folder: Path) -> bytes:
    path = folder / "form.xlsx"
    write_form(form, path)
    return path.read_bytes()


def back(content: bytes, decision: Decision = SMALL) -> FilledForm:
    (form,) = read_forms(content)
    assert form.mark == MARK
    return read_form(decision, form.cells, TODAY)


def typed(content: bytes, cells: dict[str, Any], look: dict[str, str] | None = None) -> bytes:
    """As another program saves it, with these values beside their rows."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    places = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    for name, value in cells.items():
        cell = sheet.cell(places[name], 4)
        cell.value = value
        if look and name in look:
            cell.number_format = look[name]
    return saved(book)


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small form with nothing in it."""
    return written(blank(), tmp_path_factory.mktemp("form"))


@st.composite
def given_answers(draw: st.DrawFn) -> Answers:
    """Answers as they come to be in the chat: from buttons, or read from words."""
    answers: Answers = {}
    for question in QUESTIONS:
        options = tuple(option.id for option in question.options)
        value: Any = None
        match question.kind:
            case Kind.STATUS:
                value = Chosen((draw(st.sampled_from(("done", "in_progress", "not_started"))),))
            case Kind.SEVERAL:
                taken = draw(st.sets(st.sampled_from(options)))
                value = Chosen(tuple(one for one in options if one in taken))
                if question.own:
                    more = read_answer(question, draw(WORDS), TODAY, value)
                    value = value if isinstance(more, Misread) else more
                value = value if value.options or value.own else None
            case Kind.DATE:
                day = draw(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
                value = read_answer(
                    question, draw(st.sampled_from((f"{day:%d.%m.%Y}", f"{day:%m.%Y}"))), TODAY, None
                )
            case Kind.NUMBER:
                value = Number(draw(st.integers(0, 500)))
            case Kind.EVIDENCE:
                value = draw(st.sampled_from((Attached(), Skipped(), None)))
            case _:
                value = read_answer(question, draw(WORDS), TODAY, None)
        if draw(st.integers(0, 5)) == 0:
            value = draw(st.sampled_from((None, Skipped())))
        if value is not None and not isinstance(value, Misread):
            key = QuestionKey("t", question.id)
            answers[key] = Answer(key, value, 1, MORNING, 1)
    return answers


@given(given_answers())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_answered_comes_back_the_same(tmp_path: Path, answers: Answers) -> None:
    found = back(written(blank(answers), tmp_path))
    assert found.bad == ()
    assert found.pieces == ()
    told = {one.key: one.value for one in found.answers}
    assert told == {
        key: answer.value
        for key, answer in answers.items()
        if not isinstance(answer.value, Skipped | Attached)
    }


def test_every_question_of_the_bundled_decision_has_its_rows(tmp_path: Path) -> None:
    content = written(replace(blank(decision=DECISION), mark=MARK), tmp_path)
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    names = [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)]
    assert [name for name in names if name] == [row.id for row in form_rows(DECISION)]
    assert sheet.protection.sheet
    open_cells = [
        sheet.cell(row, 1).value
        for row in range(1, sheet.max_row + 1)
        if not sheet.cell(row, 4).protection.locked
    ]
    assert open_cells == [name for name in names if name]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert sheet.page_setup.paperSize == 9
    lists = {str(rule.formula1) for rule in sheet.data_validations.dataValidation}
    assert any("Списки!" in formula for formula in lists)


def test_conditions_and_limits_are_told_in_words(empty: bytes) -> None:
    sheet = load_workbook(io.BytesIO(empty)).worksheets[0]
    how = {sheet.cell(row, 3).value: str(sheet.cell(row, 5).value) for row in range(6, sheet.max_row + 1)}
    assert how["Почему?"].startswith("Если «Сделано». Если в вопросе «Один?» «Красный». Напишите")
    assert how["Один или свой?"] == "Выберите из списка или напишите своё"
    assert how["Слова?"] == "Напишите одной фразой. Подсказка"
    numbers = [str(sheet.cell(row, 5).value) for row in range(6, sheet.max_row + 1)]
    assert [text for text in numbers if "число" in text] == ["Целое число от 0 до 500", "Целое число"]


@pytest.mark.parametrize(
    ("row", "value", "expected"),
    [
        ("status", "сделано.", Chosen(("done",))),
        ("status", " В РАБОТЕ ", Chosen(("in_progress",))),
        ("status", "Выполнено!", Chosen(("done",))),
        ("status", "в процессе", Chosen(("in_progress",))),
        ("status", "не начато", Chosen(("not_started",))),
        ("choice", "красный", Chosen(("red",))),
        ("or_own", "Зелёный", Chosen(own=("Зелёный",))),
        ("several.red", "Да", Chosen(("red",))),
        ("several.red", "+", Chosen(("red",))),
        ("several.red", True, Chosen(("red",))),
        ("several.red", 1, Chosen(("red",))),
        ("more.+", "одно\nкрасный", Chosen(("red",), ("одно",))),
        ("day", datetime(2020, 7, 25, 0, 0), Day(date(2020, 7, 25))),
        ("day", 44000, Day(date(2020, 6, 18))),  # in a cell of dates a number is one
        ("day", "25.08", Day(date(2019, 8, 25))),
        ("day", "25 июля", Day(date(2020, 7, 25))),
        ("number", 12.0, Number(12)),
        ("number", "около пяти", None),
        ("number", "12 человек", Number(12)),
        ("text", 5, None),
    ],
)
def test_typed_loosely_and_understood(empty: bytes, row: str, value: object, expected: object) -> None:
    found = back(typed(empty, {f"t.{row}": value}))
    if expected is None:
        assert len(found.answers) + len(found.bad) == 1
    else:
        assert [one.value for one in found.answers] == [expected]
        assert found.bad == ()


def test_a_share_typed_as_percent(empty: bytes) -> None:
    found = back(typed(empty, {"t.number": 0.8}, {"t.number": "0%"}))
    assert found.answers == (FormAnswer(QuestionKey("t", "number"), Number(80)),)


def test_evidence_is_read_as_in_the_chat(empty: bytes) -> None:
    found = back(
        typed(empty, {"t.evidence.#1": "Приказ № 15 от 25.07.2020", "t.evidence.#3": "https://sad.ru/a"})
    )
    key = QuestionKey("t", "evidence")
    assert found.pieces == (
        FormPiece(key, EvidenceKind.ORDER, "Приказ № 15 от 25.07.2020"),
        FormPiece(key, EvidenceKind.LINK, "https://sad.ru/a"),
    )


@pytest.mark.parametrize(
    ("row", "value", "why"),
    [
        ("status", "вчерась", Bad.NOT_AN_OPTION),
        ("choice", "Зелёный", Bad.NOT_AN_OPTION),
        ("several.red", "может быть", Bad.NOT_YES_OR_NO),
        ("number", "501", Misread.OUT_OF_RANGE),
        ("number", 2.5, Misread.NOT_A_NUMBER),
        ("number", datetime(2020, 7, 25), Misread.NOT_A_NUMBER),
        ("number", "#N/A", Misread.NOT_A_NUMBER),
        ("day", datetime(1899, 12, 31), Misread.NOT_A_DATE),
        ("day", time(9, 0), Misread.NOT_A_DATE),
        ("text", "я" * 1001, Misread.TOO_LONG),
        ("text", '=HYPERLINK("http://x")', Bad.FORMULA),
        ("status", "=CHAR(65)", Bad.FORMULA),
        ("list", "\n".join(map(str, range(31))), Misread.TOO_MANY),
    ],
)
def test_a_bad_cell_is_told_by_its_address(empty: bytes, row: str, value: object, why: str) -> None:
    found = back(typed(empty, {f"t.{row}": value}))
    assert found.answers == ()
    (bad,) = found.bad
    assert bad.why == str(why)
    sheet = load_workbook(io.BytesIO(empty)).worksheets[0]
    assert sheet.cell(int(bad.address[1:]), 1).value == f"t.{row}"
    assert bad.address[0] == "D"
    assert isinstance(bad, BadCell)


def test_what_is_not_asked_any_more_is_not_read_into_a_report(empty: bytes) -> None:
    found = back(typed(empty, {"t.follow": "Потому", "t.status": "В работе"}))
    answers = {
        one.key: Answer(one.key, one.value, 1, datetime(2020, 8, 3, tzinfo=UTC)) for one in found.answers
    }
    shown = checklist.visible(SMALL.tasks[0], answers)
    assert "follow" not in {question.id for question in shown}  # core.form_plan leaves it out


def test_an_amendment_that_asks_otherwise_has_another_edition() -> None:
    task = SMALL.tasks[0]
    same = replace(SMALL, deadline=date(2021, 1, 1), short_title="Иначе")
    fewer = replace(SMALL, tasks=(Task("t", 1, "Пункт", "Пункт целиком", task.questions[1:]),))
    assert edition_of(same) == edition_of(SMALL) != edition_of(fewer)


# Hostile books


def meddled(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The archive with its parts changed, or without them."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            now = change(part.filename, source.read(part))
            if now is not None:
                target.writestr(part.filename, now)
    return out.getvalue()


def in_sheet(change: Callable[[bytes], bytes]) -> Callable[[str, bytes], bytes]:
    return lambda name, text: change(text) if name == "xl/worksheets/sheet1.xml" else text


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"\x00" * 1000, b"%PDF-1.4", b"PK\x05\x06" + b"\x00" * 18],
    ids=["empty", "pk", "zeros", "pdf", "no parts"],
)
def test_no_book_at_all(content: bytes) -> None:
    with pytest.raises(FormError):
        read_forms(content)


def test_a_book_of_something_else() -> None:
    with pytest.raises(FormError, match="это не наша форма"):
        read_forms(saved(Workbook()))


def test_a_bomb_is_refused_before_it_is_unpacked(empty: bytes) -> None:
    bomb = meddled(empty, lambda name, text: b" " * 60_000_000 if name == "docProps/app.xml" else text)
    assert len(bomb) < 100_000
    with pytest.raises(FormError, match="слишком велика"):
        read_forms(bomb)


def test_entities_are_refused(empty: bytes) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    with pytest.raises(FormError, match="DTD"):
        read_forms(meddled(empty, in_sheet(lambda _: laughs)))


def test_a_file_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_reading, "LARGEST", 10)
    with pytest.raises(FormError, match="слишком велик"):
        read_forms(bytes(11))


def test_a_row_a_billion_below_makes_nobody_count(empty: bytes) -> None:
    far = meddled(empty, in_sheet(lambda text: text.replace(b'<row r="7"', b'<row r="1048576"', 1)))
    read_forms(far)


def test_without_the_hidden_ids_it_is_no_form(empty: bytes) -> None:
    book = load_workbook(io.BytesIO(empty))
    book.worksheets[0].delete_cols(1)
    with pytest.raises(FormError, match="служебные ячейки"):
        read_forms(saved(book))


def test_many_sheets_are_many_forms_and_copies_of_a_row_count_once(empty: bytes) -> None:
    book = load_workbook(io.BytesIO(typed(empty, {"t.text": "первое"})))
    sheet = book.worksheets[0]
    last = sheet.max_row + 1
    sheet.cell(last, 1).value, sheet.cell(last, 4).value = "t.text", "второе"
    sheet.cell(last + 1, 1).value, sheet.cell(last + 1, 4).value = "t.unheard_of", "x"
    book.copy_worksheet(sheet)
    forms = read_forms(saved(book))
    assert len(forms) == 2
    for form in forms:
        found = read_form(SMALL, form.cells, TODAY)
        assert [one.value.text for one in found.answers] == ["первое"]  # type: ignore[union-attr]


def told_of(content: bytes) -> str:
    """What is told of a book that can't be read; empty for one that can."""
    try:
        for form in read_forms(content):
            read_form(SMALL, form.cells, TODAY)
    except FormError as error:
        return str(error)
    return ""


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_book_is_a_plain_word(empty: bytes, data: st.DataObject) -> None:
    content = bytearray(empty)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    assert "\n" not in told_of(bytes(content))


@given(st.binary(max_size=40), st.integers(0, 10**6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_sheet_with_garbage_in_it_is_a_plain_word(empty: bytes, garbage: bytes, place: int) -> None:
    def spoilt(text: bytes) -> bytes:
        at = place % len(text)
        return text[:at] + garbage + text[at + len(garbage) // 2 :]

    assert "\n" not in told_of(meddled(empty, in_sheet(spoilt)))
