"""The department's summary."""

from dataclasses import replace
from datetime import datetime

from core.decision import Status
from core.official import Punctual
from core.people import Called
from core.report import ReportState
from core.summary import OrganisationState, summarise
from core.views import Note, OrganisationSearch, Section, SummaryScreen, TaskOrganisations, View
from core.views.department import LISTED
from tests.core.fake_town import DECISION, MOSCOW
from tests.screens.gallery.samples import DEADLINE, TODAY, calls, cut_off, state


def summaries() -> dict[str, View]:
    """Each section, with thirty organisations and with none."""

    def summary(section: Section, states: tuple[OrganisationState, ...], brief: bool = False) -> View:
        lost = cut_off() if states else ()
        to_call = calls() if states and section is Section.CALLS else ()
        found = summarise(DECISION, states)
        pages = max(1, -(-len(found.not_answered) // LISTED)) if section is Section.MISSING else 1
        first = replace(found, not_answered=found.not_answered[:LISTED])
        return SummaryScreen(
            1, DECISION, DEADLINE, TODAY, first, section, 0, brief, lost, to_call, pages=pages
        )

    many = tuple(state(number) for number in range(1, 31))
    picture = replace(
        summary(Section.OVERVIEW, many),
        punctual=Punctual(8, 2),
        pages=3,
        page=1,
        districts=True,
        mark="0a1b2c3d",
    )
    return {
        "summary of three pages": picture,
        "summary with endless names": replace(
            picture, decision=replace(DECISION, short_title="Решение " * 90), district="Район " * 90
        ),
        **_searches(),
        **_by_task(many),
        **{f"summary {section.name.lower()}": summary(section, many) for section in Section},
        "summary in a group": summary(Section.OVERVIEW, many, brief=True),
        "summary reviewed": summary(Section.OVERVIEW, _some_reviewed(many)),
        "summary calls noted": _noted(Section.CALLS, many),
        "summary cut off noted": _noted(Section.CUT_OFF, many),
        "summary empty": summary(Section.DIFFICULTIES, ()),
        "summary reaches everybody": summary(Section.CUT_OFF, ()),
    }


def _by_task(states: tuple[OrganisationState, ...]) -> dict[str, View]:
    counts = summarise(DECISION, states).tasks[0]
    said = tuple((one.organisation, one.statuses.get(counts.task.id)) for one in states)
    everybody = TaskOrganisations(1, DECISION, counts, said[LISTED : 2 * LISTED], page=1, pages=3)
    return {
        "summary of a task": everybody,
        "summary of a task not started": replace(
            everybody,
            organisations=(),
            wanted=Status.NOT_STARTED.value,
            page=0,
            pages=1,
            district="Ленинский",
        ),
    }


def _searches() -> dict[str, View]:
    several = tuple(one.organisation for one in (state(7), state(8)))
    search = OrganisationSearch(1, DECISION)
    return {
        "summary search": search,
        "summary search several": replace(search, found=several, more=3),
        "summary search none": replace(search, note=Note.NO_SUCH_ORGANISATION),
        "summary search voice": replace(search, note=Note.VOICE),
    }


def _noted(section: Section, states: tuple[OrganisationState, ...]) -> View:
    """Somebody has called already; whoever may act goes from here to the organisation's page."""
    called = Called(datetime(2020, 8, 11, 15, 20, tzinfo=MOSCOW), "Ирина Львовна")
    first, *others = calls()
    lost, *more = cut_off()
    return SummaryScreen(
        1,
        DECISION,
        DEADLINE,
        TODAY,
        summarise(DECISION, states),
        section,
        0,
        cut_off=(replace(lost, called=called), *more),
        calls=(replace(first, called=called), *others),
        may_act=True,
    )


def _some_reviewed(states: tuple[OrganisationState, ...]) -> tuple[OrganisationState, ...]:
    accepted = (replace(state, report_state=ReportState.ACCEPTED) for state in states[:4])
    return (*accepted, replace(states[4], report_state=ReportState.RETURNED), *states[5:])
