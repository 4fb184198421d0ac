"""The department's news: counts, a few names, and buttons to the lists that say more."""

from core.digest import NEAR, DecisionNews
from core.people import Organisation
from core.russian_dates import day_and_month
from core.summary import percent
from core.views import Digest, DigestSettings, Section
from screens.callbacks.inquiry import ListInquiries, OpenDigest, SetDigest
from screens.callbacks.start import GoHome
from screens.callbacks.summary import ShowSummary
from screens.callbacks.terms import ListExtensions
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import short_name

NAMED = 3
MOST_DECISIONS = 3  # told in full; the others stand in the summary
LONGEST_TITLE = 80
LONGEST_NAME = 30


def digest(view: Digest) -> Screen:
    """One message; nothing in it that a list doesn't say more about."""
    news = view.news
    since = f" с {day_and_month(news.since)}" if news.since else ""
    told = [one for one in news.decisions if one] or list(news.decisions[:1])
    parts = [f"Здравствуйте! Что нового{since}:"]
    parts += ["\n".join(_decision(one)) for one in told[:MOST_DECISIONS]]
    waiting = []
    if news.inquiries:
        waiting.append(f"Вопросы без ответа: {news.inquiries}")
    if news.extensions:
        waiting.append(f"Просят перенести срок: {news.extensions}")
    if waiting:
        parts.append("\n".join(waiting))
    return Screen("\n\n".join(parts), _rows(view, told[0]))


def settings(view: DigestSettings) -> Screen:
    """On or off."""
    now = "включены" if view.wanted else "отключены"
    words, wanted = ("Отключить новости", 0) if view.wanted else ("Включить новости", 1)
    return Screen(
        f"{above(view.note)}<b>Новости по утрам: {now}</b>\n\n"
        "По понедельникам и в дни напоминаний, в половине десятого: кто сдал и начал, у кого подходит срок, "
        "кто просит о помощи и ждёт ответа. Если нового нет, я не пишу.",
        (
            (Button(words, SetDigest(wanted).pack()),),
            (Button("← Назад", GoHome().pack()),),
        ),
    )


def _decision(news: DecisionNews) -> list[str]:
    lines = [
        f"<b>{esc(clip(news.title, LONGEST_TITLE))}</b>",
        f"Всего сдали {percent(news.finished, news.total)}",
    ]
    for words, found in (
        ("Сдали", news.sent),
        ("Начали", news.begun),
        ("Приняты", news.accepted),
        ("Возвращены", news.returned),
        (f"Не сдали, срок в ближайшие {NEAR.days} дней", news.near),
        ("Не сдали, срок прошёл", news.overdue),
        ("Просят о помощи", news.helps),
    ):
        if found:
            lines.append(f"{words}: {len(found)} ({_names(found)})")
    return lines


def _names(found: tuple[Organisation, ...]) -> str:
    names = ", ".join(esc(short_name(one.name, LONGEST_NAME)) for one in found[:NAMED])
    more = len(found) - NAMED
    return f"{names} и ещё {more}" if more > 0 else names


def _rows(view: Digest, first: DecisionNews) -> Rows:
    """The lists that exist; whoever only looks is led to those that they may open."""
    news, rows = view.news, []
    if news.inquiries and view.may_act:
        rows.append((Button(f"Вопросы ({news.inquiries})", ListInquiries().pack()),))
    if news.extensions and view.may_act:
        rows.append((Button(f"Просят перенести срок ({news.extensions})", ListExtensions().pack()),))
    if first.finished < first.total:
        missing = Button(
            f"Кто не ответил ({first.total - first.finished})",
            ShowSummary(first.decision_id, Section.MISSING.value, 0).pack(),
        )
        rows.append((missing,))
    if first.helps:
        helps = ShowSummary(first.decision_id, Section.HELP.value, 0)
        rows.append((Button("Просьбы о помощи", helps.pack()),))
    rows.append((Button("Сводка", ShowSummary(first.decision_id, Section.OVERVIEW.value, 0).pack()),))
    rows.append((Button("Настроить новости", OpenDigest().pack()),))
    return tuple(rows)
