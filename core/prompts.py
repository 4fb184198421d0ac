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


Prompt = AnswerPrompt | NamePrompt | AbsencePrompt
