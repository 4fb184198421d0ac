"""Steps of a meeting, and what organisations say at them."""

from dataclasses import dataclass
from datetime import datetime

from core.outgoing import SentFile
from core.proceedings import StepKind


@dataclass(frozen=True, slots=True)
class StepTaken:
    """Taken, or taken again: the last time counts."""

    meeting_id: int
    department_id: int
    kind: StepKind
    part: int
    at: datetime
    by_user: int
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PracticalAnswered:
    """One cell; an organisation's last word counts. ``option`` and ``own`` both empty: passed over."""

    meeting_id: int
    department_id: int
    organisation_id: int
    direction: str
    aspect: str
    option: str
    own: str
    by: int  # person id
    at: datetime


@dataclass(frozen=True, slots=True)
class MaterialAdded:
    """One more piece at an item of the agenda."""

    meeting_id: int
    department_id: int
    item: int
    text: str
    file: SentFile | None
    by_user: int
    at: datetime


@dataclass(frozen=True, slots=True)
class MaterialRemoved:
    """Taken away; whoever has seen it has seen it."""

    material_id: int
    department_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class MaterialSeen:
    """«Посмотреть»; the first time counts."""

    meeting_id: int
    department_id: int
    item: int
    organisation_id: int
    by: int  # person id
    at: datetime


@dataclass(frozen=True, slots=True)
class OpinionGiven:
    """«За», or a remark; the last word counts."""

    meeting_id: int
    department_id: int
    organisation_id: int
    agrees: bool
    remark: str
    by: int  # person id
    at: datetime
