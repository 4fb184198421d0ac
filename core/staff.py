"""The department's own people: who may look, who may act, who may manage."""

from enum import StrEnum


class StaffRole(StrEnum):
    """What somebody may do for the department; each role may do what the one before it may."""

    VIEWER = "viewer"
    SPECIALIST = "specialist"
    ADMINISTRATOR = "administrator"

    @property
    def may_act(self) -> bool:
        """Accept, return, grant, remind, answer for an organisation."""
        return self is not StaffRole.VIEWER

    @property
    def may_manage(self) -> bool:
        """People, organisations, decisions, ladders."""
        return self is StaffRole.ADMINISTRATOR
