"""The people of an organisation: who they are, who is away, who takes over."""

from core.people import Author, Leave, Member, PeopleChange, PeopleEvent, Role
from core.russian_dates import day_and_month, short_day
from core.views import HandedOver, HandoverScreen, OurPeople, SubstituteNotice, SubstituteScreen
from screens.callbacks.people import ChooseSubstitute, HandOver, KeepAffairs, NewHead, OpenPeople
from screens.callbacks.review import OpenFile
from screens.callbacks.start import GoHome
from screens.callbacks.time import AskAbsence
from screens.notes import above
from screens.question import LONGEST_NAME, ROLE_WORDS, by_whom
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import moment_in_words

LONGEST_LABEL = 28
HOME: tuple[Button, ...] = (Button("В меню", GoHome().pack()),)
EVENTS = {
    PeopleEvent.JOINED: "получен доступ",
    PeopleEvent.TOOK_OVER: "приняты дела",
    PeopleEvent.HANDED_OVER: "дела переданы, доступ закрыт",
    PeopleEvent.OFFERED: "сделана ссылка для нового руководителя",
    PeopleEvent.LEFT: "согласие отозвано, доступ закрыт",
    PeopleEvent.WITHDRAWN: "ссылка для нового руководителя отозвана",
}


def our_people(view: OurPeople) -> Screen:
    """Everybody who answers for the organisation, and who is away."""
    lines = [f"<b>{esc(clip(view.organisation.name, LONGEST_NAME))}</b>", "", "Отвечают за организацию:"]
    lines += [_member(member, view.me) for member in view.members]
    if view.leaves:
        lines += ["", *(away(leave) for leave in view.leaves)]
    rows: list[tuple[Button, ...]] = [(Button("Я в отпуске до…", AskAbsence().pack()),)]
    if view.may_hand_over:
        rows.append((Button("Передать дела", HandOver(view.organisation.id, 0).pack()),))
    return Screen(above(view.note) + "\n".join(lines), (*rows, HOME))


def handover(view: HandoverScreen) -> Screen:
    """What a new head means for the one before; and the link, once it is made."""
    name = esc(clip(view.organisation.name, LONGEST_NAME))
    theirs = "Ваш доступ" if view.report_id is None else "Доступ прежнего руководителя"
    ends = f"{theirs} закроется, когда новый руководитель откроет ссылку и зарегистрируется."
    kept = "Все ответы и файлы останутся."
    if view.code:
        way = (
            f"https://t.me/{view.bot}?start={view.code}"
            if view.bot
            else f"откройте бота и отправьте: /start {view.code}"
        )
        text = f"<b>{name}</b>\n\nПерешлите новому руководителю эту ссылку:\n{esc(way)}\n\n{ends} {kept}"
        return Screen(above(view.note) + text, (_withdraw(view), *_back(view)))
    text = f"<b>{name}</b>\n\nСделать ссылку для нового руководителя? {ends} {kept}"
    return Screen(above(view.note) + text, (_make(view), *_back(view)))


def handed_over(view: HandedOver) -> Screen:
    """Once, and politely."""
    hello = f"Добрый день, {esc(view.name)}!" if view.name else "Добрый день!"
    return Screen(
        f"{hello} За <b>{esc(clip(view.organisation.name, LONGEST_NAME))}</b> теперь отвечает "
        "новый руководитель, Ваш доступ к отчётам закрыт. Все ответы сохранены. Спасибо за работу!",
        (HOME,),
    )


def substitute(view: SubstituteScreen) -> Screen:
    """Who stands in?"""
    organisation = view.organisation
    rows: Rows = tuple(
        (
            Button(
                clip(member.person.name or ROLE_WORDS[member.role].capitalize(), LONGEST_LABEL),
                ChooseSubstitute(organisation.id, member.person.id).pack(),
            ),
        )
        for member in view.candidates
    )
    return Screen(
        f"{above(view.note)}<b>{esc(clip(organisation.name, LONGEST_NAME))}</b>\n\n"
        f"Кто вместо Вас до {day_and_month(view.until)}? Напоминания будут приходить этому человеку.",
        (*rows, (Button("Никто", ChooseSubstitute(organisation.id, 0).pack()),), HOME),
    )


def substitute_notice(view: SubstituteNotice) -> Screen:
    """To whoever stands in: that it begins, or that it is over."""
    hello = f"Добрый день, {esc(view.name)}!" if view.name else "Добрый день!"
    name = f"<b>{esc(clip(view.organisation.name, LONGEST_NAME))}</b>"
    who = by_whom(view.away)
    who = who[:1].upper() + who[1:]
    if view.until is None:
        return Screen(f"{hello} Замещать больше не нужно ({who}).\n{name}", (HOME,))
    return Screen(
        f"{hello} {who} в отпуске до {day_and_month(view.until)} и просит Вас заместить.\n{name}\n\n"
        "До этого дня напоминания об отчёте будут приходить Вам.",
        (HOME,),
    )


def away(leave: Leave) -> str:
    """«Заведующий Мария Петровна: в отпуске до 15.08.2020, замещает Елена Ивановна»."""
    role = ROLE_WORDS[leave.role].capitalize()
    who = f"{role} {esc(clip(leave.name, LONGEST_NAME))}".rstrip()
    until = f"в отпуске до {short_day(leave.until)}"
    if leave.substitute is not None:
        return f"{who}: {until}, замещает {by_whom(leave.substitute)}"
    return f"{who}: {until}" + (", никто не замещает" if leave.nobody else "")


def came_or_went(change: PeopleChange) -> str:
    """One line of the history of people."""
    who = "управление" if change.by_department else by_whom(Author(change.who, change.role or Role.HEAD))
    return f"{moment_in_words(change.at)}: {EVENTS[change.event]} ({who})"


def _member(member: Member, me: int) -> str:
    name = esc(clip(member.person.name, LONGEST_NAME))
    you = ", это Вы" if member.person.id == me else ""
    return f"• {f'{name}, ' if name else ''}{ROLE_WORDS[member.role]}{you}"


def _make(view: HandoverScreen) -> tuple[Button, ...]:
    tap = HandOver(view.organisation.id, 1) if view.report_id is None else NewHead(view.report_id, 1)
    return (Button("Сделать ссылку", tap.pack()),)


def _withdraw(view: HandoverScreen) -> tuple[Button, ...]:
    tap = KeepAffairs(view.organisation.id) if view.report_id is None else NewHead(view.report_id, 2)
    return (Button("Отменить передачу", tap.pack()),)


def _back(view: HandoverScreen) -> Rows:
    tap = OpenPeople(view.organisation.id) if view.report_id is None else OpenFile(view.report_id)
    return ((Button("← Назад", tap.pack()),), HOME)
