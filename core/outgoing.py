"""A screen on its way to a chat, as the outbox keeps it."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

PAPER_ALBUM = "paper-"  # begins the name of an album that says how far a paper is


class Priority(IntEnum):
    """What goes first when much is waiting."""

    REPLY = 0
    NOTICE = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a person sent, on its way back: by ``file_id``, or from the bytes kept under their hash."""

    file_id: str
    name: str = ""
    is_photo: bool = False
    mime: str = ""
    sha256: str = ""  # empty where the bytes aren't kept


@dataclass(frozen=True, slots=True)
class PrintedReceipt:
    """The receipt of a report, to be printed: made from what is stored at the moment it is sent."""

    report_id: int


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """The form of one organisation, with what it has answered when the file is sent."""

    report_id: int


class Paper(StrEnum):
    """What the department takes away from the chat. The values stand on buttons: only add."""

    TABLE = "t"
    OFFICIAL = "o"
    HEAT = "h"
    PROGRESS = "p"
    ARCHIVE = "z"
    ACQUAINTANCE = "a"
    REGISTRATION = "r"
    EXPERIENCE = "e"
    PAGES = "w"  # the same as a folder of pages


@dataclass(frozen=True, slots=True)
class DepartmentPaper:
    """A paper or a picture of a decision, made at the moment it is sent; ``page`` counts from 0."""

    decision_id: int
    paper: Paper
    page: int = 0

    @property
    def is_photo(self) -> bool:
        """Shown in the chat, not as a file."""
        return self.paper in (Paper.HEAT, Paper.PROGRESS)


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A file that was made for somebody of the department; ``file`` names it in our folder of papers."""

    file: str
    name: str
    mime: str


@dataclass(frozen=True, slots=True)
class SummaryPicture:
    """A picture of the summary, the chat's living screen: edited in place, and never without its words.

    ``page`` counts from 0; ``district`` is a district's key, empty for all.
    """

    decision_id: int
    paper: Paper
    page: int = 0
    district: str = ""


@dataclass(frozen=True, slots=True)
class DraftFile:
    """The decision file of a draft, as it is kept."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class MeetingCalendar:
    """The .ics of an organisation's seat, as it is when the file is sent."""

    meeting_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class HallCode:
    """The QR code of a sitting, for a screen in the hall: a picture."""

    meeting_id: int
    subgroup: int


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """«Лист регистрации» of a meeting, as it is when the file is sent."""

    meeting_id: int


@dataclass(frozen=True, slots=True)
class PracticalPaper:
    """The practical task of a meeting, «xlsx» or «docx», as it is answered when the file is sent."""

    meeting_id: int
    ending: str


@dataclass(frozen=True, slots=True)
class OwnData:
    """Everything kept about whoever the chat belongs to, made when it is sent; «html» or «json»."""

    form: str


Enclosure = (
    SentFile
    | PrintedReceipt
    | PrintedForm
    | DepartmentPaper
    | MadePaper
    | SummaryPicture
    | MeetingCalendar
    | HallCode
    | AttendanceSheet
    | PracticalPaper
    | DraftFile
    | OwnData
)


@dataclass(frozen=True, slots=True)
class Post:
    """``screen`` is JSON; ``replaces`` the tapped message, edited while it is the chat's newest.

    Posts of one ``album`` share one message: the first is sent, the next ones edit it.
    """

    chat_id: int
    screen: str
    priority: Priority = Priority.REPLY
    replaces: int | None = None
    is_reminder: bool = False
    album: str = ""
    report_id: int | None = None  # what it is about: not sent to whoever lost access before it went
    progress_of: int | None = None  # the broadcast whose progress it shows: later ones edit that message
    over_picture: bool = False  # ``replaces`` is a picture: no text can take its place but by its going


@dataclass(frozen=True, slots=True)
class Waiting:
    """A post to send now. ``newest`` is the newest message of the chat, from either side.

    ``instead_of`` are earlier edits of the same message that needn't be sent any more. ``album_screen`` is
    the message that shows the post's album already.
    """

    id: int
    post: Post
    attempts: int
    newest: int | None
    instead_of: tuple[int, ...] = ()
    album_screen: int | None = None
