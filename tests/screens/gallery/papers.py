"""Papers that the department takes away."""

from dataclasses import replace
from datetime import datetime

from core.outgoing import MadePaper, Paper
from core.views import (
    PaperDone,
    PaperFailed,
    PaperMaking,
    PaperReady,
    PaperSent,
    View,
    WordingScreen,
    WordingsScreen,
)
from core.wording import Part, Wording
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown
from tests.core.walking import Walker, registered


def papers() -> dict[str, View]:
    """What the department takes away."""
    office = Walker(registered(FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))).town, ADMINISTRATOR)
    office.command("summary")
    shown: dict[str, View] = {"paper choice": office.press("Выгрузить")}
    for label in ("Картина", "Ход по дням"):
        shown[f"paper {label.lower()}"] = office.press(label)
        office.press("Выгрузить другое")
    chosen = shown["paper картина"]
    assert isinstance(chosen, PaperSent)
    shown["paper картина of several pages"] = replace(chosen, page=1, pages=3)
    shown["paper table being made"] = office.press("Таблица")
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
    return shown | _files(chosen, written.wording)


def _files(chosen: PaperSent, own: Wording) -> dict[str, View]:
    """What the desk says of files: how far they are, that they are there, that they are not to be had."""
    of = (chosen.decision_id, chosen.decision)
    counts = (("organisations", 32000), ("answers", 793013), ("evidence", 58225), ("reminders", 224000))
    shown: dict[str, View] = {
        "paper table on its way": PaperMaking(Paper.TABLE, 12000, 32000),
        "paper table done": PaperDone(Paper.TABLE),
        "paper table": PaperReady(*of, Paper.TABLE, MadePaper("x", "Таблица.xlsx", ""), counts),
        "paper table too large": PaperReady(*of, Paper.TABLE, None, counts, size=61_000_000),
        "paper archive in parts": PaperReady(
            *(*of, Paper.ARCHIVE, MadePaper("x", "Файлы.zip", "")),
            (("organisations", 57), ("files", 312), ("missing", 3)),
            part=2,
            parts=4,
        ),
        "paper not made": PaperFailed(*of, Paper.OFFICIAL, "шаблон справки не подходит: unexpected '}'"),
        "paper not made for no known reason": PaperFailed(*of, Paper.TABLE),
    }
    made = MadePaper("x", "Лист.docx", "")
    for paper in (Paper.OFFICIAL, Paper.ACQUAINTANCE, Paper.REGISTRATION):
        shown[f"paper {paper.name.lower()} being made"] = PaperMaking(paper)
        shown[f"paper {paper.name.lower()}"] = PaperReady(*of, paper, made, (("people", 64),))
    official = PaperReady(*of, Paper.OFFICIAL, made, wordings=(own,), sent=own.sent + 3)
    shown["paper official own words"] = official
    return shown
