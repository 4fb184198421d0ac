"""Does a line begin something of its own? Such a line is never the rest of the one above."""

from core.drafting.addressees import addressed
from core.drafting.clocks import clocks
from core.drafting.labels import labelled
from core.drafting.names import name_in
from core.drafting.sections import heading_of
from core.drafting.sittings import names_a_subgroup


def starts_something(text: str) -> bool:
    """A label, a heading, an addressee, a speaker or a time of day opens the line."""
    name = name_in(text[:60])
    hour = next(iter(clocks(text[:12])), None)
    return bool(
        labelled(text)
        or heading_of(text)
        or names_a_subgroup(text[:20])
        or addressed(text)
        or (name is not None and name.start == 0)
        or (hour is not None and hour.start == 0)
    )
