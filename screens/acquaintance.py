"""The decision's own words with «Ознакомлен(а)» under them; for the department, who hasn't confirmed."""

from core.decision import Decision
from core.outgoing import Paper
from core.report import Report
from core.russian_dates import day_and_month, short_day
from core.summary import percent
from core.views import AcquaintanceDesk, AcquaintanceTaken, DecisionText
from screens.callbacks.acquaintance import ConfirmAcquaintance, ReadDecision, ShowAcquaintance
from screens.callbacks.checklist import GoOn, OpenList
from screens.callbacks.sending import ShowReceipt
from screens.callbacks.start import GoHome
from screens.callbacks.summary import SendPaper, ShowSummary
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import moment_in_words, of_which

PER_PAGE = 15
LONGEST_NAME = 80
LONGEST_TITLE = 200
HOME = (Button("В меню", GoHome().pack()),)


def read_button(report_id: int) -> Button:
    """To the decision's words, where they aren't confirmed yet."""
    return Button("Ознакомиться с решением", ReadDecision(report_id).pack())


def text(view: DecisionText) -> Screen:
    """All of it; who has confirmed stands under it."""
    report = view.report
    lines = [of_which(report) + words_of(report.decision)]
    if view.mine is not None:
        lines.append(f"Вы подтвердили ознакомление {moment_in_words(view.mine)}.")
    elif view.other is not None:
        name, at = view.other
        who = esc(clip(name, LONGEST_NAME)) if name else "Ваш коллега"
        lines.append(f"От организации ознакомление подтверждено: {who}, {moment_in_words(at)}.")
    confirm: Rows = () if view.mine else ((confirm_button(report.id),),)
    return Screen("\n\n".join(lines), (*confirm, _on(report), HOME))


def taken(view: AcquaintanceTaken) -> Screen:
    """Confirmed, and what comes next."""
    report, when = view.report, moment_in_words(view.at)
    first = f"Вы уже подтвердили ознакомление {when}." if view.again else f"✅ Вы ознакомлены {when}."
    where = f"{esc(report.organisation.name)}\n{esc(report.decision.short_title)}"
    read = (Button("Прочитать решение", ReadDecision(report.id).pack()),)
    return Screen(f"<b>{first}</b>\n\n{where}", (_on(report), read, HOME))


def desk(view: AcquaintanceDesk) -> Screen:
    """How many have confirmed, and the organisations that haven't."""
    title = esc(clip(view.decision.short_title, LONGEST_TITLE))
    lines = [f"<b>{title}</b>", f"Ознакомлены: {percent(view.done, view.total)}"]
    pages = max(-(-len(view.missing) // PER_PAGE), 1)
    page = min(view.page, pages - 1)
    if view.missing:
        lines += ["", f"<b>Ещё не подтвердили: {len(view.missing)}</b>"]
    elif view.total:
        lines += ["", "Подтвердили все."]
    for one in view.missing[page * PER_PAGE : (page + 1) * PER_PAGE]:
        beside = "" if one.registered else " (не зарегистрированы)"
        lines.append(f"{esc(clip(one.organisation.name, LONGEST_NAME))}{beside}")
    turns = _turns(view.decision_id, page, pages)
    sheet = Button("Лист ознакомления", SendPaper(view.decision_id, Paper.ACQUAINTANCE.value, 0).pack())
    again = Button("Обновить", ShowAcquaintance(view.decision_id, page).pack())
    back = Button("← К сводке", ShowSummary(view.decision_id, "o", 0).pack())
    return Screen("\n".join(lines), (*turns, (sheet,), (again,), (back, *HOME)))


def words_of(decision: Decision) -> str:
    """The decision as the paper has it: title, ground, points, the day."""
    lines = [f"<b>{esc(decision.title)}</b>"]
    if decision.basis:
        lines.append(f"Основание: {esc(decision.basis)}")
    who = f"{esc(decision.addressees)}: рекомендуется" if decision.addressees else "Рекомендуется"
    until = f"до {day_and_month(decision.deadline)} {decision.deadline.year} года"
    lines.append(f"{who if decision.recommended else esc(decision.addressees)} {until}:".strip())
    lines.append("\n".join(f"{task.number}. {esc(task.text)}" for task in decision.tasks))
    own = [f"{esc(task.number)}. {esc(task.text)}".removeprefix(". ") for task in decision.own_tasks]
    if own:
        lines.append("Управление образования:\n" + "\n".join(own))
    lines.append(f"Решение от {short_day(decision.day)}.")
    return "\n\n".join(lines)


def confirm_button(report_id: int) -> Button:
    """«Ознакомлен(а)»."""
    return Button("Ознакомлен(а)", ConfirmAcquaintance(report_id).pack())


def _on(report: Report) -> tuple[Button, ...]:
    """The next step with the report itself."""
    if report.state.finished and report.number is not None:
        return (Button("Квитанция", ShowReceipt(report.id).pack()),)
    if report.at is None and not report.answers:
        return (Button("К пунктам", OpenList(report.id).pack()),)
    return (Button("Продолжить", GoOn(report.id).pack()),)


def _turns(decision_id: int, page: int, pages: int) -> Rows:
    if pages == 1:
        return ()
    steps = (("‹", page - 1), (f"{page + 1} из {pages}", page), ("›", page + 1))
    row = [Button(label, ShowAcquaintance(decision_id, to).pack()) for label, to in steps if 0 <= to < pages]
    return (tuple(row),)
