"""What is attached to an answer, and taken away."""

from core.answers import EvidenceKind
from core.views import QuestionScreen, View
from tests.screens.gallery.samples import begun


def evidence() -> dict[str, View]:
    """Orders, files and links; too many, too big, of the wrong kind."""
    head, shown = begun(), dict[str, View]()
    head.press("Сделано")
    head.press("Июль 2020")
    shown["question evidence order"] = head.press("Приказ")
    shown["question evidence attached"] = head.say("№ 132/02-05 от 25.08.2020")
    for number in range(6):
        head.send(f"Положение о ВСОКО, часть {number + 1}.pdf")
    shown["question evidence many"] = head.say("https://sad7.kaluga.ru/vsoko")
    shown["evidence list"] = head.press("Изменить приложенное")
    shown["evidence piece"] = head.press("Показать 3")
    head.press("Убрать")
    shown["evidence list removed"] = head.press("Изменить приложенное")
    head.press("Назад")
    shown["question file too big"] = head.send("скан.zip", 30 * 2**20)
    shown["question program"] = head.send("игра.exe")
    shown["question protocol"] = head.press("Протокол")
    assert isinstance(shown["question protocol"], QuestionScreen)
    assert shown["question protocol"].form is EvidenceKind.PROTOCOL
    return shown
