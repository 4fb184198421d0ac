"""The last look, the sending, the receipt."""

from core.views import Receipt, View
from tests.screens.gallery.samples import begun, now


def sending() -> dict[str, View]:
    """A report filled, sent, looked at again before and after the deadline."""
    head, shown = begun(), dict[str, View]()
    for _ in range(8):  # six tasks, one of them with three statuses
        head.press("Сделано" if "Пункт 3" in head.screen.text else "Не начинали")
        while "Не начинали" not in " ".join(head.labels()) and "Отправить" not in head.labels():
            head.press("Пропустить")
    shown["review"] = now(head)
    shown["receipt"] = head.press("Отправить")
    assert isinstance(shown["receipt"], Receipt)
    shown["receipt to print"] = head.press("Квитанция для печати")
    head.press("← Назад")
    shown["review sent"] = head.press("Посмотреть ответы")
    shown["task review sent"] = head.press("3. Структура управления")
    head.town.later(days=30)
    shown["task review locked"] = head.press("Этап")
    shown["review locked"] = head.press("← Назад")
    shown["checklist filled"] = (head.press("1. Перечень"), head.press("Все пункты"))[-1]
    return shown
