"""Another deadline: until when, why, and what the department says."""

from datetime import date

from core.extension import Extension, ExtensionState
from core.report import ReportState
from core.russian_dates import day_and_month
from core.views import (
    DeadlineChoice,
    DeadlineConfirm,
    ExtensionAnswer,
    ExtensionDates,
    ExtensionList,
    ExtensionQuestion,
    ExtensionReason,
    ExtensionSettled,
)
from screens.callbacks.checklist import OpenList
from screens.callbacks.review import OpenFile
from screens.callbacks.start import GoHome
from screens.callbacks.terms import (
    AskDeadlineWord,
    ChooseDeadline,
    DecideExtension,
    ListExtensions,
    ManageDeadline,
    OpenExtension,
    SetDeadline,
    SetDeadlineWithWord,
)
from screens.callbacks.time import AskExtension, ExtendTo
from screens.home import term
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import of_which, short_name

LENGTHS = ("Неделя", "Две недели", "Месяц")
OWN = "own"  # on a button: the decision's deadline
MOST_WAITING = 15  # requests on one screen
LONGEST_NAME, LONGEST_REASON = 80, 100  # of each of them
HOME: tuple[Button, ...] = (Button("В меню", GoHome().pack()),)


def dates(view: ExtensionDates) -> Screen:
    """Until when?"""
    report = view.report
    waiting = ""
    if view.waiting is not None:
        waiting = (
            f"Ваша просьба о переносе до {day_and_month(view.waiting.wanted)} ждёт решения. "
            "Новая просьба её заменит.\n\n"
        )
    rows: Rows = tuple(
        (
            Button(
                f"{name}: до {day_and_month(day)}",
                ExtendTo(report.id, day.isoformat()).pack(),
            ),
        )
        for name, day in zip(LENGTHS, view.days, strict=False)
    )
    return Screen(
        f"{above(view.note)}<b>{esc(report.organisation.name)}</b>\n"
        f"Срок сейчас: {day_and_month(report.deadline)}.\n\n"
        f"{waiting}До какого дня перенести срок? Нажмите кнопку или напишите дату.",
        (*rows, (Button("← Назад", OpenList(report.id).pack()),)),
    )


def reason(view: ExtensionReason) -> Screen:
    """Why is it needed?"""
    return Screen(
        f"{above(view.note)}{of_which(view.report)}Новый срок: до {day_and_month(view.day)}.\n\n"
        "Почему нужен перенос? Напишите одним сообщением, и я передам просьбу управлению.",
        ((Button("← Назад", AskExtension(view.report.id).pack()),),),
    )


def question(view: ExtensionQuestion) -> Screen:
    """To an administrator: grant or decline?"""
    extension = view.extension
    until = view.until or extension.wanted
    lines = [f"{above(view.note)}{_request(extension)}"]
    if view.until:
        lines.append(f"Другая дата: до {day_and_month(view.until)}.")
    if view.word:
        lines.append(f"Ваш ответ: {esc(view.word)}")
    if view.wants == "word":
        lines.append("Напишите ответ одним сообщением: организация получит его вместе с решением.")
        return Screen("\n\n".join(lines), ((Button("← Назад", _open(extension, "no")),),))
    if view.wants == "date":
        lines.append("До какого дня согласны перенести? Напишите дату.")
        return Screen("\n\n".join(lines), ((Button("← Назад", _open(extension, "no")),),))
    worded = int(bool(view.word))
    yes = f"Согласиться: {day_and_month(until)}" if view.until else "Согласиться"
    rows: Rows = (
        (Button(yes, _decide(extension, 1, until, worded)),),
        (Button("Отказать", _decide(extension, 0, until, worded)),),
        (Button("Другие слова" if view.word else "Ответить словами", _open(extension, "word")),),
        (Button("Другая дата", _open(extension, "date")),),
        HOME,
    )
    return Screen("\n\n".join(lines), rows)


def settled(view: ExtensionSettled) -> Screen:
    """To an administrator: how it was decided, and by whom."""
    extension = view.extension
    by = f": {esc(view.by)}" if view.by else ""
    who = "Решили Вы." if view.by is None else f"Решил администратор{by}."
    word = f"\n\nОтвет: {esc(extension.word)}" if extension.word else ""
    granted = extension.state is ExtensionState.GRANTED and extension.until == extension.deadline
    change: Rows = ()
    if granted and extension.report_state is not ReportState.ACCEPTED:
        change = ((Button("Изменить срок", ManageDeadline(extension.report_id).pack()),),)
    return Screen(
        f"{above(view.note)}{_request(extension)}\n\n<b>{_outcome(extension)}</b> {who}{word}",
        (*change, (Button("Все просьбы", ListExtensions().pack()),), HOME),
    )


def answer(view: ExtensionAnswer) -> Screen:
    """To the organisation's people."""
    extension = view.extension
    if extension.state is ExtensionState.WITHDRAWN:
        text = _withdrawn(extension)
    elif extension.state is ExtensionState.GRANTED and extension.until:
        moved = "Срок перенесён" if extension.reason else "Управление изменило срок: теперь"
        text = (
            f"{moved} до {day_and_month(extension.until)}.\n"
            f"{esc(extension.organisation.name)}, {esc(extension.decision.short_title)}.\n\n"
            "До этого дня ответы можно менять. Напоминания придут к новому сроку."
        )
    else:
        text = (
            f"Перенести срок до {day_and_month(extension.wanted)} управление не согласилось.\n"
            f"{esc(extension.organisation.name)}, {esc(extension.decision.short_title)}.\n\n"
            f"Срок прежний: {day_and_month(extension.deadline)}. Отправить отчёт можно и позже."
        )
    word = f"\n\nОтвет управления: {esc(extension.word)}" if extension.word else ""
    return Screen(text + word, ((Button("Открыть пункты", OpenList(extension.report_id).pack()),), HOME))


def waiting(view: ExtensionList) -> Screen:
    """Each request is a button; two taps from a decision."""
    if not view.requests:
        return Screen(f"{above(view.note)}Просьб о переносе срока нет.", (HOME,))
    shown = view.requests[:MOST_WAITING]
    lines = [f"{above(view.note)}<b>Просят перенести срок: {len(view.requests)}</b>", ""]
    lines += [_waiting(one) for one in shown]
    if len(view.requests) > len(shown):
        lines.append("Остальные появятся, когда решите по этим.")
    names = (f"{short_name(one.organisation.name, 13)}: {day_and_month(one.wanted)}" for one in shown)
    rows: Rows = tuple((Button(name, _open(one, "no")),) for name, one in zip(names, shown, strict=True))
    return Screen("\n".join(lines), (*rows, HOME))


def _waiting(one: Extension) -> str:
    name, why = esc(clip(one.organisation.name, LONGEST_NAME)), esc(clip(one.reason, LONGEST_REASON))
    return f"{name}\n    до {day_and_month(one.wanted)}, сейчас {day_and_month(one.deadline)}: {why}"


def deadline_choice(view: DeadlineChoice) -> Screen:
    """To the department: until when?"""
    report = view.report
    was = report.deadline.isoformat()
    rows: list[tuple[Button, ...]] = [
        (Button(f"До {day_and_month(day)}", ChooseDeadline(report.id, was, day.isoformat()).pack()),)
        for day in view.days
    ]
    everybody = ""
    if report.deadline != view.own:
        everybody = f" Срок решения: {day_and_month(view.own)}."
        rows.append((Button("Отменить продление", ChooseDeadline(report.id, was, OWN).pack()),))
    return Screen(
        f"{above(view.note)}<b>{esc(report.organisation.name)}</b>\n"
        f"Срок сейчас: {day_and_month(report.deadline)}.{everybody}\n\n"
        "До какого дня перенести срок? Нажмите кнопку или напишите дату.",
        (*rows, (Button("← Назад", OpenFile(report.id).pack()),)),
    )


def deadline_confirm(view: DeadlineConfirm) -> Screen:
    """The last look before anybody hears of it."""
    report, day = view.report, day_and_month(view.day)
    name = f"{above(view.note)}<b>{esc(report.organisation.name)}</b>"
    lines = [name, f"Срок сейчас: {day_and_month(report.deadline)}.", ""]
    if view.is_own:
        past = " Этот день уже прошёл." if view.is_past else ""
        lines.append(f"Отменить продление? Срок снова будет {day}, как в решении.{past}")
        words, code = "Да, отменить продление", OWN
    else:
        lines.append(f"Новый срок: до {day}.")
        words, code = "Изменить срок", view.day.isoformat()
    where = (report.id, report.deadline.isoformat(), code)
    if view.wants:
        lines += [
            "",
            "Напишите слова для организации одним сообщением: она получит их вместе с новым сроком.",
        ]
        return Screen("\n".join(lines), ((Button("← Назад", ChooseDeadline(*where).pack()),),))
    lines.append("Организация получит одно сообщение.")
    if view.word:
        lines += ["", f"Ваши слова: {esc(view.word)}"]
    yes = SetDeadlineWithWord(*where) if view.word else SetDeadline(*where)
    return Screen(
        "\n".join(lines),
        (
            (Button(words, yes.pack()),),
            (Button("Другие слова" if view.word else "Добавить слова", AskDeadlineWord(*where).pack()),),
            (Button("← Назад", ManageDeadline(report.id).pack()),),
        ),
    )


def _withdrawn(extension: Extension) -> str:
    where = f"{esc(extension.organisation.name)}, {esc(extension.decision.short_title)}."
    after = (
        "Отчёт уже отправлен, делать ничего не нужно."
        if extension.report_state.finished
        else "Отправить отчёт можно и позже."
    )
    return (
        f"Управление отменило продление срока.\n{where}\n\n"
        f"Срок снова {day_and_month(extension.deadline)}. {after}"
    )


def _request(extension: Extension) -> str:
    if not extension.reason:  # the department's own act
        return (
            f"<b>Срок организации</b>\n{esc(clip(extension.organisation.name, 200))}\n"
            f"{esc(extension.decision.short_title)}"
        )
    asker = f"\nПросит: {esc(extension.asked_by)}" if extension.asked_by else ""
    phone = f"\nТелефон: {esc(extension.organisation.phone)}" if extension.organisation.phone else ""
    is_open = extension.state is ExtensionState.OPEN
    when = f"{term(extension.deadline, extension.asked_at.date())}. " if is_open else ""
    return (
        f"<b>Просьба о переносе срока</b>\n{esc(clip(extension.organisation.name, 200))}{asker}{phone}\n\n"
        f"{esc(extension.decision.short_title)}\n"
        f"{when}Просят до {day_and_month(extension.wanted)}.\n"
        f"Причина: {esc(extension.reason)}"
    )


def _outcome(extension: Extension) -> str:
    if extension.state is ExtensionState.WITHDRAWN:
        return f"Продление отменено, срок: {day_and_month(extension.deadline)}."
    if extension.until is None:
        return "Отказано."
    return f"Срок перенесён до {day_and_month(extension.until)}."


def _open(extension: Extension, wants: str) -> str:
    return OpenExtension(extension.id, wants).pack()


def _decide(extension: Extension, granted: int, until: date, worded: int) -> str:
    return DecideExtension(extension.id, granted, until.isoformat(), worded).pack()
