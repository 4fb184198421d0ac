"""The organisations of a department."""

from dataclasses import dataclass
from datetime import date, datetime

from core.ladder import Rung


@dataclass(frozen=True, slots=True)
class DecisionPlan:
    """What an organisation owes on an open decision: its deadline and the rungs towards it."""

    decision_id: int
    deadline: date
    rungs: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationAdded:
    """A new organisation with its link, and its reports on the open decisions; guarded by a fresh id."""

    organisation_id: int
    department_id: int
    name: str
    phone: str
    district: str
    code: str
    by_user_id: int
    at: datetime
    plans: tuple[DecisionPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationRenamed:
    """Guarded by the name that was seen; the former name goes on leading to the organisation."""

    department_id: int
    organisation_id: int
    was: str
    name: str
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class OrganisationClosed:
    """No reminders, not counted any more; guarded by its being open."""

    department_id: int
    organisation_id: int
    by_user_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class OrganisationReopened:
    """As it was before; guarded by its being closed, and not merged."""

    department_id: int
    organisation_id: int
    by_user_id: int
    at: datetime
    plans: tuple[DecisionPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationsMerged:
    """People and links go over to ``into``; its report counts, the other is an archive. Both must be open."""

    department_id: int
    organisation_id: int
    into: int
    by_user_id: int
    at: datetime
