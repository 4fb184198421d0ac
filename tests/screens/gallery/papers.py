"""Papers that the department takes away."""

from dataclasses import replace
from datetime import datetime

from core.views import PaperSent, View
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered


def papers() -> dict[str, View]:
    """What the department takes away."""
    office = Walker(registered(FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))).town, ADMINISTRATOR)
    office.command("summary")
    shown: dict[str, View] = {"paper choice": office.press("Выгрузить")}
    for label in ("Таблица", "Справка", "Картина", "Ход по дням"):
        shown[f"paper {label.lower()}"] = office.press(label)
        office.press("Выгрузить другое")
    chosen = shown["paper картина"]
    assert isinstance(chosen, PaperSent)
    shown["paper картина of several pages"] = replace(chosen, page=1, pages=3)
    return shown
