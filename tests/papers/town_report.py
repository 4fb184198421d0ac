"""A department of some organisations whose official report is written; the same seed, the same facts."""

import random
from datetime import datetime, timedelta

from core.decision import Status
from core.official import OfficialReport, Planned, punctual_of
from core.people import Organisation
from core.report import ReportState
from core.report_rows import standing
from core.summary import OrganisationState, summarise
from core.table import STATUS_WORDS, TableRow
from core.timeliness import Timeliness
from tests.core.fake_town import DECISION, DEPARTMENT, MOSCOW

NOW = datetime(2020, 9, 2, 11, 0, tzinfo=MOSCOW)
HOSTILE = "«{{ 7 * 7 }}» {% for x in y %} <w:t>&amp; \x07 =2+3"


def a_report(count: int = 57, name: str = "«Ласточка»") -> OfficialReport:
    """So many organisations, their states and answers drawn by one seed."""
    chance = random.Random(29)
    states, rows, stands = [], [], []
    for number in range(1, count + 1):
        organisation = Organisation(
            number, 1, f"МБДОУ № {number} {name}", number, "Иванова Мария Петровна", "+7 910 123-45-67"
        )
        state = chance.choices(list(ReportState), [1, 2, 5, 1, 6])[0]
        filled = 6 if state.finished or state is ReportState.RETURNED else chance.randint(0, 3)
        statuses = {
            task.id: chance.choices(list(Status), [5, 2, 1])[0] if place < filled else None
            for place, task in enumerate(DECISION.tasks)
        }
        sent = filled == len(DECISION.tasks)
        beside = chance.choice([Timeliness.ON_TIME, Timeliness.LATE]) if sent else Timeliness.OVERDUE
        hinders = ("Нет людей или времени",) if number % 3 == 0 else ()
        last = NOW - timedelta(days=number) if filled else None
        states.append(
            OrganisationState(
                organisation, filled > 0, filled > 0, state, statuses, filled, hinders, hinders, last
            )
        )
        words = tuple(STATUS_WORDS[status] if status else "" for status in statuses.values())
        shown = standing(state, number if sent else None, beside)
        rows.append(TableRow(number, organisation.name, organisation.head, words, state=shown))
        stands.append((state, beside))
    return OfficialReport(
        DECISION,
        DEPARTMENT,
        NOW,
        DECISION.deadline,
        summarise(DECISION, states),
        tuple(rows),
        punctual_of(stands),
        Planned(12, 3, 2),
    )
