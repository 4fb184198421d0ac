"""Offers of experience as the department sees them: the desk, lists, one with its history."""

from core.experience import OfferEvent, OfferState
from core.outgoing import Paper
from core.russian import count
from core.views import OfferDesk, OfferDeskList, OfferDeskPage, OfferNotice, ShowRequestList
from screens.callbacks.experience import (
    BrowseExperience,
    DecideOffer,
    ListOffers,
    ListShowRequests,
    OpenOffer,
    OpenOfferDesk,
    SendExperienceLetter,
    ShowDeskOfferFile,
    TakeDownOffer,
)
from screens.callbacks.start import GoHome
from screens.callbacks.summary import SendPaper
from screens.experience_words import LONGEST_LABEL, LONGEST_NAME, body, file_rows, on_page, turn_rows
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import moment_in_words, short_name

HOME = (Button("В меню", GoHome().pack()),)
DESK = (Button("← К опыту", OpenOfferDesk().pack()),)
LISTS = {
    OfferState.NEW: "Новые",
    OfferState.UNCLEAR: "Уточняют",
    OfferState.ACCEPTED: "Приняты",
    OfferState.PUBLISHED: "Опубликованы",
    OfferState.DECLINED: "Отклонены",
    OfferState.WITHDRAWN: "Отозваны",
}
ONE = {
    OfferState.NEW: "новый",
    OfferState.UNCLEAR: "у автора на уточнении",
    OfferState.ACCEPTED: "принят",
    OfferState.PUBLISHED: "опубликован",
    OfferState.DECLINED: "отклонён",
    OfferState.WITHDRAWN: "отозван автором",
}
EVENTS = {
    OfferEvent.SENT: "прислан",
    OfferEvent.EDITED: "изменён автором",
    OfferEvent.ACCEPTED: "принят",
    OfferEvent.UNCLEAR: "отправлен на уточнение",
    OfferEvent.DECLINED: "отклонён",
    OfferEvent.PUBLISHED: "опубликован",
    OfferEvent.UNPUBLISHED: "снят с публикации",
    OfferEvent.WITHDRAWN: "отозван автором",
    OfferEvent.NAME_WITHDRAWN: "автор убрал имя",
}
LAST = 6  # lines of the history on the page
ASKS = {
    OfferState.UNCLEAR: "Что уточнить? Напишите одним сообщением, автор получит его дословно.",
    OfferState.DECLINED: "Почему отклоняете? Напишите одним сообщением, автор получит его дословно.",
}


def desk(view: OfferDesk) -> Screen:
    """How many in each state, and what goes out."""
    counted = [(state, view.counts.get(state, 0)) for state in LISTS]
    rows: list[tuple[Button, ...]] = [
        (Button(f"{LISTS[state]} ({number})", ListOffers(state.value, 0).pack()),)
        for state, number in counted
        if number
    ]
    if view.requests:
        rows.append((Button(f"Просят показать ({view.requests})", ListShowRequests(0).pack()),))
    published = view.counts.get(OfferState.PUBLISHED, 0)
    if published and view.decision_id:
        if view.may_act:
            rows.append((Button("Разослать подборку", SendExperienceLetter().pack()),))
        for words, paper in (("Подборка (.docx)", Paper.EXPERIENCE), ("Подборка для сайта", Paper.PAGES)):
            rows.append((Button(words, SendPaper(view.decision_id, paper.value, 0).pack()),))
    new = view.counts.get(OfferState.NEW, 0)
    said = (
        f"Ждут решения: {new}, опубликовано: {published}."
        if any(n for _, n in counted)
        else ("Предложений пока нет. Когда их пришлют, я сообщу.")
    )
    return Screen(f"{above(view.note)}<b>Успешный опыт</b>\n{said}", (*rows, HOME))


def listing(view: OfferDeskList) -> Screen:
    """Those in one state."""
    title = LISTS.get(view.state, "Предложения")
    if not view.offers:
        return Screen(f"{above(view.note)}<b>{title}</b>\n\nЗдесь пусто.", (DESK, HOME))
    page, part = on_page(view.page, len(view.offers))
    shown = view.offers[part]
    lines = [f"<b>{title}: {len(view.offers)}</b>", ""]
    lines += [f"{esc(clip(one.organisation.name, LONGEST_NAME))}\n    {esc(one.title)}" for one in shown]
    rows: Rows = tuple(
        (
            Button(
                clip(f"{short_name(one.organisation.name)}: {one.title}", LONGEST_LABEL),
                OpenOffer(one.id).pack(),
            ),
        )
        for one in shown
    )
    turns = turn_rows(page, len(view.offers), lambda to: ListOffers(view.state.value, to).pack())
    return Screen(above(view.note) + "\n".join(lines), (*rows, *turns, DESK, HOME))


def page(view: OfferDeskPage) -> Screen:
    """An offer with its history, and what may be decided."""
    offer = view.offer
    if view.wants is not None:
        excess = ""
        if view.excess:
            excess = f"Не поместилось: сократите на {count(view.excess, 'знак', 'знака', 'знаков')}.\n\n"
        text = f"{above(view.note)}{excess}«{esc(offer.title)}»\n\n{ASKS[view.wants]}"
        return Screen(text, ((Button("← Назад", OpenOffer(offer.id).pack()),),))
    lines = [f"{above(view.note)}<b>Опыт № {offer.id}: {ONE.get(offer.state, '')}</b>", body(offer)]
    if offer.word and offer.state in (OfferState.UNCLEAR, OfferState.DECLINED):
        lines.append(f"Слова управления: {esc(offer.word)}")
    if offer.state is OfferState.PUBLISHED:
        lines.append(f"Полезно: {offer.useful}, просят показать: {offer.asked}")
    if view.log:
        lines.append(
            "\n".join(_event(one.event, moment_in_words(one.at), one.who) for one in view.log[-LAST:])
        )
    rows = (*_decisions(view), *file_rows(offer, lambda n: ShowDeskOfferFile(offer.id, n).pack()))
    back = (Button("← К списку", ListOffers(offer.state.value, 0).pack()),)
    return Screen("\n\n".join(lines), (*rows, back, HOME))


def requests(view: ShowRequestList) -> Screen:
    """Who asks to be shown what."""
    if not view.requests:
        return Screen("Просьб показать опыт пока нет.", (DESK, HOME))
    number, part = on_page(view.page, len(view.requests))
    lines = [f"<b>Просят показать: {len(view.requests)}</b>"]
    for one in view.requests[part]:
        who = f", {esc(one.name)}" if one.name else ""
        how = f"\n    {esc(one.contact)}" if one.contact else ""
        lines.append(f"{esc(clip(one.organisation.name, LONGEST_NAME))}{who}\n    «{esc(one.title)}»{how}")
    turns = turn_rows(number, len(view.requests), lambda to: ListShowRequests(to).pack())
    return Screen("\n\n".join(lines), (*turns, DESK, HOME))


def notice(view: OfferNotice) -> Screen:
    """To the specialists."""
    offer = view.offer
    first = "Опыт исправлен после уточнения" if view.again else "Предложен новый опыт"
    text = f"{first}: «{esc(offer.title)}».\n\n{esc(offer.organisation.name)}"
    return Screen(text, ((Button("Посмотреть", OpenOffer(offer.id).pack()),), HOME))


def _decisions(view: OfferDeskPage) -> Rows:
    offer = view.offer
    if not view.may_act:
        return ()

    def decide(words: str, verdict: OfferState) -> tuple[Button, ...]:
        return (Button(words, DecideOffer(offer.id, offer.version, verdict.value).pack()),)

    ask = decide("Уточнить у автора", OfferState.UNCLEAR)
    decline = decide("Отклонить", OfferState.DECLINED)
    match offer.state:
        case OfferState.NEW:
            return (decide("Принять", OfferState.ACCEPTED), ask, decline)
        case OfferState.ACCEPTED:
            publish = (decide("Опубликовать", OfferState.PUBLISHED),) if offer.may_be_published else ()
            return (*publish, ask, decline)
        case OfferState.PUBLISHED:
            down = (Button("Снять с публикации", TakeDownOffer(offer.id, offer.version).pack()),)
            return ((Button("Весь раздел", BrowseExperience(offer.category, 0).pack()),), down)
    return ()


def _event(event: OfferEvent, when: str, who: str) -> str:
    return f"{when}: {EVENTS[event]}{f' ({esc(clip(who, LONGEST_NAME))})' if who else ''}"
