"""A .txt in whatever encoding: UTF-8, UTF-16 with its mark, or an old one, told by its letters."""

import codecs
import re

from core.drafting.lines import RawLine
from papers.draft_source import Document, DocumentError

_BROKEN = "\ufffd"
_OLD = ("cp1251", "koi8-r", "cp866")
_NAMES = {"cp1251": "Windows-1251", "koi8-r": "КОИ-8", "cp866": "DOS (866)"}
# How often a letter stands in Russian prose, per thousand.
_OFTEN = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (
            110,
            85,
            80,
            74,
            67,
            63,
            55,
            47,
            45,
            43,
            35,
            32,
            30,
            28,
            26,
            20,
            19,
            17,
            16,
            16,
            16,
            14,
            12,
            10,
            9,
            7,
            6,
            5,
            4,
            3,
            3,
            1,
            1,
        ),
        strict=True,
    )
)
_LEAST = 35  # of the mean frequency: real prose has about 55, the same bytes read wrongly under 30
_WORD_OF_CASES = re.compile(r"[а-яё][А-ЯЁ]")


def read_text(data: bytes) -> Document:
    """The lines of a text, numbered as an editor numbers them."""
    text, notices = _decode(data)
    if _is_binary(text):
        raise DocumentError("это не текст: нужен документ .docx или .txt")
    rows = re.split(r"\r\n|\r|\n|\f|\v|\x85|\u2028|\u2029", text)
    lines = tuple(RawLine(row, f"строка {number}") for number, row in enumerate(rows, 1))
    return Document(lines, notices)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), ()
    text = data.decode("utf-8-sig", "replace")
    broken = text.count(_BROKEN)
    if not broken:
        return text, ()
    intact = sum(character > "\x7f" for character in text) - broken
    if broken <= intact:
        return text, ("В документе есть испорченные знаки (�): сохраните его заново в кодировке UTF-8.",)
    scores = {name: _likeness(data.decode(name, "replace")) for name in _OLD}
    best = max(_OLD, key=lambda name: scores[name])
    if scores[best] < _LEAST:
        raise DocumentError(
            "кодировку текста узнать не удалось: сохраните его как .docx или в кодировке UTF-8"
        )
    return data.decode(best, "replace"), (f"Кодировка текста узнана по буквам: {_NAMES[best]}.",)


def _likeness(text: str) -> float:
    """How much a text looks like Russian: the mean frequency of its letters, less for MiXed cases."""
    letters = [char for char in text if char > "\x7f" and char not in "«»–—№•·\u00a0…„“”’"]
    if not letters:
        return 0.0
    mean = sum(_OFTEN.get(char.lower(), -50) for char in letters) / len(letters)
    return mean - 60.0 * len(_WORD_OF_CASES.findall(text)) / len(letters)


def _is_binary(text: str) -> bool:
    odd = sum(char < " " and char not in "\t\r\n\f\v" for char in text)
    return "\x00" in text or odd * 50 > len(text)
