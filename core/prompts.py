"""What a chat is expected to type next: a column of its row, so that a restart forgets nothing."""

from dataclasses import dataclass
from datetime import date

from core.answers import EvidenceKind, QuestionKey, Value
from core.decision import Ladder
from core.inquiry import Words


@dataclass(frozen=True, slots=True)
class AnswerPrompt:
    """Words, a date, a number or a file for this question; ``form`` when «Приказ» was pressed first.

    ``seen`` tells which answer of another person the screen showed (``core.together.mark_of``): only what
    was seen may be overwritten without asking.
    """

    report_id: int
    key: QuestionKey
    form: EvidenceKind | None = None
    seen: str = ""
    version: int = 0  # of the answer that stood on the screen; 0 for none


@dataclass(frozen=True, slots=True)
class ReplacePrompt:
    """An answer that waits: somebody else's stands there. ``seen`` is that one, as it was shown."""

    report_id: int
    key: QuestionKey
    value: Value
    seen: str


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


@dataclass(frozen=True, slots=True)
class ExtensionPrompt:
    """Another deadline is being asked for: the date first, then, with ``day`` known, the reason."""

    report_id: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class DecisionPrompt:
    """An administrator's answer to such a request, half written; ``wants`` is «word», «date» or empty."""

    extension_id: int
    wants: str = ""
    word: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ProofPrompt:
    """The number of the organisation whose reminders are to be shown."""

    decision_id: int


@dataclass(frozen=True, slots=True)
class FindPrompt:
    """A part of the name, or the number, of the organisation whose report is to be shown."""

    decision_id: int


@dataclass(frozen=True, slots=True)
class DirectoryPrompt:
    """What to look an organisation up by; ``merged`` is the one that shall go into the one found."""

    merged: int = 0


@dataclass(frozen=True, slots=True)
class RenamePrompt:
    """The organisation's new name; ``was`` is the one that was shown."""

    organisation_id: int
    was: str


@dataclass(frozen=True, slots=True)
class AddPrompt:
    """A new organisation, half written: its name, then the phone, then the district. None: not asked yet."""

    name: str = ""
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class DeadlinePrompt:
    """Another day for an organisation that has one already."""

    report_id: int


@dataclass(frozen=True, slots=True)
class DeadlineWordPrompt:
    """A word to go with another deadline, half written: ``wants`` while it is being typed.

    ``was`` is the deadline that was shown, ``day`` the new one (None: the decision's own).
    """

    report_id: int
    was: date
    day: date | None = None
    word: str = ""
    wants: bool = False


@dataclass(frozen=True, slots=True)
class LadderPrompt:
    """A ladder that is being changed: nothing of it counts yet.

    ``version`` is that of the ladder in force when this was begun; ``wants`` is «before», «overdue», «hour»
    or empty; ``is_file`` where it is the file's own ladder that shall count again.
    """

    decision_id: int
    version: int
    draft: Ladder
    wants: str = ""
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class BroadcastPrompt:
    """A message to many is being written: its words are awaited, or (``picking``) numbers to be ticked."""

    broadcast_id: int
    picking: bool = False


@dataclass(frozen=True, slots=True)
class InquiryAskPrompt:
    """A question to the department; ``key`` is the question of the checklist that it is about."""

    organisation_id: int
    report_id: int = 0
    key: QuestionKey | None = None


@dataclass(frozen=True, slots=True)
class InquiryPrompt:
    """Another message to a thread; of the department's where ``desk``, and then guarded by ``version``.

    ``draft`` was written before something new was seen; ``closing``: the words are the last ones.
    """

    inquiry_id: int
    version: int = 0
    desk: bool = False
    closing: bool = False
    draft: Words | None = None


@dataclass(frozen=True, slots=True)
class WordingPrompt:
    """New words for the official report: ``paragraph`` of a part as it was at ``version``; 0 is all of it."""

    decision_id: int
    part: str
    version: int
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class PracticalPrompt:
    """One's own words to a cell of the practical task, of the meeting's file as it was at ``version``."""

    meeting_id: int
    organisation_id: int
    version: int
    cell: int


@dataclass(frozen=True, slots=True)
class PracticalUntilPrompt:
    """Until which day the practical task may be filled in at leisure."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class MaterialPrompt:
    """Texts, pictures, files for an item of the agenda."""

    meeting_id: int
    item: int


@dataclass(frozen=True, slots=True)
class RemarkOnDraftPrompt:
    """An organisation's remark on the decision's draft."""

    meeting_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class MeetingPrompt:
    """Words about a seat: ``wants`` is «instead» (who comes) or «reason» (why nobody does).

    ``desk``: a specialist writes them for the organisation.
    """

    meeting_id: int
    organisation_id: int
    wants: str
    desk: bool = False


@dataclass(frozen=True, slots=True)
class OfferPrompt:
    """The next words or files are for an offer of experience; ``step`` is a ``core.experience.Step``."""

    offer_id: int
    step: str
    checking: bool = False  # asked for from the check screen: it comes next again


@dataclass(frozen=True, slots=True)
class OfferWordPrompt:
    """The department's comment or reason to an offer; ``verdict`` is a state of an offer."""

    offer_id: int
    version: int
    verdict: str


@dataclass(frozen=True, slots=True)
class OfferSearchPrompt:
    """A word by which published experience is looked for."""


@dataclass(frozen=True, slots=True)
class ShowContactPrompt:
    """How the author may reach whoever asks to be shown."""

    offer_id: int


@dataclass(frozen=True, slots=True)
class OwnTaskPrompt:
    """A note or a day for one of the department's own tasks; ``wants`` is «note» or «deadline»."""

    decision_id: int
    key: str
    version: int
    wants: str


@dataclass(frozen=True, slots=True)
class CorrectPrompt:
    """One's own name, or an organisation's phone or e-mail (``core.privacy.Contact``), as it should be."""

    what: str
    organisation_id: int = 0


Prompt = (
    AnswerPrompt
    | NamePrompt
    | AbsencePrompt
    | RemarkPrompt
    | ExtensionPrompt
    | DecisionPrompt
    | ProofPrompt
    | FindPrompt
    | ReplacePrompt
    | DirectoryPrompt
    | RenamePrompt
    | AddPrompt
    | DeadlinePrompt
    | DeadlineWordPrompt
    | LadderPrompt
    | BroadcastPrompt
    | InquiryAskPrompt
    | InquiryPrompt
    | WordingPrompt
    | PracticalPrompt
    | PracticalUntilPrompt
    | MaterialPrompt
    | RemarkOnDraftPrompt
    | MeetingPrompt
    | OfferPrompt
    | OfferWordPrompt
    | OfferSearchPrompt
    | ShowContactPrompt
    | OwnTaskPrompt
    | CorrectPrompt
)
