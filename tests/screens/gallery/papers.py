"""Papers that the department takes away."""

from dataclasses import replace
from datetime import datetime

from core.views import PaperSent, View, WordingScreen, WordingsScreen
from core.wording import Part, Wording
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
    shown["wordings none"] = office.press("Выводы и предложения")
    shown["wording proposed"] = office.press("Предложения")
    shown["wording taken"] = office.press("Взять этот текст")
    shown["wording ask whole"] = office.press("Написать заново")
    shown["wording written"] = office.say(
        "Признать работу удовлетворительной.\nПровести семинар <о ВСОКО> & показать опыт."
    )
    shown["wording ask paragraph"] = office.press("Изменить абзац 2")
    shown["wording too long"] = office.say("а" * 3501)
    shown["wording reset"] = (office.press("Назад"), office.press("Вернуть предложенный"))[1]
    written = shown["wording written"]
    assert isinstance(written, WordingScreen)
    shown["wording since then"] = replace(written, sent=written.wording.sent + 3, note=None)
    shown["wording fewer since"] = replace(
        written, wording=replace(written.wording, sent=2), sent=0, note=None
    )
    shown["wordings"] = WordingsScreen(
        1, office.town.decision, (Wording(Part.CONCLUSIONS), written.wording), 3
    )
    official = shown["paper справка"]
    assert isinstance(official, PaperSent)
    shown["paper справка own words"] = replace(official, wordings=(written.wording,))
    return shown
