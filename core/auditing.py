"""What the audit log says of a call: who of the department saw, exported, changed, returned or erased what.

Only the department's calls are looked at, so a head's tap costs nothing more. The log holds numbers of ours
and counts; who or what stands behind a number, the tables say, as long as they may.
"""

from enum import StrEnum


class Act(StrEnum):
    """What was done. Stored: only add."""

    SAW = "saw"
    EXPORTED = "exported"
    CHANGED = "changed"
    RETURNED = "returned"
    ERASED = "erased"
    CONSENTED = "consented"
