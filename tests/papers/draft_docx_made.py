"""Word documents for the tests of drafts, made on the spot: lists that number themselves, tables, traps."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NUMBERED = """<w:abstractNum {ns} w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>"""


def bytes_of(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_lists() -> bytes:
    """Numbers and bullets are Word's own; the header names the department; a text box holds a note."""
    document = Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(NUMBERED.format(ns=nsdecls("w"), abstract=77)))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    document.sections[0].header.paragraphs[0].text = "Отдел образования города"
    document.add_paragraph("Совещание заведующих детскими садами")
    document.add_paragraph("Тема: О подготовке к зиме")
    document.add_paragraph("Дата: 5 октября 2023 г.\nВремя: 14.00")
    document.add_paragraph("Место проведения: зал отдела образования")
    document.add_paragraph("Решение")
    for text, depth in (
        ("Отделу образования:", 0),
        ("Собрать сведения о готовности.", 1),
        ("Заведующим в срок до 1 ноября 2023 г. рекомендуется:", 0),
        ("Проверить отопление.", 1),
        ("Утеплить окна:", 1),
        ("в группах;", 2),
        ("Обучить персонал.", 1),
    ):
        listed(document.add_paragraph(text), depth)
    box = document.add_paragraph("")
    box._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Секретная надпись</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>"
        )
    )
    return bytes_of(document)


def listed(paragraph: Any, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
    )


def with_tables() -> bytes:
    """The heading, the agenda and the decision each in a table; one insertion under review."""
    document = Document()
    document.add_heading("Совещание руководителей ДОУ", 0)
    fill(document, (("Тема", "О безопасности детей"), ("Дата", "12.02.2024"), ("Место", "МБДОУ № 5")))
    document.add_paragraph("Повестка дня")
    fill(
        document,
        (
            ("№", "Вопрос", "Докладчик", "Время"),
            ("1", "Об охране", "Крылова Е. С., методист", "15 мин"),
            ("2", "О пропусках", "Лебедев Олег Иванович", "10"),
        ),
    )
    document.add_paragraph("РЕШЕНИЕ")
    fill(
        document,
        (
            ("№ п/п", "Мероприятие", "Срок исполнения", "Ответственные"),
            ("1.", "Назначить ответственных за пропуска", "до 01.03.2024", "Руководители ДОУ"),
            ("2.", "Проверить ограждения", "15 апреля 2024 г.", "Заведующие"),
            ("3.", "Провести выездные проверки", "01.05.2024", "Отдел образования"),
        ),
    )
    paragraph = document.add_paragraph("Контроль за исполнением ")
    paragraph._p.append(
        parse_xml(
            f"<w:ins {nsdecls('w')} w:id='1' w:author='a'><w:r><w:t>оставляю за собой</w:t></w:r></w:ins>"
        )
    )
    return bytes_of(document)


def fill(document: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def zipped(change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """A good document with its parts changed, or with more of them."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(with_lists())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return stream.getvalue()
