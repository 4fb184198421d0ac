"""Organisations in the hands of the department."""

from dataclasses import replace
from datetime import datetime

from core.changes.joining import Named
from core.staff import StaffRole
from core.views import Note, OrganisationNews, View
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered
from tests.screens.gallery.samples import SEVEN, TWELVE


def directory() -> dict[str, View]:
    """Looking up, links, people, calls; and what a specialist and a viewer see of it."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    head, shown = registered(town), dict[str, View]()
    town.apply(Named(head.user_id, "Мария Петровна"))
    town.blocked[head.user_id] = town.now
    office, looker, other = Walker(town, ADMINISTRATOR), Walker(town, 901), Walker(town, 902)
    town.employ(901, StaffRole.VIEWER)
    town.employ(902, StaffRole.SPECIALIST)
    shown["home administrator"] = office.command("menu")
    shown["home viewer"] = looker.command("menu")
    shown["people hub"] = office.press("Люди и организации")
    shown["people not found"] = office.say("999")
    shown["people found several"] = office.say("МБДОУ")
    shown["organisation page"] = office.say("7")
    shown["organisation letter"] = office.press("Письмо со ссылкой")
    office.press("← Назад")
    shown["organisation called"] = office.press("Позвонили")
    shown["organisation new link"] = office.press("Новая ссылка")
    shown["organisation no link"] = office.press("Отозвать ссылку")
    shown["unbind"] = office.press("Отвязать: Мария Петровна")
    shown["organisation unbound"] = office.press("Да, закрыть доступ")
    shown["news unbound"] = town.notices[-1].view
    shown["access ended"] = head.command("menu")
    shown["organisation history"] = office.press("Вся история")
    other.command("menu")
    other.press("Люди и организации")
    shown["organisation for a specialist"] = other.say("12")
    looker.command("summary")
    looker.press("По организациям")
    shown["report file for a viewer"] = looker.press("№ 7")
    return shown


def organising() -> dict[str, View]:
    """Renaming, adding, merging, closing; districts."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    for number, district in ((1, "Ленинский"), (2, "Октябрьский")):
        town.organisations[number] = replace(town.organisations[number], district=district)
    head, shown = registered(town), dict[str, View]()
    office = Walker(town, ADMINISTRATOR)
    office.command("summary")
    shown["organisations of all districts"] = office.press("По организациям")
    shown["district choice"] = office.press("Район: все")
    shown["organisations of one district"] = office.press("Ленинский")
    shown["summary of one district"] = office.press("← Назад")
    office.command("menu")
    office.press("Люди и организации")
    office.say("7")
    shown["rename"] = office.press("Переименовать")
    shown["rename taken"] = office.say("МБДОУ № 12 Солнышко")
    shown["organisation renamed"] = office.say("МАДОУ № 7 «Ласточка»")
    shown["close"] = office.press("Закрыть организацию")
    shown["organisation closed"] = office.press("Да, закрыть")
    shown["news closed"] = town.notices[-1].view
    shown["home closed"] = head.command("menu")
    shown["report file closed"] = office.press("Отчёт")
    office.tap("AO:1")
    office.press("Открыть снова")
    shown["news reopened"] = town.notices[-1].view
    shown["merge choice"] = office.press("Объединить с…")
    shown["merge found"] = office.say("сол")
    shown["merge"] = office.press("МБДОУ № 12")
    shown["organisation merged"] = office.press("Да, объединить")
    shown["news merged"] = town.notices[-1].view
    shown["news absorbed"] = OrganisationNews(TWELVE, Note.ABSORBED, SEVEN)
    office.press("Найти другую")
    shown["organisation gone"] = office.say("Ласточка")
    office.press("Найти другую")
    shown["add name"] = office.press("Добавить организацию")
    shown["add phone"] = office.say("МБДОУ № 30 «Радуга»")
    shown["add bad phone"] = office.say("позже")
    shown["add district"] = office.say("+7 4842 30-30-30")
    shown["organisation added"] = office.press("Октябрьский")
    return shown
