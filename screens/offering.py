"""A head offers experience: one question a message, the check screen, one's own offers and their state."""

from core.experience import ASKED, LIMIT, MOST_FILES, Offer, OfferState, Publication, Showing, Step
from core.russian import count
from core.views import OfferCheck, OfferList, OfferNews, OfferPage, OfferQuestion, ShowWish
from screens.callbacks.experience import (
    AgreeName,
    AskWithdrawOffer,
    BackOffer,
    BeginOffer,
    CheckOffer,
    ChooseOffer,
    GoOnOffer,
    ListOwnOffers,
    OpenExperience,
    OpenExperienceCard,
    OpenOwnOffer,
    RefuseName,
    RemoveOfferFile,
    RemoveOfferLink,
    SendOffer,
    ShowOwnOfferFile,
    WithdrawName,
    WithdrawOffer,
)
from screens.callbacks.start import GoHome
from screens.experience_words import (
    LONGEST_LABEL,
    PUBLICATIONS,
    SHOWINGS,
    STATES,
    body,
    file_name,
    file_rows,
    on_page,
    turn_rows,
)
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

HOME = (Button("В меню", GoHome().pack()),)
ASKS = {
    Step.TITLE: "Как коротко назвать Ваш опыт? Напишите до 100 знаков.",
    Step.CATEGORY: "К чему он относится?",
    Step.DESCRIPTION: "Что Вы сделали и как? Напишите одним сообщением, до 600 знаков.",
    Step.RESULT: "Что это дало? Напишите до 300 знаков.",
    Step.FILES: "Пришлите до пяти файлов или фото или одну ссылку. Если их нет, нажмите «Дальше».",
    Step.SHOWING: "Готовы ли Вы показать этот опыт коллегам?",
    Step.PUBLICATION: "Можно ли опубликовать этот опыт для других организаций?",
    Step.NAME: "Как подписать автора? Напишите имя или нажмите кнопку.",
}
BEFORE_FILES = "Закройте на снимках лица детей, фамилии и подписи."
CHANGES = (
    (Step.TITLE, "Изменить название"),
    (Step.CATEGORY, "Изменить раздел"),
    (Step.DESCRIPTION, "Изменить описание"),
    (Step.RESULT, "Изменить результат"),
    (Step.FILES, "Файлы и ссылка"),
    (Step.SHOWING, "Готовность показать"),
    (Step.PUBLICATION, "Публикация и имя"),
)


def question(view: OfferQuestion) -> Screen:
    """One question of an offer."""
    offer, step = view.offer, view.step
    if step is Step.CONSENT:
        return _consent(view)
    saved = "Сохранено, можно закрыть.\n\n" if view.saved and not view.note else ""
    number = (
        f"<b>Вопрос {ASKED.index(step) + 1} из {len(ASKED)}</b>\n"
        if step in ASKED and not view.checking
        else ""
    )
    lines = [f"{above(view.note)}{saved}{_excess(view)}{number}{ASKS[step]}"]
    if offer.state is OfferState.UNCLEAR and offer.word:
        lines.append(f"Управление просит уточнить: {esc(offer.word)}")
    if present := _present(offer, step):
        lines.append(present)
    if step is Step.FILES:
        lines.append(BEFORE_FILES)
    return Screen("\n\n".join(lines), (*_answers(view), *_ways(view)))


def check(view: OfferCheck) -> Screen:
    """Before it is sent: everything, with a way to each answer."""
    offer = view.offer
    sent = offer.state is OfferState.NEW
    first = "Предложение у управления, его ещё можно изменить." if sent else "Проверьте и отправьте."
    comment = ""
    if offer.state is OfferState.UNCLEAR and offer.word:
        comment = f"Управление просит уточнить: {esc(offer.word)}\n\n"
    rows: list[tuple[Button, ...]] = []
    if not sent:
        rows.append((Button("Отправить", SendOffer(offer.id, offer.version).pack()),))
    rows += [(Button(words, GoOnOffer(offer.id, step.value).pack()),) for step, words in CHANGES]
    if offer.state is OfferState.DRAFT:
        rows.append((Button("Удалить черновик", WithdrawOffer(offer.id, offer.version).pack()),))
        rows.append((Button("Позже", OpenExperience().pack()),))
    else:
        rows.append((Button("← Назад", OpenOwnOffer(offer.id).pack()),))
    return Screen(f"{above(view.note)}{comment}{first}\n\n{body(offer)}", tuple(rows))


def page(view: OfferPage) -> Screen:
    """How an offer of one's organisation stands."""
    offer = view.offer
    every = (Button("Мои предложения", ListOwnOffers(0).pack()),)
    if view.asking:
        text = f"{above(view.note)}Отозвать предложение «{esc(offer.title)}»? Вернуть его будет нельзя."
        yes = (Button("Да, отозвать", WithdrawOffer(offer.id, offer.version).pack()),)
        return Screen(text, (yes, (Button("← Назад", OpenOwnOffer(offer.id).pack()),)))
    lines = [f"{above(view.note)}<b>Опыт № {offer.id}: {STATES[offer.state]}</b>"]
    if offer.word and offer.state in (OfferState.UNCLEAR, OfferState.DECLINED):
        what = "Что уточнить" if offer.state is OfferState.UNCLEAR else "Почему"
        lines.append(f"{what}: {esc(offer.word)}")
    if offer.state is OfferState.PUBLISHED:
        asked = f", просят показать: {offer.asked}" if offer.asked else ""
        lines.append(f"Отметили «Полезно»: {offer.useful}{asked}")
    lines.append(body(offer))
    rows: list[tuple[Button, ...]] = []
    if view.is_author and offer.state.editable:
        words = "Исправить и отправить" if offer.state is OfferState.UNCLEAR else "Изменить"
        rows.append((Button(words, CheckOffer(offer.id).pack()),))
    if offer.state is OfferState.PUBLISHED:
        rows.append((Button("Как это видят коллеги", OpenExperienceCard(offer.id).pack()),))
    rows += file_rows(offer, lambda number: ShowOwnOfferFile(offer.id, number).pack())
    if view.is_author and offer.author:
        rows.append((Button("Убрать моё имя", WithdrawName(offer.id).pack()),))
    if view.is_author and offer.state not in (OfferState.DECLINED, OfferState.WITHDRAWN):
        rows.append((Button("Отозвать предложение", AskWithdrawOffer(offer.id).pack()),))
    return Screen("\n\n".join(lines), (*rows, every, HOME))


def listing(view: OfferList) -> Screen:
    """All of the organisation's offers."""
    fresh = (Button("Предложить опыт", BeginOffer().pack()),)
    back = (Button("← Назад", OpenExperience().pack()),)
    if not view.offers:
        return Screen(f"{above(view.note)}Предложений пока нет.", (fresh, back))
    number, part = on_page(view.page, len(view.offers))
    shown = view.offers[part]
    lines = [f"<b>Мои предложения: {len(view.offers)}</b>", ""]
    lines += [f"№ {one.id}, {STATES[one.state]}: {esc(one.title or 'без названия')}" for one in shown]
    rows: Rows = tuple(
        (Button(clip(f"№ {one.id}: {STATES[one.state]}", LONGEST_LABEL), OpenOwnOffer(one.id).pack()),)
        for one in shown
    )
    turns = turn_rows(number, len(view.offers), lambda to: ListOwnOffers(to).pack())
    return Screen(above(view.note) + "\n".join(lines), (*rows, *turns, fresh, back))


def news(view: OfferNews) -> Screen:
    """To the author: what the department has decided."""
    offer = view.offer
    words = {
        OfferState.ACCEPTED: "Управление приняло Ваш опыт",
        OfferState.UNCLEAR: "Управление просит уточнить Ваш опыт",
        OfferState.DECLINED: "Управление отклонило предложение",
        OfferState.PUBLISHED: "Ваш опыт опубликован",
    }.get(offer.state, "Предложение рассмотрено")
    if view.withdrawn_page:
        words = "Ваш опыт снят с публикации"
    text = f"{words}: «{esc(offer.title)}»."
    if offer.word and offer.state in (OfferState.UNCLEAR, OfferState.DECLINED):
        text += f"\n\n{esc(offer.word)}"
    fix = (Button("Исправить и отправить", CheckOffer(offer.id).pack()),)
    look = (Button("Посмотреть", OpenOwnOffer(offer.id).pack()),)
    return Screen(text, (fix if offer.state is OfferState.UNCLEAR else look, HOME))


def wish(view: ShowWish) -> Screen:
    """To the author: somebody asks to be shown."""
    one = view.request
    who = f", {esc(one.name)}" if one.name else ""
    how = (
        f"Связаться: {esc(one.contact)}"
        if one.contact
        else "Контактов коллега не оставил, их знает управление."
    )
    text = f"Коллеги просят показать Ваш опыт «{esc(one.title)}».\n\n{esc(one.organisation.name)}{who}\n{how}"
    return Screen(text, ((Button("Мой опыт", OpenOwnOffer(one.offer_id).pack()),), HOME))


def _consent(view: OfferQuestion) -> Screen:
    """On a screen of its own; nothing is chosen beforehand."""
    offer = view.offer
    title, _, rest = view.consent.partition("\n")
    rows = (
        (Button("Согласен", AgreeName(offer.id, view.mark).pack()),),
        (Button("Опубликовать без имени", RefuseName(offer.id).pack()),),
        (Button("← Назад", GoOnOffer(offer.id, Step.NAME.value).pack()),),
    )
    return Screen(f"{above(view.note)}<b>{esc(title)}</b>\n{esc(rest)}", rows)


def _excess(view: OfferQuestion) -> str:
    if not view.excess:
        return ""
    cut = count(view.excess, "знак", "знака", "знаков")
    return f"Не поместилось: сократите на {cut}. Ваш текст остался выше, его можно скопировать.\n\n"


def _present(offer: Offer, step: Step) -> str:
    """The answer given before."""
    if step is Step.FILES:
        names = [file_name(offer, number) for number in range(len(offer.files))]
        lines = [f"Файлов {len(names)} из {MOST_FILES}: {esc(clip('; '.join(names), 300))}"] if names else []
        lines += [f"Ссылка: {esc(offer.link)}"] if offer.link else []
        return "\n".join(lines)
    now = {
        Step.TITLE: offer.title,
        Step.CATEGORY: offer.category_text,
        Step.DESCRIPTION: offer.description,
        Step.RESULT: offer.result,
        Step.SHOWING: SHOWINGS[offer.showing] if offer.showing else "",
        Step.PUBLICATION: PUBLICATIONS[offer.publication] if offer.publication else "",
        Step.NAME: offer.author or offer.signature,
    }.get(step, "")
    length = f" (знаков: {len(now)} из {LIMIT[step]})" if step in LIMIT and now else ""
    return f"Сейчас{length}: {esc(now)}" if now else ""


def _answers(view: OfferQuestion) -> Rows:
    offer, step = view.offer, view.step

    def button(words: str, value: str) -> tuple[Button, ...]:
        return (Button(words, ChooseOffer(offer.id, step.value, value).pack()),)

    match step:
        case Step.CATEGORY:
            return tuple(button(clip(one.text, LONGEST_LABEL), one.id) for one in view.categories)
        case Step.SHOWING:
            return tuple(button(SHOWINGS[one], one.value) for one in Showing)
        case Step.PUBLICATION:
            return tuple(button(PUBLICATIONS[one], one.value) for one in Publication)
        case Step.NAME:
            mine = (button(clip(view.suggestion, LONGEST_LABEL), "own"),) if view.suggestion else ()
            return (*mine, (Button("Опубликовать без имени", RefuseName(offer.id).pack()),))
        case Step.FILES:
            gone = tuple(
                (
                    Button(
                        clip(f"Убрать: {file_name(offer, number)}", LONGEST_LABEL),
                        RemoveOfferFile(offer.id, number, offer.version).pack(),
                    ),
                )
                for number in range(len(offer.files))
            )
            link: Rows = ((Button("Убрать ссылку", RemoveOfferLink(offer.id).pack()),),) if offer.link else ()
            return (button("Дальше", "next"), *gone, *link)
    return ()


def _ways(view: OfferQuestion) -> Rows:
    if view.checking:
        return ((Button("← Назад", CheckOffer(view.offer.id).pack()),),)
    back = Button("← Назад", BackOffer(view.offer.id, view.step.value).pack())
    return ((back, Button("Позже", OpenExperience().pack())),)
