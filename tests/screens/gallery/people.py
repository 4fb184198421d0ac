"""Several people of one organisation, and one person of several."""

from datetime import datetime

from core.changes.joining import Named
from core.views import View
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered


def people() -> dict[str, View]:
    """Two answer at once, one goes on leave, one hands over; and a head of several organisations."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    head, deputy, shown = registered(town), Walker(town, 6), dict[str, View]()
    deputy.start("first")
    for label in ("Да, попросить доступ", "Согласен"):
        deputy.press(label)
    head.tap("jd:1:6:1")
    town.apply(Named(6, "Елена Ивановна"))
    deputy.start()
    deputy.press("Начать")
    head.command("menu")
    head.press("Продолжить")
    head.press("Сделано")
    shown["which answer"] = deputy.press("Не начинали")
    shown["question answered by another"] = deputy.tap("q:1:acts:status")
    shown["our people"] = (head.command("menu"), head.press("Люди и отпуск"))[-1]
    head.press("Я в отпуске до")
    shown["substitute"] = head.press("До 26 августа")
    shown["home stood in for"] = head.press("Елена Ивановна")
    shown["substitute notice"] = town.notices[-1].view
    shown["our people one away"] = (deputy.command("menu"), deputy.press("Люди и отпуск"))[-1]
    specialist = Walker(town, ADMINISTRATOR)
    shown["report file one away"] = specialist.tap("RF:1")
    head.press("Я вернулся")
    shown["substitute over"] = town.notices[-1].view
    head.press("Люди и отпуск")
    shown["handover"] = head.press("Передать дела")
    shown["handover link"] = head.press("Сделать ссылку")
    shown["our people kept"] = head.press("Отменить передачу")
    shown["new head"] = specialist.press("Новый руководитель")
    shown["new head link"] = specialist.press("Сделать ссылку")
    fresh = Walker(town, 8)
    shown["confirm handover"] = fresh.start(town.bot_codes()[-1])
    fresh.press("Да, принимаю дела")
    shown["role of a new head"] = fresh.press("Согласен")
    fresh.press("Заведующий")
    shown["handed over"] = town.notices[-1].view
    shown["stranger left"] = head.start()
    specialist.tap("RF:1")
    shown["history with people"] = specialist.press("История")
    town.register(6, "second", "Елена Ивановна")
    deputy.command("menu")
    shown["home of several"] = deputy.press("Перейти: № 12")
    shown["question of several"] = deputy.press("Начать")
    deputy.press("Сделано")
    deputy.command("menu")
    deputy.press("Все пункты")
    shown["task review of several"] = deputy.tap("vt:2:acts")
    shown["organisation switch"] = deputy.tap("so")
    return shown
