"""What would run on whoever opens it is refused; what offices send is taken."""

import pytest

from core.programs import is_program


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("игра.exe", ""),
        ("приказ.pdf.EXE", "application/pdf"),
        ("приказ.bat . .", ""),
        ("a.js", "text/plain"),
        ("a.apk", ""),
        ("a.scr", ""),
        ("a.msi", ""),
        ("приказ.pdf", "application/x-msdownload"),
        ("", "Application/JavaScript; charset=utf-8"),
    ],
)
def test_programs_are_known_by_name_or_by_type(name: str, mime: str) -> None:
    assert is_program(name, mime)


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("Положение.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("скан.pdf", "application/pdf"),
        ("архив.zip", "application/zip"),
        ("exe", ""),
        ("", "image/jpeg"),
        ("Приказ № 5 от 25.08", ""),
    ],
)
def test_papers_are_taken(name: str, mime: str) -> None:
    assert not is_program(name, mime)
