"""A screen: what stands in one message. No messenger's type in it."""

from dataclasses import asdict, dataclass
from html import escape
from typing import Any, NamedTuple

import orjson

from core.outgoing import (
    AttendanceSheet,
    DepartmentPaper,
    DraftFile,
    Enclosure,
    HallCode,
    MadePaper,
    MeetingCalendar,
    OwnData,
    PracticalPaper,
    PrintedForm,
    PrintedReceipt,
    SentFile,
    SummaryPicture,
)

ENCLOSURES: dict[str, type[Enclosure]] = {
    "sent": SentFile,
    "receipt": PrintedReceipt,
    "form": PrintedForm,
    "paper": DepartmentPaper,
    "made": MadePaper,
    "picture": SummaryPicture,
    "draft": DraftFile,
    "calendar": MeetingCalendar,
    "hall": HallCode,
    "attendance": AttendanceSheet,
    "practical": PracticalPaper,
    "own": OwnData,
}  # only add


class Button(NamedTuple):
    """A button under a message; ``data`` comes back when it is tapped (at most 64 bytes).

    A tuple: each screen makes a dozen of them, twice, at a third of the price of a frozen dataclass.
    """

    text: str
    data: str


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """``text`` is simple HTML (b, i, code); everything from people in it was escaped by ``esc``.

    With a ``file`` the text is its caption, and it is sent anew, never as an edit; but a picture of the
    summary takes the place of the tapped message.
    """

    text: str
    rows: Rows = ()
    file: Enclosure | None = None

    @property
    def is_living(self) -> bool:
        """It may take the place of another screen."""
        return self.file is None or isinstance(self.file, SummaryPicture)


def esc(text: object) -> str:
    """Text from people or from a file, safe to stand in a screen."""
    return escape(str(text), quote=False)


def clip(text: str, longest: int) -> str:
    """Plain text cut to that many characters, so that a screen fits into a message. Before ``esc``."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def dump_screen(screen: Screen) -> str:
    """As the outbox keeps it."""
    rows = [list(map(list, row)) for row in screen.rows]
    raw: dict[str, Any] = {"text": screen.text, "rows": rows}
    if screen.file is not None:
        kind = next(name for name, known in ENCLOSURES.items() if isinstance(screen.file, known))
        raw["file"] = {"kind": kind, **asdict(screen.file)}
    return orjson.dumps(raw).decode()


def load_screen(raw: str) -> Screen:
    """From the outbox."""
    found = orjson.loads(raw)
    rows = tuple([tuple(map(Button._make, row)) for row in found["rows"]])
    return Screen(found["text"], rows, _enclosure(found["file"]) if "file" in found else None)


def _enclosure(raw: dict[str, Any]) -> Enclosure:
    return ENCLOSURES[raw.pop("kind")](**raw)
