"""The people of one organisation: who they are, who stands in for whom, who takes over."""

from dataclasses import dataclass
from datetime import date

from core.people import Author, Leave, Member, Organisation
from core.views.notes import Note


@dataclass(frozen=True, slots=True)
class OurPeople:
    """Everybody who answers for the organisation, as one of them sees it."""

    organisation: Organisation
    members: tuple[Member, ...]
    me: int  # person id
    leaves: tuple[Leave, ...]
    may_hand_over: bool
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class HandoverScreen:
    """«Передать дела», or the department's «Новый руководитель»: with a code once the link is made.

    ``report_id`` is where the department came from; None: the head hands over. ``taken`` where the other
    side has made a link already.
    """

    organisation: Organisation
    code: str = ""
    bot: str = ""
    report_id: int | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """To the head before: somebody else answers for the organisation now."""

    name: str
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class SubstituteScreen:
    """Who stands in during the leave?"""

    organisation: Organisation
    until: date
    candidates: tuple[Member, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class SubstituteNotice:
    """To whoever stands in: until when; or (None) that it is over."""

    name: str
    organisation: Organisation
    away: Author
    until: date | None
