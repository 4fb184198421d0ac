"""The hidden cell of a form: what tells it from any other, and how it is read back."""

from datetime import datetime

from core.form import FormMark

SIGN = "vsoko-form/1"


def mark_text(mark: FormMark) -> str:
    """One cell of plain text."""
    parts = (mark.installation, mark.decision, mark.edition, str(mark.organisation_id))
    return " ".join((SIGN, *parts, mark.made_at.isoformat(timespec="seconds")))


def read_mark(text: str) -> FormMark | None:
    """None where the cell is no mark, or was meddled with."""
    sign, *parts = text.split(" ")
    if sign != SIGN or len(parts) != 5:
        return None
    installation, decision, edition, organisation, moment = parts
    try:
        made_at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    if (
        made_at.tzinfo is None
        or not (organisation.isascii() and organisation.isdigit())
        or len(organisation) > 18
    ):
        return None
    return FormMark(installation, decision, edition, int(organisation), made_at)
