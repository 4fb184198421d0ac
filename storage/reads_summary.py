"""The reading side of the summary: counts, and one page of whatever names somebody."""

from sqlalchemy import Connection, func, select

from core.decision import Purpose
from core.summary import EVERYBODY, Mention, OrganisationState, Which, by_number
from core.tally import Tally
from storage import said, standing, standing_page, tallies
from storage.schema import decision_versions
from storage.shelf import Shelf


class SummaryReads:
    """A part of ``storage.reads.SqlReads``."""

    _db: Connection
    _shelf: Shelf

    def states_page(
        self,
        decision_id: int,
        department_id: int,
        district: str,
        offset: int,
        limit: int,
        which: Which = EVERYBODY,
    ) -> tuple[OrganisationState, ...]:
        """Some of them in the lists' order; of one district by its key."""
        of = decision_id, department_id
        ids = standing_page.on_page(self._db, *of, district, offset, limit, which)
        if not ids:
            return ()
        newest = self._db.execute(
            select(func.max(decision_versions.c.id)).where(decision_versions.c.decision_id == decision_id)
        ).scalar_one()
        found = standing.states(self._db, self._shelf.get(self._db, newest), *of, ids)
        return tuple(sorted(found, key=lambda state: by_number(state.organisation)))

    def tally(self, decision_id: int, department_id: int, district: str = "") -> Tally:
        """The summary's counts, as they are kept up; of one district by its key."""
        return tallies.tally(self._db, decision_id, department_id, district)

    def mentions(
        self, decision_id: int, department_id: int, district: str, purpose: Purpose, offset: int, limit: int
    ) -> tuple[tuple[Mention, ...], int]:
        """A page of the difficulties or requests, and how many there are."""
        return said.page(self._db, decision_id, department_id, district, purpose, offset, limit)
