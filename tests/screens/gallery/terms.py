"""Other deadlines, asked for and set; the proof of reminders."""

from dataclasses import replace
from datetime import date, datetime

from core.extension import ExtensionState
from core.proof import LoggedRung
from core.report import ReportState
from core.summary import summarise
from core.views import (
    ExtensionAnswer,
    ExtensionQuestion,
    ExtensionSettled,
    Note,
    ProofChoice,
    ProofScreen,
    Section,
    SummaryScreen,
    View,
)
from tests.core.fake_town import ADMINISTRATOR, DECISION, MOSCOW, FakeTown
from tests.core.walking import Walker, registered
from tests.screens.gallery.samples import DEADLINE, SEVEN, TODAY, TWELVE, begun, card, home


def terms() -> dict[str, View]:
    """Another deadline, from asking to the answer; the proof of reminders; whom to call."""
    head, shown = begun(), dict[str, View]()
    head.command("menu")
    head.press("Все пункты")
    shown["extension dates"] = head.press("Попросить перенос срока")
    shown["extension bad date"] = head.say("1 августа")
    shown["extension reason"] = head.press("Две недели")
    shown["extension asked"] = head.say("Ждём педсовет 8 сентября")
    shown["extension asked before"] = (head.press("Все пункты"), head.press("Попросить перенос"))[-1]
    request = head.town.extensions[1]
    request = replace(request, asked_by="Мария Петровна")
    granted = replace(request, state=ExtensionState.GRANTED, until=date(2020, 9, 15), decided_by=900)
    declined = replace(request, state=ExtensionState.DECLINED, word="Педсовет можно провести раньше.")
    shown |= {
        "extension question": ExtensionQuestion(request),
        "extension question word": ExtensionQuestion(request, wants="word"),
        "extension question date": ExtensionQuestion(request, wants="date"),
        "extension question drafted": ExtensionQuestion(request, "Хорошо.", date(2020, 9, 8)),
        "extension settled": ExtensionSettled(granted, None, Note.EXTENSION_DONE),
        "extension settled by another": ExtensionSettled(declined, "Ирина", Note.EXTENSION_DECIDED),
        "extension granted": ExtensionAnswer(granted),
        "extension declined": ExtensionAnswer(declined),
        "home deadline near": replace(home(card(ReportState.BEGUN)), today=date(2020, 8, 25)),
        "proof": ProofScreen(1, DECISION, SEVEN, _log()),
        "proof empty": ProofScreen(1, DECISION, TWELVE, ()),
        "proof choice": ProofChoice(1),
        "proof choice several": ProofChoice(1, (SEVEN, TWELVE)),
        "summary calls empty": SummaryScreen(
            1, DECISION, DEADLINE, TODAY, summarise(DECISION, ()), Section.CALLS, 0
        ),
    }
    return shown


def _log() -> tuple[LoggedRung, ...]:
    def rung(name: str, day: int, state: str, why: str = "", decided: int | None = None) -> LoggedRung:
        at = datetime(2020, 8, day, 10, 0, tzinfo=MOSCOW)
        return LoggedRung(name, DEADLINE, at, at, state, why, at.replace(day=decided) if decided else None)

    return (
        rung("monthly-2020-08", 3, "missed", "nobody_registered", 3),
        rung("before-14", 12, "sent", "", 12),
        rung("snooze-2020-08-13", 13, "missed", "superseded", 13),
        rung("plan-acts-2020-08-14", 14, "cancelled", "plan_changed", 12),
        rung("before-7", 21, "planned", "absent"),
        rung("before-3", 27, "queued"),
        rung("day", 28, "cancelled", "deadline_moved", 12),
        rung("overdue-5", 31, "planned"),
    )


def own_deadlines() -> dict[str, View]:
    """The department's own word on a deadline, the requests that wait, a return that is taken back."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    head, shown = registered(town), dict[str, View]()
    department = Walker(town, ADMINISTRATOR)
    shown["extensions none"] = department.tap("xl")
    head.press("Все пункты")
    head.press("Попросить перенос срока")
    head.press("Две недели")
    head.say("Ждём педсовет 8 сентября")
    shown["home department asked"] = department.command("menu")
    shown["extensions waiting"] = department.press("Просят перенести срок")
    shown["summary asked"] = department.command("summary")
    department.press("Просят")
    department.press("№ 7")
    shown["extension settled at once"] = department.press("Согласиться")
    shown["deadline choice"] = department.press("Изменить срок")
    shown["deadline confirm"] = department.say("20 сентября")
    shown["deadline word"] = department.press("Добавить слова")
    shown["deadline confirm with a word"] = department.say("Ждём приказ после педсовета")
    shown["deadline settled"] = department.press("Изменить срок")
    shown["deadline notice"] = town.notices[-1].view
    department.press("Изменить срок")
    shown["deadline confirm own"] = department.press("Отменить продление")
    shown["deadline withdrawn"] = department.press("Да, отменить")
    shown["deadline withdrawn notice"] = town.notices[-1].view
    head.command("menu")
    head.press("Начать")
    head.press("Сделано")
    head.press("Июль 2020")
    head.send("Положение.pdf")
    head.press("Изменить приложенное")
    shown["question evidence removed"] = head.press("Убрать 1")
    head.send("Положение 2.pdf")
    department.command("summary")
    department.press("По организациям")
    department.press("№ 7")
    shown["report file task with files"] = department.press("1. Перечень")
    shown["evidence list for the department"] = department.press("Приложено")
    shown["evidence piece for the department"] = department.press("Показать 1")
    return shown
