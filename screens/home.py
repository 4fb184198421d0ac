"""The menu, help, one's own data, leave: short words with a way on."""

from datetime import date

from core.people import Organisation
from core.report import ReportCard, ReportState
from core.russian import count, kindergarten_number
from core.russian_dates import day_and_month
from core.staff import StaffRole
from core.views import (
    AbsenceScreen,
    GroupNote,
    Help,
    Home,
    Note,
    OrganisationSwitch,
    Published,
    Reminder,
)
from screens.acquaintance import confirm_button, read_button
from screens.callbacks.acquaintance import ReadDecision
from screens.callbacks.checklist import GoOn, OpenList
from screens.callbacks.decisions import ListDecisions
from screens.callbacks.experience import OpenExperience
from screens.callbacks.inquiry import AskDepartment, ListInquiries, OpenDigest
from screens.callbacks.organisations import FindPeople
from screens.callbacks.people import OpenPeople
from screens.callbacks.sending import OpenReview, ShowReceipt
from screens.callbacks.start import GoHome, ShowHelp, SwitchOrganisation, TurnTo
from screens.callbacks.summary import ShowSummary
from screens.callbacks.terms import ListExtensions
from screens.callbacks.time import AbsentUntil, AskAbsence, AskExtension, CameBack, Snooze
from screens.following import asked
from screens.meeting import home_row
from screens.notes import NOTES, above
from screens.question import by_whom
from screens.screen import Button, Rows, Screen, esc

NEAR = 14  # days before the deadline
FEW = 3  # organisations beside the one at hand that get a button each
STAFF_WORDS = {
    StaffRole.VIEWER: "Вы вошли как управление образования. Вам открыты сводка и отчёты.",
    StaffRole.SPECIALIST: "Вы вошли как управление образования.",
    StaffRole.ADMINISTRATOR: "Вы вошли как управление образования.",
}
MOST_CARDS = 8  # of organisations in one menu; nobody known answers for more


def home(view: Home) -> Screen:
    """The menu: each report with how far it is, and the one next step as the first button."""
    parts = [_note(view)]
    if not view.note:
        parts.append(f"Здравствуйте, {esc(view.name)}!\n\n" if view.name else "Здравствуйте!\n\n")
    cards = tuple(c for c in view.cards if view.at_hand in (None, c.organisation_id))[:MOST_CARDS]
    if view.at_hand is not None:
        parts.append(_which(view))
    if len(cards) > 1:
        parts.append("<b>Мои дела</b>\n\n")
    if cards:
        told = (_card(card, view.today, number) for number, card in _numbered(cards))
        parts.append("\n\n".join(told))
    elif view.closed:
        names = "; ".join(f"<b>{esc(name)}</b>" for name in view.closed[:MOST_CARDS])
        parts.append(f"Закрыто в боте: {names}.\nОтвечать больше не нужно. Ваши ответы сохранены.")
    elif view.staff and not view.organisations:
        parts.append(STAFF_WORDS[view.role or StaffRole.ADMINISTRATOR])
    else:
        parts.append("Решений для Вас пока нет. Как только появятся, я напишу.")
    if view.away_until:
        parts.append(f"\n\n{_away(view)}" if _away(view) else "")
    rows: list[tuple[Button, ...]] = []
    for number, card in _numbered(cards):
        rows += _card_buttons(card, number)
        rows += _more_time(card, number, view.today)
    rows += _unread(cards)
    if view.organisations:
        rows += home_row(view.meetings, view.at_hand or view.organisations[0].id)
    rows += _switches(view)
    if view.asking:
        rows.append((Button(f"Просят перенести срок ({view.asking})", ListExtensions().pack()),))
    if view.staff:
        rows.append((Button("Сводка", ShowSummary(0, "o", 0).pack()),))
    if view.decisions:
        rows.append((Button("Решения", ListDecisions().pack()),))
    if view.staff:
        rows += home_row(view.meetings, None)
    if view.role is not None and view.role.may_act:
        rows.append((Button("Люди и организации", FindPeople().pack()),))
        waiting = f" ({view.inquiries})" if view.inquiries else ""
        rows.append((Button(f"Вопросы{waiting}", ListInquiries().pack()),))
    if view.experience:  # the same room for both: what stands in it differs
        waiting = f" ({view.offers})" if view.offers else ""
        rows.append((Button(f"Успешный опыт{waiting}", OpenExperience().pack()),))
    if view.role is not None:
        rows.append((Button("Новости по утрам", OpenDigest().pack()),))
    if view.away_until:
        rows.append((Button("Я вернулся", CameBack().pack()),))
    if view.organisations:
        mine = view.at_hand or view.organisations[0].id
        rows.append((Button("Люди и отпуск", OpenPeople(mine).pack()),))
        rows.append((Button("Задать вопрос управлению", AskDepartment().pack()),))
    rows.append((Button("Помощь", ShowHelp().pack()),))
    return Screen("".join(parts), tuple(rows))


def switch(view: OrganisationSwitch) -> Screen:
    """Which of several organisations is to be at hand?"""
    rows: Rows = tuple(
        (Button(_there(one, view.cards, view.at_hand), TurnTo(one.id).pack()),) for one in view.organisations
    )
    return Screen(
        f"Вы отвечаете за {_organisations(len(view.organisations))}. С какой продолжить?",
        (*rows, (Button("← Назад", GoHome().pack()),)),
    )


def help_screen(view: Help) -> Screen:
    """What can be done here."""
    if not view.registered and not view.staff:
        return Screen(
            "Этот бот помогает детским садам отчитаться о выполнении решений управления образования.\n\n"
            "Войти можно по личной ссылке из письма управления. Нет ссылки? Попросите её у специалиста.",
            ((Button("← Назад", GoHome().pack()),),),
        )
    lines = ["<b>Что можно сделать</b>", ""]
    if view.registered:
        lines += [
            "Отвечайте кнопками или пишите. Каждый ответ сохраняется сразу.",
            "Прервались? Нажмите /start: продолжим с того же вопроса.",
            "До срока любой ответ можно изменить.",
            "",
            "/menu: меню",
            "/mydata: что о Вас хранится",
        ]
    if view.staff:
        lines += ["/summary: сводка по решению", "/summary 12: отчёт сада № 12"]
    lines += ["", f"Вопросы: {esc(view.department)}."]
    ask: Rows = ((Button("Задать вопрос управлению", AskDepartment().pack()),),) if view.registered else ()
    return Screen("\n".join(lines), (*ask, (Button("В меню", GoHome().pack()),)))


def reminder(view: Reminder) -> Screen:
    """One message over everything still owed; no threat, no comparison with others."""
    hello = f"Добрый день, {esc(view.name)}!" if view.name else "Добрый день!"
    if view.unreached is not None:
        hello += f" Вас замещает {by_whom(view.unreached)}, но сообщения не доходят, поэтому пишу Вам."
    several = view.of_several or len(view.cards) > 1
    named = len({card.decision_id for card in view.cards}) > 1
    told = [owed(card, view.today, several, named) for card in view.cards]
    lines = "\n".join(f"{at}. {line}" if named else line for at, line in enumerate(told, start=1))
    words, rows_asked = asked(view.asks, several) if view.asks else ("", ())
    if not view.cards:
        return Screen(f"{hello}\n\n{words}", (*rows_asked, (Button("В меню", GoHome().pack()),)))
    rows: list[tuple[Button, ...]] = list(rows_asked)
    for at, card in enumerate(view.cards[:MOST_CARDS], start=1):
        suffix = f": {_short(card.organisation)}" if several and not named else ""
        which = f"{at}. " if named else ""
        if not card.state.finished:
            rows.append((Button(f"{which}Продолжить{suffix}", GoOn(card.report_id).pack()),))
    rows += _unread(view.cards)
    rows += [
        (Button("Напомнить завтра", Snooze().pack()),),
        (Button("Я в отпуске до…", AskAbsence().pack()),),
    ]
    text = f"{hello} {lines}" if not several else f"{hello}\n\n{lines}"
    return Screen(f"{text}\n\n{words}" if words else text, tuple(rows))


def absence(view: AbsenceScreen) -> Screen:
    """Until when on leave?"""
    rows: Rows = tuple(
        (Button(f"До {day_and_month(day)}", AbsentUntil(day.isoformat()).pack()),) for day in view.days
    )
    text = f"{above(view.note)}До какого числа Вы в отпуске? Нажмите кнопку или напишите дату."
    return Screen(text, (*rows, (Button("← Назад", GoHome().pack()),)))


def group(view: GroupNote) -> Screen:
    """In a group."""
    return Screen("Я работаю в личных сообщениях: откройте чат со мной и нажмите /start.")


def published(view: Published) -> Screen:
    """A decision has come."""
    card = view.card
    return Screen(
        f"Добрый день! Опубликовано: <b>{esc(card.title)}</b>.\n"
        f"{esc(card.organisation)}\n\n"
        f"Рекомендуется выполнить до {day_and_month(card.deadline)}. "
        f"В нём {count(card.total, 'пункт', 'пункта', 'пунктов')}, на каждый около минуты.",
        (
            (Button("Начать", GoOn(card.report_id).pack()),),
            (Button("Посмотреть пункты", OpenList(card.report_id).pack()),),
            (Button("Прочитать решение", ReadDecision(card.report_id).pack()),),
            (confirm_button(card.report_id),),
        ),
    )


def term(deadline: date, today: date) -> str:
    """«До 1 сентября осталось 20 дней», «Сегодня, 1 сентября, последний день», «Срок был 1 сентября»."""
    left = (deadline - today).days
    when = day_and_month(deadline)
    if left > 0:
        word = "остался" if left % 10 == 1 and left % 100 != 11 else "осталось"
        return f"До {when} {word} {count(left, 'день', 'дня', 'дней')}"
    return f"Сегодня, {when}, последний день" if left == 0 else f"Срок был {when}"


def _which(view: Home) -> str:
    """Of several organisations, the one that is at hand."""
    here = next((one.name for one in view.organisations if one.id == view.at_hand), "")
    number = _organisations(len(view.organisations))
    return f"Вы отвечаете за {number}. Сейчас: {esc(_short(here))}.\n\n"


def _organisations(number: int) -> str:
    return count(number, "организацию", "организации", "организаций")


def _switches(view: Home) -> Rows:
    """A button for each other organisation, where they are few."""
    if view.at_hand is None:
        return ()
    others = [one for one in view.organisations if one.id != view.at_hand]
    if len(others) > FEW:
        return ((Button("Сменить организацию", SwitchOrganisation().pack()),),)
    return tuple((Button(f"Перейти: {_short(one.name)}", TurnTo(one.id).pack()),) for one in others)


def _there(organisation: Organisation, cards: tuple[ReportCard, ...], at_hand: int) -> str:
    """«№ 12: 4 из 6»: the organisation, with how far its next report is."""
    mine = [card for card in cards if card.organisation_id == organisation.id]
    mark = "✓ " if organisation.id == at_hand else ""
    owed = next((card for card in mine if not card.state.finished), None)
    if owed is not None:
        return f"{mark}{_short(organisation.name)}: {owed.filled} из {owed.total}"
    return f"{mark}{_short(organisation.name)}{': отправлено' if mine else ''}"


def _away(view: Home) -> str:
    """Until when, and who stands in."""
    if view.away_until is None:
        return ""
    said = view.note is Note.AWAY
    lines = [] if said else [f"До {day_and_month(view.away_until)} не беспокою: Вы в отпуске."]
    for one in view.stand_ins:
        where = f" ({esc(_short(one.organisation.name))})" if view.at_hand is not None else ""
        who = by_whom(one.substitute) if one.substitute else "никто"
        lines.append(f"Вместо Вас{where}: {who}.")
    return "\n".join(lines)


def _note(view: Home) -> str:
    if view.note is Note.SNOOZED and view.until:
        return f"{NOTES[Note.SNOOZED]} {day_and_month(view.until)}.\n\n"
    if view.note in (Note.AWAY, Note.EXTENSION_ASKED, Note.PLAN_LATER) and view.until:
        return f"{NOTES[view.note]} {day_and_month(view.until)}.\n\n"
    return above(view.note)


def _numbered(cards: tuple[ReportCard, ...]) -> list[tuple[int, ReportCard]]:
    """By their deadlines, as they come; the only one has no number (0)."""
    return [(number if len(cards) > 1 else 0, card) for number, card in enumerate(cards, start=1)]


def _card(card: ReportCard, today: date, number: int = 0) -> str:
    """Of several, the decision comes first: by it they differ."""
    if number:
        lines = [f"{number}. <b>{esc(card.title)}</b>", esc(card.organisation)]
    else:
        lines = [f"<b>{esc(card.organisation)}</b>", esc(card.title)]
    if card.state is ReportState.ACCEPTED:
        lines.append(f"Принято, № {card.number}")
    elif card.state is ReportState.SENT:
        lines.append(f"Отправлено, № {card.number}")
    elif card.state is ReportState.RETURNED:
        lines.append(f"Отчёт № {card.number} вернули с замечанием")
        lines.append(f"Исправить: {count(card.to_fix, 'пункт', 'пункта', 'пунктов')}")
    else:
        late = today > card.deadline
        lines.append(term(card.deadline, today) + (", ответить ещё можно" if late else ""))
        lines.append(f"Заполнено {card.filled} из {card.total}")
    return "\n".join(lines)


def _card_buttons(card: ReportCard, number: int) -> list[tuple[Button, ...]]:
    """The one next step; the tasks, too, where it is the only report: of several each has one row."""
    which = f"{number}. " if number else ""
    if card.state.finished:
        return [(Button(f"{which}Квитанция № {card.number}", ShowReceipt(card.report_id).pack()),)]
    if card.state is ReportState.RETURNED:
        first = Button(f"{which}Исправить", GoOn(card.report_id).pack())
    elif card.filled == card.total:
        first = Button(f"{which}Проверить и отправить", OpenReview(card.report_id).pack())
    elif card.state is ReportState.NOT_OPENED and not card.at:
        first = Button(f"{which}Начать", GoOn(card.report_id).pack())
    else:
        first = Button(f"{which}Продолжить", GoOn(card.report_id).pack())
    return [(first,)] if number else [(first,), (Button("Все пункты", OpenList(card.report_id).pack()),)]


def _unread(cards: tuple[ReportCard, ...]) -> Rows:
    """One row, however many decisions and organisations: the next one comes once this one is confirmed."""
    card = next((one for one in cards if not one.acquainted), None)
    return () if card is None else ((read_button(card.report_id),),)


def _more_time(card: ReportCard, number: int, today: date) -> list[tuple[Button, ...]]:
    """Another deadline: in the menu only when this one is near or has passed, in the checklist always."""
    if card.state is ReportState.ACCEPTED or (card.deadline - today).days > NEAR:
        return []
    if card.state.finished and today <= card.deadline:
        return []
    words = f"{number}. Перенос срока" if number else "Попросить перенос срока"
    return [(Button(words, AskExtension(card.report_id).pack()),)]


def owed(card: ReportCard, today: date, several: bool, named: bool = False) -> str:
    """What is still to be done about one report, and by when; ``named``: of which decision, too."""
    where = f"<b>{esc(card.organisation)}</b>. " if several else ""
    if named:
        where = f"<b>{esc(card.title)}</b>, {esc(_short(card.organisation))}. "
    if card.state.finished:
        return f"{where}Отчёт отправлен, спасибо. Осталось подтвердить ознакомление с решением."
    known = "" if card.acquainted else " И подтвердите, пожалуйста, ознакомление с решением."
    return f"{where}{_still(card, today)}{known}"


def _still(card: ReportCard, today: date) -> str:
    """What the report itself waits for."""
    left = (card.deadline - today).days
    if left > 0:
        when = f"До {day_and_month(card.deadline)} {count(left, 'день', 'дня', 'дней')}."
    elif left == 0:
        when = f"{term(card.deadline, today)}."
    else:
        when = f"{term(card.deadline, today)}, но ответ ещё ждём."
    if card.state is ReportState.RETURNED:
        points = count(card.to_fix, "пункт", "пункта", "пунктов")
        still = f"{when} " if left >= 0 else ""  # one that was sent is never told that its day is over
        return f"{still}Отчёт вернули с замечанием. Исправить: {points}."
    if card.filled == card.total:
        return f"{when} Всё заполнено, осталось отправить."
    if card.filled == 0 and card.at is None:
        points = count(card.total, "пункт", "пункта", "пунктов")
        return f"{when} {_title(card)}: {points}, около {_about(card.total)}."
    rest = card.total - card.filled
    return f"{when} Заполнено {card.filled} из {card.total}, осталось около {_about(rest)}."


def _title(card: ReportCard) -> str:
    return f"Решение «{esc(card.title)}»" if not card.title.startswith("Решение") else esc(card.title)


def _about(minutes: int) -> str:
    """After «около»: genitive, «одной минуты», «двух минут», «6 минут»."""
    words = {1: "одной минуты", 2: "двух минут", 3: "трёх минут", 4: "четырёх минут"}
    return words.get(minutes, f"{minutes} минут")


def _short(name: str) -> str:
    """What tells organisations apart on a narrow button: «№ 7», or the beginning of the name."""
    number = kindergarten_number(name)
    return f"№ {number}" if number is not None else name[:14].rstrip()
