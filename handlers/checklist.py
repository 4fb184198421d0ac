"""Buttons of the checklist: open, answer, move, check, send."""

from core.answers import Day, EvidenceKind, QuestionKey
from core.usecases import evidence, filling, pages, replacing, sending
from core.usecases.days import month_end
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


def _key(tap: cb.QuestionTap) -> QuestionKey:
    return QuestionKey(tap.task, tap.question)


@table.on(cb.OpenList)
def open_list(tap: cb.OpenList) -> Case:
    """All tasks."""
    return lambda reads, call: pages.open_list(reads, call, tap.report)


@table.on(cb.GoOn)
def go_on(tap: cb.GoOn) -> Case:
    """«Продолжить»."""
    return lambda reads, call: filling.go_on(reads, call, tap.report)


@table.on(cb.OpenTask)
def open_task(tap: cb.OpenTask) -> Case:
    """One task."""
    return lambda reads, call: filling.open_task(reads, call, tap.report, tap.task)


@table.on(cb.OpenQuestion)
def open_question(tap: cb.OpenQuestion) -> Case:
    """That very question."""
    return lambda reads, call: filling.open_question(reads, call, tap.report, _key(tap))


@table.on(cb.Explain)
def explain(tap: cb.Explain) -> Case:
    """«Что это?»."""
    return lambda reads, call: filling.open_question(reads, call, tap.report, _key(tap), hint=True)


@table.on(cb.Pick)
def pick(tap: cb.Pick) -> Case:
    """An option."""
    return lambda reads, call: filling.pick(reads, call, tap.report, _key(tap), tap.option)


@table.on(cb.PutIn)
def put_in(tap: cb.PutIn) -> Case:
    """An option of several, to be put in."""
    return lambda reads, call: filling.mark(reads, call, tap.report, _key(tap), tap.option, True)


@table.on(cb.TakeOut)
def take_out(tap: cb.TakeOut) -> Case:
    """An option of several, to be taken out."""
    return lambda reads, call: filling.mark(reads, call, tap.report, _key(tap), tap.option, False)


@table.on(cb.ClearOwn)
def clear_own(tap: cb.ClearOwn) -> Case:
    """Lines of one's own, to be written anew."""
    return lambda reads, call: filling.clear_own(reads, call, tap.report, _key(tap))


@table.on(cb.PickDay)
def pick_day(tap: cb.PickDay) -> Case:
    """A date or a month."""
    found = cb.read_day(tap.day)
    if found is None:
        return lambda reads, call: pages.open_list(reads, call, tap.report, Note.OLD_BUTTON)
    day = Day(month_end(found[0]), True) if found[1] else Day(found[0])
    return lambda reads, call: filling.pick_day(reads, call, tap.report, _key(tap), day)


@table.on(cb.TypeOwn)
def type_own(tap: cb.TypeOwn) -> Case:
    """«Другое», «Другая дата»."""
    return lambda reads, call: filling.ask_to_type(reads, call, tap.report, _key(tap))


@table.on(cb.MoveOn)
def move_on(tap: cb.MoveOn) -> Case:
    """«Дальше»."""
    return lambda reads, call: filling.move_on(reads, call, tap.report, _key(tap))


@table.on(cb.Skip)
def skip(tap: cb.Skip) -> Case:
    """«Пропустить»."""
    return lambda reads, call: filling.skip(reads, call, tap.report, _key(tap))


@table.on(cb.GoBack)
def go_back(tap: cb.GoBack) -> Case:
    """«Назад»."""
    return lambda reads, call: filling.back(reads, call, tap.report, _key(tap))


@table.on(cb.Later)
def later(tap: cb.Later) -> Case:
    """«Позже»."""
    return lambda reads, call: filling.later(reads, call, tap.report)


@table.on(cb.ChooseForm)
def choose_form(tap: cb.ChooseForm) -> Case:
    """«Приказ», «Протокол»."""
    kind = EvidenceKind.PROTOCOL if tap.kind == EvidenceKind.PROTOCOL else EvidenceKind.ORDER
    return lambda reads, call: evidence.choose_form(reads, call, tap.report, _key(tap), kind)


@table.on(cb.ListEvidence)
def list_evidence(tap: cb.ListEvidence) -> Case:
    """What is attached."""
    return lambda reads, call: evidence.show_list(reads, call, tap.report, _key(tap))


@table.on(cb.RemoveEvidence)
def remove_evidence(tap: cb.RemoveEvidence) -> Case:
    """Take a piece away."""
    return lambda reads, call: evidence.remove(reads, call, tap.report, tap.evidence)


@table.on(cb.ShowEvidence)
def show_evidence(tap: cb.ShowEvidence) -> Case:
    """Send a file back."""
    return lambda reads, call: evidence.show_piece(reads, call, tap.report, tap.evidence)


@table.on(cb.OpenReview)
def open_review(tap: cb.OpenReview) -> Case:
    """«Проверить ответы»."""
    return lambda reads, call: sending.review(reads, call, tap.report)


@table.on(cb.ReviewTask)
def review_task(tap: cb.ReviewTask) -> Case:
    """One task's answers in full."""
    return lambda reads, call: sending.review_task(reads, call, tap.report, tap.task)


@table.on(cb.SendReport)
def send(tap: cb.SendReport) -> Case:
    """«Отправить»."""
    return lambda reads, call: sending.send(reads, call, tap.report)


@table.on(cb.ShowReceipt)
def receipt(tap: cb.ShowReceipt) -> Case:
    """The receipt again."""
    return lambda reads, call: sending.receipt(reads, call, tap.report)


@table.on(cb.PrintReceipt)
def print_receipt(tap: cb.PrintReceipt) -> Case:
    """The receipt as a document."""
    return lambda reads, call: sending.print_receipt(reads, call, tap.report)


@table.on(cb.ReplaceWithMine)
def replace_with_mine(tap: cb.ReplaceWithMine) -> Case:
    """«Заменить своим»."""
    return lambda reads, call: replacing.replace_answer(reads, call, tap.report, _key(tap), tap.mine)
