"""``/summary``: the department's view of a decision; nothing for anyone else."""

from dataclasses import replace

from core.decision import Purpose, Status
from core.districts import district_key, lies_in
from core.heat import HeatPage
from core.outgoing import Paper
from core.people import Called
from core.picture import Drawing, mark_of
from core.ports import Call, PublishedDecision, Reads
from core.proof import ToCall, call_list
from core.summary import EVERYBODY, OrganisationState, Summary, Which, not_answered
from core.tally import Tally
from core.usecases import home as home_case
from core.usecases import owning
from core.usecases.counted import counted, drawing_of
from core.views import GroupNote, Note, Result, Section, Show, SummaryScreen, TaskOrganisations
from core.views.department import LISTED, NO_STATUS

PICTURES = {Section.OVERVIEW: Paper.HEAT, Section.MORE: Paper.HEAT, Section.DAYS: Paper.PROGRESS}
MOST_NAMED = 3  # under «По пунктам»
MENTIONED = {Section.DIFFICULTIES: Purpose.DIFFICULTY, Section.HELP: Purpose.HELP}


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
    published = reads.decisions(call.department_id)
    chosen = next((p for p in published if p.id == decision_id), published[0] if published else None)
    if chosen is None:
        return home_case.home(reads, call, Note.NO_DECISION)
    tally, only = counted(reads, chosen.id, call.department_id, district)
    cut_off = tuple(
        replace(one, since=one.since.astimezone(call.now.tzinfo), called=_here(one.called, call))
        for one in reads.cut_off(call.department_id)
        if lies_in(one.member.organisation, only)
    )
    asked = section is Section.CALLS and not brief
    calls = _calls(reads, call, chosen.id, only) if asked else ()
    named, at, pages = _named(reads, call, chosen, tally, only, section, page, brief)
    view = SummaryScreen(
        chosen.id,
        chosen.decision,
        chosen.deadline,
        call.today,
        named,
        section,
        at,
        brief,
        cut_off,
        calls,
        only,
        len(tally.districts) > 1,
        call.staff.may_act,
        reads.count_open_extensions(call.department_id) if call.staff.may_act and not brief else 0,
        tally.punctual(chosen.deadline, call.today),
        pages,
        own=owning.tasks_of(reads, call, chosen),
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
    published = reads.decisions(call.department_id) if call.staff else ()
    chosen = next((p for p in published if p.id == decision_id), published[0] if published else None)
    tasks = chosen.decision.tasks if chosen else ()
    if chosen is None or task_id not in {one.id for one in tasks}:
        return summary(reads, call, decision_id, Section.TASKS, district=district)
    tally, only = counted(reads, chosen.id, call.department_id, district)
    counts = next(one for one in tally.tasks(chosen.decision) if one.task.id == task_id)
    known = {status.value: status for status in Status}
    which = Which(task=task_id, status=known.get(wanted)) if wanted in (*known, NO_STATUS) else EVERYBODY
    how_many = counts.total if which is EVERYBODY else counts.saying(which.status)
    at, pages = _place(page, how_many)
    states = reads.states_page(chosen.id, call.department_id, district_key(only), at * LISTED, LISTED, which)
    listed = tuple((one.organisation, one.statuses.get(task_id)) for one in states)
    shown = wanted if which is not EVERYBODY else ""
    asked = TaskOrganisations(chosen.id, chosen.decision, counts, listed, shown, at, only, pages)
    return Result((Show(call.chat_id, asked),))


def _beside(view: SummaryScreen, drawn: Drawing) -> SummaryScreen:
    """The screen of a picture: where it stands among its pages, and the mark of both."""
    counts = (view.summary.coverage.missing, len(view.cut_off), view.asking, view.districts, view.own)
    mark = mark_of(drawn, view.deadline, view.summary.coverage, view.punctual, counts)
    if isinstance(drawn, HeatPage):
        return replace(view, page=drawn.number - 1, pages=drawn.of, mark=mark)
    return replace(view, page=0, mark=mark)


def _named(
    reads: Reads,
    call: Call,
    chosen: PublishedDecision,
    tally: Tally,
    only: str,
    section: Section,
    page: int,
    brief: bool,
) -> tuple[Summary, int, int]:
    """The counts from the tally, with one page of whatever is named; which page that is, and of how many."""
    of = chosen.id, call.department_id, district_key(only)
    counts = Summary(tally.coverage(), tally.tasks(chosen.decision), (), (), ())
    if section is Section.TASKS and not brief:  # it ends with what most find difficult and ask for
        worries, _ = reads.mentions(*of, Purpose.DIFFICULTY, 0, MOST_NAMED)
        wishes, _ = reads.mentions(*of, Purpose.HELP, 0, MOST_NAMED)
        return replace(counts, difficulties=worries, helps=wishes), 0, 1
    if section in MENTIONED:
        purpose = MENTIONED[section]
        found, total = reads.mentions(*of, purpose, max(page, 0) * LISTED, LISTED)
        at, pages = _place(page, total)
        if at != page:
            found, _ = reads.mentions(*of, purpose, at * LISTED, LISTED)
        worries, wishes = (found, ()) if purpose is Purpose.DIFFICULTY else ((), found)
        return replace(counts, difficulties=worries, helps=wishes), at, pages
    if section is Section.MISSING:
        at, pages = _place(page, counts.coverage.missing)
        states = reads.states_page(*of, at * LISTED, LISTED, Which(missing=True))
        here = (_at_home(state, call) for state in states)
        return replace(counts, not_answered=not_answered(chosen.decision, here)), at, pages
    return counts, max(page, 0), 1


def _place(page: int, how_many: int) -> tuple[int, int]:
    """Which page that is, and how many there are; beyond the last it is the last."""
    pages = max(1, -(-how_many // LISTED))
    return min(max(page, 0), pages - 1), pages


def _at_home(state: OrganisationState, call: Call) -> OrganisationState:
    last = state.last_action
    return replace(state, last_action=last.astimezone(call.now.tzinfo)) if last else state


def _calls(reads: Reads, call: Call, decision_id: int, district: str) -> tuple[ToCall, ...]:
    """Whom to call, with who has called already, on the department's clocks."""
    return tuple(
        replace(one, called=_here(one.called, call))
        for one in call_list(reads.reminded(decision_id, call.department_id), call.today)
        if lies_in(one.organisation, district)
    )


def _here(called: Called | None, call: Call) -> Called | None:
    return replace(called, at=called.at.astimezone(call.now.tzinfo)) if called else None
