"""«Люди и организации»: the search, an organisation's page, its link, its people, its history."""

from core.directory import Attached, Link, OrganisationEvent, OrganisationFile, OrganisationLogged
from core.people import Organisation
from core.report_rows import STATE_WORDS
from core.russian import count
from core.russian_dates import day_and_month
from core.views import (
    InvitationLetter,
    Note,
    OrganisationHistory,
    OrganisationNews,
    OrganisationPage,
    PeopleHub,
    UnbindScreen,
)
from screens.callbacks.organisations import (
    AddOrganisation,
    AskClose,
    AskMerge,
    AskRename,
    AskUnbind,
    CloseOrganisation,
    FindPeople,
    NewLink,
    NoteCall,
    OpenOrganisation,
    RevokeLink,
    ShowLetter,
    ShowOrganisationLog,
    UnbindPerson,
)
from screens.callbacks.review import OpenFile
from screens.callbacks.staff import ListStaff
from screens.callbacks.start import GoHome
from screens.joining import ROLE_WORDS
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import moment_in_words

LONGEST_LABEL = 28
LONGEST_NAME = 80
RECENT, MOST_LINES = 3, 30  # lines of the history on the page, and on its own screen
EVENTS = {
    OrganisationEvent.ADDED: "добавлена",
    OrganisationEvent.RENAMED: "переименована, раньше",
    OrganisationEvent.MERGED: "объединена, теперь это",
    OrganisationEvent.ABSORBED: "присоединена организация",
    OrganisationEvent.CLOSED: "закрыта",
    OrganisationEvent.REOPENED: "открыта снова",
    OrganisationEvent.LINK_NEW: "новая ссылка",
    OrganisationEvent.LINK_REVOKED: "ссылка отозвана",
    OrganisationEvent.UNBOUND: "закрыт доступ",
    OrganisationEvent.CALLED: "звонок",
    OrganisationEvent.CALL_UNDONE: "отметка о звонке снята",
}


def hub(view: PeopleHub) -> Screen:
    """What is looked for?"""
    if view.found:
        more = f" Ещё {view.more}: напишите точнее." if view.more else ""
        rows: Rows = tuple((_to(one),) for one in view.found)
        back = (Button("← Назад", FindPeople().pack()),)
        return Screen(f"Подходят несколько. Нажмите на нужную.{more}", (*rows, back))
    text = (
        f"{above(view.note)}<b>Люди и организации</b>\n\n"
        "Кого найти? Напишите номер сада, часть названия, имя или последние 4 цифры телефона."
    )
    own: Rows = (
        (
            (Button("Добавить организацию", AddOrganisation().pack()),),
            (Button("Сотрудники управления", ListStaff().pack()),),
        )
        if view.manages
        else ()
    )
    return Screen(text, (*own, (Button("В меню", GoHome().pack()),)))


def page(view: OrganisationPage) -> Screen:
    """Everything about one organisation."""
    file = view.file
    organisation = file.organisation
    lines = [f"<b>{esc(organisation.name)}</b>", *_state(file)]
    lines += [f"Раньше: {esc('; '.join(clip(name, LONGEST_NAME) for name in file.former_names[:3]))}"] * bool(
        file.former_names
    )
    lines += [f"Район: {esc(organisation.district)}"] * bool(organisation.district)
    lines += [f"Руководитель по списку: {esc(organisation.head)}"] * bool(organisation.head)
    lines += [f"Телефон: {esc(organisation.phone)}" if organisation.phone else "Телефона в списке нет"]
    lines += [f"Почта: {esc(organisation.email)}"] * bool(organisation.email)
    if file.called:
        lines.append(f"Звонили {moment_in_words(file.called.at)}, {esc(file.called.by)}")
    lines += ["", *(map(person_line, file.people) if file.people else ["Никто не зарегистрирован."])]
    if view.manages and not organisation.closed:
        lines += ["", *_link(file.link, view.bot_name)]
    if file.log:
        lines += ["", *map(_line, file.log[:RECENT])]
    return Screen(above(view.note) + "\n".join(lines), (*_doing(view), *_ways_on(view)))


def invitation(view: InvitationLetter) -> Screen:
    """Nothing but the letter: it is forwarded, or copied, as it stands."""
    return Screen(esc(view.letter.body), (_back(view.organisation),))


def history(view: OrganisationHistory) -> Screen:
    """Who did what to it, the latest first."""
    file = view.file
    lines = [f"<b>История: {esc(clip(file.organisation.name, LONGEST_NAME))}</b>", ""]
    lines += list(map(_line, file.log[:MOST_LINES])) or ["Записей нет."]
    rest = len(file.log) - MOST_LINES
    lines += [f"И ещё раньше: {count(rest, 'запись', 'записи', 'записей')}."] * (rest > 0)
    return Screen("\n".join(lines), (_back(file.organisation),))


def unbind(view: UnbindScreen) -> Screen:
    """Shall this person really lose access?"""
    name = esc(_name(view.person))
    return Screen(
        f"Закрыть доступ: {name}?\n<b>{esc(view.organisation.name)}</b>\n\n"
        "Человек сразу перестанет видеть отчёт. Ответы организации останутся. Я сообщу ему об этом.",
        (
            (Button("Да, закрыть доступ", UnbindPerson(view.person.member_id).pack()),),
            _back(view.organisation),
        ),
    )


def news(view: OrganisationNews) -> Screen:
    """To the organisation's people: what has happened to it, or to their access."""
    name = f"<b>{esc(view.organisation.name)}</b>"
    match view.note:
        case Note.CLOSED:
            words = (
                f"Управление закрыло в боте организацию {name}.\n\n"
                "Отвечать больше не нужно, напоминаний не будет. Ваши ответы сохранены. Спасибо за работу!"
            )
        case Note.REOPENED:
            words = f"Организация {name} снова открыта. Всё, что Вы ответили, на месте."
        case Note.MERGED:
            into = esc(view.into.name) if view.into else ""
            words = (
                f"Организация {name} объединена, теперь это <b>{into}</b>.\n\n"
                "Теперь Вы отвечаете за неё. Прежние ответы хранятся в архиве управления."
            )
        case Note.ABSORBED:
            joined = esc(view.into.name) if view.into else ""
            words = (
                f"К организации {name} присоединили <b>{joined}</b>.\n\n"
                "Ваш отчёт остаётся прежним. Люди второй организации теперь тоже отвечают за него."
            )
        case _:
            words = (
                f"Управление закрыло Вам доступ к отчёту: {name}.\n\n"
                "Ответы организации сохранены. Если это ошибка, обратитесь к специалисту управления."
            )
    return Screen(words, ((Button("Открыть меню", GoHome().pack()),),))


def _state(file: OrganisationFile) -> list[str]:
    if file.merged_into is not None and file.closed_at:
        return [f"Объединена {day_and_month(file.closed_at.date())}, теперь это {esc(file.merged_into.name)}"]
    if file.closed_at:
        return [f"Закрыта {day_and_month(file.closed_at.date())}: напоминаний нет, в сводке не считается"]
    return []


def person_line(one: Attached) -> str:
    """Who it is, since when, and whether messages reach them."""
    words = (
        f"{esc(_name(one))}, {ROLE_WORDS[one.member.role].lower()}, с {day_and_month(one.joined_at.date())}"
    )
    if one.blocked_at:
        words += f"\n    сообщения не доходят с {day_and_month(one.blocked_at.date())}"
    return f"• {words}"


def _name(one: Attached) -> str:
    return clip(one.member.person.name, LONGEST_NAME) or "без имени"


def _link(link: Link | None, bot_name: str) -> list[str]:
    if link is None:
        return ["Ссылки нет: новые люди войти не могут."]
    if link.used_at:
        by = f", {esc(link.used_by)}" if link.used_by else ""
        state = f"по ней вошли {day_and_month(link.used_at.date())}{by}; остальные по ней просят доступ"
    else:
        state = f"от {day_and_month(link.created_at.date())}, по ней ещё не входили"
    return [f"Ссылка ({state}):", address(bot_name, link.code)]


def address(bot_name: str, code: str) -> str:
    """The link, to be copied with one tap; before the bot's name is known, what to write to it."""
    return f"<code>https://t.me/{bot_name}?start={code}</code>" if bot_name else f"<code>/start {code}</code>"


def _line(logged: OrganisationLogged) -> str:
    text = f": {esc(clip(logged.text, LONGEST_NAME))}" if logged.text else ""
    return f"{moment_in_words(logged.at)}, {esc(logged.by)}: {EVENTS[logged.event]}{text}"


def _doing(view: OrganisationPage) -> Rows:
    file, organisation = view.file, view.file.organisation
    if organisation.closed:
        again = Button("Открыть снова", CloseOrganisation(organisation.id, 0).pack())
        return ((again,),) if view.manages and file.merged_into is None else ()
    rows = [
        Button("Отменить «Позвонили»", NoteCall(organisation.id, 0).pack())
        if file.called
        else Button("Позвонили", NoteCall(organisation.id, 1).pack())
    ]
    if view.manages:
        seen = file.link.code if file.link else ""
        rows.append(Button("Новая ссылка", NewLink(organisation.id, seen).pack()))
        if file.link and view.bot_name:
            rows.append(Button("Письмо со ссылкой", ShowLetter(organisation.id).pack()))
        if file.link:
            rows.append(Button("Отозвать ссылку", RevokeLink(organisation.id, seen).pack()))
        rows += [
            Button(clip(f"Отвязать: {_name(one)}", LONGEST_LABEL), AskUnbind(one.member_id).pack())
            for one in file.people
        ]
        rows += [
            Button("Переименовать", AskRename(organisation.id).pack()),
            Button("Объединить с…", AskMerge(organisation.id).pack()),
            Button("Закрыть организацию", AskClose(organisation.id).pack()),
        ]
    return tuple((button,) for button in rows)


def _ways_on(view: OrganisationPage) -> Rows:
    file = view.file
    several = len(file.reports) > 1
    reports = [
        Button(
            clip(one.title if several else f"Отчёт: {STATE_WORDS[one.state]}", LONGEST_LABEL),
            OpenFile(one.report_id).pack(),
        )
        for one in file.reports
    ]
    log = [Button("Вся история", ShowOrganisationLog(file.organisation.id).pack())] * (len(file.log) > RECENT)
    into = [_to(file.merged_into)] if file.merged_into else []
    ways = (
        *into,
        *reports,
        *log,
        Button("Найти другую", FindPeople().pack()),
        Button("В меню", GoHome().pack()),
    )
    return tuple((button,) for button in ways)


def _to(organisation: Organisation) -> Button:
    closed = "закрыта: " if organisation.closed else ""
    words = clip(f"{closed}{organisation.name}", LONGEST_LABEL)
    return Button(words, OpenOrganisation(organisation.id).pack())


def _back(organisation: Organisation) -> tuple[Button, ...]:
    return (Button("← Назад", OpenOrganisation(organisation.id).pack()),)
