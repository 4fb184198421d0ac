"""Applying what happens at a meeting. No commit here."""

from sqlalchemy import Connection, insert, update

from core.changes.proceedings import (
    MaterialAdded,
    MaterialRemoved,
    MaterialSeen,
    OpinionGiven,
    PracticalAnswered,
    StepTaken,
)
from storage import upsert
from storage.schema import material_looks, materials, meeting_steps, opinions, practical_answers
from storage.upsert import insert_into


def step_taken(connection: Connection, change: StepTaken) -> None:
    """The last time counts."""
    row = {
        "meeting_id": change.meeting_id,
        "kind": change.kind.value,
        "part": change.part,
        "department_id": change.department_id,
        "at": change.at,
        "until": change.until,
        "by_user": change.by_user,
    }
    upsert.put(connection, meeting_steps, ("meeting_id", "kind", "part"), row)


def practical_answered(connection: Connection, change: PracticalAnswered) -> None:
    """The organisation's last word counts."""
    row = {
        "meeting_id": change.meeting_id,
        "organisation_id": change.organisation_id,
        "direction": change.direction,
        "aspect": change.aspect,
        "department_id": change.department_id,
        "option": change.option,
        "own": change.own,
        "by": change.by,
        "at": change.at,
    }
    upsert.put(connection, practical_answers, ("meeting_id", "organisation_id", "direction", "aspect"), row)


def material_added(connection: Connection, change: MaterialAdded) -> None:
    """One more piece."""
    file = change.file
    connection.execute(
        insert(materials).values(
            department_id=change.department_id,
            meeting_id=change.meeting_id,
            item=change.item,
            text=change.text,
            file_id=file.file_id if file else "",
            file_name=file.name if file else "",
            is_photo=bool(file and file.is_photo),
            mime=file.mime if file else "",
            by_user=change.by_user,
            at=change.at,
        )
    )


def material_removed(connection: Connection, change: MaterialRemoved) -> None:
    """Twice is once."""
    connection.execute(
        update(materials)
        .where(
            materials.c.id == change.material_id,
            materials.c.department_id == change.department_id,
            materials.c.removed_at.is_(None),
        )
        .values(removed_at=change.at)
    )


def material_seen(connection: Connection, change: MaterialSeen) -> None:
    """The first time counts."""
    connection.execute(
        insert_into(connection, material_looks)
        .values(
            meeting_id=change.meeting_id,
            item=change.item,
            organisation_id=change.organisation_id,
            department_id=change.department_id,
            by=change.by,
            at=change.at,
        )
        .on_conflict_do_nothing()
    )


def opinion_given(connection: Connection, change: OpinionGiven) -> None:
    """The last word counts."""
    row = {
        "meeting_id": change.meeting_id,
        "organisation_id": change.organisation_id,
        "department_id": change.department_id,
        "agrees": change.agrees,
        "remark": change.remark,
        "by": change.by,
        "at": change.at,
    }
    upsert.put(connection, opinions, ("meeting_id", "organisation_id"), row)
