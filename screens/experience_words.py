"""Words that all screens of experience share: states, ways to show it, the offer in full."""

from collections.abc import Callable

from core.experience import Offer, OfferState, Publication, Showing
from screens.screen import Button, Rows, clip, esc

LONGEST_LABEL = 28
LONGEST_NAME = 80
PER_PAGE = 8
STATES = {
    OfferState.DRAFT: "черновик",
    OfferState.NEW: "новый",
    OfferState.UNCLEAR: "нужно уточнить",
    OfferState.ACCEPTED: "принят",
    OfferState.DECLINED: "отклонён",
    OfferState.PUBLISHED: "опубликован",
    OfferState.WITHDRAWN: "отозван автором",
}
SHOWINGS = {
    Showing.SEMINAR: "Семинар",
    Showing.MASTER_CLASS: "Мастер-класс",
    Showing.CONSULTATION: "Консультация",
    Showing.NOT_READY: "Пока не готовы",
}
PUBLICATIONS = {
    Publication.NAMED: "С именем",
    Publication.NAMELESS: "Без имени",
    Publication.NOT_AT_ALL: "Не публиковать",
}


def body(offer: Offer, *, with_publication: bool = True) -> str:
    """The offer in full, as HTML. Its parts are short by the rules, so it fits into a message."""
    lines = [f"<b>{esc(offer.title)}</b>", esc(clip(offer.organisation.name, LONGEST_NAME))]
    lines += [esc(offer.category_text)] if offer.category_text else []
    lines += ["", esc(offer.description)]
    lines += ["", f"<b>Результат.</b> {esc(offer.result)}"]
    if offer.link:
        lines += ["", f"Ссылка: {esc(offer.link)}"]
    if offer.files:
        lines += ["", f"Файлы: {len(offer.files)}"]
    if offer.showing is not None:
        lines += ["", f"Готовы показать: {SHOWINGS[offer.showing].lower()}"]
    if with_publication and offer.publication is not None:
        lines.append(f"Публикация: {how_published(offer)}")
    elif offer.author:
        lines.append(f"Автор: {esc(offer.author)}")
    return "\n".join(lines)


def how_published(offer: Offer) -> str:
    """As HTML: with which name; without a consent in force it is without one."""
    if offer.publication is Publication.NAMED:
        return f"с именем «{esc(offer.author)}»" if offer.author else "без имени"
    return PUBLICATIONS[offer.publication or Publication.NAMELESS].lower()


def file_rows(offer: Offer, data: Callable[[int], str]) -> Rows:
    """A button for each file."""
    return tuple(
        (Button(clip(f"Файл: {file_name(offer, number)}", LONGEST_LABEL), data(number)),)
        for number in range(len(offer.files))
    )


def file_name(offer: Offer, number: int) -> str:
    """What a file is called: plain text."""
    file = offer.files[number]
    return file.name or ("фото" if file.is_photo else "документ")


def turn_rows(page: int, total: int, data: Callable[[int], str]) -> Rows:
    """«←», «→» where there is more than one page."""
    pages = -(-total // PER_PAGE)
    steps = (("←", page - 1), ("→", page + 1))
    row = tuple(Button(words, data(to)) for words, to in steps if 0 <= to < pages)
    return (row,) if row else ()


def on_page(page: int, total: int) -> tuple[int, slice]:
    """The page that there is, and its part of the list."""
    page = min(page, max(-(-total // PER_PAGE) - 1, 0))
    return page, slice(page * PER_PAGE, (page + 1) * PER_PAGE)
