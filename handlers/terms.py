"""Buttons about another deadline, about plans whose day has come, and about the proof of reminders."""

from core.usecases import extending, following, granting, home, own_deadline, proof
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.AskExtension)
def ask_extension(tap: cb.AskExtension) -> Case:
    """«Попросить перенос срока»."""
    return lambda reads, call: extending.ask(reads, call, tap.report)


@table.on(cb.ExtendTo)
def extend_to(tap: cb.ExtendTo) -> Case:
    """Until that day."""
    found = cb.read_day(tap.day)
    if found is None:
        return lambda reads, call: extending.ask(reads, call, tap.report, Note.OLD_BUTTON)
    return lambda reads, call: extending.choose(reads, call, tap.report, found[0])


@table.on(cb.OpenExtension)
def open_extension(tap: cb.OpenExtension) -> Case:
    """The request; «Ответить словами», «Другая дата»."""
    wants = tap.wants if tap.wants in ("word", "date") else ""
    return lambda reads, call: granting.question(reads, call, tap.extension, wants)


@table.on(cb.DecideExtension)
def decide_extension(tap: cb.DecideExtension) -> Case:
    """«Согласиться», «Отказать»."""
    found = cb.read_day(tap.day)
    if found is None:
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    day, granted, worded = found[0], tap.granted == 1, tap.worded == 1
    return lambda reads, call: granting.decide(reads, call, tap.extension, granted, day, worded)


@table.on(cb.OpenPlan)
def open_plan(tap: cb.OpenPlan) -> Case:
    """One plan of several."""
    return lambda reads, call: following.ask(reads, call, tap.report, tap.task)


@table.on(cb.PlanDone)
def plan_done(tap: cb.PlanDone) -> Case:
    """«Сделано»."""
    return lambda reads, call: following.done(reads, call, tap.report, tap.task)


@table.on(cb.PlanGoesOn)
def plan_goes_on(tap: cb.PlanGoesOn) -> Case:
    """«Ещё в работе»."""
    return lambda reads, call: following.goes_on(reads, call, tap.report, tap.task)


@table.on(cb.PlanLater)
def plan_later(tap: cb.PlanLater) -> Case:
    """«Напомнить позже»."""
    return lambda reads, call: following.later(reads, call, tap.report, tap.task)


@table.on(cb.AskProof)
def ask_proof(tap: cb.AskProof) -> Case:
    """«Напоминания»."""
    return lambda reads, call: proof.ask(reads, call, tap.decision)


@table.on(cb.ShowProof)
def show_proof(tap: cb.ShowProof) -> Case:
    """What became of each reminder."""
    return lambda reads, call: proof.show(reads, call, tap.decision, tap.organisation, tap.page)


@table.on(cb.ListExtensions)
def list_extensions(tap: cb.ListExtensions) -> Case:
    """«Просят перенести срок»."""
    return granting.waiting


@table.on(cb.ManageDeadline)
def manage_deadline(tap: cb.ManageDeadline) -> Case:
    """«Изменить срок»."""
    return lambda reads, call: own_deadline.ask(reads, call, tap.report)


@table.on(cb.ChooseDeadline)
def choose_deadline(tap: cb.ChooseDeadline) -> Case:
    """That day, or «Отменить продление»: to be looked at."""
    was, day = cb.read_day(tap.was), cb.read_day(tap.day)
    if was is None or (day is None and tap.day != "own"):
        return lambda reads, call: own_deadline.ask(reads, call, tap.report, Note.OLD_BUTTON)
    return lambda reads, call: own_deadline.choose(reads, call, tap.report, was[0], day[0] if day else None)


@table.on(cb.SetDeadline)
def set_deadline(tap: cb.SetDeadline) -> Case:
    """That day counts from now on."""
    was, day = cb.read_day(tap.was), cb.read_day(tap.day)
    if was is None or (day is None and tap.day != "own"):
        return lambda reads, call: own_deadline.ask(reads, call, tap.report, Note.OLD_BUTTON)
    return lambda reads, call: own_deadline.change(reads, call, tap.report, was[0], day[0] if day else None)
