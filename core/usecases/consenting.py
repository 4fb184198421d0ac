"""The answer to the consent text that counts at this moment."""

from core.changes.joining import ConsentAnswered
from core.ports import Call


def agreed(call: Call, given: bool = True) -> ConsentAnswered:
    """With the exact words and their version."""
    text = call.consent
    return ConsentAnswered(call.user_id, text.version, given, call.now, text.text, call.department_id)
