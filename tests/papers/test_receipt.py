"""The receipt as a paper: opens, holds everything, and does nothing of what people may have typed."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from docx import Document

from core.answers import Evidence, EvidenceKind, QuestionKey
from core.evidence import EvidenceRecord
from core.receipt import ReceiptPaper, paper_of
from core.report import ReportState
from papers.receipt import receipt_docx
from tests.core.fake_town import DEPARTMENT, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

SENT = datetime(2020, 8, 14, 11, 20, tzinfo=MOSCOW)
MADE = SENT + timedelta(days=3)
KEY = QuestionKey("acts", "evidence")
SHA = "ab" * 32


def answered() -> Walker:
    """A head with an order and a file at task 1."""
    head = registered(FakeTown(now=SENT))
    head.press("Начать")
    head.press("Сделано")
    head.press("Июль 2020")
    head.say("приказ № 132/02-05 от 25.07.2020")
    head.send("Положение.pdf", 5000, "редакция 2")
    head.press("Дальше")
    head.say('=HYPERLINK("http://x","жми") <b>&amp; \x07 { INCLUDETEXT "c:\\\\secret" }')
    return head


def paper(head: Walker, **changes: Any) -> ReceiptPaper:
    report = replace(head.town.reports[1], number=23, sent_at=SENT, state=ReportState.SENT, **changes)
    records = [
        replace(record, sha256=SHA if record.is_file else "") for record in head.town.evidence_records(1)
    ]
    made = paper_of(report, records, DEPARTMENT, MADE)
    assert made is not None
    return made


def words(content: bytes) -> str:
    """Everything that stands in the document."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_it_says_who_what_when_and_with_what_files() -> None:
    text = words(receipt_docx(paper(answered())))
    for part in (
        DEPARTMENT,
        "КВИТАНЦИЯ № 23",
        "МБДОУ № 7 «Ласточка»",
        "14.08.2020 в 11:20",
        "на 17.08.2020 в 11:20",
        "1. Перечень локальных актов",
        "Сделано",
        "приложено: 2",
        "приказ № 132/02-05 от 25.07.2020",
        "файл «Положение.pdf» (редакция 2)",
        "5000 байт",
        f"SHA-256 {SHA}",
        "Мария Петровна",
        "подтверждены в боте",
        "6. Процедуры оценки",
        "нет ответа",
    ):
        assert part in text, part
    assert "позже срока" not in text


def test_sent_late_and_taken_away_pieces_are_told() -> None:
    head = answered()
    head.press("← Назад")
    head.press("Изменить приложенное (2)")
    head.press("Убрать 1")
    late = replace(paper(head), is_late=True)
    text = words(receipt_docx(late))
    assert "(позже срока)" in text
    assert "убрано 14.08.2020 в 11:20, Мария Петровна" in text


def test_what_people_typed_stays_text() -> None:
    content = receipt_docx(paper(answered()))
    text = words(content)
    assert '=HYPERLINK("http://x","жми") <b>&amp; { INCLUDETEXT' in text
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert "<b>" not in body
    assert "fldSimple" not in body
    assert "instrText" not in body
    assert "hyperlink" not in body.lower().replace("=hyperlink(", "")
    assert "http://x" not in relations
    assert 'TargetMode="External"' not in relations


@pytest.mark.parametrize("evil", ["\x00\x0b\x1f", "\ud800", "\ufffe", "\u202eexe.pdf"])
def test_no_character_breaks_the_file(evil: str) -> None:
    piece = Evidence(1, KEY, EvidenceKind.NOTE, f"а{evil}б", SENT)
    report = replace(answered().town.reports[1], number=1, sent_at=SENT)
    made = paper_of(report, [EvidenceRecord(piece, f"Имя{evil}")], DEPARTMENT, MADE)
    assert made is not None
    assert "Приложено 1" in words(receipt_docx(made))


def test_nothing_sent_yet_has_no_receipt() -> None:
    head = answered()
    assert paper_of(head.town.reports[1], [], DEPARTMENT, MADE) is None


def test_the_template_names_no_stranger() -> None:
    properties = Document(io.BytesIO(receipt_docx(paper(answered())))).core_properties
    assert (properties.author, properties.title, properties.comments) == ("", "Квитанция", "")
