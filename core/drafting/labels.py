"""«Тема: …», «Дата: …», «Место проведения: …»: what a line says of itself, several of them at times."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What a labelled piece of the heading is about."""

    TOPIC = "topic"
    DAY = "day"
    TIME = "time"
    PLACE = "place"
    OTHER = "other"


_LABELS = (
    (Label.TOPIC, r"тема(?:\s+(?:совещания|семинара|заседания))?"),
    (Label.DAY, r"дата(?:\s+и\s+время)?(?:\s+(?:проведения|совещания))?|день\s+проведения"),
    (Label.TIME, r"время(?:\s+(?:проведения|начала|совещания))?|начало(?:\s+(?:в|работы|совещания))?"),
    (Label.PLACE, r"место(?:\s+(?:проведения|встречи|совещания))?|адрес(?:\s+проведения)?|площадка"),
    (
        Label.OTHER,
        r"форма(?:\s+проведения)?|участники|присутств\w+|приглаш[её]нные|ведущий|председатель|секретарь|цель|модератор"
        r"|регистрация(?:\s+участников)?|председательств\w+|контактн\w+\s+\w+|организатор\w*",
    ),
)
_ANY = "|".join(f"(?P<{label}>{words})" for label, words in _LABELS)
_LABEL = re.compile(rf"(?:(?<=[\s.,;|])|^)(?:{_ANY})\s*(?:\([^)]*\)\s*)?(?:[:|]|\s[–—-]\s)\s*", re.IGNORECASE)
_BARE_PLACE = re.compile(r"(?:Место|Адрес)(?:\s+проведения)?\s+(?=[А-ЯЁ«])")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A piece of a line under its label."""

    label: Label
    text: str


def labelled(text: str) -> list[Labelled]:
    """The pieces of a line that begins with a label; empty for other lines."""
    first = _LABEL.match(text)
    if first is None:
        bare = _BARE_PLACE.match(text)
        return [Labelled(Label.PLACE, text[bare.end() :])] if bare else []
    marks = [first]
    # A small letter after a label inside a sentence («цель: …») is part of the sentence.
    marks += [m for m in _LABEL.finditer(text, first.end()) if m[0][:1].isupper()]
    ends = [m.start() for m in marks[1:]] + [len(text)]
    return [
        Labelled(Label(str(m.lastgroup)), text[m.end() : end].strip(" ,;|"))
        for m, end in zip(marks, ends, strict=True)
    ]
