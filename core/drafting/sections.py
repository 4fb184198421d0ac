"""The large parts of a document, told by their headings."""

import re
from enum import StrEnum


class Section(StrEnum):
    """Where in the document we are."""

    HEAD = "head"
    AGENDA = "agenda"
    HEARD = "heard"  # «СЛУШАЛИ», «ВЫСТУПИЛИ»: what was said, not what was decided
    DECISION = "decision"
    END = "end"  # signatures, annexes


_HEADINGS = (
    (
        Section.AGENDA,
        r"(?:повестка(?:\s+(?:дня|совещания|заседания))*|программа(?:\s+(?:совещания|проведения|семинара))*"
        r"|порядок\s+(?:проведения|работы)(?:\s+совещания)?|план\s+(?:проведения\s+)?совещания"
        r"|регламент(?:\s+совещания)?|вопросы\s+для\s+обсуждения|рассматриваемые\s+вопросы)"
        r"(?P<rest>\s*[:.]?\s*$|\s*[:.]\s+.+$)",
    ),
    (
        Section.HEARD,
        r"(?:(?:по\s+\w+\s+вопросу\s+)?(?:слушали|выступил[иа]?|заслушали|отметили|обсуждали))"
        r"(?P<rest>\s*[:.–—-]?\s*$|\s*[:.–—-]\s*.+$|\s+[А-ЯЁ].*$)",
    ),
    (
        Section.DECISION,
        r"(?:(?:проект\s+)?решени[ея](?![а-яё])(?!\s+(?:вопрос|задач|проблем))|р\s*е\s*ш\s*е\s*н\s*и\s*е(?![а-яё])"
        r"|(?:совещание\s+|участники\s+совещания\s+)?(?:решил[иао]?|постановил[иао]?)(?=\s*[:.]?\s*$|\s*:)"
        r"|рекомендации\s+(?:совещания|участникам)|р\s?е\s?ш\s?и\s?л\s?и(?=\s*[:.])|по\s+итогам\s+совещания(?=.{0,60}:\s*$))"
        r"(?P<rest>.*)$",
    ),
    (
        Section.END,
        r"(?:(?:председатель(?:ствующий)?|секретарь|исполнитель|исп|протокол\s+в[её]л\w*)(?=[\s.:]*(?:_|/|[А-ЯЁ]|$))"
        r"|приложени[ея](?:\s+(?:№\s?)?\d+)?(?=\s*[.:]?\s*$|\s+(?:№|\d|к\s))|начальник\s+[^.]{0,80}_{2,}|подпис[ьи]\s*[:_])"
        r"(?P<rest>.*)$",
    ),
)
_RULES = tuple((section, re.compile(words, re.IGNORECASE)) for section, words in _HEADINGS)
_DECIDED = re.compile(r"(?:решил[иао]?|постановил[иао]?)\s*:?\s*$", re.IGNORECASE)
_LONGEST_HEADING = 400


def heading_of(text: str) -> tuple[Section, str] | None:
    """The section that a line opens and what stands behind its heading; None for other lines."""
    if len(text) > _LONGEST_HEADING:
        return None
    for section, rule in _RULES:
        found = rule.match(text)
        if found:
            return section, found["rest"].strip(" :.–—-") if section is not Section.DECISION else found[
                "rest"
            ].strip()
    if _DECIDED.search(text):  # «Заслушав и обсудив информацию, совещание РЕШИЛО:»
        return Section.DECISION, ""
    return None
