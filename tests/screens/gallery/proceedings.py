"""What happens at a meeting: the practical task, materials, the draft; acquaintance with the decision."""

from dataclasses import replace
from datetime import datetime

from core.meeting import SeatState
from core.people import Invitation
from core.report import ReportState
from core.views import Reminder, View
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered
from tests.screens.gallery.meetings import meeting_town
from tests.screens.gallery.samples import card

SITTING = datetime(2020, 1, 29, 9, 40, tzinfo=MOSCOW)


def _hall() -> tuple[FakeTown, Walker, Walker, Walker]:
    """Before the decision: both organisations are to come."""
    town = meeting_town()
    town.published, town.reports = False, {}
    head, other = registered(town), registered(town, 6, "second")
    for number, subgroup in ((1, 1), (2, 2)):
        seat = replace(town.seats(1, 1)[number - 1], state=SeatState.COMING, subgroup=subgroup)
        town.seats_kept[1, number] = seat
    town.now = SITTING
    return town, head, other, Walker(town, ADMINISTRATOR)


def practical_tasks() -> dict[str, View]:
    """From the chair's «Начать» to what was said."""
    town, head, other, office = _hall()
    shown = dict[str, View]()
    office.tap("MD:1")
    shown["practical desk before"] = office.press("Практическое задание")
    shown["practical until when"] = office.press("Открыть всем до даты")
    office.press("← Назад")
    shown["practical minutes"] = office.press("Начать: 1-я подгруппа")
    shown["practical desk"] = office.press("15 минут")
    shown["practical call"] = town.notices[-1].view
    shown["meeting page with a task"] = head.tap("MO:1:1")
    shown["practical question"] = head.press("Практическое задание")
    head.press("Педагоги прошли обучение")
    shown["practical question answered before"] = head.press("← Назад")
    shown["practical too long"] = head.say("а" * 201)
    shown["practical answers begun"] = head.press("Позже")
    head.press("Продолжить")
    head.say("Нет <денег> & времени")
    for _ in range(7):
        head.press("Пропустить")
    assert head.view is not None
    shown["practical answers"] = head.view
    other.tap("Zp:1:2")
    office.tap("Zu:1:2020-02-07")
    other.tap("Zp:1:2")
    other.say("педагоги прошли обучение")
    shown["practical said"] = office.tap("Zg:1:0")
    shown["practical file"] = office.press("Таблица .xlsx")
    office.tap("Ze:1")
    shown["practical desk ended"] = office.press("Завершить: 1-я подгруппа")
    town.now = datetime(2020, 2, 8, 9, 0, tzinfo=MOSCOW)
    shown["practical over"] = other.press("Пропустить")
    return shown


def materials_and_drafts() -> dict[str, View]:
    """The monitoring's results handed out; opinions on the draft."""
    town, head, other, office = _hall()
    shown = dict[str, View]()
    office.tap("MD:1")
    shown["materials desk before"] = office.press("Материалы")
    shown["materials item empty"] = office.tap("Zn:1:1")
    shown["materials item added"] = office.say("Итоги мониторинга: <57> организаций & 2 группы")
    office.send("Мониторинг.pdf", caption="Таблица по организациям")
    office.press("Обновить")
    shown["materials handed out"] = office.press("Раздать участникам (2)")
    shown["materials news"] = town.notices[-1].view
    shown["materials"] = head.tap("Zl:1:1:1")
    shown["material file"] = head.press("Файл: Мониторинг.pdf")
    office.tap("Zn:1:0")
    office.say("Порядок дня")
    office.press("Раздать участникам (2)")
    shown["materials of several items"] = head.tap("Zo:1:1")
    shown["materials desk"] = office.tap("Zk:1")
    shown["materials closed"] = other.tap("Zl:1:2:3")
    shown["draft desk before"] = office.tap("ZA:1:0")
    shown["draft desk"] = office.press("Показать участникам")
    shown["draft"] = town.notices[-1].view
    head.tap("Zw:1:1")
    shown["draft remark"] = head.press("Есть замечание")
    shown["draft remarked"] = head.say("Срок по пункту 6 лучше <перенести>")
    other.tap("Zw:1:2")
    shown["draft agreed"] = other.press("За")
    shown["draft desk with opinions"] = office.press("Обновить")
    return shown


def acquaintances() -> dict[str, View]:
    """From the decision's text to the department's list."""
    town = FakeTown(now=datetime(2020, 8, 3, 10, 3, tzinfo=MOSCOW))
    head, office = registered(town), Walker(town, ADMINISTRATOR)
    town.invitations["another"] = Invitation(9, town.organisations[1], "another")
    deputy = registered(town, 6, "another")
    shown = dict[str, View]()
    head.command("menu")
    shown["decision text"] = head.press("Ознакомиться с решением")
    shown["acquainted"] = head.press("Ознакомлен(а)")
    shown["acquainted before"] = head.tap("Zc:1")
    shown["decision text confirmed"] = head.tap("Zr:1")
    shown["decision text confirmed by another"] = deputy.tap("Zr:1")
    office.command("summary")
    office.press("Ещё…")
    shown["acquaintance desk"] = office.press("Ознакомление")
    registered(town, 7, "second").tap("Zc:2")
    shown["acquaintance desk of all"] = office.press("Обновить")
    today = datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW).date()
    begun = replace(card(ReportState.BEGUN), acquainted=False)
    sent = replace(card(ReportState.SENT), acquainted=False)
    shown["reminder with acquaintance"] = Reminder("Мария Петровна", (begun,), today, False)
    shown["reminder of acquaintance"] = Reminder("Мария Петровна", (sent,), today, False)
    return shown
