"""One's own data: what is kept, taking it away, correcting, withdrawing, being erased."""

from core.outgoing import OwnData
from core.privacy import Contact
from core.russian import count, kindergarten_number
from core.russian_dates import day_and_month
from core.views import (
    ConsentRenewed,
    CorrectChoice,
    CorrectScreen,
    DataToTake,
    Erased,
    ErasureQuestion,
    MyData,
    NobodyLeft,
    PurgeNotice,
)
from screens.callbacks.experience import WithdrawNames
from screens.callbacks.organisations import FindPeople
from screens.callbacks.privacy import AskErasure, CorrectMyData, CorrectOne, EraseMe, TakeMyData
from screens.callbacks.start import GoHome, ShowMyData
from screens.notes import above
from screens.screen import Button, Rows, Screen, esc

_BACK: Rows = ((Button("← Назад", ShowMyData().pack()),),)
_MENU: Rows = ((Button("В меню", GoHome().pack()),),)
_WHAT = {Contact.NAME: "Обращение", Contact.PHONE: "Телефон", Contact.EMAIL: "Почта"}
_ASK = {
    Contact.NAME: "Как к Вам обращаться? Напишите имя и отчество.",
    Contact.PHONE: "Какой телефон верный? Напишите его.",
    Contact.EMAIL: "Какая почта верная? Напишите её.",
}
_FIXED = (
    "Вы администратор из настроек программы: доступ у Вас останется, его снимает тот, кто её обслуживает."
)
MOST = 8  # organisations named on a screen


def my_data(view: MyData) -> Screen:
    """What is kept about the person, and what they may do about it."""
    lines = [f"{above(view.note)}<b>Что о Вас хранится</b>", ""]
    lines += [
        f"Обращение: {esc(view.name) if view.name else 'не указано'}",
        f"Номер учётной записи: {view.user_id}",
        f"Организации: {'; '.join(esc(name) for name in view.organisations) or 'нет'}",
    ]
    for one in view.heads[:MOST]:
        where = f" ({_short(one.name)})" if len(view.heads) > 1 else ""
        lines.append(f"Телефон{where}: {esc(one.phone) or 'не указан'}")
        lines.append(f"Почта{where}: {esc(one.email) or 'не указана'}")
    if view.erased_on is not None:
        lines.append(f"Согласие отозвано, данные удалят {day_and_month(view.erased_on)}.")
    else:
        version = f"редакция {esc(view.consent_version)}" if view.consent_version else "нет"
        lines.append(f"Согласие: {version}")
    rows: list[tuple[Button, ...]] = [(Button("Скачать мои данные", TakeMyData().pack()),)]
    if view.named:
        lines.append(f"Ваше имя стоит под описаниями опыта: {view.named}")
        rows.append((Button("Убрать имя из опыта", WithdrawNames().pack()),))
    lines += ["", "Ответы и файлы хранятся как ответы организации."]
    if view.registered:
        rows.append((Button("Исправить", CorrectMyData().pack()),))
        rows.append((Button("Отозвать согласие", AskErasure(0).pack()),))
    rows.append((Button("Удалить мои данные", AskErasure(1).pack()),))
    return Screen("\n".join(lines), (*rows, *_MENU))


def take(view: DataToTake) -> Screen:
    """One of the two files."""
    if view.form == "html":
        return Screen("Всё, что о Вас хранится: откройте файл в браузере.", _BACK, OwnData(view.form))
    return Screen("То же самое для программы (JSON).", _BACK, OwnData(view.form))


def correct_choice(view: CorrectChoice) -> Screen:
    """What is to be corrected?"""
    rows: list[tuple[Button, ...]] = [(Button("Обращение", CorrectOne(Contact.NAME.value, 0).pack()),)]
    for one in view.heads[:MOST]:
        where = f" {_short(one.name)}" if len(view.heads) > 1 else ""
        rows += [
            (Button(f"{_WHAT[what]}{where}", CorrectOne(what.value, one.id).pack()),)
            for what in (Contact.PHONE, Contact.EMAIL)
        ]
    return Screen("Что исправить?", (*rows, *_BACK))


def correct(view: CorrectScreen) -> Screen:
    """The right words are typed."""
    where = f"{esc(view.organisation.name)}\n" if view.organisation else ""
    present = f"Сейчас: {esc(view.present)}.\n\n" if view.present else ""
    return Screen(f"{above(view.note)}{where}{present}{_ASK[view.what]}", _BACK)


def question(view: ErasureQuestion) -> Screen:
    """What it means, before the second tap."""
    begin = "Без согласия работать с ботом нельзя. " if view.again else ""
    when = "сразу" if view.at_once or view.erase_days == 0 else f"через {_days(view.erase_days)}"
    what = "Удалить Ваши данные?" if view.at_once else "Отозвать согласие?"
    text = (
        f"{begin}{what}\n\nДоступ закроется, сообщений больше не будет. Ваши данные удалят {when}, "
        "ответы организации останутся без Вашего имени."
    )
    if view.alone:
        names = "; ".join(esc(name) for name in view.alone[:MOST])
        text += f"\n\nЗа {names} больше никто не отвечает: управление об этом узнает."
    if view.fixed:
        text += f"\n\n{_FIXED}"
    yes = "Да, удалить" if view.at_once else "Да, отозвать"
    back: Rows = ((Button("← Назад", GoHome().pack()),),) if view.again else _BACK
    return Screen(text, ((Button(yes, EraseMe(int(view.at_once)).pack()),), *back))


def erased(view: Erased) -> Screen:
    """Done: the last message."""
    if view.on is not None:
        text = (
            f"Согласие отозвано. Ваши данные удалят {day_and_month(view.on)}, "
            "ответы организации останутся без Вашего имени. Сообщений больше не будет."
        )
        rows: Rows = ((Button("Удалить сейчас", AskErasure(1).pack()),),)
    else:
        text = "Ваши данные удалены, ответы организации остались без Вашего имени. Сообщений больше не будет."
        rows = ()
    text += f"\n\n{_FIXED}" if view.fixed else "\n\nЧтобы вернуться, попросите у управления новую ссылку."
    return Screen(text, (*rows, (Button("Что о Вас хранится", ShowMyData().pack()),)))


def nobody_left(view: NobodyLeft) -> Screen:
    """To the department."""
    names = "\n".join(f"<b>{esc(one.name)}</b>" for one in view.organisations[:MOST])
    return Screen(
        f"Участник отозвал согласие. Теперь никто не отвечает за организацию:\n{names}\n\n"
        "Ответы сохранены. Дайте организации новую ссылку.",
        ((Button("Люди и организации", FindPeople().pack()),), *_MENU),
    )


def renewed(view: ConsentRenewed) -> Screen:
    """What was held back follows."""
    return Screen("Спасибо! Продолжаем с того, что Вы отправили.", _MENU)


def purge(view: PurgeNotice) -> Screen:
    """To the administrators, before and after."""
    people = count(view.people, "человека", "человек", "человек")
    files = count(view.files, "файл", "файла", "файлов")
    where = f"Решение «{esc(view.title)}» закрыто, срок хранения "
    if view.days is None:
        text = f"{where}прошёл.\n\nУдалено: данные {people}, {files}. Ответы организаций остались без имён."
    else:
        text = (
            f"{where}истекает {day_and_month(view.on)}.\n\nЧерез {_days(view.days)} будут удалены "
            f"данные {people}, {files}. Ответы организаций останутся без имён. Нужные файлы скачайте заранее."
        )
    return Screen(text, _MENU)


def _days(number: int) -> str:
    return count(number, "день", "дня", "дней")


def _short(name: str) -> str:
    number = kindergarten_number(name)
    return f"№ {number}" if number is not None else name[:14].rstrip()
