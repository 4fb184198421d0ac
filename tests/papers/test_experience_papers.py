"""The digest of experience and the register: whole, harmless, and the same by disk and by site."""

import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document

from core.experience import Offer, OfferState, Publication, Showing
from core.experience_papers import ExperienceDigest, register
from core.people import Organisation
from papers.experience_docx import NOTHING, write_experience
from papers.experience_pages import write_pages
from papers.table import write_table
from papers.table_csv import write_csv
from papers.whole_file import ExportError
from tests.core.fake_town import DEPARTMENT, MOSCOW
from tests.papers.town_table import a_town

NOW = datetime(2020, 9, 2, 11, 0, tzinfo=MOSCOW)
HOSTILE = "=1+1 <script>alert(1)</script> \"' onerror=x &amp; \x07 {{ 7 * 7 }}"

HARMLESS = {
    *("html", "head", "meta", "title", "link", "body", "nav", "a", "h1", "h2"),
    *("p", "br", "ul", "li", "span", "dl", "dt", "dd"),
}


def an_offer(number: int = 1, words: str = "Карта наблюдений", category: str = "Процедуры") -> Offer:
    return Offer(
        *(number, 1, 1, Organisation(number, 1, f"МБДОУ № {number}", number), 1, NOW, OfferState.PUBLISHED),
        title=f"{words} {number}",
        category="procedures",
        category_text=category,
        description=words,
        result=words,
        link='https://sad7.ru/?a=1&b="2"',
        showing=Showing.SEMINAR,
        publication=Publication.NAMED,
        author=words,
        sent_at=NOW,
        published_at=NOW,
    )


def a_digest(*offers: Offer) -> ExperienceDigest:
    return ExperienceDigest(DEPARTMENT, NOW, offers)


class Page(HTMLParser):
    """A page's tags, addresses and words; AssertionError where a tag isn't closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in ("meta", "link", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def pages_of(path: Path) -> dict[str, str]:
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_pages_hold_every_word_and_no_script(tmp_path: Path) -> None:
    path = tmp_path / "опыт.zip"
    assert write_pages(a_digest(an_offer(1, HOSTILE), an_offer(2)), path) == 2
    for name, source in pages_of(path).items():
        if not name.endswith(".html"):
            assert "url(" not in source
            assert "@import" not in source
            continue
        page = Page(source)
        assert set(page.tags) <= HARMLESS
        assert not [name for name, _ in page.attributes if name.startswith("on")]
        assert "default-src 'none'" in source
    words = Page(pages_of(path)["opyt/opyt-1.html"]).words
    assert HOSTILE.replace("\x07", "") in words


def test_links_between_pages_lead_to_pages_and_others_to_the_web(tmp_path: Path) -> None:
    path = tmp_path / "опыт.zip"
    offers = [an_offer(1), replace(an_offer(2), link="javascript:alert(1)"), an_offer(3, category="Анализ")]
    write_pages(a_digest(*offers), path)
    pages = pages_of(path)
    for source in pages.values():
        for address in re.findall(r'href="([^"]*)"', source):
            assert address.startswith("https://") or f"opyt/{address}" in pages
    assert "javascript:" not in re.findall(r'href="([^"]*)"', pages["opyt/opyt-2.html"]).__repr__()
    index = Page(pages["opyt/index.html"]).words
    assert index.index("Анализ") < index.index("Процедуры")


@pytest.mark.parametrize("write", [write_pages, write_experience])
def test_another_ending_is_refused_in_one_line(write: object, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="должно кончаться на"):
        write(a_digest(), tmp_path / "опыт.txt")  # type: ignore[operator]  # one of the two above
    assert list(tmp_path.iterdir()) == []


def test_the_digest_stands_by_category_with_names_where_they_may_stand(tmp_path: Path) -> None:
    path = tmp_path / "опыт.docx"
    nameless = replace(an_offer(2, category="Анализ"), author="")
    assert write_experience(a_digest(an_offer(1, HOSTILE), nameless), path) == 2
    lines = [one.text.replace("\u00a0", " ") for one in Document(str(path)).paragraphs]
    assert lines.index("1. Анализ") < lines.index("2. Процедуры")
    assert "МБДОУ № 2" in lines
    assert f"МБДОУ № 1. Автор: {HOSTILE}".replace("\x07", "") in lines


def test_an_empty_digest_says_so(tmp_path: Path) -> None:
    path = tmp_path / "опыт.docx"
    assert write_experience(a_digest(), path) == 0
    assert NOTHING in [one.text for one in Document(str(path)).paragraphs]
    assert write_pages(a_digest(), tmp_path / "опыт.zip") == 0


def test_the_register_stands_by_category_in_the_table_and_in_the_raw_data(tmp_path: Path) -> None:
    offers = [
        an_offer(1, "=1+1"),
        replace(an_offer(2, category="Анализ"), state=OfferState.DECLINED, author=""),
        replace(an_offer(3), publication=Publication.NOT_AT_ALL, author=""),
    ]
    table = replace(a_town(5), experience=register(offers, MOSCOW))
    assert write_table(table, tmp_path / "т.xlsx").experience == 3
    book = openpyxl.load_workbook(tmp_path / "т.xlsx")
    assert book.sheetnames == ["Сводка", "По организациям", "Ответы", "Доказательства", "Опыт", "Напоминания"]
    rows = [list(row) for row in book["Опыт"].iter_rows(values_only=True)]
    assert [row[0] for row in rows[1:]] == ["Анализ", "Процедуры", "Процедуры"]
    assert [row[9] for row in rows[1:]] == ["отклонён", "опубликован", "опубликован"]
    assert [row[7] for row in rows[1:]] == ["без имени", "с именем", "не публиковать"]
    assert [cell.data_type for cell in book["Опыт"][3]][3] == "s"
    table = replace(a_town(5), experience=register(offers, MOSCOW))
    assert write_csv(table, tmp_path / "csv").experience == 3
    raw = (tmp_path / "csv" / "experience.csv").read_text(encoding="utf-8-sig")
    assert raw.splitlines()[0].startswith("Раздел;№;Организация;Название")
    assert "'=1+1" in raw


def test_without_experience_there_is_no_such_sheet(tmp_path: Path) -> None:
    write_table(a_town(5), tmp_path / "т.xlsx")
    assert "Опыт" not in openpyxl.load_workbook(tmp_path / "т.xlsx").sheetnames
