"""Answers by word and from a filled form."""

from dataclasses import dataclass
from datetime import datetime

from core.form import FilledForm


@dataclass(frozen=True, slots=True)
class ToldOfWord:
    """The organisation's people were told that a specialist has answered for them."""

    report_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class FormSent:
    """A specialist has sent a filled form: it is fetched and read after the commit."""

    department_id: int
    chat_id: int
    user_id: int
    file_id: str
    file_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FormRead:
    """What a form says, and of which report; no report: it is no form that could be put in."""

    form_id: int
    report_id: int | None
    filled: FilledForm
    made_at: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True)
class FormDecided:
    """Put in or dropped; guarded by nobody's having decided."""

    form_id: int
    taken: bool
    at: datetime
