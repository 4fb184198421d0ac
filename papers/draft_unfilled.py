"""Values that a document didn't have: marked in the draft, and not to be published so."""

UNFILLED = "[заполните: "


def unfilled(text: str) -> list[int]:
    """The lines of a decision file where such a value still stands; comments may speak of it."""
    rows = enumerate(text.splitlines(), 1)
    return [number for number, row in rows if UNFILLED in row and not row.lstrip().startswith("#")]
