"""A message to many, step by step: to whom, what, and whether it shall go."""

from core.broadcast import Audience, Broadcast, NotSent, minutes_for
from core.districts import district_key
from core.people import Organisation
from core.russian import count, plural
from core.views import (
    BroadcastAgain,
    BroadcastConfirm,
    BroadcastDistricts,
    BroadcastPicks,
    BroadcastWhom,
    BroadcastWords,
    Note,
)
from screens.callbacks.broadcast import (
    AimBroadcast,
    ChangeWhom,
    ChooseBroadcastDistrict,
    DropBroadcast,
    KeepWords,
    ListBroadcasts,
    NarrowBroadcast,
    PickForBroadcast,
    SendBroadcast,
    TakeFileOff,
    TakePrepared,
    TurnPicks,
    WriteBroadcast,
)
from screens.callbacks.summary import ShowSummary, SummaryOfDistrict
from screens.notes import above
from screens.screen import Button, Screen, clip, esc
from screens.states import short_name

PER_PAGE = 8  # organisations with ticks: one thumb's reach
LONGEST_LABEL = 24
LONGEST_NAME = 80
LONGEST_QUOTE = 200
AUDIENCES = {
    Audience.ALL: "Всем",
    Audience.NOT_OPENED: "Не открывали",
    Audience.BEGUN: "Начали, не сдали",
    Audience.RETURNED: "Возвращён отчёт",
    Audience.OVERDUE: "Прошёл срок",
    Audience.BY_HAND: "Выбрать вручную",
}
WHOM = {
    Audience.ALL: "всем",
    Audience.NOT_OPENED: "тем, кто не открывал",
    Audience.BEGUN: "тем, кто начал и не сдал",
    Audience.RETURNED: "тем, кому вернули отчёт",
    Audience.OVERDUE: "тем, у кого прошёл срок",
    Audience.BY_HAND: "выбранным вручную",
}
REASONS = {
    NotSent.NOBODY: "никто не зарегистрирован",
    NotSent.UNREACHABLE: "сообщения не доходят",
    NotSent.REFUSED_CONSENT: "отозвано согласие",
    NotSent.AWAY: "в отпуске",
    NotSent.NOTHING_OWED: "отчёт уже отправлен",
    NotSent.ACCESS_ENDED: "доступ закрыт",
    NotSent.REFUSED: "мессенджер не принял",
}


def whom(view: BroadcastWhom) -> Screen:
    """To whom? A group that nobody is in isn't offered."""
    draft = view.broadcast
    rows: list[tuple[Button, ...]] = []
    for audience, number in view.counts:
        if audience is Audience.BY_HAND:
            ticked = f" ({len(draft.picked)})" if draft.picked else ""
            rows.append((Button(f"{AUDIENCES[audience]}{ticked}", _aim(draft, audience)),))
        elif number or audience is Audience.ALL:
            rows.append((Button(f"{AUDIENCES[audience]} ({number})", _aim(draft, audience)),))
    if view.districts:
        where = clip(draft.district, LONGEST_LABEL - 7) if draft.district else "все"
        rows.append((Button(f"Район: {where}", ChooseBroadcastDistrict(draft.id).pack()),))
    if view.sent_before:
        label = f"Отправленные раньше ({view.sent_before})"
        rows.append((Button(label, ListBroadcasts(draft.decision_id).pack()),))
    rows.append((Button("← Назад", _summary(draft)),))
    return Screen(
        f"{above(view.note)}<b>Напомнить или сообщить</b>\n{esc(view.title)}{_where(draft)}\n\n"
        "Кому отправить?",
        tuple(rows),
    )


def districts(view: BroadcastDistricts) -> Screen:
    """Of which district?"""
    draft = view.broadcast
    rows: list[tuple[Button, ...]] = [
        (Button(clip(one, LONGEST_LABEL), NarrowBroadcast(draft.id, district_key(one)).pack()),)
        for one in view.districts
    ]
    rows += [
        (Button("Все районы", NarrowBroadcast(draft.id, "").pack()),),
        (Button("← Назад", ChangeWhom(draft.id).pack()),),
    ]
    return Screen("Какой район?", tuple(rows))


def picks(view: BroadcastPicks) -> Screen:
    """Organisations, ticked or not; a number typed ticks, too."""
    draft = view.broadcast
    pages = max(1, -(-len(view.organisations) // PER_PAGE))
    page = min(view.page, pages - 1)
    shown = view.organisations[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows: list[tuple[Button, ...]] = [(_tick(draft, one, page),) for one in shown]
    if pages > 1:
        turns = [("←", page - 1), (f"{page + 1} из {pages}", page), ("→", page + 1)]
        rows.append(
            tuple(Button(words, TurnPicks(draft.id, n).pack()) for words, n in turns if 0 <= n < pages)
        )
    if draft.picked:
        rows.append((Button(f"Дальше ({len(draft.picked)})", WriteBroadcast(draft.id).pack()),))
    rows.append((Button("← Назад", ChangeWhom(draft.id).pack()),))
    return Screen(
        f"{above(view.note)}Кому отправить? Отметьте нужных или напишите номера, например: 7, 12, 25.\n\n"
        f"Отмечено: {len(draft.picked)}",
        tuple(rows),
    )


def words(view: BroadcastWords) -> Screen:
    """What shall be said?"""
    draft = view.broadcast
    note = above(view.note)
    if view.note is Note.BROADCAST_TOO_LONG:
        with_file = " вместе с файлом" if draft.file else ""
        signs = count(view.room, "знак", "знака", "знаков")
        note = (
            f"Сообщение слишком длинное: {view.typed}. В одно сообщение{with_file} помещается {signs}. "
            "Сократите, пожалуйста, и пришлите ещё раз.\n\n"
        )
    rows: list[tuple[Button, ...]] = [(Button("Готовое напоминание", TakePrepared(draft.id).pack()),)]
    if draft.text is not None:
        rows.append((Button("Оставить прежний текст", KeepWords(draft.id).pack()),))
    rows += [
        (Button("← Назад", ChangeWhom(draft.id).pack()),),
        (Button("Отмена", DropBroadcast(draft.id).pack()),),
    ]
    before = ""
    if draft.text is not None:
        before = "\n\nСейчас: " + (
            f"«{quoted(draft.text, LONGEST_QUOTE)}»" if draft.text else "готовое напоминание"
        )
    return Screen(
        f"{note}Кому: {to_whom(draft)}, {_organisations(view.organisations)}.\n\n"
        "Что отправить? Напишите своё сообщение или нажмите «Готовое напоминание»: оно обратится к каждому "
        f"по имени и скажет, что осталось. Можно прислать одно фото или документ с подписью.{before}",
        tuple(rows),
    )


def confirm(view: BroadcastConfirm) -> Screen:
    """Shall it go? The letter stands above."""
    draft, chosen = view.broadcast, view.selection
    first = view.example.organisations[0]
    named = f", {esc(clip(view.example.name, LONGEST_NAME))}" if view.example.name else ""
    number = len(chosen.people)
    people, heard = count(number, "человек", "человека", "человек"), _inside(chosen.organisations)
    lines = [
        f"Выше образец: так сообщение увидит {esc(short_name(first.name, LONGEST_NAME))}{named}.",
        "",
        f"Кому: {to_whom(draft)}.",
        f"{plural(number, 'Получит', 'Получат', 'Получат')} {people} в {heard}.",
        f"Отправка займёт {how_long(number, view.per_second)}.",
    ]
    if chosen.left_out:
        lines.append(f"Не {plural(len(chosen.left_out), 'получит', 'получат', 'получат')} {_left_out(view)}.")
    reminded = sum(person.reminded_on == view.today for person in chosen.people)
    if draft.is_prepared and reminded:
        lines.append(f"Сегодня уже напоминали: {reminded}.")
    rows: list[tuple[Button, ...]] = [
        (Button(f"Отправить ({number})", SendBroadcast(draft.id, draft.version, number, 0).pack()),),
        (Button("Изменить текст", WriteBroadcast(draft.id).pack()),),
        (Button("Изменить получателей", ChangeWhom(draft.id).pack()),),
    ]
    if draft.file is not None:
        rows.append((Button("Убрать файл", TakeFileOff(draft.id).pack()),))
    rows.append((Button("Отмена", DropBroadcast(draft.id).pack()),))
    return Screen(f"{above(view.note)}<b>Отправить?</b>\n" + "\n".join(lines), tuple(rows))


def again(view: BroadcastAgain) -> Screen:
    """The same words within a day: really once more?"""
    draft = view.broadcast
    day = "сегодня" if view.is_today else "вчера"
    got = plural(view.same, "получил", "получили", "получили")
    same = count(view.same, "человек", "человека", "человек")
    return Screen(
        f"Такое же сообщение уже ушло {day} в {view.when}. Его {got} {same} из этих {view.people}.\n\n"
        "Отправить ещё раз?",
        (
            (Button("Отправить ещё раз", SendBroadcast(draft.id, draft.version, view.people, 1).pack()),),
            (Button("Изменить текст", WriteBroadcast(draft.id).pack()),),
            (Button("Изменить получателей", ChangeWhom(draft.id).pack()),),
            (Button("Отмена", DropBroadcast(draft.id).pack()),),
        ),
    )


def how_long(people: int, per_second: float) -> str:
    """«меньше минуты», «около 4 минут», «около 2 часов»."""
    minutes = minutes_for(people, per_second)
    if minutes == 0:
        return "меньше минуты"
    if minutes < 90:
        return f"около {count(minutes, 'минуты', 'минут', 'минут')}"
    return f"около {count(round(minutes / 60), 'часа', 'часов', 'часов')}"


def quoted(text: str, longest: int) -> str:
    """The beginning of somebody's words, in one line."""
    return esc(clip(" ".join(text.split()), longest))


def to_whom(draft: Broadcast) -> str:
    """«тем, кто не открывал, район: Ленинский»."""
    if draft.audience is None:
        return ""
    district = draft.district and draft.audience is not Audience.BY_HAND
    where = f", район: {esc(clip(draft.district, LONGEST_NAME))}" if district else ""
    return WHOM[draft.audience] + where


def _left_out(view: BroadcastConfirm) -> str:
    chosen = view.selection
    each = (f"{REASONS[why]}: {number}" for why, number in chosen.reasons.most_common())
    return f"{_organisations(len(chosen.left_out))} ({', '.join(each)})"


def _tick(draft: Broadcast, organisation: Organisation, page: int) -> Button:
    on = organisation.id in draft.picked
    name = clip(organisation.name, LONGEST_LABEL)
    if organisation.number is not None:
        name = clip(f"№ {organisation.number} {_own_name(organisation.name)}".rstrip(), LONGEST_LABEL)
    tap = PickForBroadcast(draft.id, organisation.id, int(not on), page)
    return Button(f"{'☑' if on else '☐'} {name}", tap.pack())


def _own_name(name: str) -> str:
    """«Ласточка» of «МБДОУ № 7 «Ласточка»»; empty where there is none."""
    start, end = name.find("«"), name.rfind("»")
    return name[start : end + 1] if 0 <= start < end else ""


def _inside(number: int) -> str:
    """After «в»: «1 организации», «52 организациях»."""
    return count(number, "организации", "организациях", "организациях")


def _organisations(number: int) -> str:
    return count(number, "организация", "организации", "организаций")


def _aim(draft: Broadcast, audience: Audience) -> str:
    return AimBroadcast(draft.id, audience.value).pack()


def _where(draft: Broadcast) -> str:
    return f"\nРайон: {esc(clip(draft.district, LONGEST_NAME))}" if draft.district else ""


def _summary(draft: Broadcast) -> str:
    if draft.district:
        return SummaryOfDistrict(draft.decision_id, "o", 0, district_key(draft.district)).pack()
    return ShowSummary(draft.decision_id, "o", 0).pack()
