"""Questions to the department, on both sides; and the department's news."""

from datetime import date, datetime

from core.digest import DecisionNews, News
from core.inquiry import InquiryEntry, InquiryState, Words
from core.people import Organisation
from core.staff import StaffRole
from core.views import Digest, InquiryNotice, View
from tests.core.fake_town import ADMINISTRATOR, DECISION, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

SPECIALIST = 901


def inquiries() -> dict[str, View]:
    """A thread from the question to the last word, as both sides see it."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    head, shown = registered(town), dict[str, View]()
    town.employ(SPECIALIST, StaffRole.SPECIALIST)
    town.employ(902, StaffRole.VIEWER)
    office, other, viewer = (Walker(town, one) for one in (ADMINISTRATOR, SPECIALIST, 902))
    head.command("menu")
    shown["inquiry ask"] = head.press("Задать вопрос управлению")
    shown["inquiry too long"] = head.say("а" * 1001)
    shown["inquiry voice"] = head.sticker()
    shown["inquiry sent"] = head.say("Нужен ли приказ о рабочей группе, если она работает с прошлого года?")
    town.later(minutes=5)
    shown["inquiry added"] = head.send("Прошлогодний приказ.pdf", caption="Вот он")
    shown["inquiry list of one's own"] = head.press("Все вопросы")
    head.press("№ 1")
    shown["inquiry file"] = head.press("Файл")
    head.command("menu")
    head.press("Начать")
    shown["inquiry about a task"] = head.press("Спросить управление")
    shown["inquiry about a task sent"] = head.say("Какие акты считать: только новые?")
    office.command("menu")
    shown["inquiry list"] = office.press("Вопросы (2)")
    shown["inquiry desk"] = office.press("Нужен")
    other.tap("QR:1:0")
    town.later(minutes=5)
    shown["inquiry desk answered"] = office.say("Прошлогодний подходит, новый не нужен.")
    shown["inquiry answer"] = town.notices[-1].view
    shown["inquiry desk seen late"] = other.say("Нужен новый.")
    other.press("Не отправлять")
    shown["inquiry answered"] = head.tap("QO:1:0")
    shown["inquiry thanks"] = head.press("Спасибо, понятно")
    office.tap("QR:2:0")
    shown["inquiry desk closing"] = office.press("Закрыть вопрос")
    shown["inquiry desk closed"] = office.press("Закрыть без слов")
    shown["inquiry closed"] = town.notices[-1].view
    shown["inquiry list empty"] = office.tap("QL")
    shown["inquiry list settled"] = office.press("Отвеченные")
    viewer.command("menu")
    shown["digest off"] = viewer.press("Новости по утрам")
    shown["digest switched on"] = viewer.press("Включить новости")
    shown["inquiry notice"] = InquiryNotice(_entries(1))
    shown["inquiry notice of several"] = InquiryNotice(_entries(7))
    return shown


def digests() -> dict[str, View]:
    """A full one, a short one, and what a viewer gets."""
    some = tuple(Organisation(n, 1, f"МБДОУ № {n}", n) for n in (7, 12, 25, 30, 41))
    full = DecisionNews(
        1, DECISION.short_title, 57, 41, some[:2], some, some[3:4], some[2:3], some, some[:1], some[1:]
    )
    quiet = DecisionNews(1, DECISION.short_title, 57, 41)
    news = News((full,), 1, 2, date(2020, 8, 3))
    return {
        "digest": Digest(news),
        "digest viewer": Digest(news, may_act=False),
        "digest of one question": Digest(News((quiet,), inquiries=1)),
    }


def _entries(number: int) -> tuple[InquiryEntry, ...]:
    at = datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW)
    return tuple(
        InquiryEntry(
            n,
            Organisation(n, 1, f"МБДОУ № {n} «Ромашка»", n),
            InquiryState.OPEN,
            at,
            Words(
                "Подскажите, пожалуйста, <где> взять образец положения & циклограммы на новый учебный год?"
            ),
        )
        for n in range(1, number + 1)
    )
