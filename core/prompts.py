"""What a chat is expected to type next: a column of its row, so that a restart forgets nothing."""

from dataclasses import dataclass

from core.answers import EvidenceKind, QuestionKey


@dataclass(frozen=True, slots=True)
class AnswerPrompt:
    """Words, a date, a number or a file for this question; ``form`` when «Приказ» was pressed first."""

    report_id: int
    key: QuestionKey
    form: EvidenceKind | None = None


@dataclass(frozen=True, slots=True)
class NamePrompt:
    """How to address the person; ``code`` is the invitation they came by."""

    code: str


@dataclass(frozen=True, slots=True)
class AbsencePrompt:
    """The day until which the person is on leave."""


@dataclass(frozen=True, slots=True)
class RemarkPrompt:
    """A specialist's remark on the tasks to be returned; ``remark`` once it was typed and is to be sent.

    ``version`` is the one of the report that the specialist has looked at.
    """

    report_id: int
    version: int
    tasks: tuple[str, ...]
    remark: str = ""


Prompt = AnswerPrompt | NamePrompt | AbsencePrompt | RemarkPrompt
