"""Drafts and decisions in the department's chat: what a file holds, whom it reaches, what can be done."""

from core.outgoing import DraftFile
from core.ports import PublishedDecision
from core.russian import count
from core.russian_dates import day_and_month, short_day
from core.views import (
    CloseDecisionScreen,
    DecisionChoice,
    DecisionList,
    DecisionPage,
    DraftConfirm,
    DraftOnItsWay,
    DraftPublished,
    DraftRefusal,
    DraftRefused,
    DraftScreen,
    DraftWaiting,
    Reach,
    Walkthrough,
)
from core.views import Published as PublishedView
from screens import home
from screens.amendment import lines_of
from screens.callbacks.decisions import (
    AskClose,
    AskPublish,
    CloseDecision,
    DropDraft,
    ListDecisions,
    OpenDecisionPage,
    OpenDraft,
    PublishDraft,
    ReopenDecision,
    SendDraft,
    WalkDraft,
)
from screens.callbacks.start import GoHome
from screens.callbacks.summary import AskPapers, OpenReportOf, ShowSummary
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

MENU: Rows = ((Button("В меню", GoHome().pack()),),)
BACK: Rows = ((Button("← Все решения", ListDecisions().pack()),),)
LONGEST_NAME = 80
LONGEST_LABEL = 28
MOST_DOUBTS = 6  # in a caption; the file has them all
MOST_PROBLEMS = 15
LONGEST_DOUBT = 70
LONGEST_PROBLEM = 220
MOST_LISTED = 12
REFUSALS = {
    DraftRefusal.UNREADABLE: "Опубликовать этот файл нельзя:",
    DraftRefusal.LOST: "Мессенджер больше не отдаёт этот файл. Пришлите его ещё раз.",
    DraftRefusal.TOO_BIG: "Файл больше 10 МБ: оставьте в нём только решение и повестку.",
    DraftRefusal.CLOSED: "Это решение уже закрыто. Чтобы его изменить, сначала откройте его снова.",
}


def waiting(view: DraftWaiting) -> Screen:
    """It takes a moment: the file is fetched first."""
    name = esc(clip(view.file_name, LONGEST_NAME))
    return Screen(f"Получил «{name}», читаю. Покажу, что в нём, и ничего не опубликую без Вас.", MENU)


def refused(view: DraftRefused) -> Screen:
    """Why, each mistake on a line."""
    lines = [f"«{esc(clip(view.file_name, LONGEST_NAME))}»", REFUSALS[view.refusal]]
    lines += [f"• {esc(clip(one, LONGEST_PROBLEM))}" for one in view.problems[:MOST_PROBLEMS]]
    more = len(view.problems) - MOST_PROBLEMS
    if more > 0:
        lines.append(f"и ещё {more}")
    if view.problems:
        lines += ["", "Исправьте и пришлите файл ещё раз."]
    return Screen("\n".join(lines), (*BACK, *MENU))


def draft(view: DraftScreen) -> Screen:
    """What it holds and changes; with the file its doubts, and only then the buttons."""
    found = view.draft
    decision, deadline = found.ready
    lines = [above(view.note).rstrip(), f"<b>{esc(decision.short_title)}</b>"]
    lines.append(f"{count(len(decision.tasks), 'пункт', 'пункта', 'пунктов')}, срок {short_day(deadline)}")
    if view.former is not None:
        lines += ["", *_changes(view.reach)]
    if found.unfilled:
        rows_left = ", ".join(map(str, found.unfilled[:10]))
        lines += ["", f"Ещё не заполнено, строки файла: {rows_left}. Допишите и пришлите файл снова."]
    if found.doubts:
        lines += ["", f"Проверьте, мест {len(found.doubts)} (в файле все):"]
        lines += [f"• {esc(clip(one, LONGEST_DOUBT))}" for one in found.doubts[:MOST_DOUBTS]]
    rows: list[tuple[Button, ...]] = [
        (Button("Посмотреть как заведующий", WalkDraft(found.id).pack()),),
    ]
    if not found.unfilled and not (view.former and not view.reach.edits):
        rows.append((Button("Опубликовать", AskPublish(found.id).pack()),))
    if not view.file:
        rows.append((Button("Прислать файл", SendDraft(found.id).pack()),))
    rows.append((Button("Удалить черновик", DropDraft(found.id).pack()),))
    text = "\n".join(line for number, line in enumerate(lines) if line or number)
    return Screen(text, (*rows, *BACK), DraftFile(found.id) if view.file else None)


def confirm(view: DraftConfirm) -> Screen:
    """To how many it goes, and by when."""
    found, reach = view.draft, view.reach
    decision, deadline = found.ready
    title = f"<b>{esc(decision.short_title)}</b>"
    if view.former is None:
        whom = count(reach.organisations, "организация", "организации", "организаций")
        lines = [
            f"Опубликовать {title}?",
            "",
            f"Получат: {whom}, зарегистрированы {reach.people}. Срок: {day_and_month(deadline)}.",
            "Остальные увидят его, когда войдут.",
        ]
    else:
        lines = [f"Изменить {title}?", "", *_changes(reach)]
    agreed = Button(
        "Да, опубликовать", PublishDraft(found.id, view.former.version if view.former else 0).pack()
    )
    return Screen("\n".join(lines), ((agreed,), (Button("← Назад", OpenDraft(found.id).pack()),)))


def on_its_way(view: DraftOnItsWay) -> Screen:
    """It goes out at once; the next message tells that it has."""
    return Screen(f"Публикую <b>{esc(view.title)}</b>. Напишу, когда будет готово.", (*BACK, *MENU))


def published(view: DraftPublished) -> Screen:
    """Done, or why not."""
    title = f"<b>{esc(view.title)}</b>"
    if view.refused:
        return Screen(f"{title}: опубликовать не получилось.\n{esc(clip(view.refused, 300))}", (*BACK, *MENU))
    people = count(view.told, "человеку", "людям", "людям")
    done = "Изменения опубликованы" if view.is_amendment else "Опубликовано"
    rows: Rows = ((Button("Сводка", ShowSummary(view.decision_id, "o", 0).pack()),), *BACK)
    return Screen(f"{done}: {title}.\nСообщение придёт {people}.", rows)


def walkthrough(view: Walkthrough) -> Screen:
    """The message that heads would get."""
    return rehearsed(home.published(PublishedView(view.card, view.today)), view.draft_id)


def rehearsed(screen: Screen, draft_id: int) -> Screen:
    """A head's screen, with a word that it is none, and the way out."""
    text = f"<i>Просмотр черновика: ничего не сохраняется.</i>\n\n{screen.text}"
    out = (Button("Закончить просмотр", OpenDraft(draft_id).pack()),)
    return Screen(text, (*screen.rows, out), screen.file)


def listing(view: DecisionList) -> Screen:
    """Open ones with their terms, drafts, the archive."""
    lines = [f"{above(view.note)}<b>Решения</b>", ""]
    lines += [f"{esc(one.decision.short_title)}: срок {short_day(one.deadline)}" for one in view.opened]
    if not view.opened:
        lines.append("Открытых решений нет.")
    if view.closed:
        lines.append(f"В архиве: {len(view.closed)}")
    if view.may_manage:
        lines += ["", "Новое решение или изменения к нему пришлите сюда файлом: .docx, .txt или .yaml."]
    rows = [_open(one, one.decision.short_title) for one in view.opened[:MOST_LISTED]]
    rows += [
        (Button(clip(f"Черновик: {_title(one.decision)}", LONGEST_LABEL), OpenDraft(one.id).pack()),)
        for one in view.drafts[:MOST_LISTED]
        if one.decision is not None
    ]
    rows += [_open(one, f"Архив: {one.decision.short_title}") for one in view.closed[:MOST_LISTED]]
    return Screen("\n".join(lines), (*rows, *MENU))


def page(view: DecisionPage) -> Screen:
    """One decision."""
    one = view.published
    lines = [f"{above(view.note)}<b>{esc(one.decision.short_title)}</b>"]
    if one.closed_at is not None:
        lines.append(f"Закрыто {short_day(one.closed_at.date())}: ответы только для чтения.")
    else:
        lines.append(f"Срок: {short_day(one.deadline)}, редакция {one.version}")
    rows: list[tuple[Button, ...]] = [
        (Button("Сводка", ShowSummary(one.id, "o", 0).pack()),),
        (Button("Выгрузить", AskPapers(one.id).pack()),),
    ]
    if view.may_manage and one.closed_at is None:
        rows.append((Button("Закрыть решение", AskClose(one.id).pack()),))
    if view.may_reopen:
        rows.append((Button("Открыть снова", ReopenDecision(one.id).pack()),))
    return Screen("\n".join(lines), (*rows, *BACK, *MENU))


def close(view: CloseDecisionScreen) -> Screen:
    """What closing means."""
    one = view.published
    lines = [
        f"Закрыть <b>{esc(one.decision.short_title)}</b>?",
        "",
        f"Сдали {view.sent} из {view.total}. Отвечать больше нельзя, напоминаний не будет.",
        "Ответы останутся в архиве. Пришлю итоговую справку. Месяц решение можно открыть снова.",
    ]
    rows: Rows = (
        (Button("Да, закрыть", CloseDecision(one.id).pack()),),
        (Button("← Назад", OpenDecisionPage(one.id).pack()),),
    )
    return Screen("\n".join(lines), rows)


def choice(view: DecisionChoice) -> Screen:
    """Which of several?"""
    rows: Rows = tuple(
        (
            Button(
                clip(one.decision.short_title, LONGEST_LABEL),
                OpenReportOf(one.id, view.organisation.id).pack()
                if view.organisation
                else ShowSummary(one.id, "o", 0).pack(),
            ),
        )
        for one in view.opened
    )
    whose = f"<b>{esc(view.organisation.name)}</b>\n" if view.organisation else ""
    lines = [f"{esc(one.decision.short_title)}: срок {short_day(one.deadline)}" for one in view.opened]
    archive: Rows = ((Button("Архив", ListDecisions().pack()),),) if view.archive else ()
    return Screen("\n".join([f"{whose}По какому решению?", "", *lines]), (*rows, *archive, *MENU))


def _changes(reach: Reach) -> list[str]:
    """What is different, and for whom."""
    if not reach.edits:
        return ["От опубликованного ничем не отличается."]
    lines = ["Что изменится:", *(f"• {esc(one)}" for one in lines_of(reach.edits))]
    whom = count(reach.organisations, "организация", "организации", "организаций")
    people = count(reach.people, "человеку", "людям", "людям")
    lines += ["", f"Касается: {whom}; сообщение придёт {people}."]
    if reach.gone:
        lines.append(f"Ответов уйдёт в архив: {reach.gone}.")
    if reach.reopened:
        lines.append(f"Сданных отчётов откроется снова: {reach.reopened}.")
    return lines


def _open(one: PublishedDecision, words: str) -> tuple[Button, ...]:
    return (Button(clip(words, LONGEST_LABEL), OpenDecisionPage(one.id).pack()),)


def _title(decision: object) -> str:
    return str(getattr(decision, "short_title", ""))
