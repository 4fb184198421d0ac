"""The reading side: messages to many. Nobody delivers them here: whoever was confirmed waits."""

from datetime import datetime

from core import checklist
from core.broadcast import Broadcast, BroadcastState, DeliveryTally, Earlier, Unreached
from core.broadcast_audience import Candidate
from core.recipients import Recipient
from core.report import Report, ReportCard
from tests.core.fake_town.reads_people import PeopleReads

GONE_OUT = (BroadcastState.SENDING, BroadcastState.DONE, BroadcastState.STOPPED)


class BroadcastReads(PeopleReads):
    """Drafts, candidates, and what was confirmed."""

    def broadcast(self, broadcast_id: int, department_id: int) -> Broadcast | None:
        return self.broadcasts_kept.get(broadcast_id)

    def broadcast_draft(self, decision_id: int, user_id: int, department_id: int) -> Broadcast | None:
        drafts = (one for one in self.broadcasts_kept.values() if one.state is BroadcastState.DRAFT)
        return next((one for one in drafts if one.user_id == user_id), None)

    def broadcasts(self, decision_id: int, department_id: int) -> tuple[Broadcast, ...]:
        return tuple(reversed([one for one in self.broadcasts_kept.values() if one.state in GONE_OUT]))

    def next_broadcast(self) -> int:
        return len(self.broadcasts_kept) + 1

    def candidates(self, decision_id: int, department_id: int) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(
                self.organisations[report.organisation.id],
                _card(report),
                tuple(
                    Recipient(
                        member.person.id,
                        member.person.chat_id,
                        member.person.name,
                        member.role,
                        member.person.chat_id not in self.blocked,
                        member.person.absent_until,
                        substitute=member.substitute,
                    )
                    for member in self.members(report.organisation.id)
                ),
            )
            for report in self.reports.values()
            if not self.organisations[report.organisation.id].closed
        )

    def delivery_tally(self, broadcast_id: int) -> DeliveryTally:
        people = len(self.confirmed[broadcast_id].recipients)
        stopped = self.broadcasts_kept[broadcast_id].state is BroadcastState.STOPPED
        return DeliveryTally(stopped=people) if stopped else DeliveryTally(waiting=people)

    def unreached(self, broadcast_id: int) -> tuple[Unreached, ...]:
        left_out = self.confirmed[broadcast_id].left_out
        return tuple(Unreached(self.organisations[number], why) for number, why in left_out)

    def same_text(
        self, decision_id: int, department_id: int, text: str, since: datetime
    ) -> tuple[Earlier, ...]:
        return tuple(
            Earlier(change.at, frozenset(one.person_id for one in change.recipients))
            for number, change in self.confirmed.items()
            if self.broadcasts_kept[number].text == text and change.at > since
        )


def _card(report: Report) -> ReportCard:
    done = checklist.progress(report.decision, report.answers)
    return ReportCard(
        report.id,
        report.decision_id,
        report.organisation.name,
        report.decision.short_title,
        report.deadline,
        report.state,
        done.filled,
        done.total,
        report.number,
        report.sent_at,
        report.at,
        len(report.to_fix),
        report.organisation.id,
    )
