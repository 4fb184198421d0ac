"""Asking after a planned date: in a reminder, and on a screen of its own."""

from core.follow_up import FollowUp
from core.russian_dates import day_and_month
from core.views import FollowUpScreen
from screens.callbacks.start import GoHome
from screens.callbacks.time import OpenPlan, PlanDone, PlanGoesOn, PlanLater
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST_LABEL = 28
MOST_ASKED = 10  # in one message; the others wait for a look at the checklist


def follow_up(view: FollowUpScreen) -> Screen:
    """One plan, with its three answers."""
    ask = view.ask
    text = f"<b>{esc(clip(ask.organisation, 200))}</b>\n\n{question(ask)}"
    return Screen(text, (*answers(ask), (Button("← Назад", GoHome().pack()),)))


def question(ask: FollowUp) -> str:
    """«Пункт 2 «Рабочая группа»: Вы планировали закончить к 15 июня. Получилось?»"""
    return (
        f"Пункт {ask.task.number}, «{esc(ask.task.title)}»: "
        f"Вы планировали закончить к {day_and_month(ask.day)}. Получилось?"
    )


def asked(asks: tuple[FollowUp, ...], several: bool = False) -> tuple[str, Rows]:
    """The words and the buttons of a message that asks: of one plan its answers, of several a button each.

    ``several`` organisations are named.
    """
    several = several or len({ask.report_id for ask in asks}) > 1
    if len(asks) == 1:
        where = f"<b>{esc(clip(asks[0].organisation, 80))}</b>. " if several else ""
        return where + question(asks[0]), answers(asks[0])
    lines = [
        (f"<b>{esc(clip(ask.organisation, 80))}</b>. " if several else "") + question(ask)
        for ask in asks[:MOST_ASKED]
    ]
    rows = tuple(
        (
            Button(
                clip(f"{ask.task.number}. {ask.task.title}", LONGEST_LABEL),
                OpenPlan(ask.report_id, ask.task.id).pack(),
            ),
        )
        for ask in asks[:MOST_ASKED]
    )
    return "\n".join(lines), rows


def answers(ask: FollowUp) -> Rows:
    """«Сделано», «Ещё в работе», «Напомнить позже»."""
    where = (ask.report_id, ask.task.id)
    return (
        (Button("Сделано", PlanDone(*where).pack()),),
        (Button("Ещё в работе", PlanGoesOn(*where).pack()),),
        (Button("Напомнить позже", PlanLater(*where).pack()),),
    )
