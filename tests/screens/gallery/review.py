"""The department reads a report, returns it, accepts it."""

from dataclasses import replace
from datetime import datetime

from core.timeliness import Timeliness
from core.views import OrganisationLine, OrganisationList, View
from screens.render import render
from tests.core.fake_town import ADMINISTRATOR, DECISION, MOSCOW, FakeTown
from tests.core.walking import Walker, registered
from tests.screens.gallery.samples import state, walk_to_the_end


def reviews() -> dict[str, View]:
    """A report is returned and mended, sent again and accepted."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    head, shown = registered(town), dict[str, View]()
    walk_to_the_end(head)
    head.press("Отправить")
    town.later(hours=2)
    specialist = Walker(town, ADMINISTRATOR)
    specialist.command("summary")
    shown["organisations"] = specialist.press("По организациям")
    shown["report file"] = specialist.press("№ 7")
    shown["report file task"] = specialist.press("3. Структура")
    specialist.press("← Назад")
    shown["return choice"] = specialist.press("Вернуть")
    specialist.press("1. Перечень")
    shown["return choice made"] = specialist.press("3. Структура")
    shown["remark"] = specialist.press("Дальше")
    shown["remark voice"] = specialist.sticker()
    shown["remark written"] = specialist.say("Приложите приказ и назовите, кто отвечает за анализ.")
    shown["report file returned"] = specialist.press("Вернуть отчёт")
    shown["review notice"] = town.notices[-1].view
    shown["review notice withdrawn"] = replace(
        shown["review notice"],
        returned=(),
        remark="",
        withdrawn=True,  # type: ignore[call-arg]
    )
    shown["question returned"] = head.tap(render(town.notices[-1].view).rows[0][0].data)
    shown["review returned"] = (head.start(), head.press("Не начинали"))[-1]
    shown["checklist returned"] = (head.command("menu"), head.press("Все пункты"))[-1]
    shown["task review accepted"] = head.press("2. Рабочая группа")
    shown["history"] = (head.press("Все пункты"), head.press("История"))[-1]
    head.press("← Назад")
    head.press("Проверить и отправить")
    head.press("Отправить")
    specialist.command("summary")
    specialist.press("По организациям")
    specialist.press("№ 7")
    shown["report file accepted"] = specialist.press("Принять")
    shown["review notice accepted"] = town.notices[-1].view
    shown["history for the department"] = specialist.press("История")
    shown["receipt accepted"] = (head.command("menu"), head.press("Квитанция"))[-1]
    shown["review accepted"] = head.press("Посмотреть ответы")
    many = tuple(
        OrganisationLine(state(number), Timeliness.OVERDUE if number % 3 else Timeliness.ON_TIME)
        for number in range(1, 31)
    )
    shown["organisations many"] = OrganisationList(1, DECISION, many, 1)
    return shown
