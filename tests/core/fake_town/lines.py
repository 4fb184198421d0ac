"""What a change leaves behind in the logs that people read."""

from core.directory import OrganisationEvent, OrganisationLogged
from core.people import PeopleChange
from core.staff import UNNAMED, UNNAMED_COLLEAGUE, StaffEvent, StaffLogged, StaffRole
from tests.core.fake_town.reading import Reading


def line(town: Reading, organisation_id: int, event: OrganisationEvent, by: int, text: str = "") -> None:
    """A line of the organisation's history."""
    logged = OrganisationLogged(event, town.now, town.name_of(by) or UNNAMED, text)
    town.lines.append((organisation_id, logged))


def staff_line(
    town: Reading, event: StaffEvent, by: int, whom: int | None = None, role: StaffRole | None = None
) -> None:
    """A line of the history of the department's own people."""
    who = town.name_of(whom) or (UNNAMED_COLLEAGUE if whom else "")
    town.staff_lines.append(
        StaffLogged(
            event, town.now, town.name_of(by) or (UNNAMED_COLLEAGUE if by == whom else UNNAMED), who, role
        )
    )


def tell(town: Reading, organisation_id: int, change: PeopleChange) -> None:
    """Who came and went, for the people of the organisation."""
    town.came_and_went.append((organisation_id, change))
