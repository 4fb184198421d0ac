"""«Ознакомлен(а)»."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AcquaintanceConfirmed:
    """Somebody knows the decision that the report is on. Guarded by the row: a second one is stale."""

    report_id: int
    by: int  # person id
    at: datetime
