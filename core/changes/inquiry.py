"""Questions to the department, and who wants the news."""

from dataclasses import dataclass
from datetime import datetime

from core.inquiry import InquiryState, Words


@dataclass(frozen=True, slots=True)
class InquiryAsked:
    """A new question of an organisation. Guarded by a fresh id."""

    inquiry_id: int
    department_id: int
    organisation_id: int
    report_id: int | None
    about: str
    by: int  # person id
    words: Words
    at: datetime


@dataclass(frozen=True, slots=True)
class InquiryWritten:
    """Written to, closed, or both. Guarded by ``expected``, the version that the writer has seen.

    ``by`` is a person of the organisation, ``by_user`` somebody of the department.
    """

    inquiry_id: int
    department_id: int
    expected: int
    state: InquiryState
    at: datetime
    words: Words | None = None
    by: int | None = None
    by_user: int | None = None


@dataclass(frozen=True, slots=True)
class DigestChosen:
    """Somebody of the department wants the news, or doesn't."""

    department_id: int
    user_id: int
    wanted: bool
    at: datetime
