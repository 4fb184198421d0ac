"""The questions of the checklist, one after another."""

from core.views import View
from tests.screens.gallery.samples import begun, now


def questions() -> dict[str, View]:
    """One question of each kind, and what may happen at it."""
    head, shown = begun(), dict[str, View]()
    shown["question status"] = now(head)
    shown["question explained"] = head.press("Что это?")
    shown["question voice"] = head.sticker()
    shown["question date done"] = head.press("Сделано")
    shown["question date typing"] = head.press("Другая дата")
    shown["question date misread"] = head.say("как-нибудь")
    shown["question evidence"] = head.press("Июль 2020")
    shown["question skipped before"] = (head.press("Приложу позже"), head.press("← Назад"))[-1]
    head.press("Пропустить")
    shown["question several"] = now(head)
    shown["question several picked"] = (head.press("Положение о ВСОКО"), head.press("Программа ВСОКО"))[-1]
    shown["question several typing"] = head.press("Другой акт")
    shown["question several own"] = head.say("Положение о языке")
    shown["question number"] = head.press("Дальше")
    shown["question number out of range"] = head.say("500")
    shown["question after a filled task"] = head.say("3")
    shown["question date planned"] = head.press("В работе")
    head.say("15 октября")
    shown["question date late"] = head.press("← Назад")
    head.press("Дальше")
    shown["question choice"] = head.press("Пропустить")
    head.press("4–6 человек")
    shown["question choice own"] = head.press("Пропустить")
    shown["question choice typing"] = head.press("Свой ответ")
    shown["question list"] = head.say("Каждую пятницу")
    shown["question list written"] = head.say("Положение о ВСОКО\nПрограмма мониторинга")
    shown["checklist begun"] = (head.command("menu"), head.press("Все пункты"))[-1]
    shown["task review"] = head.press("1. Перечень локальных актов")
    shown["review unfinished"] = head.press("← Назад")
    shown["home later"] = (head.press("Продолжить"), head.press("Позже"))[-1]
    return shown
