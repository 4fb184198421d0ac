"""A report's rungs as rows, under the ladder's own rules: what ``storage.reminders`` does, in memory."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from core.ladder import Rung, schedule
from core.recipients import Recipient
from core.reminder_round import DueReport, decide
from core.report import ReportState
from tests.core.fake_town import DAYS, MOSCOW, FakeTown


@dataclass
class Row:
    """One rung; ``state`` and ``why`` as the table has them."""

    rung: Rung
    planned_at: datetime
    state: str = "planned"
    why: str = ""


@dataclass
class Rungs:
    """The rungs of report 1, and every letter that went out: (moment, person, the report's state then)."""

    town: FakeTown
    rows: list[Row] = field(default_factory=list)
    letters: list[tuple[datetime, int, ReportState]] = field(default_factory=list)
    reminded: dict[int, date] = field(default_factory=dict)
    seen_returns: int = 0

    def __post_init__(self) -> None:
        town = self.town
        planned = schedule(town.decision.ladder, town.reports[1].deadline, town.now, MOSCOW, DAYS)
        self.rows = [Row(rung, rung.at) for rung in planned]

    def follow_the_returns(self) -> None:
        """What is owed again is planned again; a return counts as that day's reminder."""
        fresh = self.town.rearmed[self.seen_returns :]
        self.seen_returns += len(fresh)
        if not fresh:
            return
        for row in self.rows:
            if row.state == "planned" and row.rung.id.startswith("return-"):
                row.state, row.why = "cancelled", "finished"
        for rung in fresh[-1].rungs:
            known = next((row for row in self.rows if row.rung.id == rung.id), None)
            if known is None:
                self.rows.append(Row(rung, rung.at))
            elif (known.state, known.why) == ("cancelled", "finished"):
                known.state, known.why, known.rung, known.planned_at = "planned", "", rung, rung.at
        for member in self.town.members(self.town.reports[1].organisation.id):
            self.reminded[member.person.id] = self.town.now.date()

    def pass_to(self, moment: datetime) -> None:
        """Let time pass; each rung is looked at when it is due, as by a running clock."""
        while due := [row for row in self.rows if row.state == "planned" and row.rung.at <= moment]:
            self.town.now = max(self.town.now, min(row.rung.at for row in due))
            self._look()
        self.town.now = moment

    def _look(self) -> None:
        report = self.town.reports[1]
        rows = {n: row for n, row in enumerate(self.rows) if row.state == "planned"}
        people = tuple(
            Recipient(
                m.person.id,
                m.person.chat_id,
                m.person.name,
                m.role,
                absent_until=m.person.absent_until,
                reminded_on=self.reminded.get(m.person.id),
            )
            for m in self.town.members(report.organisation.id)
        )
        due = DueReport(
            1,
            report.state.finished,
            self.town.decision.ladder,
            tuple((n, row.rung) for n, row in rows.items()),
            people,
        )
        outcome = decide((due,), self.town.now, MOSCOW, DAYS)
        for verdict in outcome.verdicts:
            row = self.rows[verdict.reminder_id]
            row.state, row.why = verdict.state, verdict.why
            if verdict.due_at is not None:
                row.rung = replace(row.rung, at=verdict.due_at)
        for letter in outcome.letters:
            self.letters.append((self.town.now, letter.person_id, report.state))
            self.reminded[letter.person_id] = outcome.day
            for n in letter.reminder_ids:
                self.rows[n].state = "sent"
