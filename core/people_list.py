"""«Лист ознакомления» and «Лист регистрации»: plain rows, whoever knows them; laid out by ``papers``."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ListKind(StrEnum):
    """Which of the two."""

    ACQUAINTANCE = "acquaintance"
    REGISTRATION = "registration"  # adds the meeting's subgroup


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One line. ``mark`` says what the date and time are of; empty ones are left for the pen."""

    name: str
    position: str
    organisation: str
    at: datetime | None = None  # aware, in the department's time zone
    mark: str = ""
    subgroup: str = ""


@dataclass(frozen=True, slots=True)
class PeopleList:
    """The whole sheet. ``about`` are the lines under the heading: the decision, or the meeting."""

    kind: ListKind
    department: str
    about: tuple[str, ...]
    made_at: datetime  # aware, in the department's time zone
    rows: Iterable[ListedPerson]
