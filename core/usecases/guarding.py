"""Codes that open nothing are counted, and whoever has tried too many is asked to wait."""

from dataclasses import replace

from core.changes.guards import CodeGuessed
from core.changes.report import Prompted
from core.guessing import WINDOW, is_locked
from core.ports import Call, Reads
from core.usecases.home import home
from core.views import Note, Result, Show, Stranger


def is_shut_out(reads: Reads, call: Call) -> bool:
    """Whether no code of theirs is looked at now."""
    return is_locked(reads.guesses(call.user_id, call.department_id, call.moment - WINDOW))


def wrong_code(reads: Reads, call: Call, code: str, note: Note) -> Result:
    """Somebody we know keeps their menu; a stranger learns how to get in. Counted until it is too many."""
    if is_shut_out(reads, call):
        return turned_away(reads, call, Note.TOO_MANY_CODES)
    shown = turned_away(reads, call, note)
    guess = CodeGuessed(call.department_id, call.user_id, code, call.moment)
    return replace(shown, changes=(*shown.changes, guess))


def turned_away(reads: Reads, call: Call, note: Note) -> Result:
    """The way on for whoever has come by a link that isn't theirs."""
    if reads.memberships(call.user_id) or call.staff:
        return home(reads, call, note)
    return Result((Show(call.chat_id, Stranger(note, call.department)),), (Prompted(call.chat_id, None),))
