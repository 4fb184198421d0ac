"""``/summary``: the department's view of a decision; nothing for anyone else."""

from dataclasses import replace

from core.ports import Call, Reads
from core.proof import call_list
from core.summary import summarise
from core.usecases import home as home_case
from core.views import GroupNote, Note, Result, Section, Show, SummaryScreen


def summary(
    reads: Reads,
    call: Call,
    decision_id: int | None = None,
    section: Section = Section.OVERVIEW,
    page: int = 0,
    brief: bool = False,
) -> Result:
    """A page of the summary over the newest decision, or over the one named."""
    if not call.staff:
        if brief:
            return Result((Show(call.chat_id, GroupNote()),))
        return home_case.home(reads, call, Note.ONLY_DEPARTMENT)
    published = reads.decisions(call.department_id)
    chosen = next((p for p in published if p.id == decision_id), published[0] if published else None)
    if chosen is None:
        return home_case.home(reads, call, Note.NO_DECISION)
    states = tuple(
        replace(state, last_action=state.last_action.astimezone(call.now.tzinfo))
        if state.last_action
        else state
        for state in reads.states(chosen.id, call.department_id)
    )
    cut_off = tuple(
        replace(one, since=one.since.astimezone(call.now.tzinfo)) for one in reads.cut_off(call.department_id)
    )
    asked = section is Section.CALLS and not brief
    calls = call_list(reads.reminded(chosen.id, call.department_id)) if asked else ()
    view = SummaryScreen(
        chosen.id,
        chosen.decision,
        chosen.deadline,
        call.today,
        summarise(chosen.decision, states),
        section,
        max(page, 0),
        brief,
        cut_off,
        calls,
        reads.count_open_extensions(call.department_id) if call.staff.may_act and not brief else 0,
    )
    return Result((Show(call.chat_id, view),))
