"""Buttons of the checklist: open, answer, move, check, send."""

from core.answers import Day, EvidenceKind, QuestionKey
from core.usecases import evidence, filling, pages, replacing, sending
from core.usecases.days import month_end
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.checklist import (
    ChooseForm,
    ClearOwn,
    Explain,
    GoBack,
    GoOn,
    Later,
    MoveOn,
    OpenList,
    OpenQuestion,
    OpenTask,
    Pick,
    PickDay,
    PutIn,
    QuestionTap,
    ReplaceWithMine,
    Skip,
    TakeOut,
    TypeOwn,
)
from screens.callbacks.evidence import ListEvidence, RemoveEvidence, ShowEvidence
from screens.callbacks.reading import read_day
from screens.callbacks.sending import OpenReview, PrintReceipt, ReviewTask, SendReport, ShowReceipt

table = TapTable()


def _key(tap: QuestionTap) -> QuestionKey:
    return QuestionKey(tap.task, tap.question)


@table.on(OpenList)
def open_list(tap: OpenList) -> Case:
    """All tasks."""
    return lambda reads, call: pages.open_list(reads, call, tap.report)


@table.on(GoOn)
def go_on(tap: GoOn) -> Case:
    """«Продолжить»."""
    return lambda reads, call: filling.go_on(reads, call, tap.report)


@table.on(OpenTask)
def open_task(tap: OpenTask) -> Case:
    """One task."""
    return lambda reads, call: filling.open_task(reads, call, tap.report, tap.task)


@table.on(OpenQuestion)
def open_question(tap: OpenQuestion) -> Case:
    """That very question."""
    return lambda reads, call: filling.open_question(reads, call, tap.report, _key(tap))


@table.on(Explain)
def explain(tap: Explain) -> Case:
    """«Что это?»."""
    return lambda reads, call: filling.open_question(reads, call, tap.report, _key(tap), hint=True)


@table.on(Pick)
def pick(tap: Pick) -> Case:
    """An option."""
    return lambda reads, call: filling.pick(reads, call, tap.report, _key(tap), tap.option)


@table.on(PutIn)
def put_in(tap: PutIn) -> Case:
    """An option of several, to be put in."""
    return lambda reads, call: filling.mark(reads, call, tap.report, _key(tap), tap.option, True)


@table.on(TakeOut)
def take_out(tap: TakeOut) -> Case:
    """An option of several, to be taken out."""
    return lambda reads, call: filling.mark(reads, call, tap.report, _key(tap), tap.option, False)


@table.on(ClearOwn)
def clear_own(tap: ClearOwn) -> Case:
    """Lines of one's own, to be written anew."""
    return lambda reads, call: filling.clear_own(reads, call, tap.report, _key(tap))


@table.on(PickDay)
def pick_day(tap: PickDay) -> Case:
    """A date or a month."""
    found = read_day(tap.day)
    if found is None:
        return lambda reads, call: pages.open_list(reads, call, tap.report, Note.OLD_BUTTON)
    day = Day(month_end(found[0]), True) if found[1] else Day(found[0])
    return lambda reads, call: filling.pick_day(reads, call, tap.report, _key(tap), day)


@table.on(TypeOwn)
def type_own(tap: TypeOwn) -> Case:
    """«Другое», «Другая дата»."""
    return lambda reads, call: filling.ask_to_type(reads, call, tap.report, _key(tap))


@table.on(MoveOn)
def move_on(tap: MoveOn) -> Case:
    """«Дальше»."""
    return lambda reads, call: filling.move_on(reads, call, tap.report, _key(tap))


@table.on(Skip)
def skip(tap: Skip) -> Case:
    """«Пропустить»."""
    return lambda reads, call: filling.skip(reads, call, tap.report, _key(tap))


@table.on(GoBack)
def go_back(tap: GoBack) -> Case:
    """«Назад»."""
    return lambda reads, call: filling.back(reads, call, tap.report, _key(tap))


@table.on(Later)
def later(tap: Later) -> Case:
    """«Позже»."""
    return lambda reads, call: filling.later(reads, call, tap.report)


@table.on(ChooseForm)
def choose_form(tap: ChooseForm) -> Case:
    """«Приказ», «Протокол»."""
    kind = EvidenceKind.PROTOCOL if tap.kind == EvidenceKind.PROTOCOL else EvidenceKind.ORDER
    return lambda reads, call: evidence.choose_form(reads, call, tap.report, _key(tap), kind)


@table.on(ListEvidence)
def list_evidence(tap: ListEvidence) -> Case:
    """What is attached."""
    return lambda reads, call: evidence.show_list(reads, call, tap.report, _key(tap))


@table.on(RemoveEvidence)
def remove_evidence(tap: RemoveEvidence) -> Case:
    """Take a piece away."""
    return lambda reads, call: evidence.remove(reads, call, tap.report, tap.evidence)


@table.on(ShowEvidence)
def show_evidence(tap: ShowEvidence) -> Case:
    """Send a file back."""
    return lambda reads, call: evidence.show_piece(reads, call, tap.report, tap.evidence)


@table.on(OpenReview)
def open_review(tap: OpenReview) -> Case:
    """«Проверить ответы»."""
    return lambda reads, call: sending.review(reads, call, tap.report)


@table.on(ReviewTask)
def review_task(tap: ReviewTask) -> Case:
    """One task's answers in full."""
    return lambda reads, call: sending.review_task(reads, call, tap.report, tap.task)


@table.on(SendReport)
def send(tap: SendReport) -> Case:
    """«Отправить»."""
    return lambda reads, call: sending.send(reads, call, tap.report)


@table.on(ShowReceipt)
def receipt(tap: ShowReceipt) -> Case:
    """The receipt again."""
    return lambda reads, call: sending.receipt(reads, call, tap.report)


@table.on(PrintReceipt)
def print_receipt(tap: PrintReceipt) -> Case:
    """The receipt as a document."""
    return lambda reads, call: sending.print_receipt(reads, call, tap.report)


@table.on(ReplaceWithMine)
def replace_with_mine(tap: ReplaceWithMine) -> Case:
    """«Заменить своим»."""
    return lambda reads, call: replacing.replace_answer(reads, call, tap.report, _key(tap), tap.mine)
