"""The department's own people: the list, a link, a role; and what they hear of it."""

from core.russian_dates import day_and_month
from core.staff import StaffEvent, StaffLogged, StaffMember, StaffRole
from core.views import ConfirmStaff, StaffLink, StaffList, StaffNews, StaffPage, StaffRoleChoice
from screens.callbacks.organisations import FindPeople
from screens.callbacks.staff import (
    AskRemoveStaff,
    InviteAs,
    InviteStaff,
    ListStaff,
    OpenStaff,
    RemoveStaff,
    RevokeStaffLink,
    SetStaffRole,
)
from screens.callbacks.start import ConfirmMe, GoHome, NotMe
from screens.directory import address
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import moment_in_words

LONGEST_LABEL = 28
LONGEST_NAME = 80
RECENT = 5
ROLES = {
    StaffRole.VIEWER: "наблюдатель",
    StaffRole.SPECIALIST: "специалист",
    StaffRole.ADMINISTRATOR: "администратор",
}
MAY = {
    StaffRole.VIEWER: "смотрит сводку и отчёты",
    StaffRole.SPECIALIST: "проверяет отчёты, отвечает на просьбы садов",
    StaffRole.ADMINISTRATOR: "проверяет отчёты, управляет людьми и организациями",
}
EVENTS = {
    StaffEvent.INVITED: "новая ссылка",
    StaffEvent.LINK_REVOKED: "ссылка отозвана",
    StaffEvent.JOINED: "вход по ссылке",
    StaffEvent.ROLE_CHANGED: "новая роль",
    StaffEvent.REMOVED: "доступ закрыт",
}


def listing(view: StaffList) -> Screen:
    """Everybody with a role, the links that still let somebody in, the last of the history."""
    lines = ["<b>Сотрудники управления</b>", "", *map(_member, view.staff)]
    if not view.staff:
        lines.append("Пока никого.")
    if view.invitations:
        lines += ["", "Ждут по ссылке:"]
        lines += [
            f"• {ROLES[one.role]}, до {day_and_month(one.expires_at.date())}" for one in view.invitations
        ]
    if view.log:
        lines += ["", *map(_line, view.log[:RECENT])]
    rows: list[tuple[Button, ...]] = [(Button("Пригласить сотрудника", InviteStaff().pack()),)]
    rows += [
        (Button(clip(one.shown_name, LONGEST_LABEL), OpenStaff(one.user_id).pack()),) for one in view.staff
    ]
    rows += [
        (Button(f"Отозвать: {ROLES[one.role]}", RevokeStaffLink(one.code).pack()),)
        for one in view.invitations
    ]
    rows.append((Button("← Назад", FindPeople().pack()),))
    return Screen(above(view.note) + "\n".join(lines), tuple(rows))


def role_choice(view: StaffRoleChoice) -> Screen:
    """As what?"""
    lines = [f"• {ROLES[role].capitalize()}: {MAY[role]}" for role in StaffRole]
    rows: Rows = tuple((Button(ROLES[role].capitalize(), InviteAs(role).pack()),) for role in StaffRole)
    text = "\n".join(["Кем будет новый сотрудник?", "", *lines])
    return Screen(text, (*rows, (Button("← Назад", ListStaff().pack()),)))


def link(view: StaffLink) -> Screen:
    """To be sent on."""
    invitation = view.invitation
    return Screen(
        f"Ссылка для сотрудника: {ROLES[invitation.role]}.\n\n"
        f"{address(view.bot_name, invitation.code)}\n\n"
        "Перешлите её одному человеку. Она сработает один раз, "
        f"до {day_and_month(invitation.expires_at.date())}.",
        (
            (Button("Отозвать ссылку", RevokeStaffLink(invitation.code).pack()),),
            (Button("К списку сотрудников", ListStaff().pack()),),
        ),
    )


def page(view: StaffPage) -> Screen:
    """One of them, and what can be done."""
    member = view.member
    lines = [
        f"<b>{esc(clip(member.shown_name, LONGEST_NAME))}</b>",
        f"{ROLES[member.role]}: {MAY[member.role]}",
    ]
    back = (Button("← Назад", ListStaff().pack()),)
    if member.fixed:
        lines += ["", "Назначен при установке бота, здесь его роль не меняется."]
        return Screen(above(view.note) + "\n".join(lines), (back,))
    if view.removing:
        lines += ["", "Закрыть доступ? Сотрудник сразу перестанет видеть отчёты. Я сообщу ему об этом."]
        sure = (Button("Да, закрыть доступ", RemoveStaff(member.user_id).pack()),)
        return Screen(above(view.note) + "\n".join(lines), (sure, back))
    rows: Rows = tuple(
        (Button(f"Сделать: {ROLES[role]}", SetStaffRole(member.user_id, role).pack()),)
        for role in StaffRole
        if role is not member.role
    )
    remove = (Button("Закрыть доступ", AskRemoveStaff(member.user_id).pack()),)
    return Screen(above(view.note) + "\n".join(lines), (*rows, remove, back))


def confirm(view: ConfirmStaff) -> Screen:
    """To whoever came by such a link."""
    return Screen(
        f"Здравствуйте! {esc(view.department)} приглашает Вас работать в этом боте.\n\n"
        f"Ваша роль: {ROLES[view.role]} ({MAY[view.role]}). Это Вы?",
        ((Button("Да, это я", ConfirmMe(view.code).pack()),), (Button("Нет, не я", NotMe().pack()),)),
    )


def news(view: StaffNews) -> Screen:
    """Another role, or none any more."""
    if view.role is None:
        rest = " Ваша организация остаётся в меню." if view.registered else " Спасибо за работу!"
        text = f"Ваш доступ к отчётам управления закрыт.{rest}"
    else:
        text = f"Ваша роль в управлении теперь: {ROLES[view.role]} ({MAY[view.role]})."
    return Screen(text, ((Button("Открыть меню", GoHome().pack()),),))


def _member(one: StaffMember) -> str:
    return f"• {esc(clip(one.shown_name, LONGEST_NAME))}: {ROLES[one.role]}"


def _line(logged: StaffLogged) -> str:
    whom = f" ({esc(logged.whom)})" if logged.whom and logged.whom != logged.by else ""
    role = f": {ROLES[logged.role]}" if logged.role else ""
    return f"{moment_in_words(logged.at)}, {esc(logged.by)}: {EVENTS[logged.event]}{role}{whom}"
