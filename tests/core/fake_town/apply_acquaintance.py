"""Who knows the decision."""

from core.acquaintance import Acquaintance
from core.changes.acquaintance import AcquaintanceConfirmed
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.reading import Reading


def confirmed(town: Reading, change: AcquaintanceConfirmed) -> None:
    given = town.acquaintances_given.setdefault(change.report_id, [])
    if any(one.person_id == change.by for one in given):
        raise Overtaken("acquaintance")
    name = next((one.name for one in town.people.values() if one.id == change.by), "")
    given.append(Acquaintance(change.by, name, change.at, 1))
