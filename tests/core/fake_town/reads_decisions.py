"""The reading side: decisions open and closed, drafts, and reports as an amendment finds them."""

from dataclasses import replace
from datetime import date

from core.decision import Decision
from core.draft import DecisionDraft, Walk
from core.ports import PublishedDecision
from core.refitting import Standing
from core.rehearsal import draft_of, rehearsed_report
from core.report import Report
from tests.core.fake_town.facts import MORNING
from tests.core.fake_town.state import State


class DecisionReads(State):
    """The first decision is the town's own; ``others`` stand beside it."""

    def every_decision(self) -> tuple[PublishedDecision, ...]:
        """The newest first."""
        first = PublishedDecision(1, self.decision, self.decision.deadline, MORNING)
        found = (*self.others.values(), *((first,) if self.published else ()))
        return tuple(replace(one, closed_at=self.ended.get(one.id)) for one in found)

    def decisions(self, department_id: int) -> tuple[PublishedDecision, ...]:
        return tuple(one for one in self.every_decision() if one.closed_at is None)

    def archive(self, department_id: int) -> tuple[PublishedDecision, ...]:
        return tuple(one for one in self.every_decision() if one.closed_at is not None)

    def has_archive(self, department_id: int) -> bool:
        return bool(self.archive(department_id))

    def decision_named(self, slug: str, department_id: int) -> PublishedDecision | None:
        return next((one for one in self.every_decision() if one.decision.id == slug), None)

    def decision_file(self, decision_id: int, department_id: int) -> Decision:
        return next(one.decision for one in self.every_decision() if one.id == decision_id)

    def draft(self, draft_id: int, department_id: int) -> DecisionDraft | None:
        return self.drafts_kept.get(draft_id)

    def drafts(self, department_id: int) -> tuple[DecisionDraft, ...]:
        return tuple(one for one in reversed(self.drafts_kept.values()) if one.is_open)

    def standings(self, decision_id: int, department_id: int) -> tuple[Standing, ...]:
        return tuple(
            Standing(
                report.id,
                report.organisation.id,
                report.state,
                report.version,
                report.answers,
                report.accepted,
                deadline=report.deadline if report.deadline > self.decision.deadline else date.min,
                people=sum(one.organisation.id == report.organisation.id for one in self.joined),
            )
            for report in self.reports.values()
            if report.decision_id == decision_id
        )

    def rehearsal(self, report_id: int, user_id: int) -> Report | None:
        """Of the walk through a draft, for whoever sent it."""
        draft = self.drafts_kept.get(draft_of(report_id) or 0)
        if draft is None or draft.user_id != user_id or not draft.is_open:
            return None
        return rehearsed_report(draft, self.walks.get(draft.id, Walk()), 1)
