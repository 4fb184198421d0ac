"""Published experience for heads: the room, lists, a card, a request to be shown."""

from core.russian import count
from core.views import (
    ExperienceCard,
    ExperienceHub,
    ExperienceList,
    ExperienceSearch,
    OfferFile,
    ShowContact,
)
from screens.callbacks.experience import (
    AskShow,
    AskShowWith,
    BeginOffer,
    BrowseExperience,
    GoOnOffer,
    ListOwnOffers,
    MarkUseful,
    OpenExperience,
    OpenExperienceCard,
    OpenOffer,
    OpenOfferDesk,
    OpenOwnOffer,
    SearchExperience,
    ShowExperienceFile,
)
from screens.callbacks.start import GoHome
from screens.experience_words import (
    LONGEST_LABEL,
    LONGEST_NAME,
    body,
    file_name,
    file_rows,
    on_page,
    turn_rows,
)
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

HOME = (Button("В меню", GoHome().pack()),)
BACK = (Button("← Назад", OpenExperience().pack()),)
FOUND = 20  # of what was found by words; another word narrows it


def hub(view: ExperienceHub) -> Screen:
    """«Опыт»: what is there, and one's own."""
    where = f"{esc(clip(view.organisation, LONGEST_NAME))}\n" if view.organisation else ""
    number = sum(one for _, _, one in view.categories)
    said = f"Опубликовано: {number}. Какой раздел открыть?" if number else "Опубликованного опыта пока нет."
    rows: list[tuple[Button, ...]] = [
        (Button(clip(text, LONGEST_LABEL - 5) + f" ({many})", BrowseExperience(key, 0).pack()),)
        for key, text, many in view.categories
    ]
    if number:
        rows.append((Button("Найти по слову", SearchExperience().pack()),))
    if view.draft:
        rows.append((Button("Продолжить предложение", GoOnOffer(view.draft, "").pack()),))
    elif view.may_offer:
        rows.append((Button("Предложить опыт", BeginOffer().pack()),))
    if view.own:
        rows.append((Button(f"Мои предложения ({view.own})", ListOwnOffers(0).pack()),))
    if view.staff:
        rows.append((Button("Предложения в управление", OpenOfferDesk().pack()),))
    return Screen(f"{above(view.note)}<b>Успешный опыт</b>\n{where}{said}", (*rows, HOME))


def listing(view: ExperienceList) -> Screen:
    """A category by pages, or the first of what was found."""
    if view.words:
        shown = view.offers[:FOUND]
        turns: Rows = ()
        title = f"По слову «{esc(clip(view.words, LONGEST_NAME))}»: {len(view.offers)}"
        more = "Показаны первые. Напишите другое слово, чтобы уточнить." if len(view.offers) > FOUND else ""
    else:
        page, part = on_page(view.page, len(view.offers))
        shown = view.offers[part]
        turns = turn_rows(page, len(view.offers), lambda to: BrowseExperience(view.category, to).pack())
        title, more = f"{esc(view.title)}: {len(view.offers)}", ""
    lines = [f"<b>{title}</b>", ""]
    for one in shown:
        useful = f", полезно: {one.useful}" if one.useful else ""
        lines.append(f"{esc(one.title)}\n    {esc(clip(one.organisation.name, LONGEST_NAME))}{useful}")
    lines += ["", more] if more else []
    rows: Rows = tuple(
        (Button(clip(one.title, LONGEST_LABEL), OpenExperienceCard(one.id).pack()),) for one in shown
    )
    return Screen(above(view.note) + "\n".join(lines), (*rows, *turns, BACK, HOME))


def search(view: ExperienceSearch) -> Screen:
    """By what word?"""
    return Screen(f"{above(view.note)}Что искать? Напишите слово или два.", (BACK,))


def card(view: ExperienceCard) -> Screen:
    """A piece of published experience, and what can be done with it."""
    offer = view.offer
    rows: list[tuple[Button, ...]] = []
    if not view.reads:
        label = "Снять отметку" if view.marked else "Полезно"
        rows.append((Button(label, MarkUseful(offer.id, int(not view.marked)).pack()),))
        if not view.own and not view.has_asked:
            rows.append((Button("Попросить показать", AskShow(offer.id).pack()),))
    rows += file_rows(offer, lambda number: ShowExperienceFile(offer.id, number).pack())
    back = (Button("← К разделу", BrowseExperience(offer.category, 0).pack()),)
    counted = count(offer.useful, "человеку", "людям", "людям")
    useful = f"\n\nПолезно {counted}." if offer.useful else ""
    return Screen(above(view.note) + body(offer, with_publication=False) + useful, (*rows, back, HOME))


def contact(view: ShowContact) -> Screen:
    """How may the author reach whoever asks?"""
    excess = ""
    if view.excess:
        cut = count(view.excess, "знак", "знака", "знаков")
        excess = f"Слишком длинно: сократите на {cut}.\n\n"
    rows: list[tuple[Button, ...]] = []
    if view.phone:
        phone = Button(clip(f"Телефон: {view.phone}", LONGEST_LABEL), AskShowWith(view.offer.id, 1).pack())
        rows.append((phone,))
    rows.append((Button("Без контактов", AskShowWith(view.offer.id, 0).pack()),))
    text = (
        f"{above(view.note)}{excess}Как автору с Вами связаться? Напишите телефон или почту. "
        "Автор и управление увидят их вместе с Вашим именем и организацией."
    )
    return Screen(text, (*rows, (Button("← Назад", OpenExperienceCard(view.offer.id).pack()),)))


def piece(view: OfferFile) -> Screen:
    """A file, sent back as it came."""
    offer = view.offer
    back = {
        "own": OpenOwnOffer(offer.id).pack(),
        "desk": OpenOffer(offer.id).pack(),
    }.get(view.place, OpenExperienceCard(offer.id).pack())
    name = clip(file_name(offer, offer.files.index(view.file)), 200)
    text = f"<b>{esc(offer.title or 'Опыт')}</b>\n{esc(name)}"
    return Screen(text, ((Button("← Назад", back),),), view.file)
