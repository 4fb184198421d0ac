"""Names of speakers: «Лыткина Ольга Алексеевна», «Иванова И. И.», «И.И. Иванова»."""

import re
from dataclasses import dataclass

_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_INITIAL = r"[А-ЯЁ]\.\s?"
_NAME = re.compile(
    rf"(?<![А-ЯЁа-яё])(?:{_SURNAME} [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+"
    r"(?:вн|ичн|вич|ьич|мич|кич)(?:а|ы|е|у|ой|ем)?"
    rf"|{_SURNAME} {_INITIAL}[А-ЯЁ]\."
    rf"|{_INITIAL}{_INITIAL}{_SURNAME})(?![а-яё])"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name and its place in the text."""

    text: str
    start: int
    end: int


def trimmed(text: str) -> str:
    """Without what separates it from the next words; the stop of «Н. П.» is its own."""
    text = text.strip(" ,;:|–—-")
    return text if re.search(r"(?<![А-ЯЁа-яё])[А-ЯЁ]\.$", text) else text.rstrip(" .,;:|–—-")


def name_in(text: str) -> Name | None:
    """The first name of a text."""
    found = _NAME.search(text)
    return Name(found[0].strip(), found.start(), found.end()) if found else None
