"""Buttons of questions to the department, and of its news."""

from core.answers import QuestionKey
from core.usecases import digesting, inquiring, replying
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.inquiry import (
    AnswerInquiry,
    AskAbout,
    AskCloseInquiry,
    AskDepartment,
    CloseInquiry,
    ListInquiries,
    ListMyInquiries,
    ListSettledInquiries,
    OpenDigest,
    OpenInquiry,
    SendDraft,
    SetDigest,
    ShowDeskFile,
    ShowInquiryFile,
    ThankForAnswer,
)

table = TapTable()


@table.on(AskDepartment)
def ask(tap: AskDepartment) -> Case:
    """«Задать вопрос управлению»."""
    return inquiring.ask


@table.on(AskAbout)
def ask_about(tap: AskAbout) -> Case:
    """The same at a question of the checklist."""
    key = QuestionKey(tap.task, tap.question)
    return lambda reads, call: inquiring.ask_about(reads, call, tap.report, key)


@table.on(ListMyInquiries)
def mine(tap: ListMyInquiries) -> Case:
    """«Прежние вопросы»."""
    return inquiring.mine


@table.on(OpenInquiry)
def open_thread(tap: OpenInquiry) -> Case:
    """A thread of one's organisation."""
    return lambda reads, call: inquiring.open_thread(reads, call, tap.inquiry, tap.page)


@table.on(ThankForAnswer)
def thank(tap: ThankForAnswer) -> Case:
    """«Спасибо, понятно»."""
    return lambda reads, call: inquiring.thank(reads, call, tap.inquiry, tap.version)


@table.on(ShowInquiryFile)
def show_file(tap: ShowInquiryFile) -> Case:
    """A file of the thread."""
    return lambda reads, call: inquiring.show_file(reads, call, tap.inquiry, tap.line)


@table.on(ListInquiries)
def waiting(tap: ListInquiries) -> Case:
    """«Вопросы»."""
    return replying.waiting


@table.on(ListSettledInquiries)
def settled(tap: ListSettledInquiries) -> Case:
    """«Отвеченные»."""
    return replying.settled


@table.on(AnswerInquiry)
def answer(tap: AnswerInquiry) -> Case:
    """A thread, to be answered."""
    return lambda reads, call: replying.open_desk(reads, call, tap.inquiry, tap.page)


@table.on(AskCloseInquiry)
def ask_close(tap: AskCloseInquiry) -> Case:
    """«Закрыть вопрос»?"""
    return lambda reads, call: replying.ask_close(reads, call, tap.inquiry)


@table.on(CloseInquiry)
def close(tap: CloseInquiry) -> Case:
    """«Закрыть без слов»."""
    return lambda reads, call: replying.close(reads, call, tap.inquiry, tap.version)


@table.on(SendDraft)
def send_draft(tap: SendDraft) -> Case:
    """«Отправить мой ответ»."""
    return lambda reads, call: replying.send_draft(reads, call, tap.inquiry, tap.version)


@table.on(ShowDeskFile)
def show_desk_file(tap: ShowDeskFile) -> Case:
    """A file of the thread."""
    return lambda reads, call: replying.show_file(reads, call, tap.inquiry, tap.line)


@table.on(OpenDigest)
def open_digest(tap: OpenDigest) -> Case:
    """«Новости по утрам»."""
    return digesting.settings


@table.on(SetDigest)
def set_digest(tap: SetDigest) -> Case:
    """«Включить», «Отключить»."""
    return lambda reads, call: digesting.choose(reads, call, tap.wanted == 1)
