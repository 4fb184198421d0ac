"""The department's digest of published experience as .docx, in the office's font and margins."""

from pathlib import Path
from typing import Any

from core.experience import Offer
from core.experience_papers import ExperienceDigest, showing
from papers.harmless import printable
from papers.office_paper import CENTRE, JUSTIFY, line, new_paper
from papers.whole_file import ExportError, whole_file

NOTHING = "Опубликованного опыта пока нет."


def write_experience(digest: ExperienceDigest, path: Path) -> int:
    """Write it; how many pieces are in it. ExportError with one plain line."""
    if path.suffix.lower() != ".docx":
        raise ExportError(f"{path.name}: имя подборки должно кончаться на .docx")
    paper = new_paper("Успешный опыт организаций", digest.made_at)
    line(paper, printable(digest.department), align=CENTRE)
    line(paper, "")
    line(paper, "УСПЕШНЫЙ ОПЫТ ОРГАНИЗАЦИЙ", bold=True, align=CENTRE)
    line(paper, f"по состоянию на {digest.made_at:%d.%m.%Y}", align=CENTRE)
    if not digest.offers:
        line(paper, "")
        line(paper, NOTHING)
    number = 0
    for section, (category, offers) in enumerate(digest.categories.items(), start=1):
        line(paper, "")
        _kept(line(paper, f"{section}. {printable(category)}", bold=True))
        for offer in offers:
            number += 1
            _offer(paper, offer, number)
    with whole_file(path) as draft:
        paper.save(str(draft))
    return number


def _offer(paper: Any, offer: Offer, number: int) -> None:
    line(paper, "")
    _kept(line(paper, f"{number}) {_text(offer.title)}", bold=True))
    who = _text(offer.organisation.name)
    _kept(line(paper, f"{who}. Автор: {_text(offer.author)}" if offer.author else who))
    for words in _text(offer.description).split("\n"):
        line(paper, words, align=JUSTIFY, indent=12)
    line(paper, f"Результат: {_text(offer.result)}", align=JUSTIFY, indent=12)
    if offer.link:
        line(paper, f"Подробнее: {_text(offer.link)}")
    if ready := showing(offer):
        line(paper, f"Готовность показать: {ready}.")


def _kept(paragraph: Any) -> None:
    """A heading isn't parted from what it heads."""
    paragraph.paragraph_format.keep_with_next = True


def _text(words: str) -> str:
    return printable(words).replace("№ ", "№\u00a0")
