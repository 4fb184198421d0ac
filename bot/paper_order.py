"""What the program that makes papers is told, and what it answers: lines of JSON between two processes."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import orjson

from bot.gathering import Setting
from core.outgoing import Paper
from storage.files import kept_file

MOST_BYTES = 45_000_000  # of one file: the messenger takes 50 MB from a bot, and the caption needs some


@dataclass(frozen=True, slots=True)
class Order:
    """A paper of a decision, for a folder of ours. ``url`` may hold a password: never shown."""

    url: str
    data_dir: str
    folder: str
    department_id: int
    department: str
    zone: str
    now: datetime
    decision_id: int
    paper: Paper

    @property
    def setting(self) -> Setting:
        """Whose and as of when."""
        zone = ZoneInfo(self.zone)
        return Setting(self.department_id, self.department, zone, self.now.astimezone(zone))

    def kept_file(self, sha256: str) -> Path:
        """Where the evidence with that hash lies."""
        return kept_file(Path(self.data_dir), sha256)


@dataclass(frozen=True, slots=True)
class MadeFile:
    """``file`` stands in the order's folder, ``name`` is what people see."""

    file: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it; ``trouble`` is a plain line for whoever asked, ``gone``: there is no such decision."""

    files: tuple[MadeFile, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    trouble: str = ""
    gone: bool = False


def dump_order(order: Order) -> bytes:
    """For the child's standard input."""
    return orjson.dumps(asdict(order))


def load_order(raw: bytes) -> Order:
    """From there."""
    found = orjson.loads(raw)
    return Order(**found | {"now": datetime.fromisoformat(found["now"]), "paper": Paper(found["paper"])})


def dump_made(made: Made) -> bytes:
    """The child's last line."""
    return orjson.dumps({"made": asdict(made)})


def load_made(raw: dict[str, object]) -> Made:
    """From that line."""
    found: dict[str, list[dict[str, str]]] = raw["made"]  # type: ignore[assignment]
    files = tuple(MadeFile(**one) for one in found["files"])  # type: ignore[arg-type]
    counts = tuple((str(name), int(count)) for name, count in found["counts"])
    return Made(files, counts, str(found["trouble"]), bool(found["gone"]))


def dated(words: str, day: date, ending: str) -> str:
    """«Таблица 02.09.2020.xlsx»."""
    return f"{words} {day:%d.%m.%Y}{ending}"
