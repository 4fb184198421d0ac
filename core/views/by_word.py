"""What is shown around answers that a specialist has entered: the word to the head."""

from dataclasses import dataclass
from enum import StrEnum

from core.form import FilledForm
from core.form_plan import FormPlan
from core.report import Report
from core.views.notes import Note


class FormRefusal(StrEnum):
    """Why a form can't be put in."""

    UNREADABLE = "unreadable"
    LOST = "lost"
    TOO_BIG = "too_big"
    SEVERAL = "several"
    OTHER_DEPARTMENT = "other_department"
    OTHER_DECISION = "other_decision"
    OTHER_EDITION = "other_edition"
    NO_SUCH_ORGANISATION = "no_such_organisation"


@dataclass(frozen=True, slots=True)
class FormToFill:
    """The blank form of one organisation, as a file."""

    report: Report


@dataclass(frozen=True, slots=True)
class FormWaiting:
    """A form has come and is being read."""

    file_name: str


@dataclass(frozen=True, slots=True)
class FormPreview:
    """What a form says, before anything of it is put in."""

    form_id: int
    report: Report
    filled: FilledForm
    plan: FormPlan
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class FormRefused:
    """No form that could be put in; ``why`` is a line for people where the file itself is at fault."""

    file_name: str
    refusal: FormRefusal
    why: str = ""


@dataclass(frozen=True, slots=True)
class WordNotice:
    """To the organisation's people, once: a specialist has answered for them; ``sent``: and sent it."""

    name: str
    report: Report
    count: int  # answers that wait for their word
    is_form: bool = False  # some were read from a form
    sent: bool = False
