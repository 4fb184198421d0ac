"""Screens from a personal link to the menu."""

from core.people import Role
from core.views import ConfirmInvitation, JoinQuestion, NameScreen, Note, RoleScreen, Stranger
from screens.callbacks.start import (
    ChooseRole,
    ConfirmMe,
    DecideJoin,
    GoHome,
    NotMe,
    RosterName,
    ShowMyData,
)
from screens.notes import above
from screens.screen import Button, Rows, Screen, esc

ROLE_WORDS = {
    Role.HEAD: "Заведующий",
    Role.ACTING: "Исполняю обязанности",
    Role.DEPUTY: "Старший воспитатель, зам",
}

_STRANGER = {
    Note.NO_CODE: (
        "Здравствуйте! Это бот управления образования для руководителей детских садов.\n\n"
        "Чтобы войти, откройте личную ссылку из письма управления. "
        "Нет ссылки? Попросите её у специалиста управления."
    ),
    Note.BAD_CODE: (
        "Эта ссылка не подходит.\n\n"
        "Откройте ссылку из последнего письма управления или попросите у специалиста новую."
    ),
    Note.NOT_ME: (
        "Хорошо, ничего не сохраняю.\n\nСообщите, пожалуйста, специалисту управления: "
        "ссылка пришла не по адресу. Вам дадут верную."
    ),
    Note.REFUSED: (
        "Понимаю. Без согласия я ничего о Вас не храню, кроме самого отказа.\n\n"
        "Ответы можно передать в управление другим способом. "
        "Если передумаете, откройте ссылку ещё раз."
    ),
    Note.JOIN_ASKED: (
        "Просьба отправлена руководителю организации и в управление.\n\nКак только её одобрят, я напишу Вам."
    ),
    Note.JOIN_GRANTED: "Доступ открыт. Теперь Вы можете отвечать от имени организации.",
    Note.JOIN_DECLINED: "В доступе отказано. Если это ошибка, обратитесь к руководителю организации.",
    Note.ACCESS_ENDED: (
        "Ваш доступ закрыт. Все ответы сохранены.\n\nЕсли это ошибка, обратитесь в управление образования."
    ),
    Note.STAFF_ENDED: (
        "Ваш доступ к отчётам управления закрыт.\n\n"
        "Если это ошибка, обратитесь к администратору: он пришлёт новую ссылку."
    ),
    Note.STAFF_LINK_GONE: (
        "Эта ссылка больше не действует: она одноразовая и работает неделю.\n\n"
        "Попросите у администратора новую."
    ),
    Note.ONLY_DEPARTMENT: "Сводка доступна только управлению образования.",
}


_LEFT: Rows = (
    (Button("Проверить доступ", GoHome().pack()),),
    (Button("Что о Вас хранится", ShowMyData().pack()),),
)
_WAYS_ON: dict[Note, Rows] = {
    Note.JOIN_GRANTED: ((Button("Открыть меню", GoHome().pack()),),),
    Note.ACCESS_ENDED: _LEFT,
    Note.STAFF_ENDED: _LEFT,
}


def stranger(view: Stranger) -> Screen:
    """Nobody we know yet. Reveals nothing: any other note becomes the plain invitation."""
    text = _STRANGER.get(view.note, _STRANGER[Note.NO_CODE])
    return Screen(text, _WAYS_ON.get(view.note, ()))


def confirm(view: ConfirmInvitation) -> Screen:
    """«Это Вы: …?»"""
    name = f"<b>{esc(view.organisation.name)}</b>"
    if view.taken:
        return Screen(
            f"По этой ссылке в {name} уже зарегистрирован руководитель.\n\n"
            "Вы из этой организации и хотите отвечать вместе?",
            (
                (Button("Да, попросить доступ", ConfirmMe(view.code).pack()),),
                (Button("Нет", NotMe().pack()),),
            ),
        )
    if view.handover:
        return Screen(
            f"Здравствуйте! Вам передают дела организации {name}.\n\n"
            "Прежний руководитель потеряет доступ, а ответы останутся. Вы новый руководитель?",
            ((Button("Да, принимаю дела", ConfirmMe(view.code).pack()),), (Button("Нет", NotMe().pack()),)),
        )
    head = f"\nРуководитель: {esc(view.organisation.head)}" if view.organisation.head else ""
    return Screen(
        f"Здравствуйте! Это Вы: {name}?{head}",
        ((Button("Да, это мы", ConfirmMe(view.code).pack()),), (Button("Нет, не мы", NotMe().pack()),)),
    )


def role(view: RoleScreen) -> Screen:
    """What the person is to the organisation."""
    rows = tuple(
        (Button(words, ChooseRole(view.code, role).pack()),)
        for role, words in ROLE_WORDS.items()
        if role in view.roles
    )
    return Screen(f"<b>{esc(view.organisation.name)}</b>\n\nКем Вы работаете?", rows)


def name(view: NameScreen) -> Screen:
    """How to address the person; may be skipped."""
    offered = ((Button(view.suggestion, RosterName(view.code).pack()),),) if view.suggestion else ()
    return Screen(
        f"{above(view.note)}Как к Вам обращаться? Напишите имя и отчество"
        f"{' или нажмите кнопку' if view.suggestion else ''}.",
        (*offered, (Button("Пропустить", GoHome().pack()),)),
    )


def join_question(view: JoinQuestion) -> Screen:
    """To a member or an administrator. The asking person's name isn't known: they decide by asking."""
    organisation, user = view.organisation, view.user_id
    return Screen(
        f"Кто-то из <b>{esc(organisation.name)}</b> открыл ссылку организации и просит доступ: "
        "хочет отвечать вместе с руководителем.\n\nЕсли Вы никому ссылку не передавали, откажите.",
        (
            (Button("Открыть доступ", DecideJoin(organisation.id, user, 1).pack()),),
            (Button("Отказать", DecideJoin(organisation.id, user, 0).pack()),),
        ),
    )
