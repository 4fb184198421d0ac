"""What happens at a meeting."""

from core.changes.proceedings import (
    MaterialAdded,
    MaterialRemoved,
    MaterialSeen,
    OpinionGiven,
    PracticalAnswered,
    StepTaken,
)
from core.materials import Looked, Material
from core.practical import PracticalAnswer
from core.proceedings import Opinion, Step
from tests.core.fake_town.reading import Reading


def step_taken(town: Reading, change: StepTaken) -> None:
    step = Step(change.kind, change.part, change.at, change.until)
    town.steps_taken[change.meeting_id, change.kind, change.part] = step


def practical_answered(town: Reading, change: PracticalAnswered) -> None:
    where = change.meeting_id, change.organisation_id, change.direction, change.aspect
    town.practical[where] = PracticalAnswer(*where[1:], change.option, change.own, change.at)


def material_added(town: Reading, change: MaterialAdded) -> None:
    number = max(town.materials_kept, default=0) + 1
    piece = Material(number, change.item, change.text, change.file, change.at)
    town.materials_kept[number] = change.meeting_id, piece


def material_removed(town: Reading, change: MaterialRemoved) -> None:
    town.materials_kept.pop(change.material_id, None)


def material_seen(town: Reading, change: MaterialSeen) -> None:
    where = change.meeting_id, change.item, change.organisation_id
    town.looks.setdefault(where, Looked(change.item, change.organisation_id, change.at))


def opinion_given(town: Reading, change: OpinionGiven) -> None:
    said = Opinion(change.organisation_id, change.agrees, change.remark, change.at)
    town.opinions_given[change.meeting_id, change.organisation_id] = said
