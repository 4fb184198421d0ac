"""The organisation's history: one line for each thing that administrators did to it."""

from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection, insert

from core.directory import OrganisationEvent
from storage.schema import organisation_log


class Done(Protocol):
    """What every such change says of itself."""

    @property
    def department_id(self) -> int: ...
    @property
    def by_user_id(self) -> int: ...
    @property
    def at(self) -> datetime: ...


def note(
    connection: Connection, change: Done, event: OrganisationEvent, organisation_id: int, text: str = ""
) -> None:
    """Write it down."""
    connection.execute(
        insert(organisation_log).values(
            department_id=change.department_id,
            organisation_id=organisation_id,
            at=change.at,
            by_user=change.by_user_id,
            event=event.value,
            text=text,
        )
    )
