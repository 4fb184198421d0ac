"""Every paper opens in LibreOffice without a warning, with its words, on the pages that were meant."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.people import Role
from core.people_list_rows import acquainted, invited
from papers.form_writing import write_form
from papers.invites_docx import write_invites_docx
from papers.official_report import write_official
from papers.official_template import write_template
from papers.people_list import write_people_list
from papers.receipt import receipt_docx
from papers.table import write_table
from papers.table_csv import write_csv
from tests.core.fake_town import DECISION, DEPARTMENT, MOSCOW
from tests.office.conftest import Pages
from tests.papers.test_form import blank
from tests.papers.test_papers_of_data import INVITES
from tests.papers.test_people_list import ACQUAINTANCE, KNOWN, REGISTRATION
from tests.papers.test_receipt import answered, paper
from tests.papers.test_table import ROWS, TABLE, WHOLE
from tests.papers.town_report import HOSTILE, a_report
from tests.papers.town_table import a_town

Open = Callable[[Path], Pages]


def test_the_official_report(opened: Open, tmp_path: Path) -> None:
    report = a_report()
    write_official(report, tmp_path / "spravka.docx")
    pages = opened(tmp_path / "spravka.docx")
    assert 4 <= len(pages.words) <= 8
    assert "СПРАВКА" in pages.words[0]
    for part in ("1. Охват", "7. Предложения", "Приложение 2. Организации, от которых нет отчёта"):
        assert part in pages.text
    assert all(row.organisation in pages.text for row in report.rows)
    assert any(font.startswith(("LiberationSerif", "TimesNewRoman")) for font in pages.fonts)


def test_the_official_report_with_words_that_look_like_marks(opened: Open, tmp_path: Path) -> None:
    write_official(a_report(3, HOSTILE), tmp_path / "spravka.docx")
    assert "{{ 7 * 7 }}" in opened(tmp_path / "spravka.docx").text


def test_the_template_itself(opened: Open, tmp_path: Path) -> None:
    write_template(tmp_path / "blank.docx")
    assert "{{ department }}" in opened(tmp_path / "blank.docx").text


def test_the_invitations_five_on_a_page(opened: Open, tmp_path: Path) -> None:
    write_invites_docx(INVITES, DEPARTMENT, tmp_path / "links.docx")
    pages = opened(tmp_path / "links.docx")
    assert [page.count("https://t.me/") for page in pages.words] == [5, 5, 1]


def test_the_receipt(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "receipt.docx").write_bytes(receipt_docx(paper(answered())))
    pages = opened(tmp_path / "receipt.docx")
    assert "КВИТАНЦИЯ № 23" in pages.words[0]
    assert "132/02-05" in pages.text


def test_the_table_and_the_raw_data(opened: Open, tmp_path: Path) -> None:
    write_table(WHOLE, tmp_path / "table.xlsx")
    pages = opened(tmp_path / "table.xlsx")
    assert len(pages.words) == 5  # a sheet each, one page wide
    for row in ROWS:
        assert row.organisation in pages.text
    write_csv(TABLE, tmp_path)
    assert "Err:" not in opened(tmp_path / "answers.csv").text


def test_raw_data_of_every_kind(opened: Open, tmp_path: Path) -> None:
    write_csv(WHOLE, tmp_path)
    for name in ("organisations.csv", "evidence.csv", "reminders.csv"):
        assert "Err:" not in opened(tmp_path / name).text


def test_the_sheets_that_are_signed(opened: Open, tmp_path: Path) -> None:
    everybody = [
        acquainted(f"МБДОУ № {n} «Ласточка»", "Константинопольская Александра Константиновна", *rest)
        for n in range(1, 58)
        for rest in [(Role.DEPUTY if n % 3 else Role.HEAD, KNOWN if n % 2 else None, 1, MOSCOW)]
    ]
    write_people_list(replace(ACQUAINTANCE, rows=everybody), tmp_path / "seen.docx")
    pages = opened(tmp_path / "seen.docx")
    assert 3 <= len(pages.words) <= 6
    assert all("Фамилия, имя, отчество" in page for page in pages.words[:-1])  # repeated on each
    assert "не собственноручная подпись" in pages.text
    assert "57" in pages.words[-1] or "57" in pages.words[-2]
    coming = [invited(one.organisation, one.name, Role.HEAD) for one in everybody]
    write_people_list(replace(REGISTRATION, rows=coming), tmp_path / "coming.docx")
    pages = opened(tmp_path / "coming.docx")
    assert "ЛИСТ РЕГИСТРАЦИИ" in pages.words[0]
    assert "Подгруппа" in pages.words[0]
    assert "не собственноручная" not in pages.text


def test_a_department_s_whole_table(opened: Open, tmp_path: Path) -> None:
    """Ninety organisations with everything: each sheet one page wide, its heading on every page."""
    write_table(a_town(90), tmp_path / "table.xlsx")
    pages = opened(tmp_path / "table.xlsx")
    for heading in ("Руководитель", "Вопрос", "SHA-256", "Чем кончилось"):
        assert sum(heading in page for page in pages.words) >= 2, heading
    assert "###" not in pages.text  # a number or a date too wide for its column
    assert f"Страница {len(pages.words)} из {len(pages.words)}" in pages.words[-1]


def test_the_form_without_its_hidden_parts(opened: Open, tmp_path: Path) -> None:
    write_form(blank(decision=DECISION), tmp_path / "form.xlsx")
    pages = opened(tmp_path / "form.xlsx")
    assert "МБДОУ № 7 «Ласточка»" in pages.words[0]
    assert "Если «Сделано»" in pages.text
    assert "Страница 1 из" in pages.words[0]
    assert "vsoko-form" not in pages.text
    assert "acts.status" not in pages.text
    assert len(pages.words) <= 14
