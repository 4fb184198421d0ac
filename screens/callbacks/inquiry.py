"""Buttons: of questions to the department, on both sides; and of the department's news."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class AskDepartment(Tap):
    """«Задать вопрос управлению»."""

    prefix: ClassVar[str] = "QA"


@dataclass(frozen=True, slots=True)
class AskAbout(Tap):
    """The same, at a question of the checklist."""

    prefix: ClassVar[str] = "QQ"
    report: int
    task: str
    question: str


@dataclass(frozen=True, slots=True)
class ListMyInquiries(Tap):
    """«Прежние вопросы»."""

    prefix: ClassVar[str] = "QM"


@dataclass(frozen=True, slots=True)
class OpenInquiry(Tap):
    """A thread of one's organisation; «Ответить»."""

    prefix: ClassVar[str] = "QO"
    inquiry: int
    page: int


@dataclass(frozen=True, slots=True)
class ThankForAnswer(Tap):
    """«Спасибо, понятно», to the thread as it stood then."""

    prefix: ClassVar[str] = "QT"
    inquiry: int
    version: int


@dataclass(frozen=True, slots=True)
class ShowInquiryFile(Tap):
    """A file of the thread, for one of the organisation's people."""

    prefix: ClassVar[str] = "QF"
    inquiry: int
    line: int


@dataclass(frozen=True, slots=True)
class ListInquiries(Tap):
    """«Вопросы», for the department."""

    prefix: ClassVar[str] = "QL"


@dataclass(frozen=True, slots=True)
class ListSettledInquiries(Tap):
    """«Отвеченные»."""

    prefix: ClassVar[str] = "QS"


@dataclass(frozen=True, slots=True)
class AnswerInquiry(Tap):
    """A thread, to be answered by the department."""

    prefix: ClassVar[str] = "QR"
    inquiry: int
    page: int


@dataclass(frozen=True, slots=True)
class AskCloseInquiry(Tap):
    """«Закрыть вопрос»?"""

    prefix: ClassVar[str] = "QC"
    inquiry: int


@dataclass(frozen=True, slots=True)
class CloseInquiry(Tap):
    """«Закрыть без слов», as the thread stood then."""

    prefix: ClassVar[str] = "QW"
    inquiry: int
    version: int


@dataclass(frozen=True, slots=True)
class SendDraft(Tap):
    """«Отправить мой ответ», under the thread as it stood then."""

    prefix: ClassVar[str] = "QD"
    inquiry: int
    version: int


@dataclass(frozen=True, slots=True)
class ShowDeskFile(Tap):
    """A file of the thread, for the department."""

    prefix: ClassVar[str] = "QG"
    inquiry: int
    line: int


@dataclass(frozen=True, slots=True)
class OpenDigest(Tap):
    """«Новости по утрам»."""

    prefix: ClassVar[str] = "ND"


@dataclass(frozen=True, slots=True)
class SetDigest(Tap):
    """Wanted (1) or not (0)."""

    prefix: ClassVar[str] = "NS"
    wanted: int
