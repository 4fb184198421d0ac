"""``/summary``: the department's view of a decision; nothing for anyone else."""

from dataclasses import replace

from core.districts import lies_in
from core.heat import HeatPage
from core.outgoing import Paper
from core.people import Called
from core.picture import Drawing, mark_of
from core.ports import Call, PublishedDecision, Reads
from core.proof import ToCall, call_list
from core.summary import Summary, by_number, summarise
from core.tally import Tally
from core.usecases import deciding
from core.usecases import home as home_case
from core.usecases.archive import readable
from core.usecases.counted import counted, drawing_of
from core.views import GroupNote, Note, Result, Section, Show, SummaryScreen, TaskOrganisations
from core.views.department import NO_STATUS

PICTURES = {Section.OVERVIEW: Paper.HEAT, Section.DAYS: Paper.PROGRESS}
# «По пунктам» ends with what most find difficult and ask for, as the lists of it do.
NAMING = {Section.TASKS, Section.DIFFICULTIES, Section.HELP, Section.MISSING}


def summary(
    reads: Reads,
    call: Call,
    decision_id: int | None = None,
    section: Section = Section.OVERVIEW,
    page: int = 0,
    brief: bool = False,
    district: str = "",
) -> Result:
    """A page of the summary over the newest decision, or over the one named; of one district by its key."""
    if not call.staff:
        if brief:
            return Result((Show(call.chat_id, GroupNote()),))
        return home_case.home(reads, call, Note.ONLY_DEPARTMENT)
    if not decision_id and not brief and (several := deciding.which(reads, call)) is not None:
        return several
    chosen = _chosen(reads, call, decision_id)
    if chosen is None:
        archived = reads.has_archive(call.department_id) and not brief
        return (deciding.listing if archived else home_case.home)(reads, call, Note.NO_DECISION)
    acts = call.staff.may_act and chosen.closed_at is None
    tally, only = counted(reads, chosen.id, call.department_id, district)
    cut_off = tuple(
        replace(one, since=one.since.astimezone(call.now.tzinfo), called=_here(one.called, call))
        for one in reads.cut_off(call.department_id)
        if lies_in(one.member.organisation, only)
    )
    asked = section is Section.CALLS and not brief
    calls = _calls(reads, call, chosen.id, only) if asked else ()
    view = SummaryScreen(
        chosen.id,
        chosen.decision,
        chosen.deadline,
        call.today,
        _summary(reads, call, chosen, tally, only, section, brief),
        section,
        max(page, 0),
        brief,
        cut_off,
        calls,
        only,
        len(tally.districts) > 1,
        acts,
        reads.count_open_extensions(call.department_id) if acts and not brief else 0,
        tally.punctual(chosen.deadline, call.today),
    )
    if section in PICTURES and not brief:
        drawn = drawing_of(
            reads,
            call.department_id,
            PICTURES[section],
            chosen,
            (tally, only),
            call.now.tzinfo,
            call.today,
            page,
        )
        view = _beside(view, drawn)
    return Result((Show(call.chat_id, view),))


def refresh(
    reads: Reads, call: Call, decision_id: int, section: Section, page: int, district: str, seen: str
) -> Result:
    """«Обновить»: where nothing has changed since, nothing is shown anew."""
    shown = summary(reads, call, decision_id, section, page, district=district)
    view = shown.shows[0].view
    if isinstance(view, SummaryScreen) and view.mark == seen:
        return Result(toast=Note.NOTHING_NEW)
    return shown


def task(
    reads: Reads,
    call: Call,
    decision_id: int,
    task_id: str,
    wanted: str = "",
    page: int = 0,
    district: str = "",
) -> Result:
    """Which organisations say what of one task; of one that is no more, all tasks."""
    chosen = _chosen(reads, call, decision_id) if call.staff else None
    tasks = chosen.decision.tasks if chosen else ()
    if chosen is None or task_id not in {one.id for one in tasks}:
        return summary(reads, call, decision_id, Section.TASKS, district=district)
    tally, only = counted(reads, chosen.id, call.department_id, district)
    counts = next(one for one in tally.tasks(chosen.decision) if one.task.id == task_id)
    states = (one for one in reads.states(chosen.id, call.department_id) if lies_in(one.organisation, only))
    said = sorted(
        ((one.organisation, one.statuses.get(task_id)) for one in states), key=lambda pair: by_number(pair[0])
    )
    listed = tuple(pair for pair in said if not wanted or (pair[1] or NO_STATUS) == wanted)
    asked = TaskOrganisations(chosen.id, chosen.decision, counts, listed, wanted, max(page, 0), only)
    return Result((Show(call.chat_id, asked),))


def _chosen(reads: Reads, call: Call, decision_id: int | None) -> PublishedDecision | None:
    """The one that is named, open or closed; else the newest."""
    return readable(reads, call, decision_id) or next(iter(reads.decisions(call.department_id)), None)


def _beside(view: SummaryScreen, drawn: Drawing) -> SummaryScreen:
    """The screen of a picture: where it stands among its pages, and the mark of both."""
    counts = (view.summary.coverage.missing, len(view.cut_off), view.asking, view.districts)
    mark = mark_of(drawn, view.deadline, view.summary.coverage, view.punctual, counts)
    if isinstance(drawn, HeatPage):
        return replace(view, page=drawn.number - 1, pages=drawn.of, mark=mark)
    return replace(view, page=0, mark=mark)


def _summary(
    reads: Reads,
    call: Call,
    chosen: PublishedDecision,
    tally: Tally,
    only: str,
    section: Section,
    brief: bool,
) -> Summary:
    """The counts from the tally; who and what is named only where it is shown, for that takes a full scan."""
    coverage, tasks = tally.coverage(), tally.tasks(chosen.decision)
    if section not in NAMING or (brief and section is Section.TASKS):
        return Summary(coverage, tasks, (), (), ())
    states = (
        replace(state, last_action=state.last_action.astimezone(call.now.tzinfo))
        if state.last_action
        else state
        for state in reads.states(chosen.id, call.department_id)
        if lies_in(state.organisation, only)
    )
    return summarise(chosen.decision, states)


def _calls(reads: Reads, call: Call, decision_id: int, district: str) -> tuple[ToCall, ...]:
    """Whom to call, with who has called already, on the department's clocks."""
    return tuple(
        replace(one, called=_here(one.called, call))
        for one in call_list(reads.reminded(decision_id, call.department_id), call.today)
        if lies_in(one.organisation, district)
    )


def _here(called: Called | None, call: Call) -> Called | None:
    return replace(called, at=called.at.astimezone(call.now.tzinfo)) if called else None
