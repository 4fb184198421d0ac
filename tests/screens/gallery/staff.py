"""The department's own people."""

from datetime import datetime

from core.views import View
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker


def staff() -> dict[str, View]:
    """The department's own people: links, roles, and what they hear."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    office, fresh, shown = Walker(town, ADMINISTRATOR), Walker(town, 901), dict[str, View]()
    office.command("menu")
    office.press("Люди и организации")
    shown["staff alone"] = office.press("Сотрудники управления")
    shown["staff role choice"] = office.press("Пригласить сотрудника")
    shown["staff link"] = office.press("Специалист")
    code = next(iter(town.staff_links))
    shown["staff invited"] = office.press("К списку сотрудников")
    shown["staff confirm"] = fresh.start(code)
    fresh.press("Да, это я")
    shown["staff name"] = fresh.press("Согласен")
    shown["home specialist"] = fresh.say("Ирина Львовна")
    shown["staff link gone"] = Walker(town, 902).start(code)
    office.tap("WL")
    shown["staff link revoked"] = _revoked(office)
    shown["staff page"] = office.press("Ирина Львовна")
    shown["staff page changed"] = office.press("Сделать: администратор")
    shown["staff news role"] = town.notices[-1].view
    shown["staff page removing"] = office.press("Закрыть доступ")
    shown["staff removed"] = office.press("Да, закрыть доступ")
    shown["staff news removed"] = town.notices[-1].view
    shown["access of a colleague ended"] = fresh.command("menu")
    shown["staff page fixed"] = office.press("администратор")
    return shown


def _revoked(office: Walker) -> View:
    """The list once a link was taken back, and what stands in it then."""
    office.press("Пригласить сотрудника")
    office.press("Наблюдатель")
    office.press("К списку сотрудников")
    return office.press("Отозвать: наблюдатель")
