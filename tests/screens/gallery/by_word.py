"""A report filled in by a specialist: in the chat, and from a form."""

from dataclasses import replace

from core.answers import Chosen, QuestionKey
from core.form import Bad, BadCell, FilledForm, FormAnswer
from core.form_plan import FormPlan
from core.report import ReportState
from core.typed import Misread
from core.views import FormPreview, FormRefusal, FormRefused, FormToFill, FormWaiting, Note, View, WordNotice
from tests.core.fake_town import ADMINISTRATOR, FakeTown
from tests.core.walking import Walker, registered
from tests.screens.gallery.samples import now


def by_word() -> dict[str, View]:
    """A specialist fills in for an organisation, and the head confirms; forms, out and in."""
    town = FakeTown()
    specialist = Walker(town, ADMINISTRATOR)
    specialist.start()
    specialist.tap("RF:1")
    specialist.press("Заполнить со слов")
    shown = {"word question": now(specialist)}
    specialist.press("Сделано")
    specialist.press("Сегодня")
    specialist.say("Приказ № 15 от 25.07.2020")
    shown["word evidence"] = now(specialist)
    specialist.tap("l:1")
    shown["word checklist"] = now(specialist)
    specialist.tap("we:1")
    shown["word report file"] = now(specialist)
    specialist.press("1. ")
    shown["word file task"] = now(specialist)
    head = registered(town)
    head.tap("l:1")
    shown["word checklist of the head"] = now(head)
    head.press("Проверить внесённое")
    shown["word review of the head"] = now(head)
    head.press("1. ")
    shown["word task of the head"] = now(head)
    report = town.reports[1]
    sent = replace(report, state=ReportState.SENT, number=5)
    shown["word notice"] = WordNotice("Мария Петровна", report, 3)
    shown["word notice sent from a form"] = WordNotice("", sent, 23, is_form=True, sent=True)
    keys = [QuestionKey("acts", name) for name in ("status", "names", "approved")]
    bad = (
        BadCell("D14", "вчерась", "Когда", Misread.NOT_A_DATE.value),
        BadCell("D20", "может быть", "Этап", Bad.NOT_AN_OPTION.value, ("Сделано", "В работе", "Не начинали")),
        BadCell("D31", "", "Сколько", Bad.FORMULA.value),
        BadCell("D40", "700", "Сколько", Misread.OUT_OF_RANGE.value, (), 0, 100),
    )
    plan = FormPlan(
        (FormAnswer(keys[0], Chosen(("done",))),), (), 2, (keys[0],), (keys[1],), (keys[2],), (keys[2],)
    )
    shown["form to fill"] = FormToFill(report)
    shown["form waiting"] = FormWaiting("Форма МБДОУ № 7.xlsx")
    shown["form preview"] = FormPreview(4, report, FilledForm(bad=bad), plan)
    shown["form preview empty"] = FormPreview(4, report, FilledForm(), FormPlan(same=12), Note.REPORT_CHANGED)
    for refusal in FormRefusal:
        why = "файл Excel повреждён" if refusal is FormRefusal.UNREADABLE else ""
        shown[f"form refused {refusal.value}"] = FormRefused("Форма.xlsx", refusal, why)
    return shown
