"""Buttons about another deadline, about plans whose day has come, and about the proof of reminders."""

from core.usecases import deadline_word, extending, following, granting, home, own_deadline, proof
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.evidence import AskProof, ShowProof
from screens.callbacks.reading import read_day
from screens.callbacks.terms import (
    AskDeadlineWord,
    ChooseDeadline,
    DecideExtension,
    ListExtensions,
    ManageDeadline,
    OpenExtension,
    SetDeadline,
    SetDeadlineWithWord,
)
from screens.callbacks.time import AskExtension, ExtendTo, OpenPlan, PlanDone, PlanGoesOn, PlanLater

table = TapTable()


@table.on(AskExtension)
def ask_extension(tap: AskExtension) -> Case:
    """«Попросить перенос срока»."""
    return lambda reads, call: extending.ask(reads, call, tap.report)


@table.on(ExtendTo)
def extend_to(tap: ExtendTo) -> Case:
    """Until that day."""
    found = read_day(tap.day)
    if found is None:
        return lambda reads, call: extending.ask(reads, call, tap.report, Note.OLD_BUTTON)
    return lambda reads, call: extending.choose(reads, call, tap.report, found[0])


@table.on(OpenExtension)
def open_extension(tap: OpenExtension) -> Case:
    """The request; «Ответить словами», «Другая дата»."""
    wants = tap.wants if tap.wants in ("word", "date") else ""
    return lambda reads, call: granting.question(reads, call, tap.extension, wants)


@table.on(DecideExtension)
def decide_extension(tap: DecideExtension) -> Case:
    """«Согласиться», «Отказать»."""
    found = read_day(tap.day)
    if found is None:
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    day, granted, worded = found[0], tap.granted == 1, tap.worded == 1
    return lambda reads, call: granting.decide(reads, call, tap.extension, granted, day, worded)


@table.on(OpenPlan)
def open_plan(tap: OpenPlan) -> Case:
    """One plan of several."""
    return lambda reads, call: following.ask(reads, call, tap.report, tap.task)


@table.on(PlanDone)
def plan_done(tap: PlanDone) -> Case:
    """«Сделано»."""
    return lambda reads, call: following.done(reads, call, tap.report, tap.task)


@table.on(PlanGoesOn)
def plan_goes_on(tap: PlanGoesOn) -> Case:
    """«Ещё в работе»."""
    return lambda reads, call: following.goes_on(reads, call, tap.report, tap.task)


@table.on(PlanLater)
def plan_later(tap: PlanLater) -> Case:
    """«Напомнить позже»."""
    return lambda reads, call: following.later(reads, call, tap.report, tap.task)


@table.on(AskProof)
def ask_proof(tap: AskProof) -> Case:
    """«Напоминания»."""
    return lambda reads, call: proof.ask(reads, call, tap.decision)


@table.on(ShowProof)
def show_proof(tap: ShowProof) -> Case:
    """What became of each reminder."""
    return lambda reads, call: proof.show(reads, call, tap.decision, tap.organisation, tap.page)


@table.on(ListExtensions)
def list_extensions(tap: ListExtensions) -> Case:
    """«Просят перенести срок»."""
    return granting.waiting


@table.on(ManageDeadline)
def manage_deadline(tap: ManageDeadline) -> Case:
    """«Изменить срок»."""
    return lambda reads, call: own_deadline.ask(reads, call, tap.report)


@table.on(ChooseDeadline)
def choose_deadline(tap: ChooseDeadline) -> Case:
    """That day, or «Отменить продление»: to be looked at."""
    was, day = read_day(tap.was), read_day(tap.day)
    if was is None or (day is None and tap.day != "own"):
        return lambda reads, call: own_deadline.ask(reads, call, tap.report, Note.OLD_BUTTON)
    return lambda reads, call: own_deadline.choose(reads, call, tap.report, was[0], day[0] if day else None)


@table.on(SetDeadline)
def set_deadline(tap: SetDeadline) -> Case:
    """That day counts from now on."""
    was, day = read_day(tap.was), read_day(tap.day)
    if was is None or (day is None and tap.day != "own"):
        return lambda reads, call: own_deadline.ask(reads, call, tap.report, Note.OLD_BUTTON)
    return lambda reads, call: own_deadline.change(reads, call, tap.report, was[0], day[0] if day else None)


@table.on(AskDeadlineWord)
def ask_deadline_word(tap: AskDeadlineWord) -> Case:
    """«Добавить слова»."""
    was, day = read_day(tap.was), read_day(tap.day)
    if was is None or (day is None and tap.day != "own"):
        return lambda reads, call: own_deadline.ask(reads, call, tap.report, Note.OLD_BUTTON)
    return lambda reads, call: deadline_word.ask(reads, call, tap.report, was[0], day[0] if day else None)


@table.on(SetDeadlineWithWord)
def set_deadline_with_word(tap: SetDeadlineWithWord) -> Case:
    """That day counts from now on, and the words go with it."""
    was, day = read_day(tap.was), read_day(tap.day)
    if was is None or (day is None and tap.day != "own"):
        return lambda reads, call: own_deadline.ask(reads, call, tap.report, Note.OLD_BUTTON)
    return lambda reads, call: deadline_word.change(reads, call, tap.report, was[0], day[0] if day else None)
