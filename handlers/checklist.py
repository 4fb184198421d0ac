"""Buttons of the checklist: open, answer, move, check, send."""

from core.answers import Day, EvidenceKind, QuestionKey
from core.usecases import evidence, filling, pages, sending
from core.usecases.days import month_end
from core.views import Note
from handlers.desk import Desk, Reply
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


def _key(tap: cb.QuestionTap) -> QuestionKey:
    return QuestionKey(tap.task, tap.question)


@table.on(cb.OpenList)
async def open_list(tap: cb.OpenList, desk: Desk) -> Reply:
    """All tasks."""
    return await desk.ask(lambda reads, call: pages.open_list(reads, call, tap.report))


@table.on(cb.GoOn)
async def go_on(tap: cb.GoOn, desk: Desk) -> Reply:
    """«Продолжить»."""
    return await desk.ask(lambda reads, call: filling.go_on(reads, call, tap.report))


@table.on(cb.OpenTask)
async def open_task(tap: cb.OpenTask, desk: Desk) -> Reply:
    """One task."""
    return await desk.ask(lambda reads, call: filling.open_task(reads, call, tap.report, tap.task))


@table.on(cb.OpenQuestion)
async def open_question(tap: cb.OpenQuestion, desk: Desk) -> Reply:
    """That very question."""
    return await desk.ask(lambda reads, call: filling.open_question(reads, call, tap.report, _key(tap)))


@table.on(cb.Explain)
async def explain(tap: cb.Explain, desk: Desk) -> Reply:
    """«Что это?»."""
    return await desk.ask(
        lambda reads, call: filling.open_question(reads, call, tap.report, _key(tap), hint=True)
    )


@table.on(cb.Pick)
async def pick(tap: cb.Pick, desk: Desk) -> Reply:
    """An option."""
    return await desk.ask(lambda reads, call: filling.pick(reads, call, tap.report, _key(tap), tap.option))


@table.on(cb.PutIn)
async def put_in(tap: cb.PutIn, desk: Desk) -> Reply:
    """An option of several, to be put in."""
    return await desk.ask(
        lambda reads, call: filling.mark(reads, call, tap.report, _key(tap), tap.option, True)
    )


@table.on(cb.TakeOut)
async def take_out(tap: cb.TakeOut, desk: Desk) -> Reply:
    """An option of several, to be taken out."""
    return await desk.ask(
        lambda reads, call: filling.mark(reads, call, tap.report, _key(tap), tap.option, False)
    )


@table.on(cb.ClearOwn)
async def clear_own(tap: cb.ClearOwn, desk: Desk) -> Reply:
    """Lines of one's own, to be written anew."""
    return await desk.ask(lambda reads, call: filling.clear_own(reads, call, tap.report, _key(tap)))


@table.on(cb.PickDay)
async def pick_day(tap: cb.PickDay, desk: Desk) -> Reply:
    """A date or a month."""
    found = cb.read_day(tap.day)
    if found is None:
        return await desk.ask(lambda reads, call: pages.open_list(reads, call, tap.report, Note.OLD_BUTTON))
    day = Day(month_end(found[0]), True) if found[1] else Day(found[0])
    return await desk.ask(lambda reads, call: filling.pick_day(reads, call, tap.report, _key(tap), day))


@table.on(cb.TypeOwn)
async def type_own(tap: cb.TypeOwn, desk: Desk) -> Reply:
    """«Другое», «Другая дата»."""
    return await desk.ask(lambda reads, call: filling.ask_to_type(reads, call, tap.report, _key(tap)))


@table.on(cb.MoveOn)
async def move_on(tap: cb.MoveOn, desk: Desk) -> Reply:
    """«Дальше»."""
    return await desk.ask(lambda reads, call: filling.move_on(reads, call, tap.report, _key(tap)))


@table.on(cb.Skip)
async def skip(tap: cb.Skip, desk: Desk) -> Reply:
    """«Пропустить»."""
    return await desk.ask(lambda reads, call: filling.skip(reads, call, tap.report, _key(tap)))


@table.on(cb.GoBack)
async def go_back(tap: cb.GoBack, desk: Desk) -> Reply:
    """«Назад»."""
    return await desk.ask(lambda reads, call: filling.back(reads, call, tap.report, _key(tap)))


@table.on(cb.Later)
async def later(tap: cb.Later, desk: Desk) -> Reply:
    """«Позже»."""
    return await desk.ask(lambda reads, call: filling.later(reads, call, tap.report))


@table.on(cb.ChooseForm)
async def choose_form(tap: cb.ChooseForm, desk: Desk) -> Reply:
    """«Приказ», «Протокол»."""
    kind = EvidenceKind.PROTOCOL if tap.kind == EvidenceKind.PROTOCOL else EvidenceKind.ORDER
    return await desk.ask(lambda reads, call: evidence.choose_form(reads, call, tap.report, _key(tap), kind))


@table.on(cb.ListEvidence)
async def list_evidence(tap: cb.ListEvidence, desk: Desk) -> Reply:
    """What is attached."""
    return await desk.ask(lambda reads, call: evidence.show_list(reads, call, tap.report, _key(tap)))


@table.on(cb.RemoveEvidence)
async def remove_evidence(tap: cb.RemoveEvidence, desk: Desk) -> Reply:
    """Take a piece away."""
    return await desk.ask(lambda reads, call: evidence.remove(reads, call, tap.report, tap.evidence))


@table.on(cb.OpenReview)
async def open_review(tap: cb.OpenReview, desk: Desk) -> Reply:
    """«Проверить ответы»."""
    return await desk.ask(lambda reads, call: sending.review(reads, call, tap.report))


@table.on(cb.ReviewTask)
async def review_task(tap: cb.ReviewTask, desk: Desk) -> Reply:
    """One task's answers in full."""
    return await desk.ask(lambda reads, call: sending.review_task(reads, call, tap.report, tap.task))


@table.on(cb.SendReport)
async def send(tap: cb.SendReport, desk: Desk) -> Reply:
    """«Отправить»."""
    return await desk.ask(lambda reads, call: sending.send(reads, call, tap.report))


@table.on(cb.ShowReceipt)
async def receipt(tap: cb.ShowReceipt, desk: Desk) -> Reply:
    """The receipt again."""
    return await desk.ask(lambda reads, call: sending.receipt(reads, call, tap.report))
